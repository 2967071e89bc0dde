import { expect, test } from 'vitest'
import { countsForTime, firstDueOn, standingOn, type Timing } from './deadline.ts'

const date = (iso: string) => Temporal.PlainDate.from(iso)
const open: Timing = { state: 'open', dueOn: '2026-12-08', overran: false, endedOn: null }

test('fifteen days from the day after, and Songkran does not lengthen them', () => {
  expect(firstDueOn(date('2026-11-23')).toString()).toBe('2026-12-08')
  expect(firstDueOn(date('2026-03-30')).toString()).toBe('2026-04-14')
})

test('an open request is overdue from the day after its last', () => {
  expect(standingOn(open, date('2026-12-08'))).toBe('open')
  expect(standingOn(open, date('2026-12-09'))).toBe('overdue')
  expect(countsForTime(open, date('2026-12-08')), 'not yet').toBe(false)
  expect(countsForTime(open, date('2026-12-09')), 'counts though nobody answered').toBe(true)
})

test('answered on the last day is in time, a day later is late for good', () => {
  const granted = { ...open, state: 'granted' } as const
  expect(standingOn({ ...granted, endedOn: '2026-12-08' }, date('2027-05-01'))).toBe('on-time')
  expect(standingOn({ ...granted, endedOn: '2026-12-09' }, date('2027-05-01'))).toBe('late')
})

test('a report of an earlier day sees what was true then', () => {
  const granted = { ...open, state: 'granted', endedOn: '2026-12-20' } as const
  expect(standingOn(granted, date('2026-12-01'))).toBe('open')
  expect(standingOn(granted, date('2026-12-10'))).toBe('overdue')
})

test('extended only after its time, it stays late whenever it ends', () => {
  const extended = { ...open, dueOn: '2027-01-31', overran: true }
  expect(standingOn(extended, date('2026-12-10'))).toBe('overdue')
  expect(standingOn({ ...extended, state: 'granted', endedOn: '2026-12-12' }, date('2026-12-12'))).toBe(
    'late',
  )
})

test('withdrawn in time it is left out; withdrawn when overdue it counts', () => {
  const withdrawn = { ...open, state: 'withdrawn' } as const
  expect(countsForTime({ ...withdrawn, endedOn: '2026-12-01' }, date('2027-01-01'))).toBe(false)
  expect(countsForTime({ ...withdrawn, endedOn: '2026-12-10' }, date('2027-01-01'))).toBe(true)
})
