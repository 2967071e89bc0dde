import type { Language } from '../language/messages.ts'
import { toArabicDigits, toThaiDigits } from '../language/numerals.ts'

/** `long` writes the month out; `short` is for tables and lists. */
export type DateStyle = 'long' | 'short'

/** Three fields of a form, as typed: the month is a number or a Thai name, the year Buddhist era. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string }

export type DateReading =
  | { ok: true; date: Temporal.PlainDate }
  | { ok: false; reason: 'unreadable' | 'no-such-day' | 'short-year' }
  | {
      ok: false
      reason: 'gregorian-year'
      /** The day that the year was most likely meant for; absent where that month has no such day. */
      meant?: Temporal.PlainDate
    }

const buddhistEra = 543
/** The Buddhist year of a day, from January to December: that of a document's number, not the fiscal year. */
export function buddhistYearOf(date: Temporal.PlainDate): number {
  return date.year + buddhistEra
}

// Lines do not end inside a date: 23 at the end of one and พฤศจิกายน on the next reads as two things.
const noBreakSpace = '\u00A0'

const thaiMonths = [
  ['มกราคม', 'ม.ค.'],
  ['กุมภาพันธ์', 'ก.พ.'],
  ['มีนาคม', 'มี.ค.'],
  ['เมษายน', 'เม.ย.'],
  ['พฤษภาคม', 'พ.ค.'],
  ['มิถุนายน', 'มิ.ย.'],
  ['กรกฎาคม', 'ก.ค.'],
  ['สิงหาคม', 'ส.ค.'],
  ['กันยายน', 'ก.ย.'],
  ['ตุลาคม', 'ต.ค.'],
  ['พฤศจิกายน', 'พ.ย.'],
  ['ธันวาคม', 'ธ.ค.'],
] as const

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * A date for the screen, in Arabic digits with no-break spaces. Thai: 23 พฤศจิกายน 2569, 23 พ.ย. 2569.
 * English: 23 November 2026 (B.E. 2569), because the reader thinks in 2026 but holds Thai papers that say
 * 2569; the short form, which stands beside others of its kind, is 23 Nov 2026.
 */
export function formatDate(date: Temporal.PlainDate, language: Language, style: DateStyle = 'long'): string {
  const { day, month, year } = date
  if (language === 'th') {
    return `${day} ${thaiMonths[month - 1]![style === 'long' ? 0 : 1]} ${year + buddhistEra}`.replaceAll(
      ' ',
      noBreakSpace,
    )
  }
  const name = englishMonths[month - 1]!
  if (style === 'short') return [day, name.slice(0, 3), year].join(noBreakSpace)
  return `${[day, name, year].join(noBreakSpace)} (B.E.${noBreakSpace}${year + buddhistEra})`
}

/** A date for official documents, in Thai digits: ๒๓ พฤศจิกายน ๒๕๖๙. */
export function formatOfficialDate(date: Temporal.PlainDate): string {
  return toThaiDigits(formatDate(date, 'th'))
}

/** A date as somebody types it, to stand in a field that he may change: 23/11/2569. */
export function editableDate({ day, month, year }: Temporal.PlainDate): string {
  return `${day}/${month}/${year + buddhistEra}`
}

/**
 * Reads a Buddhist-era date typed in one field, day first: 23/11/2569, 23-11-2569, 23 11 2569, 23 พ.ย. 2569,
 * วันที่ ๒๓ เดือนพฤศจิกายน พ.ศ. ๒๕๖๙. See `parseDateParts` for what is refused.
 */
export function parseDate(text: string): DateReading {
  const plain = toArabicDigits(text)
    .replace(/วันที่|เดือน|พ\.?ศ\.?/g, ' ')
    .trim()
  const numbers = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{1,4})$/.exec(plain)
  const words = /^(\d{1,2})\s*([ก-๎.]+)\s*(\d{1,4})$/.exec(plain)
  const [, day, month, year] = numbers ?? words ?? []
  if (day === undefined || month === undefined || year === undefined)
    return { ok: false, reason: 'unreadable' }
  return parseDateParts({ day, month, year })
}

/**
 * Reads a Buddhist-era date typed in three fields, in Thai or Arabic digits. Refuses with a reason:
 * - `short-year`: fewer than four digits. 67 may be 2567 or 1967, and evidence must not rest on a guess.
 * - `gregorian-year`: 1800 to 2199, most likely typed by mistake in a field that asks for พ.ศ.
 * - `no-such-day`: 31 April, month 13, or a year outside 2400 to 2699.
 * - `unreadable`: anything else that is not a day, a month and a year.
 */
export function parseDateParts(parts: DateParts): DateReading {
  const day = readDigits(parts.day, 2)
  const month = readDigits(parts.month, 2) ?? monthNumbers.get(parts.month.replace(/[\s.]/g, ''))
  const year = readDigits(parts.year, 4)
  if (day === undefined || month === undefined || year === undefined)
    return { ok: false, reason: 'unreadable' }
  if (year < 1000) return { ok: false, reason: 'short-year' }
  if (year >= 1800 && year <= 2199) {
    const meant = dayOf({ year, month, day })
    return { ok: false, reason: 'gregorian-year', ...(meant && { meant }) }
  }
  const date = year < 2400 || year > 2699 ? undefined : dayOf({ year: year - buddhistEra, month, day })
  return date ? { ok: true, date } : { ok: false, reason: 'no-such-day' }
}

function dayOf(fields: { year: number; month: number; day: number }): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const monthNumbers: ReadonlyMap<string, number> = new Map(
  thaiMonths.flatMap((names, index) => names.map((name) => [name.replaceAll('.', ''), index + 1])),
)

function readDigits(text: string, most: number): number | undefined {
  const digits = toArabicDigits(text).trim()
  return /^\d+$/.test(digits) && digits.length <= most ? Number(digits) : undefined
}
