import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { invitesToSurvey, inviteToSurvey } from '../../surveys/module.ts'
import type { Complaint } from '../reading.ts'
import { complaint } from '../schema.ts'

const topics = ['complaints'] as const

/** Of all complaints together: the answer of one must not be told apart. */
const subject = {
  subject: { kind: 'service', key: 'complaints' },
  name: 'การจัดการเรื่องร้องเรียน',
  nameEn: 'Handling of complaints',
} as const

/** Whether a complainant is asked now: it has ended, he has not taken his link, and a survey is open. */
export async function isAsked(
  tx: TenantTransaction,
  { endedOn, erasedAt, isInvited }: Complaint,
  at: Temporal.Instant,
): Promise<boolean> {
  return endedOn !== null && erasedAt === null && !isInvited && (await invitesToSurvey(tx, { topics, at }))
}

/**
 * Hands out the one link of a complaint into the survey of programme 36; of a link there stands nowhere whose it was.
 * Refuses a complaint that has not ended or was erased, whose link was handed out, and where no survey is open. No entry
 * in the ledger: it would tell when the answer was given.
 */
export async function handOutLink(
  tx: TenantTransaction,
  { complaintId, at }: { readonly complaintId: string; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const handed = await db
    .update(complaint)
    .set({ isInvited: true })
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        eq(complaint.complaintId, complaintId),
        isNotNull(complaint.endedOn),
        isNull(complaint.erasedAt),
        eq(complaint.isInvited, false),
      ),
    )
    .returning({ complaintId: complaint.complaintId })
  return handed.length === 0 ? undefined : inviteToSurvey(tx, { ...subject, topics, at })
}
