import { and, eq, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { readLine, type Line, type QueueCounter, type Ticket } from './line.ts'
import { queueDay, queueTicket } from './schema.ts'
import type { OutOfOrderReason } from './ticket-facts.ts'
import { inTurn } from './turn.ts'

export interface AtCounter {
  readonly counterId: string
  readonly at: Temporal.Instant
}

export type Called =
  | { ok: true; ticketId: string }
  | { ok: false; reason: 'absent' | 'not-open' | 'nobody' | 'busy' | 'not-waiting' | 'its-turn' }

/**
 * Calls whoever's turn it is at this counter. Refuses a counter that is not open, or where somebody still is. Two
 * counters that call in the same instant call two people.
 */
export async function callNext(
  tx: TenantTransaction,
  actor: Actor,
  { counterId, at }: AtCounter,
): Promise<Called> {
  const found = await readyToCall(tx, { counterId, at })
  if (!found.ok) return found
  const [next] = turnsOf(found.line, found.counter, at)
  if (!next) return { ok: false, reason: 'nobody' }
  return call(tx, actor, next, { ...found, at, why: undefined })
}

/**
 * Calls somebody before his turn, for a reason that the public figures count. Refuses whoever's turn it is: that is no
 * exception, and is not to be counted as one.
 */
export async function callBeforeTurn(
  tx: TenantTransaction,
  actor: Actor,
  {
    counterId,
    ticketId,
    reason,
    at,
  }: AtCounter & {
    readonly ticketId: string
    readonly reason: OutOfOrderReason
  },
): Promise<Called> {
  const found = await readyToCall(tx, { counterId, at })
  if (!found.ok) return found
  const ticket = found.line.tickets.find((one) => one.ticketId === ticketId && one.state === 'waiting')
  if (!ticket) return { ok: false, reason: 'not-waiting' }
  const [next] = turnsOf(found.line, found.counter, at)
  if (next?.ticketId === ticketId) return { ok: false, reason: 'its-turn' }
  return call(tx, actor, ticket, { ...found, at, why: reason })
}

/** Those whom a counter calls, in their order. */
export function turnsOf({ tickets, rule }: Line, counter: QueueCounter, at: Temporal.Instant): Ticket[] {
  return inTurn(
    tickets.filter(({ state }) => state === 'waiting'),
    counter,
    { rule, at },
  )
}

/** Holds the day until the transaction ends: nobody else looks at the line meanwhile. */
export async function holdDay(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insert(queueDay)
    .values({ organizationId, day: todayInBangkok(at).toString(), calls: 1 })
    .onConflictDoUpdate({
      target: [queueDay.organizationId, queueDay.day],
      set: { calls: sql`${queueDay.calls} + 1` },
    })
}

async function readyToCall(
  tx: TenantTransaction,
  { counterId, at }: AtCounter,
): Promise<
  { ok: true; line: Line; counter: QueueCounter } | { ok: false; reason: 'absent' | 'not-open' | 'busy' }
> {
  await holdDay(tx, at)
  const line = await readLine(tx, at)
  const counter = line.counters.find((one) => one.counterId === counterId)
  if (!counter) return { ok: false, reason: 'absent' }
  if (counter.state !== 'open') return { ok: false, reason: 'not-open' }
  if (line.tickets.some((one) => one.state === 'called' && one.counterId === counterId)) {
    return { ok: false, reason: 'busy' }
  }
  return { ok: true, line, counter }
}

async function call(
  tx: TenantTransaction,
  actor: Actor,
  ticket: Ticket,
  {
    counter,
    line,
    why,
    at,
  }: {
    readonly counter: QueueCounter
    readonly line: Line
    readonly why: OutOfOrderReason | undefined
    readonly at: Temporal.Instant
  },
): Promise<Called> {
  const { ticketId } = ticket
  await change(tx, ticketId, {
    state: 'called',
    counterId: counter.counterId,
    forCounter: null,
    calledAt: at,
    recalls: 0,
    // Once out of order, a ticket stays so: calling it again later does not mend it.
    inOrder: why === undefined && ticket.inOrder !== false,
    reason: why ?? ticket.reason,
  })
  await record(tx, actor, {
    kind: why ? 'queue.called-before-turn' : 'queue.called',
    ticket,
    at,
    details: {
      counter: counter.number,
      waiting: line.tickets.filter(({ state }) => state === 'waiting').length,
      ...(why ? { reason: why } : {}),
    },
  })
  return { ok: true, ticketId }
}

/** Calls the number again that was called last. Refuses where nobody was. */
export async function recall(tx: TenantTransaction, actor: Actor, where: AtCounter): Promise<boolean> {
  return withCalled(tx, where, async (ticket) => {
    await change(tx, ticket.ticketId, { recalls: ticket.recalls + 1 })
    const { at } = where
    await record(tx, actor, { kind: 'queue.recalled', ticket, at, details: { times: ticket.recalls + 1 } })
  })
}

/** Ends what was done at a counter: served, or nobody came. Refuses where nobody was called. */
export async function endTicket(
  tx: TenantTransaction,
  actor: Actor,
  { outcome, ...where }: AtCounter & { readonly outcome: 'served' | 'absent' },
): Promise<boolean> {
  return withCalled(tx, where, async (ticket) => {
    const { at } = where
    await change(tx, ticket.ticketId, { state: outcome, endedAt: at })
    const kind = outcome === 'served' ? 'queue.served' : 'queue.not-come'
    await record(tx, actor, { kind, ticket, at, details: {} })
  })
}

/**
 * Sends whoever is at a counter on to another, where he is next. Refuses where nobody was called, and a counter that
 * there is not or that is this one.
 */
export async function passOn(
  tx: TenantTransaction,
  actor: Actor,
  { toCounterId, ...where }: AtCounter & { readonly toCounterId: string },
): Promise<boolean> {
  if (toCounterId === where.counterId) return false
  const { counters } = await readLine(tx, where.at)
  const to = counters.find(({ counterId }) => counterId === toCounterId)
  if (!to) return false
  return withCalled(tx, where, async (ticket) => {
    const { at } = where
    await change(tx, ticket.ticketId, { state: 'waiting', forCounter: toCounterId, counterId: null })
    await record(tx, actor, { kind: 'queue.passed-on', ticket, at, details: { to: to.number } })
  })
}

/** Gives the place up. Refuses a ticket that no longer waits. */
export async function leaveLine(
  tx: TenantTransaction,
  actor: Actor,
  { ticketId, at }: { readonly ticketId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  await holdDay(tx, at)
  const { tickets } = await readLine(tx, at)
  const ticket = tickets.find((one) => one.ticketId === ticketId && one.state === 'waiting')
  if (!ticket) return false
  await change(tx, ticketId, { state: 'left', endedAt: at })
  await record(tx, actor, { kind: 'queue.left', ticket, at, details: {} })
  return true
}

async function withCalled(
  tx: TenantTransaction,
  { counterId, at }: AtCounter,
  work: (ticket: Ticket) => Promise<void>,
): Promise<boolean> {
  await holdDay(tx, at)
  const { tickets } = await readLine(tx, at)
  const ticket = tickets.find((one) => one.state === 'called' && one.counterId === counterId)
  if (!ticket) return false
  await work(ticket)
  return true
}

async function change(
  { db, organizationId }: TenantTransaction,
  ticketId: string,
  values: Partial<typeof queueTicket.$inferInsert>,
): Promise<void> {
  await db
    .update(queueTicket)
    .set(values)
    .where(and(eq(queueTicket.organizationId, organizationId), eq(queueTicket.ticketId, ticketId)))
}

async function record(
  tx: TenantTransaction,
  actor: Actor,
  {
    kind,
    ticket,
    at,
    details,
  }: {
    readonly kind: LedgerKind
    readonly ticket: Ticket
    readonly at: Temporal.Instant
    readonly details: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const { ticketId, day, number } = ticket
  await append(tx, { kind, subject: ticketId, actor, at, payload: { day, number, ...details } })
}
