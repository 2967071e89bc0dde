import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { CreateHead } from '../exchange/heads.ts'
import { keyboxLength } from '../protocol/keybox.ts'
import { integrityDoor, integrityMessage, integrityPending, integrityReport } from '../schema.ts'
import { claimParts } from './blob-parts.ts'
import { bytesOf, envelopeOf, isMessageAt, keepKeyboxes, longestMessage } from './keeping.ts'

/** `missing`: a file that the report names has not arrived whole. `taken`: another report has one of these names. */
export type Created = 'ok' | 'missing' | 'taken' | 'too-large'

/**
 * Keeps a new report: both of its doors, its first keybox and message, its files, and what the next batch in the
 * ledger holds of it. The same once more is `ok` again: a lost answer makes a browser send twice.
 */
export async function createReport(
  tx: TenantTransaction,
  head: CreateHead,
  payload: Uint8Array,
): Promise<Created> {
  const { db, organizationId } = tx
  const keybox = payload.subarray(0, keyboxLength)
  const message = payload.subarray(keyboxLength)
  if (keybox.length < keyboxLength || message.length === 0 || message.length > longestMessage)
    return 'too-large'
  const reportId = bytesOf(head.report)
  const inserted = await db
    .insert(integrityReport)
    .values({ organizationId, reportId, head: envelopeOf(head.report, 0, message), nextSeq: 1 })
    .onConflictDoNothing()
    .returning({ reportId: integrityReport.reportId })
  if (inserted.length === 0) return (await isMessageAt(tx, { reportId, seq: 0, message })) ? 'ok' : 'taken'
  const doors = [head.reporterDoor, head.epochDoor].map(({ id, publicKey }) => ({
    organizationId,
    doorId: bytesOf(id),
    publicKey: bytesOf(publicKey),
    reportId,
  }))
  const opened = await db.insert(integrityDoor).values(doors).onConflictDoNothing().returning()
  if (opened.length < doors.length) return 'taken'
  await keepKeyboxes(tx, { reportId, from: 0, keyboxes: [keybox] })
  await db.insert(integrityMessage).values({ organizationId, reportId, seq: 0, content: message })
  if (!(await claimParts(tx, reportId, head.blobs.map(bytesOf)))) return 'missing'
  await db
    .insert(integrityPending)
    .values({ organizationId, tag: bytesOf(head.tag), commitment: bytesOf(head.commitment) })
  return 'ok'
}
