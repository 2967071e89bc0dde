import { fiscalYearEnd, fiscalYearStart, quarterEnd } from '../../../platform/calendar/fiscal-year.ts'
import type { Act } from '../../../platform/web/route.ts'
import { listMeasures, type Measure } from '../prevention/measures.ts'
import { countComplaints, countGroups, medianDays, type Counts, type Period } from '../statistics/counting.ts'
import { safeRows, type SafeRow } from '../statistics/safe-rows.ts'

/** The rounds in which the plan is reported: the first six months of a fiscal year, and all twelve. */
export const rounds = [6, 12] as const
export type RoundMonths = (typeof rounds)[number]

export interface RoundFigures {
  readonly fiscalYear: number
  readonly months: RoundMonths
  /** Of the round, as far as it has come. */
  readonly period: Period
  readonly isOver: boolean
  readonly counts: Counts
  readonly medianDays: number | undefined
  readonly byCategory: readonly SafeRow[]
  readonly byVillage: readonly SafeRow[]
  readonly measures: readonly Measure[]
}

/**
 * The complaints received in a round, as they stand on the day on which this is asked, and the measures that were
 * decided in it; undefined for a round that has not begun.
 */
export async function roundFigures(
  { kept, view: { today } }: Pick<Act, 'kept' | 'view'>,
  { fiscalYear, months }: { readonly fiscalYear: number; readonly months: RoundMonths },
): Promise<RoundFigures | undefined> {
  const { compare } = Temporal.PlainDate
  const from = fiscalYearStart(fiscalYear)
  if (compare(from, today) > 0) return undefined
  const end = months === 6 ? quarterEnd(fiscalYear, 2) : fiscalYearEnd(fiscalYear)
  const isOver = compare(end, today) < 0
  const period = { from, to: isOver ? end : today }
  return kept(`complaints.round ${fiscalYear} ${months} ${today.toString()}`, async (tx) => ({
    fiscalYear,
    months,
    period,
    isOver,
    counts: await countComplaints(tx, period, today),
    medianDays: await medianDays(tx, period, today),
    byCategory: safeRows(await countGroups(tx, 'category', period, today)),
    byVillage: safeRows(await countGroups(tx, 'village', period, today)),
    measures: await listMeasures(tx, period),
  }))
}
