import { createHash } from 'node:crypto'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { integrityOffline } from '../schema.ts'

/** Long enough for a recipient who is ill; who sends is told the day. */
export const keptDays = 365
/** Whoever floods fills a day and not the disk; nothing that came before is pushed out. */
const mostBytesADay = 32 * 1024 * 1024
const mostBytesAtAll = 1024 * 1024 * 1024

/** A file that came without a script, as everybody may see it: what it is sealed to, nobody sees. */
export interface OfflineFile {
  readonly fileHash: Uint8Array
  readonly bytes: number
  /** The last day on which it is there. */
  readonly until: string
}

/**
 * Keeps a sealed file; the same once more is kept already. `full` keeps nothing: the day has brought as much as a day
 * may, or there is no room at all.
 */
export async function keepOfflineFile(
  { db, organizationId }: TenantTransaction,
  content: Uint8Array,
  at: Temporal.Instant,
): Promise<'ok' | 'full'> {
  const today = todayInBangkok(at).toString()
  const own = eq(integrityOffline.organizationId, organizationId)
  const bytes = sql<string>`coalesce(sum(octet_length(${integrityOffline.content})), 0)`
  const [all] = await db.select({ bytes }).from(integrityOffline).where(own)
  const [day] = await db
    .select({ bytes })
    .from(integrityOffline)
    .where(and(own, eq(integrityOffline.arrivedOn, today)))
  if (Number(all?.bytes) + content.length > mostBytesAtAll) return 'full'
  if (Number(day?.bytes) + content.length > mostBytesADay) return 'full'
  await db
    .insert(integrityOffline)
    .values({
      organizationId,
      fileHash: createHash('sha256').update(content).digest(),
      content,
      arrivedOn: today,
    })
    .onConflictDoNothing()
  return 'ok'
}

/** All files there are, those that came last first. */
export async function offlineFiles({
  db,
  organizationId,
}: TenantTransaction): Promise<readonly OfflineFile[]> {
  const rows = await db
    .select({
      fileHash: integrityOffline.fileHash,
      bytes: sql<number>`octet_length(${integrityOffline.content})`,
      arrivedOn: integrityOffline.arrivedOn,
    })
    .from(integrityOffline)
    .where(eq(integrityOffline.organizationId, organizationId))
    // Within a day by chance: their order would tell when somebody was there.
    .orderBy(desc(integrityOffline.arrivedOn), integrityOffline.fileHash)
  return rows.map(({ fileHash, bytes, arrivedOn }) => ({
    fileHash,
    bytes,
    until: Temporal.PlainDate.from(arrivedOn).add({ days: keptDays }).toString(),
  }))
}

export async function offlineFile(
  { db, organizationId }: TenantTransaction,
  fileHash: Uint8Array,
): Promise<Uint8Array | undefined> {
  const [found] = await db
    .select({ content: integrityOffline.content })
    .from(integrityOffline)
    .where(and(eq(integrityOffline.organizationId, organizationId), eq(integrityOffline.fileHash, fileHash)))
  return found?.content
}

/** Removes what has been there as long as was said, and not a day earlier. */
export async function removeOldOfflineFiles(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = todayInBangkok(at).subtract({ days: keptDays }).toString()
  await db
    .delete(integrityOffline)
    .where(
      and(
        eq(integrityOffline.organizationId, organizationId),
        lt(integrityOffline.arrivedOn, sql`${before}::date`),
      ),
    )
}
