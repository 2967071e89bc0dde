import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { fromB64, sameBytes } from '../protocol/binding.ts'
import { envelopeHash } from '../protocol/message.ts'
import { integrityKeybox, integrityMessage } from '../schema.ts'

/** The sealed form of a message of half a megabyte, the largest that is not a file. */
export const longestMessage = 600_000

/** Of text that the form of a call has let through as base64url. */
export function bytesOf(text: string): Uint8Array {
  const bytes = fromB64(text)
  if (!bytes) throw new TypeError('a call was read whose form was not checked')
  return bytes
}

/** How the next message of a report names this one. */
export function envelopeOf(report: string, seq: number, message: Uint8Array): Uint8Array {
  return bytesOf(envelopeHash({ report, seq }, message))
}

/** Keeps keyboxes of a report, after those it has; they wait for the pool of a day. */
export async function keepKeyboxes(
  { db, organizationId }: TenantTransaction,
  {
    reportId,
    from,
    keyboxes,
  }: { readonly reportId: Uint8Array; readonly from: number; readonly keyboxes: readonly Uint8Array[] },
): Promise<void> {
  if (keyboxes.length === 0) return
  await db.insert(integrityKeybox).values(
    keyboxes.map((content, index) => ({
      organizationId,
      keyboxHash: createHash('sha256').update(content).digest(),
      reportId,
      position: from + index,
      content,
    })),
  )
}

/** Whether that very message stands there already, as it does where the answer to it was lost. */
export async function isMessageAt(
  { db, organizationId }: TenantTransaction,
  {
    reportId,
    seq,
    message,
  }: { readonly reportId: Uint8Array; readonly seq: number; readonly message: Uint8Array },
): Promise<boolean> {
  const [found] = await db
    .select({ content: integrityMessage.content })
    .from(integrityMessage)
    .where(
      and(
        eq(integrityMessage.organizationId, organizationId),
        eq(integrityMessage.reportId, reportId),
        eq(integrityMessage.seq, seq),
      ),
    )
  return found !== undefined && sameBytes(found.content, message)
}
