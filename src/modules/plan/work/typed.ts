import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { fiscalYearEnd, fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { readTypedDay, type TypedDay } from '../../../ui/typed-day.ts'
import { planWorkMessages } from './messages.ts'

/** The longest text that a person types about his work. */
export const longestText = 5_000

/**
 * Reads a date of work as typed, in the Buddhist era. Refuses one outside the fiscal year, and, where
 * `noLaterThan` is given, one after it; says so in words.
 */
export function readWorkDate(
  text: string,
  asked: {
    readonly fiscalYear: number
    readonly language: Language
    readonly noLaterThan?: Temporal.PlainDate
  },
): TypedDay {
  const t = planWorkMessages[asked.language]
  const read = readTypedDay(text, { language: asked.language })
  if (!read.ok) return read
  const from = fiscalYearStart(asked.fiscalYear)
  const to = fiscalYearEnd(asked.fiscalYear)
  const { compare } = Temporal.PlainDate
  if (compare(read.date, from) < 0 || compare(read.date, to) > 0) {
    const words = [from, to].map((date) => formatDate(date, asked.language, 'short')) as [string, string]
    return { ok: false, fault: t.dateOutsideYear(...words) }
  }
  if (asked.noLaterThan && compare(read.date, asked.noLaterThan) > 0) {
    return { ok: false, fault: t.dateInFuture }
  }
  return read
}

/** Today, or the last day of the year where that is over: what a date field proposes. */
export function proposedDate(fiscalYear: number, today: Temporal.PlainDate): string {
  const end = fiscalYearEnd(fiscalYear)
  return editableDate(Temporal.PlainDate.compare(today, end) > 0 ? end : today)
}
