import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { appendAll } from '../../../platform/ledger/append.ts'
import { recordSteps, type NewStep } from '../step.ts'

/** Whom a missed deadline has reached. */
export const levels = { head: 1, clerk: 2, 'chief-executive': 3 } as const

/**
 * On which day after the last one an open complaint moves up: to the head of its division at once, to the clerk when
 * half a week went by without an end, to the chief executive after a week. Nobody has to do it, so nobody can leave it.
 */
const movesAfterDays = [
  { level: levels.head, days: 1 },
  { level: levels.clerk, days: 4 },
  { level: levels['chief-executive'], days: 8 },
] as const

/** A complaint whose clock was stopped so long runs again: a question that nobody answers holds nothing up for ever. */
const longestPauseDays = 15

/** As many in one transaction as others who append to the ledger can wait for. */
export const mostAtOnce = 10_000

/** A complaint that a missed deadline has moved up. */
export interface MovedUp {
  readonly complaintId: string
  readonly from: number
  readonly to: number
  readonly divisionId: string | null
}

/**
 * Moves up what has missed its last day, as far as the days since then say, and writes that down for each: the
 * complainant sees it, and the ledger has it. A second run on the same day moves nothing. At most {@link mostAtOnce} at
 * once; the caller comes again until fewer are left.
 */
export async function moveUp(tx: TenantTransaction, at: Temporal.Instant): Promise<MovedUp[]> {
  const { db, organizationId } = tx
  const today = todayInBangkok(at).toString()
  const [head, clerk, chief] = movesAfterDays
  const wanted = sql`case
    when due_on <= ${today}::date - ${chief.days}::int then ${chief.level}::int
    when due_on <= ${today}::date - ${clerk.days}::int then ${clerk.level}::int
    else ${head.level}::int end`
  const { rows } = await db.execute<{ id: string; from: number; to: number; division: string | null }>(sql`
    with missed as (
      select complaint_id, level as before, ${wanted} as wanted from complaint
      where organization_id = ${organizationId} and ended_on is null and state <> 'merged'
        and waiting_since is null and due_on < ${today} and level < ${wanted}
      order by due_on limit ${mostAtOnce} for update
    )
    update complaint set level = wanted from missed
    where organization_id = ${organizationId} and complaint.complaint_id = missed.complaint_id
    returning complaint.complaint_id as id, before as "from", level as "to", division_id as division`)
  const moved = rows.map(({ id, from, to, division }) => ({
    complaintId: id,
    from,
    to,
    divisionId: division,
  }))
  if (moved.length === 0) return []
  const kindOf = ({ from }: MovedUp) => (from === 0 ? 'overdue' : 'moved-up')
  const steps: NewStep[] = moved.map((one) => {
    return { complaintId: one.complaintId, kind: kindOf(one), level: one.to }
  })
  await recordSteps(tx, systemActor, steps, at)
  const acts = moved.map((one) => entry(`complaints.${kindOf(one)}`, one.complaintId, { level: one.to }))
  await appendAll(tx, acts, at)
  return moved
}

/** Lets clocks run again that have stood still for too long. */
export async function resumeLongPauses(tx: TenantTransaction, at: Temporal.Instant): Promise<number> {
  const { db, organizationId } = tx
  const today = todayInBangkok(at).toString()
  const { rows } = await db.execute<{ id: string; due: string }>(sql`
    update complaint set due_on = due_on + (${today}::date - waiting_since),
      paused_days = paused_days + (${today}::date - waiting_since), waiting_since = null
    where organization_id = ${organizationId} and ended_on is null
      and waiting_since <= ${today}::date - ${longestPauseDays}::int
    returning complaint_id as id, due_on::text as due`)
  if (rows.length === 0) return 0
  const steps = rows.map(({ id, due }) => ({ complaintId: id, kind: 'resumed' as const, dueOn: due }))
  await recordSteps(tx, systemActor, steps, at)
  await appendAll(
    tx,
    rows.map(({ id, due }) => entry('complaints.resumed', id, { dueOn: due })),
    at,
  )
  return rows.length
}

/** Gives the complaints of somebody who no longer deals with any back to his division, whose head finds them. */
export async function fallBack(
  tx: TenantTransaction,
  { inOffice, at }: { readonly inOffice: readonly string[]; readonly at: Temporal.Instant },
): Promise<number> {
  const { db, organizationId } = tx
  const { rows } = await db.execute<{ id: string; division: string | null }>(sql`
    update complaint set assignee_id = null
    where organization_id = ${organizationId} and ended_on is null and assignee_id is not null
      and assignee_id <> all (${sql.param(inOffice)}::uuid[])
    returning complaint_id as id, division_id as division`)
  if (rows.length === 0) return 0
  const steps = rows.map(({ id, division }) => {
    return { complaintId: id, kind: 'fell-back' as const, divisionId: division }
  })
  await recordSteps(tx, systemActor, steps, at)
  await appendAll(
    tx,
    rows.map(({ id, division }) => entry('complaints.fell-back', id, { divisionId: division })),
    at,
  )
  return rows.length
}

function entry(
  kind: `complaints.${string}`,
  subject: string,
  payload: Readonly<Record<string, string | number | null>>,
) {
  return { kind, subject, actor: systemActor, payload }
}
