import { and, eq, gte, lte, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { queueTicket } from './schema.ts'
import type { OutOfOrderReason } from './ticket-facts.ts'

/** What came of the tickets of some days. Waiting is from the ticket to the call, in whole minutes. */
export interface QueueFigures {
  readonly issued: number
  readonly served: number
  readonly absent: number
  readonly left: number
  /** Never called, on a day that is over. */
  readonly neverCalled: number
  readonly called: number
  readonly inOrder: number
  readonly medianMinutes: number | null
  /** Nine of ten waited no longer. */
  readonly ninetiethMinutes: number | null
  readonly longestMinutes: number | null
}

export interface Days {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

export interface PartFigures extends QueueFigures {
  /** The service, or the first day of the week or month. */
  readonly key: string
}

const waited = sql`extract(epoch from ${queueTicket.calledAt} - ${queueTicket.issuedAt}) / 60`
const minutes = (share: number) =>
  sql<number | null>`floor(percentile_cont(${share}) within group (order by ${waited}))::int`
const many = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`

function columns(today: Temporal.PlainDate) {
  const { state, inOrder, calledAt, day } = queueTicket
  return {
    issued: sql<number>`count(*)::int`,
    served: many(sql`${state} = 'served'`),
    absent: many(sql`${state} = 'absent'`),
    left: many(sql`${state} = 'left'`),
    neverCalled: many(sql`${state} = 'waiting' and ${day} < ${today.toString()}`),
    called: many(sql`${calledAt} is not null`),
    inOrder: many(sql`${inOrder}`),
    medianMinutes: minutes(0.5),
    ninetiethMinutes: minutes(0.9),
    longestMinutes: minutes(1),
  }
}

function within({ organizationId }: TenantTransaction, { from, to }: Days) {
  return and(
    eq(queueTicket.organizationId, organizationId),
    gte(queueTicket.day, from.toString()),
    lte(queueTicket.day, to.toString()),
  )
}

/** All tickets of some days. */
export async function figuresOf(
  tx: TenantTransaction,
  days: Days,
  today: Temporal.PlainDate,
): Promise<QueueFigures> {
  const [figures] = await tx.db.select(columns(today)).from(queueTicket).where(within(tx, days))
  return figures!
}

/** The same for each service, week (from Monday) or month that had a ticket. */
export async function figuresBy(
  tx: TenantTransaction,
  part: 'service' | 'week' | 'month',
  days: Days,
  today: Temporal.PlainDate,
): Promise<PartFigures[]> {
  const key =
    part === 'service'
      ? sql<string>`${queueTicket.serviceId}::text`
      : sql<string>`date_trunc(${sql.raw(`'${part}'`)}, ${queueTicket.day}::timestamp)::date::text`
  return tx.db
    .select({ key, ...columns(today) })
    .from(queueTicket)
    .where(within(tx, days))
    .groupBy(key)
    .orderBy(key)
}

/** Why visitors were called before their turn, and how often. */
export async function reasonsOf(
  tx: TenantTransaction,
  days: Days,
): Promise<{ reason: OutOfOrderReason; count: number }[]> {
  const { reason } = queueTicket
  const rows = await tx.db
    .select({ reason, count: sql<number>`count(*)::int` })
    .from(queueTicket)
    .where(and(within(tx, days), sql`${reason} is not null`))
    .groupBy(reason)
    .orderBy(reason)
  return rows.map((row) => ({ reason: row.reason!, count: row.count }))
}
