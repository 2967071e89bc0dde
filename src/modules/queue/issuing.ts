import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { queueNumber, queueService, queueTicket } from './schema.ts'
import type { TicketChannel, TicketClass } from './ticket-facts.ts'

export interface NewTicket {
  readonly serviceId: string
  readonly class: TicketClass
  readonly channel: TicketChannel
  readonly at: Temporal.Instant
}

/**
 * Gives the next number of a service and day. Refuses a service that there is not, or whose line is closed. Two
 * kiosks at once get two numbers, one after the other, and are called in the order of these.
 */
export async function issueTicket(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...ticket }: NewTicket,
): Promise<{ ok: true; ticketId: string } | { ok: false; reason: 'absent' | 'closed' }> {
  const { db, organizationId } = tx
  const { serviceId } = ticket
  const [service] = await db
    .select({ isOpen: queueService.isOpen, letter: queueService.letter })
    .from(queueService)
    .where(and(eq(queueService.organizationId, organizationId), eq(queueService.serviceId, serviceId)))
  if (!service) return { ok: false, reason: 'absent' }
  if (!service.isOpen) return { ok: false, reason: 'closed' }
  const day = todayInBangkok(at).toString()
  const { lastNumber } = queueNumber
  const [counted] = await db
    .insert(queueNumber)
    .values({ organizationId, day, serviceId, lastNumber: 1 })
    .onConflictDoUpdate({
      target: [queueNumber.organizationId, queueNumber.day, queueNumber.serviceId],
      set: { lastNumber: sql`${lastNumber} + 1` },
    })
    .returning({ number: lastNumber })
  const { number } = counted!
  const ticketId = uuidv7()
  const issuedAt = await afterTheNumberBefore(tx, { day, serviceId, number, at })
  await db
    .insert(queueTicket)
    .values({ organizationId, ticketId, day, number, ...ticket, state: 'waiting', issuedAt })
  await append(tx, {
    kind: 'queue.ticket-issued',
    subject: ticketId,
    actor,
    at,
    payload: { day, letter: service.letter, number, class: ticket.class, channel: ticket.channel },
  })
  return { ok: true, ticketId }
}

/** Whoever asked first may have got the later number, having waited for it longer: numbers alone say who came first. */
async function afterTheNumberBefore(
  { db, organizationId }: TenantTransaction,
  { day, serviceId, number, at }: { day: string; serviceId: string; number: number; at: Temporal.Instant },
): Promise<Temporal.Instant> {
  const [before] = await db
    .select({ issuedAt: queueTicket.issuedAt })
    .from(queueTicket)
    .where(
      and(
        eq(queueTicket.organizationId, organizationId),
        eq(queueTicket.day, day),
        eq(queueTicket.serviceId, serviceId),
        eq(queueTicket.number, number - 1),
      ),
    )
  return before && Temporal.Instant.compare(before.issuedAt, at) > 0 ? before.issuedAt : at
}
