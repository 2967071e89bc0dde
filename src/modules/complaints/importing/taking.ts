import { randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { dueAfter, ruleOf, type Rule } from '../clock/rule.ts'
import { nextNumbers } from '../filing/filing.ts'
import { listWords } from '../filing/word-list.ts'
import { complaint } from '../schema.ts'
import { recordSteps, type NewStep } from '../step.ts'
import type { Ticket } from './ticket-row.ts'

/** In one statement: some twenty values each. */
export const batchSize = 500

/** Which of these tickets the register has already. */
export async function knownTickets(
  { db, organizationId }: TenantTransaction,
  ticketIds: readonly string[],
): Promise<Set<string>> {
  if (ticketIds.length === 0) return new Set()
  const rows = await db
    .select({ ticketId: complaint.ticketId })
    .from(complaint)
    .where(and(eq(complaint.organizationId, organizationId), inArray(complaint.ticketId, [...ticketIds])))
  return new Set(rows.flatMap(({ ticketId }) => ticketId ?? []))
}

/**
 * Takes tickets of another system into the register, each once however often it comes. They keep their days: what is
 * open and past its time is late here too. Nobody has a code for them; the staff give one to whoever asks. The ledger gets
 * one entry for all, with the hash of the file they came in. Returns how many were new.
 */
export async function takeTickets(
  tx: TenantTransaction,
  actor: Actor,
  {
    batches,
    sha256,
    at,
  }: { readonly batches: AsyncIterable<Ticket[]>; readonly sha256: string; readonly at: Temporal.Instant },
): Promise<number> {
  const rule = await ruleOf(tx)
  let taken = 0
  for await (const batch of batches) {
    const known = await knownTickets(
      tx,
      batch.map(({ ticketId }) => ticketId),
    )
    const fresh = batch.filter(({ ticketId }) => !known.has(ticketId))
    if (fresh.length > 0) await takeBatch(tx, actor, fresh, rule, at)
    taken += fresh.length
  }
  const payload = { sha256, taken }
  await append(tx, { kind: 'complaints.imported', subject: sha256.slice(0, 16), actor, at, payload })
  return taken
}

async function takeBatch(
  tx: TenantTransaction,
  actor: Actor,
  tickets: readonly Ticket[],
  rule: Rule,
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  const { registerYear, first } = await nextNumbers(tx, tickets.length, at)
  const rows = tickets.map((ticket, index) => {
    const { ticketId, category, villageId, story, place, coordinates, receivedOn, end, isBegun } = ticket
    const endedOn = end?.on.toString() ?? null
    const rating = end?.rating ?? null
    return {
      organizationId,
      complaintId: uuidv7(),
      registerYear,
      registerNumber: first + index,
      // Of no code.
      codeHash: randomBytes(32),
      channel: 'traffy-fondue' as const,
      category,
      villageId,
      story,
      place,
      ...coordinates,
      receivedOn: receivedOn.toString(),
      dueOn: dueAfter(receivedOn, rule).toString(),
      state: end?.state ?? (isBegun ? ('acknowledged' as const) : ('received' as const)),
      endedOn,
      closedOn: endedOn,
      fixedOn: end?.state === 'fixed' ? endedOn : null,
      passedTo: end?.passedTo ?? null,
      rating,
      ratedOn: rating === null ? null : endedOn,
      ticketId,
    }
  })
  await db.insert(complaint).values(rows)
  await listWords(
    tx,
    rows.map(({ complaintId, story, place }) => ({ complaintId, text: `${story}\n${place ?? ''}` })),
  )
  const steps = rows.flatMap(({ complaintId, dueOn, state }): NewStep[] => [
    { complaintId, kind: 'received', dueOn },
    ...(state === 'received' ? [] : [{ complaintId, kind: state }]),
  ])
  await recordSteps(tx, actor, steps, at)
}
