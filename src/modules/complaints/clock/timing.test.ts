import { expect, test } from 'vitest'
import { dueAfter } from './rule.ts'
import { dueToday, standingOn } from './timing.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const open = { dueOn: '2026-12-08', overran: false, waitingSince: null, endedOn: null }

test('fifteen days run from the day after receipt, and no holiday lengthens them', () => {
  expect(dueAfter(day('2026-11-23'), { days: 15 }).toString()).toBe('2026-12-08')
  // 5 December is a holiday and a Saturday.
  expect(dueAfter(day('2026-11-20'), { days: 15 }).toString()).toBe('2026-12-05')
})

test.each([
  ['on its last day', open, '2026-12-08', 'open'],
  ['the day after', open, '2026-12-09', 'overdue'],
  ['while the clock stands still', { ...open, waitingSince: '2026-12-01' }, '2026-12-20', 'open'],
  [
    'stopped when it was late',
    { ...open, waitingSince: '2026-12-20', overran: true },
    '2026-12-21',
    'overdue',
  ],
  ['ended on the last day', { ...open, endedOn: '2026-12-08' }, '2027-01-01', 'on-time'],
  ['ended late', { ...open, endedOn: '2026-12-09' }, '2027-01-01', 'late'],
  ['before it ended', { ...open, endedOn: '2026-12-09' }, '2026-12-01', 'open'],
  [
    'late once, then given more time',
    { ...open, overran: true, endedOn: '2026-12-01' },
    '2027-01-01',
    'late',
  ],
] as const)('%s', (_, timing, on, standing) => {
  expect(standingOn(timing, day(on))).toBe(standing)
})

test('the last day moves on with the days for which the clock stands still', () => {
  expect(dueToday({ ...open, waitingSince: '2026-12-01' }, day('2026-12-04')).toString()).toBe('2026-12-11')
  expect(dueToday(open, day('2026-12-04')).toString()).toBe('2026-12-08')
})
