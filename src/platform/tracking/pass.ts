import { z } from 'zod'
import type { SecretBox } from '../identity/secret-box.ts'

/** Long enough to read, download and rate; short enough for the history of a browser that others use too. */
const validity = Temporal.Duration.from({ hours: 1 })

const content = z.object({ subject: z.uuid(), until: z.number(), code: z.string().optional() })

export interface PassKeeper {
  readonly secrets: SecretBox
  readonly organizationId: string
}

/** Of which module and what for: `receipt` shows the tracking code once more; `case` opens a matter to whoever has its code. */
type PassKind = `${string}.receipt` | `${string}.case`

/**
 * A part of an address that opens one matter for an hour. The code itself stands in no address: addresses are kept in
 * histories and sent forms.
 */
export function makePass(
  { secrets, organizationId }: PassKeeper,
  kind: PassKind,
  { subject, code, at }: { subject: string; code?: string; at: Temporal.Instant },
): string {
  const until = at.add(validity).epochMilliseconds
  return secrets
    .seal(JSON.stringify({ subject, until, code }), aboutOf(kind, organizationId))
    .toString('base64url')
}

/** What a pass opens; undefined for one that is over, of another organisation or kind, or none of ours. */
export function readPass(
  { secrets, organizationId }: PassKeeper,
  kind: PassKind,
  { token, at }: { token: string; at: Temporal.Instant },
): { subject: string; code: string | undefined } | undefined {
  try {
    const text = secrets.open(Buffer.from(token, 'base64url'), aboutOf(kind, organizationId))
    const { subject, until, code } = content.parse(JSON.parse(text))
    return at.epochMilliseconds <= until ? { subject, code } : undefined
  } catch {
    // Whatever stands in an address is no failure of the program.
    return undefined
  }
}

function aboutOf(kind: PassKind, organizationId: string): string {
  return `${kind} ${organizationId}`
}
