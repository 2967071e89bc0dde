import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysLeft, dueDate, lateBy } from './deadline.ts'
import { isWorkingDay } from './working-days.ts'

const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const songkran = new Set(['2026-04-13', '2026-04-14', '2026-04-15'])

test('the day of the event is not counted', () => {
  expect(dueDate(date('2026-11-02'), { days: 15, lastDay: 'stands' }, songkran).toString()).toBe('2026-11-17')
})

test('a last day on a holiday moves for a person and stands for an office', () => {
  // Fifteen days from 30 March end on Tuesday 14 April, in Songkran.
  expect(dueDate(date('2026-03-30'), { days: 15, lastDay: 'moves' }, songkran).toString()).toBe('2026-04-16')
  expect(dueDate(date('2026-03-30'), { days: 15, lastDay: 'stands' }, songkran).toString()).toBe('2026-04-14')
})

test('holidays before the last day do not lengthen a limit in days, but one in working days', () => {
  expect(dueDate(date('2026-04-10'), { days: 10, lastDay: 'moves' }, songkran).toString()).toBe('2026-04-20')
  expect(dueDate(date('2026-04-10'), { workingDays: 5 }, songkran).toString()).toBe('2026-04-22')
})

test.each([
  ['2026-01-15', 1, '2026-02-15'],
  ['2026-01-30', 1, '2026-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-30', 1, '2028-02-29'],
  ['2026-02-28', 1, '2026-03-31'],
  ['2026-09-30', 6, '2027-03-31'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-05-11', 12, '2027-05-11'],
])('from %s, %i months end on %s', (start, months, end) => {
  expect(dueDate(date(start), { months, lastDay: 'stands' }, songkran).toString()).toBe(end)
})

test('a limit that moves ends on the first working day from where it would stand', () => {
  fc.assert(
    fc.property(fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 400 }), (offset, days) => {
      const start = date('2024-01-01').add({ days: offset })
      const stands = dueDate(start, { days, lastDay: 'stands' }, songkran)
      const moves = dueDate(start, { days, lastDay: 'moves' }, songkran)
      expect(stands.since(start, { largestUnit: 'days' }).days).toBe(days)
      expect(isWorkingDay(moves, songkran)).toBe(true)
      for (let day = stands; !day.equals(moves); day = day.add({ days: 1 })) {
        expect(isWorkingDay(day, songkran)).toBe(false)
      }
    }),
  )
})

test.each([0, -1, 1.5, NaN])('a limit of %s is refused', (count) => {
  expect(() => dueDate(date('2026-04-10'), { days: count, lastDay: 'moves' }, songkran)).toThrow(RangeError)
  expect(() => dueDate(date('2026-04-10'), { months: count, lastDay: 'moves' }, songkran)).toThrow(RangeError)
  expect(() => dueDate(date('2026-04-10'), { workingDays: count }, songkran)).toThrow(RangeError)
})

test('days left and days late', () => {
  const due = date('2026-11-23')
  expect([daysLeft(due, date('2026-11-20')), lateBy(due, date('2026-11-20'))]).toEqual([3, 0])
  expect([daysLeft(due, due), lateBy(due, due)]).toEqual([0, 0])
  expect([daysLeft(due, date('2027-01-01')), lateBy(due, date('2027-01-01'))]).toEqual([-39, 39])
})
