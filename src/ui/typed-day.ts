import { editableDate, formatDate, parseDate } from '../platform/calendar/buddhist-date.ts'
import { defineMessages, type Language } from '../platform/language/messages.ts'

export const typedDayMessages = defineMessages({
  th: {
    unreadable: 'ใส่วันที่เป็น วัน/เดือน/ปี พ.ศ. เช่น 23/11/2569',
    noSuchDay: 'ไม่มีวันนี้ในปฏิทิน ดูวันและเดือนอีกครั้ง',
    shortYear: 'ใส่ปี พ.ศ. ให้ครบ 4 หลัก เช่น 2569',
    otherEra: (meant: string) => `ปีนี้เป็นปี ค.ศ. หมายถึง ${meant} ใช่ไหม ถ้าใช่ให้ใส่ปี พ.ศ.`,
    notAfter: (day: string) => `ใส่วันที่ไม่เกิน ${day}`,
    notBefore: (day: string) => `ใส่วันที่ตั้งแต่ ${day} เป็นต้นไป`,
  },
  en: {
    unreadable: 'Enter a date as day/month/year B.E., such as 23/11/2569',
    noSuchDay: 'There is no such day. Check the day and the month',
    shortYear: 'Enter all four digits of the B.E. year, such as 2569',
    otherEra: (meant) =>
      `That is a year of the Common Era. Did you mean ${meant}? If so, enter the B.E. year`,
    notAfter: (day) => `Enter a date that is not after ${day}`,
    notBefore: (day) => `Enter a date from ${day} on`,
  },
})

export type TypedDay = { ok: true; date: Temporal.PlainDate } | { ok: false; fault: string }

/**
 * Reads a day as somebody typed it, in the Buddhist era; what is wrong with it comes back in words. A year of the
 * Common Era is asked about, never guessed.
 */
export function readTypedDay(
  text: string,
  {
    language,
    from,
    to,
  }: {
    readonly language: Language
    readonly from?: Temporal.PlainDate | undefined
    readonly to?: Temporal.PlainDate | undefined
  },
): TypedDay {
  const t = typedDayMessages[language]
  const read = parseDate(text)
  if (read.ok) {
    const { compare } = Temporal.PlainDate
    const words = (day: Temporal.PlainDate) => formatDate(day, language, 'short')
    if (to && compare(read.date, to) > 0) return { ok: false, fault: t.notAfter(words(to)) }
    if (from && compare(read.date, from) < 0) return { ok: false, fault: t.notBefore(words(from)) }
    return read
  }
  if (read.reason === 'gregorian-year') {
    return { ok: false, fault: read.meant ? t.otherEra(editableDate(read.meant)) : t.noSuchDay }
  }
  const faults = { unreadable: t.unreadable, 'no-such-day': t.noSuchDay, 'short-year': t.shortYear }
  return { ok: false, fault: faults[read.reason] }
}
