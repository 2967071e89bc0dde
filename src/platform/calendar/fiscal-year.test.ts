import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
  quarterEnd,
  quarterOf,
  quarterStart,
  systemClock,
  todayInBangkok,
} from './fiscal-year.ts'

const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const anyDate = fc.integer({ min: 0, max: 120_000 }).map((days) => date('1870-01-01').add({ days }))
const anyFiscalYear = fc.integer({ min: 2400, max: 2999 })
const quarters = [1, 2, 3, 4] as const

test.each([
  ['2026-09-30', 2569, 4],
  ['2026-10-01', 2570, 1],
  ['2026-12-31', 2570, 1],
  ['2027-01-01', 2570, 2],
  ['2027-04-01', 2570, 3],
  ['2027-07-01', 2570, 4],
  ['2027-09-30', 2570, 4],
])('%s is in fiscal year %i, quarter %i', (iso, fiscalYear, quarter) => {
  expect(fiscalYearOf(date(iso))).toBe(fiscalYear)
  expect(quarterOf(date(iso))).toBe(quarter)
})

test('a date lies between the start and the end of its fiscal year and of its quarter', () => {
  fc.assert(
    fc.property(anyDate, (day) => {
      const fiscalYear = fiscalYearOf(day)
      const quarter = quarterOf(day)
      const iso = day.toString()
      expect(
        fiscalYearStart(fiscalYear).toString() <= iso && iso <= fiscalYearEnd(fiscalYear).toString(),
      ).toBe(true)
      expect(quarterStart(fiscalYear, quarter).toString() <= iso).toBe(true)
      expect(iso <= quarterEnd(fiscalYear, quarter).toString()).toBe(true)
    }),
  )
})

test('quarters follow each other without a gap and fill the year', () => {
  fc.assert(
    fc.property(anyFiscalYear, (fiscalYear) => {
      expect(quarterStart(fiscalYear, 1).equals(fiscalYearStart(fiscalYear))).toBe(true)
      for (const quarter of quarters) {
        const next = quarterEnd(fiscalYear, quarter).add({ days: 1 })
        const expected =
          quarter === 4
            ? fiscalYearEnd(fiscalYear).add({ days: 1 })
            : quarterStart(fiscalYear, (quarter + 1) as 2 | 3 | 4)
        expect(next.equals(expected)).toBe(true)
      }
    }),
  )
})

test('the ends of the quarters of 2570', () => {
  expect(quarters.map((quarter) => quarterEnd(2570, quarter).toString())).toEqual([
    '2026-12-31',
    '2027-03-31',
    '2027-06-30',
    '2027-09-30',
  ])
})

test.each([2026, 0, -2570, 2570.5, NaN, 25_700])('%s is not taken for a fiscal year', (fiscalYear) => {
  expect(() => fiscalYearStart(fiscalYear)).toThrow(RangeError)
  expect(() => quarterEnd(fiscalYear, 2)).toThrow(RangeError)
})

test('the day in Bangkok begins at 17:00 UTC', () => {
  expect(todayInBangkok(Temporal.Instant.from('2026-09-30T16:59:59Z')).toString()).toBe('2026-09-30')
  expect(todayInBangkok(Temporal.Instant.from('2026-09-30T17:00:00Z')).toString()).toBe('2026-10-01')
})

test('the system clock tells the time of the system', () => {
  const before = Date.now()
  const { epochMilliseconds } = systemClock()
  expect(epochMilliseconds).toBeGreaterThanOrEqual(before)
  expect(epochMilliseconds).toBeLessThanOrEqual(Date.now())
})
