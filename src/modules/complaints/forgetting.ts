import { and, eq, isNull, lte } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { removeFile } from '../../platform/files/keeping.ts'
import { listFiles } from '../../platform/files/kept-file.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import { eraseNoticeAddress } from '../../platform/notifications/notice-address.ts'
import { purposes } from './complaint-files.ts'
import { forgetWords } from './filing/word-list.ts'
import { complaint, complaintStep } from './schema.ts'

/**
 * How long what people wrote and were told is kept after the end. Longer than a dispute and what can follow it take, and
 * until the assessment and the audit of the year after have looked at it; no purpose needs it longer.
 */
const keptYears = 2

/** At once, so that nobody waits long for the ledger that this holds; the next night takes up the rest. */
const mostAtOnce = 200

/**
 * Erases what is personal of complaints that ended two years ago, with their files and their words in the search of the
 * staff. Number, days, category, village, how it came and ended, and rating stay: the statistics count them.
 */
export async function forgetComplaints(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const before = todayInBangkok(at).subtract({ years: keptYears }).toString()
  const due = await db
    .select({ complaintId: complaint.complaintId })
    .from(complaint)
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        lte(complaint.endedOn, before),
        isNull(complaint.erasedAt),
      ),
    )
    .limit(mostAtOnce)
  for (const { complaintId } of due) await eraseComplaint(tx, complaintId, at)
}

async function eraseComplaint(
  tx: TenantTransaction,
  complaintId: string,
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  const told = { story: null, place: null, latitude: null, longitude: null, complainant: null, contact: null }
  await db
    .update(complaint)
    .set({ ...told, summary: null, ratingWords: null, erasedAt: at })
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.complaintId, complaintId)))
  await db
    .update(complaintStep)
    .set({ words: null })
    .where(and(eq(complaintStep.organizationId, organizationId), eq(complaintStep.complaintId, complaintId)))
  await forgetWords(tx, complaintId)
  await eraseNoticeAddress(tx, complaintId)
  for (const purpose of Object.values(purposes)) {
    for (const { fileId } of await listFiles(tx, { purpose, subject: complaintId })) {
      await removeFile(tx, systemActor, { fileId, at })
    }
  }
  const kind = 'complaints.erased'
  await append(tx, { kind, subject: complaintId, actor: systemActor, at, payload: {} })
}

export const complaintForgettingJob = defineJob({
  name: 'forget-complaints',
  input: z.object({}),
  schedule: '37 3 * * *',
  handle: ({ at, transaction }) => transaction((tx) => forgetComplaints(tx, at)),
})
