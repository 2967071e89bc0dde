/**
 * The name of a Thai fiscal year: the Buddhist-era year in which it ends. 2570 runs from 1 October 2569 to
 * 30 September 2570 (State Budget Procedures Act 2561, section 4; local budgets follow it).
 */
export type FiscalYear = number

/** The first quarter is October to December. */
export type Quarter = 1 | 2 | 3 | 4

/** Where code gets the time from. Only the program's start passes `systemClock`; tests pass their own. */
export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant()

/** The date in Thailand, which has one time zone and no summer time, at an instant. */
export function todayInBangkok(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('Asia/Bangkok').toPlainDate()
}

export function fiscalYearOf(date: Temporal.PlainDate): FiscalYear {
  return date.year + 543 + (date.month >= 10 ? 1 : 0)
}

export function quarterOf(date: Temporal.PlainDate): Quarter {
  return (Math.floor(((date.month + 2) % 12) / 3) + 1) as Quarter
}

/** 1 October. Like its neighbours it throws a RangeError for what cannot be a Buddhist-era year, such as 2026. */
export function fiscalYearStart(fiscalYear: FiscalYear): Temporal.PlainDate {
  return quarterStart(fiscalYear, 1)
}

/** 30 September. */
export function fiscalYearEnd(fiscalYear: FiscalYear): Temporal.PlainDate {
  return quarterEnd(fiscalYear, 4)
}

// In tables, because a page asks for the ends of its quarters hundreds of times.
const firstMonths: Readonly<Record<Quarter, number>> = { 1: 10, 2: 1, 3: 4, 4: 7 }
const lastDays: Readonly<Record<Quarter, { readonly month: number; readonly day: number }>> = {
  1: { month: 12, day: 31 },
  2: { month: 3, day: 31 },
  3: { month: 6, day: 30 },
  4: { month: 9, day: 30 },
}

/** October to December belong to the calendar year before the one that a fiscal year is named after. */
function calendarYearOf(fiscalYear: FiscalYear, quarter: Quarter): number {
  return fiscalYear - (quarter === 1 ? 544 : 543)
}

export function quarterStart(fiscalYear: FiscalYear, quarter: Quarter): Temporal.PlainDate {
  if (!Number.isInteger(fiscalYear) || fiscalYear < 2400 || fiscalYear > 2999) {
    throw new RangeError(`${fiscalYear} is not a fiscal year of the Buddhist era`)
  }
  return new Temporal.PlainDate(calendarYearOf(fiscalYear, quarter), firstMonths[quarter], 1)
}

export function quarterEnd(fiscalYear: FiscalYear, quarter: Quarter): Temporal.PlainDate {
  return quarterStart(fiscalYear, quarter).with(lastDays[quarter])
}
