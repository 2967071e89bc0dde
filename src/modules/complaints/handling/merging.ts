import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { isOpen } from '../complaint-facts.ts'
import { complaint } from '../schema.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, holdComplaint, resumedClock, type Done, type Held } from './holding.ts'

interface Merging {
  readonly complaintId: string
  /** The complaint with which it is dealt with from now on. */
  readonly into: string
  readonly at: Temporal.Instant
}

/**
 * Joins an open complaint with another open one about the same thing. Its complainant keeps his code, his days and his
 * count, and sees the joint matter; whoever had joined it before comes along. The one whose day comes first carries the
 * matter, whichever of the two was named: joined with a later one, it would not be moved up when its day is missed.
 * Refuses itself, and what has ended.
 */
export async function mergeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, into, at }: Merging,
): Promise<Done<'ended' | 'same'>> {
  if (complaintId === into) return { ok: false, reason: 'same' }
  // In one order, so that two who join each other do not both wait.
  const held = new Map<string, Held | undefined>()
  for (const id of [complaintId, into].toSorted()) held.set(id, await holdComplaint(tx, id))
  const [one, other] = [held.get(complaintId), held.get(into)]
  if (!one || !other || !isOpen(one.state) || !isOpen(other.state)) return { ok: false, reason: 'ended' }
  const [joining, main] = one.dueOn < other.dueOn ? [other, one] : [one, other]
  // Where nobody has the one that carries the matter, whoever had the other one has it.
  if (main.divisionId === null && joining.divisionId !== null) {
    const { divisionId, assigneeId, state } = joining
    await changeComplaint(tx, main.complaintId, { divisionId, assigneeId, state })
  }
  await repoint(tx, joining.complaintId, main.complaintId)
  await changeComplaint(tx, joining.complaintId, {
    ...resumedClock(joining, at),
    state: 'merged',
    mergedInto: main.complaintId,
  })
  const steps = [
    { complaintId: joining.complaintId, kind: 'merged' },
    { complaintId: main.complaintId, kind: 'joined' },
  ] as const
  await recordSteps(tx, actor, steps, at)
  const payload = { into: main.complaintId }
  await append(tx, { kind: 'complaints.merged', subject: joining.complaintId, actor, at, payload })
  return { ok: true }
}

/**
 * Ends a complaint whose complainant wants no more of it. Others who had joined it are not withdrawn with it: the first
 * of them carries the matter on, as it stands, and the others join that one.
 */
export async function withdrawComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    words,
    at,
  }: { readonly complaintId: string; readonly words: string | null; readonly at: Temporal.Instant },
): Promise<Done<'ended'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.endedOn !== null) return { ok: false, reason: 'ended' }
  await handOver(tx, actor, held, at)
  const today = todayInBangkok(at).toString()
  await changeComplaint(tx, complaintId, {
    ...resumedClock(held, at),
    state: 'withdrawn',
    mergedInto: null,
    endedOn: today,
    closedOn: today,
  })
  await recordSteps(tx, actor, [{ complaintId, kind: 'withdrawn', words }], at)
  await append(tx, { kind: 'complaints.withdrawn', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}

/** Gives the matter of a complaint to the first that had joined it; nothing where none had. */
async function handOver(
  tx: TenantTransaction,
  actor: Actor,
  held: Held,
  at: Temporal.Instant,
): Promise<void> {
  const { db, organizationId } = tx
  const { complaintId, state, level, divisionId, assigneeId, waitingSince } = held
  const [heir] = await db
    .select({ complaintId: complaint.complaintId })
    .from(complaint)
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.mergedInto, complaintId)))
    .orderBy(asc(complaint.complaintId))
    .limit(1)
    .for('update')
  if (!heir) return
  const taken = { state, level, divisionId, assigneeId, waitingSince, mergedInto: null }
  await changeComplaint(tx, heir.complaintId, taken)
  await repoint(tx, complaintId, heir.complaintId)
  await recordSteps(tx, actor, [{ complaintId: heir.complaintId, kind: 'assigned', divisionId }], at)
  const payload = { divisionId, assigneeId }
  await append(tx, { kind: 'complaints.assigned', subject: heir.complaintId, actor, at, payload })
}

async function repoint({ db, organizationId }: TenantTransaction, from: string, to: string): Promise<void> {
  await db
    .update(complaint)
    .set({ mergedInto: sql`${to}::uuid` })
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        eq(complaint.mergedInto, from),
        ne(complaint.complaintId, to),
      ),
    )
}
