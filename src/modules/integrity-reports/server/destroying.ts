import { and, count, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import {
  integrityBatch,
  integrityBlobPart,
  integrityDoor,
  integrityKeybox,
  integrityMessage,
  integrityReport,
} from '../schema.ts'
import { graceDays } from './closing.ts'

/**
 * Destroys reports whose day has come: first all that opens them, then what is unreadable without it. It leaves no
 * entry in the ledger, because that would tell that there was a report.
 */
export const destroyExpired = defineJob({
  name: 'integrity-reports-expiry',
  input: z.object({}),
  // After the batch of the day.
  schedule: '30 4 * * *',
  async handle({ transaction, at, confidentialYears }) {
    const today = todayInBangkok(at)
    if (!(await transaction((tx) => hasSeenTheWeek(tx, today)))) return
    for (const reportId of await transaction((tx) => dueReports(tx, today))) {
      const isDue = await transaction((tx) => destroyKeys(tx, reportId, today))
      if (isDue) await destroyCiphertext(transaction, reportId)
    }
    const before = today.subtract({ years: confidentialYears }).subtract({ days: graceDays })
    await transaction((tx) => thinDecoys(tx, before, 1 / nightsOfDecoys))
  },
})

const daysOfBatches = 7

/**
 * Whether the daily batch was made on each of the last seven days. A machine whose clock has jumped ahead by years
 * would destroy everything in its first night; so would one that stood still for years and nobody looked.
 */
async function hasSeenTheWeek(
  { db, organizationId }: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<boolean> {
  const [found] = await db
    .select({ days: count() })
    .from(integrityBatch)
    .where(
      and(
        eq(integrityBatch.organizationId, organizationId),
        gt(integrityBatch.batchDay, today.subtract({ days: daysOfBatches }).toString()),
        lte(integrityBatch.batchDay, today.toString()),
      ),
    )
  return found?.days === daysOfBatches
}

async function dueReports(
  { db, organizationId }: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .select({ reportId: integrityReport.reportId })
    .from(integrityReport)
    .where(
      and(
        eq(integrityReport.organizationId, organizationId),
        lte(integrityReport.retentionDay, today.toString()),
      ),
    )
  return rows.map(({ reportId }) => reportId)
}

/** Keyboxes, with the grants among them, and doors. False where somebody has written in the last moment. */
async function destroyKeys(
  { db, organizationId }: TenantTransaction,
  reportId: Uint8Array,
  today: Temporal.PlainDate,
): Promise<boolean> {
  const [due] = await db
    .select({ reportId: integrityReport.reportId })
    .from(integrityReport)
    .where(
      and(
        eq(integrityReport.organizationId, organizationId),
        eq(integrityReport.reportId, reportId),
        lte(integrityReport.retentionDay, today.toString()),
      ),
    )
    .for('update')
  if (!due) return false
  for (const table of [integrityDoor, integrityKeybox]) {
    await db.delete(table).where(and(eq(table.organizationId, organizationId), eq(table.reportId, reportId)))
  }
  return true
}

/** As many megabytes as a statement deletes within its time. */
const partsAtOnce = 50

/** Of a report without doors, to which nobody can add any more. Killed half way, it goes on in the next night. */
async function destroyCiphertext(
  transaction: JobRun<unknown>['transaction'],
  reportId: Uint8Array,
): Promise<void> {
  while ((await transaction((tx) => destroyParts(tx, reportId))) === partsAtOnce);
  await transaction(async ({ db, organizationId }) => {
    for (const table of [integrityMessage, integrityReport]) {
      await db
        .delete(table)
        .where(and(eq(table.organizationId, organizationId), eq(table.reportId, reportId)))
    }
  })
}

async function destroyParts(
  { db, organizationId }: TenantTransaction,
  reportId: Uint8Array,
): Promise<number> {
  const some = db
    .select({ blobId: integrityBlobPart.blobId, part: integrityBlobPart.part })
    .from(integrityBlobPart)
    .where(
      and(eq(integrityBlobPart.organizationId, organizationId), eq(integrityBlobPart.reportId, reportId)),
    )
    .limit(partsAtOnce)
  const gone = await db
    .delete(integrityBlobPart)
    .where(
      and(
        eq(integrityBlobPart.organizationId, organizationId),
        sql`(${integrityBlobPart.blobId}, ${integrityBlobPart.part}) in ${some}`,
      ),
    )
    .returning({ part: integrityBlobPart.part })
  return gone.length
}

/** A decoy goes in one night of so many, after the time in which no keybox can be gone. */
const nightsOfDecoys = 365

/**
 * Lets decoys of the pools before a day go by chance, once keyboxes of reports may be gone from them: otherwise every
 * gap in the public pool would be a report.
 */
export async function thinDecoys(
  { db, organizationId }: TenantTransaction,
  before: Temporal.PlainDate,
  chance: number,
): Promise<void> {
  await db
    .delete(integrityKeybox)
    .where(
      and(
        eq(integrityKeybox.organizationId, organizationId),
        isNull(integrityKeybox.reportId),
        lt(integrityKeybox.poolDay, before.toString()),
        sql`random() < ${chance}::float8`,
      ),
    )
}
