import { expect, test } from 'vitest'
import type { RequestFacts } from './reading.ts'
import { countRequests, monthsOf, standingOn } from './statistics.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const open: RequestFacts = {
  serviceId: 'a',
  receivedOn: '2026-10-05',
  dueOn: '2026-10-12',
  overran: false,
  state: 'open',
  endedOn: null,
}
const ended = (endedOn: string, told: Partial<RequestFacts> = {}): RequestFacts => ({
  ...open,
  state: 'approved',
  endedOn,
  ...told,
})

test('a request stands by its last day, and a delay that was explained too late stays late', () => {
  expect(standingOn(open, day('2026-10-12'))).toBe('open')
  expect(standingOn(open, day('2026-10-13'))).toBe('overdue')
  expect(standingOn(ended('2026-10-12'), day('2026-11-01'))).toBe('on-time')
  expect(standingOn(ended('2026-10-13'), day('2026-11-01'))).toBe('late')
  expect(standingOn(ended('2026-10-12', { overran: true }), day('2026-11-01'))).toBe('late')
  expect(standingOn({ ...open, dueOn: null }, day('2027-11-01'))).toBe('open')
})

test('overdue requests are in the rate, those withdrawn in time are not', () => {
  const facts = [open, ended('2026-10-12'), ended('2026-10-20'), ended('2026-10-06', { state: 'withdrawn' })]
  expect(countRequests(facts, day('2026-11-01'))).toEqual({
    received: 4,
    onTime: 2,
    late: 1,
    open: 1,
    overdue: 1,
    countedForTime: 3,
    countedOnTime: 1,
  })
})

test('every month of the fiscal year until the day is there, also those with nothing', () => {
  const months = monthsOf([open], 2570, day('2027-01-02')).map(({ month, facts }) => [month, facts.length])
  expect(months).toEqual([
    ['2026-10', 1],
    ['2026-11', 0],
    ['2026-12', 0],
    ['2027-01', 0],
  ])
  expect(monthsOf([], 2570, day('2027-12-31'))).toHaveLength(12)
})
