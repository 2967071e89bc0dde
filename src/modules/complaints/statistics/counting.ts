import { sql, type SQL } from 'drizzle-orm'
import { fiscalYearEnd, fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { smallestCount } from '../../../platform/open-data/small-cells.ts'

/**
 * What was counted of some complaints on a day. Those that are open past their day are in the denominator as those that
 * ended late are: `onTime` + `late` + `open` is what was received, `overdue` the part of `open` whose time is over.
 */
export interface Counts {
  readonly received: number
  readonly onTime: number
  readonly late: number
  readonly open: number
  readonly overdue: number
  readonly fixed: number
  readonly disputed: number
  readonly withdrawn: number
  /** Of those that count for the rate: ended or overdue, and not withdrawn in time, after which nothing was asked for. */
  readonly onTimeCounted: number
  readonly counted: number
}

/** By what complaints are told apart. */
export const groupings = ['month', 'category', 'division', 'village', 'channel'] as const
export type Grouping = (typeof groupings)[number]

export type Group = Counts & {
  /** Month as 2026-11, code of the category or channel, id of the division or village; null where there is none. */
  readonly key: string | null
  /** The middle of the days that those which ended took; null below {@link smallestCount} of them. */
  readonly medianDays: number | null
}

const keys: Readonly<Record<Grouping, SQL>> = {
  month: sql`to_char(received_on, 'YYYY-MM')`,
  category: sql`category`,
  division: sql`division_id::text`,
  village: sql`village_id::text`,
  channel: sql`channel`,
}

export interface Period {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** The days of a fiscal year, as far as they had come by a day. */
export function fiscalYearUntil(fiscalYear: number, until: Temporal.PlainDate): Period {
  const end = fiscalYearEnd(fiscalYear)
  return {
    from: fiscalYearStart(fiscalYear),
    to: Temporal.PlainDate.compare(until, end) < 0 ? until : end,
  }
}

const columns = (day: string) => {
  const isEnded = sql`(ended_on is not null and ended_on <= ${day}::date)`
  const isLate = sql`(overran or case when ${isEnded} then ended_on > due_on
    else waiting_since is null and ${day}::date > due_on end)`
  const isInTime = sql`${isEnded} and not ${isLate}`
  const isCounted = sql`(${isEnded} or ${isLate}) and not (${isInTime} and state = 'withdrawn')`
  return sql`count(*)::int as received,
    count(*) filter (where ${isInTime})::int as "onTime",
    count(*) filter (where ${isEnded} and ${isLate})::int as late,
    count(*) filter (where not ${isEnded})::int as open,
    count(*) filter (where not ${isEnded} and ${isLate})::int as overdue,
    count(*) filter (where fixed_on <= ${day}::date)::int as fixed,
    count(*) filter (where reopened_on <= ${day}::date)::int as disputed,
    count(*) filter (where state = 'withdrawn')::int as withdrawn,
    count(*) filter (where ${isInTime} and state <> 'withdrawn')::int as "onTimeCounted",
    count(*) filter (where ${isCounted})::int as counted`
}

/** From receipt to the end, pauses left out. */
const daysTaken = sql`greatest(ended_on - received_on - paused_days, 0)`

const within = (organizationId: string, { from, to }: Period) =>
  sql`organization_id = ${organizationId} and received_on between ${from.toString()} and ${to.toString()}`

/** Complaints received in a period, counted as they stand on a day. One statement; nothing of a person is read. */
export async function countComplaints(
  { db, organizationId }: TenantTransaction,
  period: Period,
  day: Temporal.PlainDate,
): Promise<Counts> {
  const { rows } = await db.execute<Counts & Record<string, unknown>>(
    sql`select ${columns(day.toString())} from complaint where ${within(organizationId, period)}`,
  )
  return rows[0]!
}

/** The same by what they are told apart, in the order of the keys. */
export async function countGroups(
  { db, organizationId }: TenantTransaction,
  grouping: Grouping,
  period: Period,
  day: Temporal.PlainDate,
): Promise<Group[]> {
  const isEnded = sql`ended_on <= ${day.toString()}::date and state <> 'withdrawn'`
  const { rows } = await db.execute<Group & Record<string, unknown>>(sql`
    select ${keys[grouping]} as key, ${columns(day.toString())},
      case when count(*) filter (where ${isEnded}) >= ${smallestCount}
        then percentile_cont(0.5) within group (order by ${daysTaken}) filter (where ${isEnded}) end as "medianDays"
    from complaint
    where ${within(organizationId, period)} group by 1 order by 1 nulls last`)
  return rows
}

/** The middle of the days from receipt to the end, pauses left out, of those that ended; undefined where none has. */
export async function medianDays(
  { db, organizationId }: TenantTransaction,
  period: Period,
  day: Temporal.PlainDate,
): Promise<number | undefined> {
  const { rows } = await db.execute<{ median: number | null }>(sql`
    select percentile_cont(0.5) within group (order by ${daysTaken}) as median
    from complaint
    where ${within(organizationId, period)} and ended_on <= ${day.toString()} and state <> 'withdrawn'`)
  return rows[0]?.median ?? undefined
}

/** The day on which the first complaint of all was received; undefined where none ever was. */
export async function firstReceived({
  db,
  organizationId,
}: TenantTransaction): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await db.execute<{ first: string | null }>(
    sql`select min(received_on)::text as first from complaint where organization_id = ${organizationId}`,
  )
  const first = rows[0]?.first
  return first ? Temporal.PlainDate.from(first) : undefined
}
