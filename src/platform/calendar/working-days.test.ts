import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from './working-days.ts'

const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const epoch = date('2026-01-01')
const anyDate = fc.integer({ min: 0, max: 1500 }).map((days) => epoch.add({ days }))
const anyHolidays = fc
  .array(fc.integer({ min: 0, max: 2000 }), { maxLength: 120 })
  .map((days) => new Set(days.map((offset) => epoch.add({ days: offset }).toString())))

// The Songkran of 2026: Monday to Wednesday.
const songkran = new Map([
  ['2026-04-13', 'วันสงกรานต์'],
  ['2026-04-14', 'วันสงกรานต์'],
  ['2026-04-15', 'วันสงกรานต์'],
])

/** Open days of a range, by a list of all its days. */
function openDays(from: Temporal.PlainDate, days: number, holidays: ReadonlySet<string>): string[] {
  return Array.from({ length: days }, (_, index) => from.add({ days: index + 1 }))
    .filter((day) => !['Sat', 'Sun'].includes(weekday(day)) && !holidays.has(day.toString()))
    .map((day) => day.toString())
}

const weekday = (day: Temporal.PlainDate): string =>
  new Date(`${day.toString()}T00:00Z`).toUTCString().slice(0, 3)

test('Saturdays, Sundays and holidays are not working days', () => {
  expect(isWorkingDay(date('2026-04-10'), songkran)).toBe(true)
  expect(isWorkingDay(date('2026-04-11'), songkran)).toBe(false)
  expect(isWorkingDay(date('2026-04-12'), songkran)).toBe(false)
  expect(isWorkingDay(date('2026-04-13'), songkran)).toBe(false)
  expect(isWorkingDay(date('2026-04-16'), songkran)).toBe(true)
})

test('the next working day is the day itself or the first after the holidays', () => {
  expect(nextWorkingDay(date('2026-04-10'), songkran).toString()).toBe('2026-04-10')
  expect(nextWorkingDay(date('2026-04-11'), songkran).toString()).toBe('2026-04-16')
})

test('working days are counted from the day after', () => {
  expect(addWorkingDays(date('2026-04-10'), 1, songkran).toString()).toBe('2026-04-16')
  expect(addWorkingDays(date('2026-04-11'), 3, songkran).toString()).toBe('2026-04-20')
  expect(addWorkingDays(date('2026-04-11'), 0, songkran).toString()).toBe('2026-04-11')
  expect(workingDaysBetween(date('2026-04-10'), date('2026-04-20'), songkran)).toBe(3)
  expect(workingDaysBetween(date('2026-04-20'), date('2026-04-10'), songkran)).toBe(-3)
  expect(workingDaysBetween(date('2026-04-10'), date('2026-04-10'), songkran)).toBe(0)
})

test.each([-1, 1.5, NaN, Infinity])('%s working days are refused', (count) => {
  expect(() => addWorkingDays(date('2026-04-10'), count, songkran)).toThrow(RangeError)
})

test('counting and adding agree with a list of all days', () => {
  fc.assert(
    fc.property(anyDate, fc.nat({ max: 300 }), anyHolidays, (from, days, holidays) => {
      const open = openDays(from, days, holidays)
      expect(workingDaysBetween(from, from.add({ days }), holidays)).toBe(open.length)
      for (const [index, iso] of open.entries()) {
        if (index % 20 === 0) expect(addWorkingDays(from, index + 1, holidays).toString()).toBe(iso)
      }
    }),
  )
})

test('adding working days and counting them are each other’s reverse', () => {
  fc.assert(
    fc.property(anyDate, fc.nat({ max: 120 }), anyHolidays, (from, count, holidays) => {
      const to = addWorkingDays(from, count, holidays)
      expect(workingDaysBetween(from, to, holidays)).toBe(count)
      expect(workingDaysBetween(to, from, holidays) + count).toBe(0)
    }),
  )
})
