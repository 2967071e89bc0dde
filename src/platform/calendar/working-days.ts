/**
 * The days on which offices are closed besides Saturdays and Sundays, as ISO dates. A Set of dates will do,
 * and so will a Map of dates to names. They are data, because the cabinet adds some every year.
 */
export type Holidays = Pick<ReadonlySet<string>, 'has'>

const saturday = 6

export function isWorkingDay(date: Temporal.PlainDate, holidays: Holidays): boolean {
  return date.dayOfWeek < saturday && !holidays.has(date.toString())
}

/** The date itself if offices are open on it, otherwise the first day after it on which they are. */
export function nextWorkingDay(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date
  while (!isWorkingDay(day, holidays)) day = day.add({ days: 1 })
  return day
}

/**
 * The working day that is this many working days after a date; the date itself is not counted. 0 gives the
 * date back, whatever day it is. Throws a RangeError for a count that is not a whole number from 0.
 */
export function addWorkingDays(
  date: Temporal.PlainDate,
  count: number,
  holidays: Holidays,
): Temporal.PlainDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('working days are counted forward')
  let day = date
  for (let counted = 0; counted < count; counted += 1) day = nextWorkingDay(day.add({ days: 1 }), holidays)
  return day
}

/**
 * How many working days lie after one date, up to and including the other; negative if the other comes
 * first. So `workingDaysBetween(date, addWorkingDays(date, n))` is n.
 */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  holidays: Holidays,
): number {
  if (Temporal.PlainDate.compare(from, to) > 0) return -workingDaysBetween(to, from, holidays)
  let count = 0
  for (let day = from; !day.equals(to);) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day, holidays)) count += 1
  }
  return count
}
