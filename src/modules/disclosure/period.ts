import { fiscalYearEnd } from '../../platform/calendar/fiscal-year.ts'

/** How often what satisfies an item must be new; `always`: it is there, and stays right as it is. */
export const periods = ['always', 'yearly', 'half-yearly', 'quarterly', 'monthly'] as const
export type Period = (typeof periods)[number]

const months: Readonly<Record<Exclude<Period, 'always'>, number>> = {
  yearly: 12,
  'half-yearly': 6,
  quarterly: 3,
  monthly: 1,
}

/** The last day on which something of a day still counts as current; undefined where it does not age. */
export function lastCurrentDay(period: Period, of: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return period === 'always' ? undefined : of.add({ months: months[period] })
}

/** The day on which an item is looked at: today, and the last day of a year that is over. */
export function lookedAtOn(itaYear: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const end = fiscalYearEnd(itaYear)
  return Temporal.PlainDate.compare(today, end) > 0 ? end : today
}
