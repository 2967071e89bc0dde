import { and, asc, eq, inArray } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { queueCounter, queueRule, queueService, queueTicket } from './schema.ts'
import { usualRule, type Rule } from './turn.ts'

export type QueueService = Omit<typeof queueService.$inferSelect, 'organizationId'>
export type QueueCounter = Omit<typeof queueCounter.$inferSelect, 'organizationId' | 'stateDay'>
export type Ticket = Omit<typeof queueTicket.$inferSelect, 'organizationId'>

/** Everybody who is in the room, and those who call them. */
export interface Line {
  readonly day: Temporal.PlainDate
  readonly rule: Rule
  readonly services: readonly QueueService[]
  readonly counters: readonly QueueCounter[]
  /** Who waits and who was called and is still at a counter, in the order of their tickets. */
  readonly tickets: readonly Ticket[]
}

/** The services by their letters. */
export async function listServices({ db, organizationId }: TenantTransaction): Promise<QueueService[]> {
  return db
    .select()
    .from(queueService)
    .where(eq(queueService.organizationId, organizationId))
    .orderBy(asc(queueService.letter))
}

/** The counters by their numbers, as they stand on a day: all are closed until somebody opens them that day. */
async function listCounters(
  { db, organizationId }: TenantTransaction,
  day: Temporal.PlainDate,
): Promise<QueueCounter[]> {
  const rows = await db
    .select()
    .from(queueCounter)
    .where(eq(queueCounter.organizationId, organizationId))
    .orderBy(asc(queueCounter.number))
  return rows.map(({ stateDay, ...counter }) =>
    stateDay === day.toString() ? counter : { ...counter, state: 'closed', accountId: null },
  )
}

export async function ruleOf({ db, organizationId }: TenantTransaction): Promise<Rule> {
  const [set] = await db
    .select({ patienceMinutes: queueRule.patienceMinutes })
    .from(queueRule)
    .where(eq(queueRule.organizationId, organizationId))
  return set ?? usualRule
}

export async function readLine(tx: TenantTransaction, at: Temporal.Instant): Promise<Line> {
  const { db, organizationId } = tx
  const day = todayInBangkok(at)
  const tickets = await db
    .select()
    .from(queueTicket)
    .where(
      and(
        eq(queueTicket.organizationId, organizationId),
        eq(queueTicket.day, day.toString()),
        inArray(queueTicket.state, ['waiting', 'called']),
      ),
    )
    .orderBy(asc(queueTicket.ticketId))
  return {
    day,
    rule: await ruleOf(tx),
    services: await listServices(tx),
    counters: await listCounters(tx, day),
    tickets,
  }
}

/** A ticket of any day; undefined for one that there is not. */
export async function findTicket(
  { db, organizationId }: TenantTransaction,
  ticketId: string,
): Promise<Ticket | undefined> {
  const [found] = await db
    .select()
    .from(queueTicket)
    .where(and(eq(queueTicket.organizationId, organizationId), eq(queueTicket.ticketId, ticketId)))
  return found
}
