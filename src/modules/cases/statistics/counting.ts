import { and, eq, gte, lte, min } from 'drizzle-orm'
import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import {
  smallestCount,
  suppressCounts,
  suppressed,
  type SafeCount,
} from '../../../platform/open-data/small-cells.ts'
import { caseMatter } from '../schema.ts'

/** What can have come of a case. Whoever was disciplined and referred is counted as disciplined. */
export const outcomes = ['open', 'no-grounds', 'no-fault', 'disciplined', 'referred', 'other'] as const
export type CaseOutcome = (typeof outcomes)[number]

type Counted = Pick<typeof caseMatter.$inferSelect, 'closedOn' | 'finding' | 'discipline' | 'referredTo'>

/** What had come of a case by the end of a day. */
export function outcomeOf(
  { closedOn, finding, discipline, referredTo }: Counted,
  until: Temporal.PlainDate,
): CaseOutcome {
  if (closedOn === null || closedOn > until.toString()) return 'open'
  if (discipline !== null && discipline !== 'none') return 'disciplined'
  if (referredTo !== null) return 'referred'
  return finding === 'no-grounds' || finding === 'no-fault' ? finding : 'other'
}

/** How many cases of corruption were received in a fiscal year, by what had come of them by a day. */
async function countYear(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
  until: Temporal.PlainDate,
): Promise<Readonly<Record<CaseOutcome, number>>> {
  const rows = await db
    .select({
      closedOn: caseMatter.closedOn,
      finding: caseMatter.finding,
      discipline: caseMatter.discipline,
      referredTo: caseMatter.referredTo,
    })
    .from(caseMatter)
    .where(
      and(
        eq(caseMatter.organizationId, organizationId),
        eq(caseMatter.isCorruption, true),
        gte(caseMatter.receivedOn, fiscalYearStart(fiscalYear).toString()),
        lte(caseMatter.receivedOn, fiscalYearEnd(fiscalYear).toString()),
      ),
    )
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<CaseOutcome, number>
  for (const row of rows) counts[outcomeOf(row, until)] += 1
  return counts
}

/** A fiscal year as everybody may know it. */
export interface SafeYear {
  readonly fiscalYear: number
  readonly total: SafeCount
  readonly byOutcome: Readonly<Record<CaseOutcome, SafeCount>>
}

/**
 * The fiscal years that are over, the newest first, from the one of the first case of all: a year in which nobody wrote
 * down cases is not one without any. They stand as they stood when the last of them ended, so that the figures change
 * once a year and nobody is told of by a change; small counts are not told.
 */
export async function safeYears(tx: TenantTransaction, today: Temporal.PlainDate): Promise<SafeYear[]> {
  const last = fiscalYearOf(today) - 1
  const first = await firstYear(tx)
  if (first === undefined) return []
  const years = []
  for (let fiscalYear = last; fiscalYear >= first; fiscalYear--) {
    const counted = await countYear(tx, fiscalYear, fiscalYearEnd(last))
    const { counts, total } = suppressCounts(outcomes.map((outcome) => counted[outcome]))
    const byOutcome = Object.fromEntries(outcomes.map((outcome, at) => [outcome, counts[at]]))
    years.push({ fiscalYear, total, byOutcome: byOutcome as SafeYear['byOutcome'] })
  }
  return years
}

async function firstYear({ db, organizationId }: TenantTransaction): Promise<number | undefined> {
  const [row] = await db
    .select({ first: min(caseMatter.receivedOn) })
    .from(caseMatter)
    .where(eq(caseMatter.organizationId, organizationId))
  return row?.first ? fiscalYearOf(Temporal.PlainDate.from(row.first)) : undefined
}

/**
 * Whether cases fell by so many percent from a base. A count that is not told lies below the smallest one that is, so that
 * the answer may be certain without it; where it is not, it is not given.
 */
export function hasFallen(
  count: SafeCount,
  { base, percent }: { readonly base: number; readonly percent: number },
): boolean | undefined {
  const isKept = (cases: number) => 100 * (base - cases) >= percent * base && cases <= base
  const [least, most] = count === suppressed ? [0, smallestCount - 1] : [count, count]
  if (isKept(most)) return true
  return isKept(least) ? undefined : false
}
