import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { answerAt, answerLength, writeThread } from '../exchange/thread-stream.ts'
import { integrityKeybox, integrityMessage } from '../schema.ts'

/**
 * What the report behind a door has, from an offset on, always in as many bytes; zeros where there is no report, no
 * such door or nothing more.
 */
export async function answerOfDoor(
  { db, organizationId }: TenantTransaction,
  reportId: Uint8Array | undefined,
  from: number,
): Promise<Uint8Array> {
  if (!reportId) return new Uint8Array(answerLength)
  const keyboxes = await db
    .select({ content: integrityKeybox.content })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), eq(integrityKeybox.reportId, reportId)))
    .orderBy(asc(integrityKeybox.position))
  const messages = await db
    .select({ content: integrityMessage.content })
    .from(integrityMessage)
    .where(and(eq(integrityMessage.organizationId, organizationId), eq(integrityMessage.reportId, reportId)))
    .orderBy(asc(integrityMessage.seq))
  const thread = writeThread({
    keyboxes: keyboxes.map(({ content }) => content),
    messages: messages.map(({ content }) => content),
  })
  return answerAt(thread, from)
}
