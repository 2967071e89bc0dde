import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { invitesToSurvey, inviteToSurvey } from '../surveys/module.ts'
import type { HandledRequest } from './handling/register-reading.ts'
import { serviceRequest } from './schema.ts'

/** What an applicant is asked about: the service online, or else services at large. */
const topics = ['e-service', 'service'] as const

/** Whether an applicant is asked now: his request has ended, he has not taken his link, and a survey is open. */
export async function isAsked(
  tx: TenantTransaction,
  { endedOn, erasedAt, isInvited }: Pick<HandledRequest, 'endedOn' | 'erasedAt' | 'isInvited'>,
  at: Temporal.Instant,
): Promise<boolean> {
  return endedOn !== null && erasedAt === null && !isInvited && (await invitesToSurvey(tx, { topics, at }))
}

/**
 * Hands out the one link of a request into the survey of programme 24; of a link there stands nowhere whose it was.
 * Refuses a request that has not ended or was erased, whose link was handed out, and where no survey is open. No entry in
 * the ledger: it would tell when the answer was given.
 */
export async function handOutLink(
  tx: TenantTransaction,
  {
    request: { requestId, serviceId, serviceName, serviceNameEn },
    at,
  }: { readonly request: HandledRequest; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const handed = await db
    .update(serviceRequest)
    .set({ isInvited: true })
    .where(
      and(
        eq(serviceRequest.organizationId, organizationId),
        eq(serviceRequest.requestId, requestId),
        notInArray(serviceRequest.state, ['open', 'incomplete']),
        isNull(serviceRequest.erasedAt),
        eq(serviceRequest.isInvited, false),
      ),
    )
    .returning({ requestId: serviceRequest.requestId })
  if (handed.length === 0) return undefined
  const subject = { kind: 'service', key: serviceId } as const
  return inviteToSurvey(tx, { topics, subject, name: serviceName, nameEn: serviceNameEn || serviceName, at })
}
