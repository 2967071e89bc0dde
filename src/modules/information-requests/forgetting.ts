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
import { answerPurpose } from './answer-files.ts'
import { informationRequest, informationRequestStep } from './schema.ts'

/**
 * How long what people wrote and were told is kept after the end of their request. Longer than an appeal and what can
 * follow it take (15 days to appeal, 60 for the tribunal, 90 to go to the administrative court), and until the
 * assessment and the audit of the year after have looked at it; no purpose needs it longer.
 */
const keptYears = 2

/** At once, so that nobody waits long for the ledger that this holds; the next night takes up the rest. */
const mostAtOnce = 200

/**
 * Erases what is personal of requests that ended two years ago, with the files of their answers and the address for news. Number, days, how it
 * came and ended, grounds and rating stay: no person is in them, and the statistics are counted from them.
 */
export async function forgetRequests(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const before = todayInBangkok(at).subtract({ years: keptYears }).toString()
  const due = await db
    .select({ requestId: informationRequest.requestId })
    .from(informationRequest)
    .where(
      and(
        eq(informationRequest.organizationId, organizationId),
        lte(informationRequest.endedOn, before),
        isNull(informationRequest.erasedAt),
      ),
    )
    .limit(mostAtOnce)
  for (const { requestId } of due) await eraseRequest(tx, requestId, at)
}

async function eraseRequest(tx: TenantTransaction, requestId: string, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const nothing = { wanted: null, requester: null, contact: null, answer: null, ratingWords: null }
  await db
    .update(informationRequest)
    .set({ ...nothing, erasedAt: at })
    .where(
      and(eq(informationRequest.organizationId, organizationId), eq(informationRequest.requestId, requestId)),
    )
  await db
    .update(informationRequestStep)
    .set({ words: null })
    .where(
      and(
        eq(informationRequestStep.organizationId, organizationId),
        eq(informationRequestStep.requestId, requestId),
      ),
    )
  await eraseNoticeAddress(tx, requestId)
  for (const { fileId } of await listFiles(tx, { purpose: answerPurpose, subject: requestId })) {
    await removeFile(tx, systemActor, { fileId, at })
  }
  const kind = 'information-requests.erased'
  await append(tx, { kind, subject: requestId, actor: systemActor, at, payload: {} })
}

export const forgetInformationRequests = defineJob({
  name: 'forget-information-requests',
  input: z.object({}),
  schedule: '27 3 * * *',
  handle: ({ at, transaction }) => transaction((tx) => forgetRequests(tx, at)),
})
