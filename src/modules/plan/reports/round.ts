import { fiscalYearEnd, fiscalYearStart, quarterEnd } from '../../../platform/calendar/fiscal-year.ts'

/** How many months of the fiscal year a report covers. */
export type Months = 6 | 12

/** The two rounds of a fiscal year, as the plan reports to the NACC. */
const rounds: readonly Months[] = [6, 12]

export interface RoundDates {
  readonly from: Temporal.PlainDate
  /** The last day that the report covers. */
  readonly to: Temporal.PlainDate
  /** The last day on which it is in time: the end of April, and of October. */
  readonly due: Temporal.PlainDate
}

/** The days of a round: October to March, due in April; the whole year, due in October after it. */
export function roundDates(fiscalYear: number, months: Months): RoundDates {
  const to = months === 6 ? quarterEnd(fiscalYear, 2) : fiscalYearEnd(fiscalYear)
  return { from: fiscalYearStart(fiscalYear), to, due: to.add({ months: 1 }).with({ day: 31 }) }
}

/** The rounds that are over on a day, so that their reports may be written. */
export function roundsOver(fiscalYear: number, today: Temporal.PlainDate): Months[] {
  return rounds.filter((months) => Temporal.PlainDate.compare(roundDates(fiscalYear, months).to, today) < 0)
}
