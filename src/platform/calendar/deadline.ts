import { addWorkingDays, nextWorkingDay } from './working-days.ts'
import type { Holidays } from './working-days.ts'

/**
 * A time limit as a law or a rule states it.
 *
 * For days and months the law also says what happens when the last day is a holiday, and it differs by who
 * must act, so every limit has to say it:
 * - `moves` to the next working day: Civil and Commercial Code, section 193/8; and for what a person must do
 *   towards an authority, Administrative Procedure Act 2539, section 64, third paragraph;
 * - `stands`: what an authority must do within a time, the same section 64, second paragraph: the last day
 *   counts even though it is a holiday. So an office's own time to answer is never lengthened by Songkran.
 *
 * Limits in working days (วันทำการ) come from rules that say so themselves; they cannot end on a holiday.
 */
export type TimeLimit =
  | { readonly days: number; readonly lastDay: 'moves' | 'stands' }
  | { readonly months: number; readonly lastDay: 'moves' | 'stands' }
  | { readonly workingDays: number }

/**
 * The last day on which the act is still in time, for a limit that runs from an event on `start`. The day of
 * the event is not counted (Civil and Commercial Code, section 193/3; Administrative Procedure Act 2539,
 * section 64); where a law counts it, pass the day before. Months go by the calendar (section 193/5): from
 * 15 January one month is 15 February, from 30 January it is 28 February, and from 28 February, when
 * counting begins on 1 March, it is 31 March.
 *
 * Throws a RangeError for a limit that is not a whole number of at least 1.
 */
export function dueDate(start: Temporal.PlainDate, limit: TimeLimit, holidays: Holidays): Temporal.PlainDate {
  if ('workingDays' in limit) return addWorkingDays(start, whole(limit.workingDays), holidays)
  const lastDay =
    'days' in limit ? start.add({ days: whole(limit.days) }) : endOfMonths(start, whole(limit.months))
  return limit.lastDay === 'moves' ? nextWorkingDay(lastDay, holidays) : lastDay
}

/** The day before the one that corresponds to the first day counted, or the last day of a month without it. */
function endOfMonths(start: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const first = start.add({ days: 1 })
  const corresponding = first.add({ months })
  return corresponding.day === first.day ? corresponding.subtract({ days: 1 }) : corresponding
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('a time limit is a whole number from 1')
  return count
}

/** Days from today to the due date: 0 on the day itself, negative when it has passed. */
export function daysLeft(due: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return today.until(due, { largestUnit: 'days' }).days
}

/** Days since the due date; 0 as long as it has not passed. */
export function lateBy(due: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.max(0, -daysLeft(due, today))
}
