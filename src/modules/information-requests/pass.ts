import { z } from 'zod'
import type { SecretBox } from '../../platform/identity/secret-box.ts'

/** Long enough to read, download and rate; short enough for the history of a browser that others use too. */
const validity = Temporal.Duration.from({ hours: 1 })

const content = z.object({ requestId: z.uuid(), until: z.number(), code: z.string().optional() })

interface PassKeeper {
  readonly secrets: SecretBox
  readonly organizationId: string
}

/** `receipt` shows the tracking code once more; `case` opens a request to whoever has shown its code. */
type PassKind = 'receipt' | 'case'

/**
 * A part of an address that opens one request for an hour. The code itself stands in no address: addresses are kept in
 * histories and sent forms.
 */
export function makePass(
  { secrets, organizationId }: PassKeeper,
  kind: PassKind,
  { requestId, code, at }: { requestId: string; code?: string; at: Temporal.Instant },
): string {
  const until = at.add(validity).epochMilliseconds
  return secrets
    .seal(JSON.stringify({ requestId, until, code }), aboutOf(kind, organizationId))
    .toString('base64url')
}

/** What a pass opens; undefined for one that is over, of another organisation or kind, or none of ours. */
export function readPass(
  { secrets, organizationId }: PassKeeper,
  kind: PassKind,
  { token, at }: { token: string; at: Temporal.Instant },
): { requestId: string; code: string | undefined } | undefined {
  try {
    const text = secrets.open(Buffer.from(token, 'base64url'), aboutOf(kind, organizationId))
    const { requestId, until, code } = content.parse(JSON.parse(text))
    return at.epochMilliseconds <= until ? { requestId, code } : undefined
  } catch {
    // Whatever stands in an address is no failure of the program.
    return undefined
  }
}

function aboutOf(kind: PassKind, organizationId: string): string {
  return `information-requests.${kind} ${organizationId}`
}
