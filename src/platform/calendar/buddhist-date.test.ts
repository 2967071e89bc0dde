import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate, formatOfficialDate, parseDate, parseDateParts } from './buddhist-date.ts'

const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const spaced = (text: string): string => text.replaceAll('\u00A0', ' ')
const anyDate = fc.integer({ min: 0, max: 100_000 }).map((days) => date('1860-01-01').add({ days }))

test('a date is shown in the Buddhist era in Thai and in both for English readers', () => {
  const day = date('2026-11-23')
  expect(spaced(formatDate(day, 'th'))).toBe('23 พฤศจิกายน 2569')
  expect(spaced(formatDate(day, 'th', 'short'))).toBe('23 พ.ย. 2569')
  expect(spaced(formatDate(day, 'en'))).toBe('23 November 2026 (B.E. 2569)')
  expect(spaced(formatDate(day, 'en', 'short'))).toBe('23 Nov 2026')
  expect(spaced(formatOfficialDate(day))).toBe('๒๓ พฤศจิกายน ๒๕๖๙')
})

test('a line cannot end inside a date', () => {
  expect(formatDate(date('2026-01-02'), 'th', 'short')).not.toMatch(/ /)
  expect(formatDate(date('2026-01-02'), 'en', 'short')).not.toMatch(/ /)
  expect(formatDate(date('2026-01-02'), 'en').split(' ')).toHaveLength(2)
})

test('every date is written as the standard library writes it', () => {
  const formats = {
    long: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    short: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
  }
  const digits = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-thai', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  fc.assert(
    fc.property(anyDate, (day) => {
      const instant = Date.UTC(day.year, day.month - 1, day.day)
      expect(spaced(formatDate(day, 'th'))).toBe(formats.long.format(instant))
      expect(spaced(formatDate(day, 'th', 'short'))).toBe(formats.short.format(instant))
      expect(spaced(formatOfficialDate(day))).toBe(digits.format(instant))
    }),
  )
})

test('what is written in Thai is read back', () => {
  fc.assert(
    fc.property(anyDate, (day) => {
      for (const text of [formatDate(day, 'th'), formatDate(day, 'th', 'short'), formatOfficialDate(day)]) {
        const reading = parseDate(text)
        expect(reading.ok && reading.date.equals(day)).toBe(true)
      }
    }),
  )
})

test.each([
  '23/11/2569',
  '23-11-2569',
  '23.11.2569',
  '23 11 2569',
  '23 / 11 / 2569',
  '๒๓/๑๑/๒๕๖๙',
  '23 พ.ย. 2569',
  '23 พย 2569',
  '23พ.ย.2569',
  ' 23 พฤศจิกายน พ.ศ. 2569 ',
  'วันที่ ๒๓ เดือนพฤศจิกายน พ.ศ. ๒๕๖๙',
])('%s is read', (text) => {
  const reading = parseDate(text)
  expect(reading.ok && reading.date.toString()).toBe('2026-11-23')
})

test.each([
  ['23/11/2026', 'gregorian-year'],
  ['31/02/2026', 'gregorian-year'],
  ['23 พ.ย. 1969', 'gregorian-year'],
  ['23-11-69', 'short-year'],
  ['23 พ.ย. 69', 'short-year'],
  ['23/11/256', 'short-year'],
  ['31/04/2569', 'no-such-day'],
  ['29/02/2569', 'no-such-day'],
  ['0/11/2569', 'no-such-day'],
  ['23/13/2569', 'no-such-day'],
  ['23/11/2200', 'no-such-day'],
  ['23/11/2700', 'no-such-day'],
  ['', 'unreadable'],
  ['พรุ่งนี้', 'unreadable'],
  ['2569-11-23', 'unreadable'],
  ['23 Nov 2569', 'unreadable'],
  ['23 พฤหัส 2569', 'unreadable'],
  ['123/11/2569', 'unreadable'],
  ['23/11/25690', 'unreadable'],
] as const)('%s is refused: %s', (text, reason) => {
  expect(parseDate(text)).toMatchObject({ ok: false, reason })
})

test('a year of the Common Era says which day it was most likely meant for', () => {
  const reading = parseDate('23/11/2026')
  expect('meant' in reading && reading.meant?.toString()).toBe('2026-11-23')
  expect(parseDate('31/02/2026')).toEqual({ ok: false, reason: 'gregorian-year' })
})

test('29 February is a day in leap years only', () => {
  const reading = parseDate('29/02/2571')
  expect(reading.ok && reading.date.toString()).toBe('2028-02-29')
})

test('three fields of a form are read, the month as a number or a name', () => {
  for (const month of ['3', '๐๓', 'มีนาคม', 'มี.ค.', 'มีค']) {
    const reading = parseDateParts({ day: ' 8 ', month, year: '๒๕๖๙' })
    expect(reading.ok && reading.date.toString()).toBe('2026-03-08')
  }
  expect(parseDateParts({ day: '8', month: '', year: '2569' })).toEqual({ ok: false, reason: 'unreadable' })
  expect(parseDateParts({ day: '8', month: '3', year: '' })).toEqual({ ok: false, reason: 'unreadable' })
})
