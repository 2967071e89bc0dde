import { z } from 'zod'
import { editableDate, formatDate, parseDate } from '../../../platform/calendar/buddhist-date.ts'
import { fiscalYearEnd, fiscalYearStart } from '../../../platform/calendar/fiscal-year.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { planWorkMessages } from './messages.ts'

/** The longest text that a person types about his work. */
export const longestText = 5_000

export type TypedDate = { ok: true; date: Temporal.PlainDate } | { ok: false; fault: string }

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
): TypedDate {
  const t = planWorkMessages[asked.language]
  const read = parseDate(text)
  if (!read.ok) return { ok: false, fault: t.dateUnreadable }
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

/** A link that a browser may follow: http or https, nothing else. Undefined for an empty field. */
export function readLink(text: string): { ok: true; url: string | undefined } | { ok: false } {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, url: undefined }
  const url = z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .safeParse(trimmed)
  return url.success ? { ok: true, url: url.data } : { ok: false }
}

/** The text of one field of a form, trimmed, with line ends as one character; empty where it is missing. */
export function textIn(body: Readonly<Record<string, string | readonly string[]>>, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}
