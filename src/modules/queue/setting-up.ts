import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { holdDay } from './calling.ts'
import { listServices, readLine, type QueueCounter, type QueueService } from './line.ts'
import { queueCounter, queueRule, queueService } from './schema.ts'
import type { CounterState } from './ticket-facts.ts'

export type ServiceTerms = Omit<QueueService, 'serviceId'>

/** Adds a service that tickets are given for, or changes the one of that letter. */
export async function setService(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...terms }: ServiceTerms & { readonly at: Temporal.Instant },
): Promise<{ serviceId: string }> {
  const { db, organizationId } = tx
  const known = (await listServices(tx)).find(({ letter }) => letter === terms.letter)
  const serviceId = known?.serviceId ?? uuidv7()
  const { letter, ...changing } = terms
  await db
    .insert(queueService)
    .values({ organizationId, serviceId, ...terms })
    .onConflictDoUpdate({ target: [queueService.organizationId, queueService.letter], set: changing })
  await append(tx, {
    kind: 'queue.service-set',
    subject: serviceId,
    actor,
    at,
    payload: { letter, ...changing },
  })
  return { serviceId }
}

/** Adds a counter, or changes which services the one of that number calls. Refuses services that there are not. */
export async function setCounter(
  tx: TenantTransaction,
  actor: Actor,
  { number, services, at }: Pick<QueueCounter, 'number' | 'services'> & { readonly at: Temporal.Instant },
): Promise<{ ok: true; counterId: string } | { ok: false }> {
  const { db, organizationId } = tx
  const all = new Set((await listServices(tx)).map(({ serviceId }) => serviceId))
  if (services.some((one) => !all.has(one))) return { ok: false }
  const { counters, day } = await readLine(tx, at)
  const counterId = counters.find((one) => one.number === number)?.counterId ?? uuidv7()
  await db
    .insert(queueCounter)
    .values({ organizationId, counterId, number, services, state: 'closed', stateDay: day.toString() })
    .onConflictDoUpdate({ target: [queueCounter.organizationId, queueCounter.number], set: { services } })
  await append(tx, {
    kind: 'queue.counter-added',
    subject: counterId,
    actor,
    at,
    payload: { number, services },
  })
  return { ok: true, counterId }
}

/** Sets how long somebody without priority waits before he goes first, in minutes. */
export async function setRule(
  tx: TenantTransaction,
  actor: Actor,
  { patienceMinutes, at }: { readonly patienceMinutes: number; readonly at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .insert(queueRule)
    .values({ organizationId, patienceMinutes })
    .onConflictDoUpdate({ target: [queueRule.organizationId], set: { patienceMinutes } })
  await append(tx, {
    kind: 'queue.rule-set',
    subject: organizationId,
    actor,
    at,
    payload: { patienceMinutes },
  })
}

/**
 * Opens, pauses or closes a counter. Whoever opens one sits there from then on, and at no other. Refuses while somebody
 * who was called is at the counter that would be left.
 */
export async function setCounterState(
  tx: TenantTransaction,
  actor: Actor,
  {
    counterId,
    state,
    at,
  }: { readonly counterId: string; readonly state: CounterState; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'busy' }> {
  await holdDay(tx, at)
  const { day, counters, tickets } = await readLine(tx, at)
  const counter = counters.find((one) => one.counterId === counterId)
  if (!counter) return { ok: false, reason: 'absent' }
  const sitsAlsoAt = counters.filter(
    (one) => one.counterId !== counterId && one.accountId !== null && one.accountId === actor.accountId,
  )
  const left = state === 'open' ? sitsAlsoAt : [counter]
  const isBusy = left.some((one) =>
    tickets.some((ticket) => ticket.state === 'called' && ticket.counterId === one.counterId),
  )
  if (isBusy) return { ok: false, reason: 'busy' }
  const changes = [
    { counter, state, accountId: state === 'closed' ? null : actor.accountId },
    ...(state === 'open' ? sitsAlsoAt : []).map((one) => ({
      counter: one,
      state: 'closed' as const,
      accountId: null,
    })),
  ]
  for (const change of changes) await changeCounter(tx, actor, { ...change, day, at })
  return { ok: true }
}

async function changeCounter(
  tx: TenantTransaction,
  actor: Actor,
  {
    counter: { counterId, number },
    state,
    accountId,
    day,
    at,
  }: {
    readonly counter: QueueCounter
    readonly state: CounterState
    readonly accountId: string | null
    readonly day: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { db, organizationId } = tx
  await db
    .update(queueCounter)
    .set({ state, stateDay: day.toString(), accountId })
    .where(and(eq(queueCounter.organizationId, organizationId), eq(queueCounter.counterId, counterId)))
  await append(tx, { kind: 'queue.counter-set', subject: counterId, actor, at, payload: { number, state } })
}
