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

export function quarterStart(fiscalYear: FiscalYear, quarter: Quarter): Temporal.PlainDate {
  if (!Number.isInteger(fiscalYear) || fiscalYear < 2400 || fiscalYear > 2999) {
    throw new RangeError(`${fiscalYear} is not a fiscal year of the Buddhist era`)
  }
  const firstOfOctober = new Temporal.PlainDate(fiscalYear - 544, 10, 1)
  return firstOfOctober.add({ months: 3 * (quarter - 1) })
}

export function quarterEnd(fiscalYear: FiscalYear, quarter: Quarter): Temporal.PlainDate {
  return quarterStart(fiscalYear, quarter).add({ months: 3 }).subtract({ days: 1 })
}
