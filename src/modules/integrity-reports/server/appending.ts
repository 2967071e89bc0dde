import { and, count, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AppendHead, ChangeOfDoors } from '../exchange/heads.ts'
import { keyboxLength, mostRecipients } from '../protocol/keybox.ts'
import {
  integrityDoor,
  integrityKeybox,
  integrityMessage,
  integrityPending,
  integrityReport,
} from '../schema.ts'
import { claimParts } from './blob-parts.ts'
import { closeDoors, type Knock } from './doors.ts'
import { bytesOf, envelopeOf, isMessageAt, keepKeyboxes, longestMessage } from './keeping.ts'

/** `conflict`: another message came first; read again and write again. `nothing`: there is no such door. */
export type Appended = 'ok' | 'conflict' | 'nothing' | 'missing' | 'taken' | 'too-large'

/** A new epoch has one keybox, and grants of earlier ones to those who were added. */
const mostKeyboxes = 4 * mostRecipients

/**
 * Adds a message after the one that its writer has seen last, and only there; the same once more is `ok` again. A
 * change of recipients closes the door of the epoch before in the same transaction. A report that was closed is open again.
 */
export async function appendMessage(
  tx: TenantTransaction,
  { head, payload, reportId }: Knock<AppendHead>,
): Promise<Appended> {
  if (!reportId) return 'nothing'
  const { db, organizationId } = tx
  const keyboxCount = head.rekey?.keyboxes ?? 0
  const message = payload.subarray(keyboxCount * keyboxLength)
  if (keyboxCount > mostKeyboxes || message.length === 0 || message.length > longestMessage)
    return 'too-large'
  const report = Buffer.from(reportId).toString('base64url')
  const moved = await db
    .update(integrityReport)
    .set({ head: envelopeOf(report, head.seq, message), nextSeq: head.seq + 1, retentionDay: null })
    .where(
      and(
        eq(integrityReport.organizationId, organizationId),
        eq(integrityReport.reportId, reportId),
        eq(integrityReport.nextSeq, head.seq),
        eq(integrityReport.head, bytesOf(head.prev)),
      ),
    )
    .returning({ nextSeq: integrityReport.nextSeq })
  if (moved.length === 0)
    return (await isMessageAt(tx, { reportId, seq: head.seq, message })) ? 'ok' : 'conflict'
  await db.insert(integrityMessage).values({ organizationId, reportId, seq: head.seq, content: message })
  if (head.rekey && !(await changeDoors(tx, reportId, head.rekey, payload))) return 'taken'
  if (!(await claimParts(tx, reportId, head.blobs.map(bytesOf)))) return 'missing'
  await db
    .insert(integrityPending)
    .values({ organizationId, tag: bytesOf(head.tag), commitment: bytesOf(head.commitment) })
  return 'ok'
}

async function changeDoors(
  tx: TenantTransaction,
  reportId: Uint8Array,
  { closes, opens, keyboxes }: ChangeOfDoors,
  payload: Uint8Array,
): Promise<boolean> {
  const { db, organizationId } = tx
  if ((await closeDoors(tx, reportId, [bytesOf(closes)])) === 0) return false
  const opened = await db
    .insert(integrityDoor)
    .values({ organizationId, doorId: bytesOf(opens.id), publicKey: bytesOf(opens.publicKey), reportId })
    .onConflictDoNothing()
    .returning({ doorId: integrityDoor.doorId })
  if (opened.length === 0) return false
  const [known] = await db
    .select({ keyboxes: count() })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), eq(integrityKeybox.reportId, reportId)))
  const contents = Array.from({ length: keyboxes }, (_, index) =>
    payload.subarray(index * keyboxLength, (index + 1) * keyboxLength),
  )
  await keepKeyboxes(tx, { reportId, from: known?.keyboxes ?? 0, keyboxes: contents })
  return true
}
