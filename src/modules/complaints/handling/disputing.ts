import { and, eq, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { dueAfter, ruleOf } from '../clock/rule.ts'
import { complaint } from '../schema.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, holdComplaint, type Done, type Held } from './holding.ts'

/** So long after the end somebody may say that it is not fixed: a rainy season shows whether a road was. */
const disputeDays = 180

/** Whether the complainants of a matter may still say that it is not fixed: once, after an answer, within half a year. */
export function mayDispute(
  { state, endedOn, reopenedOn, erasedAt }: Pick<Held, 'state' | 'endedOn' | 'reopenedOn' | 'erasedAt'>,
  today: Temporal.PlainDate,
): boolean {
  if (state !== 'answered' && state !== 'fixed') return false
  if (endedOn === null || reopenedOn !== null || erasedAt !== null) return false
  const until = Temporal.PlainDate.from(endedOn).add({ days: disputeDays })
  return Temporal.PlainDate.compare(today, until) <= 0
}

/**
 * Opens a matter again, once, because a complainant of it says that it is not fixed. It gets its days anew; where it was
 * late the first time, it stays late.
 */
export async function disputeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    words,
    at,
  }: { readonly complaintId: string; readonly words: string; readonly at: Temporal.Instant },
): Promise<Done<'no-longer'>> {
  const { db, organizationId } = tx
  const held = await holdComplaint(tx, complaintId)
  const today = todayInBangkok(at)
  if (!held || !mayDispute(held, today)) return { ok: false, reason: 'no-longer' }
  const dueOn = dueAfter(today, await ruleOf(tx)).toString()
  await changeComplaint(tx, complaintId, {
    state: held.divisionId === null ? 'acknowledged' : 'assigned',
    overran: held.overran || held.endedOn! > held.dueOn,
    dueOn,
    level: 0,
    endedOn: null,
    fixedOn: null,
    closedOn: null,
    reopenedOn: today.toString(),
  })
  await db
    .update(complaint)
    .set({
      overran: sql`${complaint.overran} or ${complaint.endedOn} > ${complaint.dueOn}`,
      dueOn,
      endedOn: null,
      closedOn: null,
    })
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.mergedInto, complaintId)))
  await recordSteps(tx, actor, [{ complaintId, kind: 'disputed', words, dueOn }], at)
  const payload = { dueOn }
  await append(tx, { kind: 'complaints.disputed', subject: complaintId, actor, at, payload })
  return { ok: true }
}
