import { and, eq } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { invitesToSurvey, inviteToSurvey } from '../surveys/module.ts'
import type { QueueService, Ticket } from './line.ts'
import { queueTicket } from './schema.ts'

/** What a visitor is asked about: the waiting, or else the service that he waited for. */
const topics = ['queue', 'service'] as const

/** Whether whoever holds this ticket is asked now: he was served today, has not taken his link, and a survey is open. */
export async function isAsked(
  tx: TenantTransaction,
  { state, day, isInvited }: Ticket,
  at: Temporal.Instant,
): Promise<boolean> {
  const isLately = state === 'served' && day === todayInBangkok(at).toString()
  return isLately && !isInvited && (await invitesToSurvey(tx, { topics, at }))
}

/**
 * Hands out the one link of a ticket into the survey; of a link there stands nowhere whose it was. Refuses a ticket
 * whose link was handed out, of another day or that was not served, and where no survey is open. No entry in the
 * ledger: it would tell when the answer was given.
 */
export async function handOutLink(
  tx: TenantTransaction,
  {
    ticketId,
    service,
    at,
  }: { readonly ticketId: string; readonly service: QueueService; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const handed = await db
    .update(queueTicket)
    .set({ isInvited: true })
    .where(
      and(
        eq(queueTicket.organizationId, organizationId),
        eq(queueTicket.ticketId, ticketId),
        eq(queueTicket.day, todayInBangkok(at).toString()),
        eq(queueTicket.state, 'served'),
        eq(queueTicket.isInvited, false),
      ),
    )
    .returning({ ticketId: queueTicket.ticketId })
  if (handed.length === 0) return undefined
  const { serviceId, name, nameEn } = service
  return inviteToSurvey(tx, { topics, subject: { kind: 'service', key: serviceId }, name, nameEn, at })
}
