import { and, eq, isNull, lte, lt } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { removeFile } from '../../platform/files/keeping.ts'
import { listFiles } from '../../platform/files/kept-file.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import { eraseNoticeAddress } from '../../platform/notifications/notice-address.ts'
import { resultPurpose } from './handling/result-files.ts'
import { answerPurpose, dropAnswerFiles } from './request-files.ts'
import { serviceAppointment, serviceDraft, serviceRequest, serviceRequestStep } from './schema.ts'

/**
 * How long what people answered and were told is kept after the end: longer than an appeal and the court take, and until
 * the assessment and the audit of the year after have looked at it.
 */
const keptYears = 2

/** How long a form that was saved waits to be sent. */
export const draftDays = 30

/** At once, so that nobody waits long for the ledger that this holds; the next night takes up the rest. */
const mostAtOnce = 200

/**
 * Erases what is personal of requests that ended two years ago, with their files and addresses for news, and forms that
 * were saved and not sent within thirty days. Number, service, days and how it ended stay for the statistics.
 */
export async function forgetRequests(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const savedBefore = at.subtract({ hours: draftDays * 24 })
  await db
    .delete(serviceDraft)
    .where(and(eq(serviceDraft.organizationId, organizationId), lt(serviceDraft.savedAt, savedBefore)))
  const due = await db
    .select({ requestId: serviceRequest.requestId })
    .from(serviceRequest)
    .where(
      and(
        eq(serviceRequest.organizationId, organizationId),
        lte(serviceRequest.endedOn, todayInBangkok(at).subtract({ years: keptYears }).toString()),
        isNull(serviceRequest.erasedAt),
      ),
    )
    .limit(mostAtOnce)
  for (const { requestId } of due) await eraseRequest(tx, requestId, at)
}

async function eraseRequest(tx: TenantTransaction, requestId: string, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const nothing = {
    applicant: null,
    contact: null,
    answers: null,
    decision: null,
    appeal: null,
    feeReceipt: null,
  }
  await db
    .update(serviceRequest)
    .set({ ...nothing, erasedAt: at })
    .where(and(eq(serviceRequest.organizationId, organizationId), eq(serviceRequest.requestId, requestId)))
  await db
    .update(serviceRequestStep)
    .set({ words: null })
    .where(
      and(eq(serviceRequestStep.organizationId, organizationId), eq(serviceRequestStep.requestId, requestId)),
    )
  await db
    .update(serviceAppointment)
    .set({ place: null, words: null })
    .where(
      and(eq(serviceAppointment.organizationId, organizationId), eq(serviceAppointment.requestId, requestId)),
    )
  await eraseNoticeAddress(tx, requestId)
  await dropAnswerFiles(tx, requestId)
  for (const purpose of [answerPurpose, resultPurpose]) {
    for (const { fileId } of await listFiles(tx, { purpose, subject: requestId })) {
      await removeFile(tx, systemActor, { fileId, at })
    }
  }
  await append(tx, { kind: 'services.erased', subject: requestId, actor: systemActor, at, payload: {} })
}

export const forgetServiceRequests = defineJob({
  name: 'forget-service-requests',
  input: z.object({}),
  schedule: '41 3 * * *',
  handle: ({ at, transaction }) => transaction((tx) => forgetRequests(tx, at)),
})
