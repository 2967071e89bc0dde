import { createHash } from 'node:crypto'
import { and, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { GetHead, PartHead } from '../exchange/heads.ts'
import { integrityBlobPart } from '../schema.ts'
import type { Knock } from './doors.ts'
import { bytesOf } from './keeping.ts'

const longestPart = 1024 * 1024
/** A file of 50 MB. */
const mostParts = 50
/** Two gigabytes that no message names: whoever fills them up takes the room for files, never that for words. */
const mostLooseParts = 2_000
/** A telephone without a network sends the rest the day after. */
const looseDays = 2

/** `again`: it was damaged on the way. `full`: no room for files now, while words are still taken. */
export type Received = 'ok' | 'again' | 'full' | 'too-large'

/** Keeps a part of a sealed file, before any message names the file; the same once more is `ok` again. */
export async function receivePart(
  tx: TenantTransaction,
  { blob, part, parts, sha256 }: PartHead,
  content: Uint8Array,
  at: Temporal.Instant,
): Promise<Received> {
  const { db, organizationId } = tx
  if (content.length > longestPart || parts > mostParts || part >= parts) return 'too-large'
  if (createHash('sha256').update(content).digest('base64url') !== sha256) return 'again'
  const [loose] = await db
    .select({ parts: count() })
    .from(integrityBlobPart)
    .where(and(eq(integrityBlobPart.organizationId, organizationId), isNull(integrityBlobPart.reportId)))
  if ((loose?.parts ?? 0) >= mostLooseParts) return 'full'
  await db
    .insert(integrityBlobPart)
    .values({
      organizationId,
      blobId: bytesOf(blob),
      part,
      parts,
      content,
      arrivedOn: todayInBangkok(at).toString(),
    })
    .onConflictDoNothing()
  return 'ok'
}

/** Gives whole files to the report whose message names them. False where a part is missing, or is another report's. */
export async function claimParts(
  { db, organizationId }: TenantTransaction,
  reportId: Uint8Array,
  blobIds: readonly Uint8Array[],
): Promise<boolean> {
  if (blobIds.length === 0) return true
  const claimed = await db
    .update(integrityBlobPart)
    .set({ reportId })
    .where(
      and(
        eq(integrityBlobPart.organizationId, organizationId),
        inArray(integrityBlobPart.blobId, [...blobIds]),
        isNull(integrityBlobPart.reportId),
      ),
    )
    .returning({ blobId: integrityBlobPart.blobId, parts: integrityBlobPart.parts })
  return blobIds.every((blobId) => {
    const own = claimed.filter((one) => Buffer.compare(one.blobId, blobId) === 0)
    return own.length > 0 && own.every(({ parts }) => parts === own.length)
  })
}

/** A part of a file of the report behind the door. */
export async function readPart(
  { db, organizationId }: TenantTransaction,
  { head, reportId }: Knock<GetHead>,
): Promise<Uint8Array | undefined> {
  if (!reportId) return undefined
  const [found] = await db
    .select({ content: integrityBlobPart.content })
    .from(integrityBlobPart)
    .where(
      and(
        eq(integrityBlobPart.organizationId, organizationId),
        eq(integrityBlobPart.blobId, bytesOf(head.blob)),
        eq(integrityBlobPart.part, head.part),
        eq(integrityBlobPart.reportId, reportId),
      ),
    )
  return found?.content
}

/** Removes what was sent and never named. */
export async function removeLooseParts(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = todayInBangkok(at).subtract({ days: looseDays }).toString()
  await db
    .delete(integrityBlobPart)
    .where(
      and(
        eq(integrityBlobPart.organizationId, organizationId),
        isNull(integrityBlobPart.reportId),
        lt(integrityBlobPart.arrivedOn, sql`${before}::date`),
      ),
    )
}
