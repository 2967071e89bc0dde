import { describe, expect, test } from 'vitest'
import { isLate, meanShare, progressOf, quarterStates } from './progress.ts'

const date = (iso: string) => Temporal.PlainDate.from(iso)
const step = (state: 'not-started' | 'started' | 'done' | 'dropped', plannedTo: string) => ({
  state,
  plannedTo: date(plannedTo),
})
/** Fiscal year 2570: 1 October 2026 to 30 September 2027. */
const quarters = (
  asked: Partial<Omit<Parameters<typeof quarterStates>[0], 'today'>> & { today: string },
): string[] =>
  quarterStates({
    fiscalYear: 2570,
    planned: [1, 2, 3, 4],
    steps: [step('started', '2027-09-30')],
    evidenceDays: [],
    ...asked,
    today: date(asked.today),
  })

describe('the quarters of a programme', () => {
  test('the present one is due, those before it are late, those after it planned', () => {
    expect(quarters({ today: '2026-10-01' })).toEqual(['due', 'planned', 'planned', 'planned'])
    expect(quarters({ today: '2026-12-31' })).toEqual(['due', 'planned', 'planned', 'planned'])
    expect(quarters({ today: '2027-01-01' })).toEqual(['late', 'due', 'planned', 'planned'])
    expect(quarters({ today: '2027-10-01' })).toEqual(['late', 'late', 'late', 'late'])
  })

  test('one that the plan leaves out owes nothing', () => {
    expect(quarters({ planned: [2], today: '2027-06-01' })).toEqual([
      'not-planned',
      'late',
      'not-planned',
      'not-planned',
    ])
  })

  test('evidence of the quarter shows work that runs through the year', () => {
    expect(quarters({ evidenceDays: [date('2026-10-01')], today: '2027-01-05' })).toEqual([
      'done',
      'due',
      'planned',
      'planned',
    ])
    // Not of another quarter.
    expect(quarters({ evidenceDays: [date('2027-01-01')], today: '2027-01-05' })[0]).toBe('late')
  })

  test('evidence does not make up for a step that was due', () => {
    const steps = [step('started', '2026-12-31'), step('done', '2026-11-01')]
    const asked = { steps, evidenceDays: [date('2026-11-01')], today: '2027-01-05' }
    expect(quarters(asked)[0]).toBe('late')
    const mended = [step('done', '2026-12-31'), step('not-started', '2027-09-30')]
    expect(quarters({ ...asked, steps: mended })[0]).toBe('done')
  })

  test('a programme whose steps are all done owes no quarter any more', () => {
    const steps = [step('done', '2027-09-30'), step('dropped', '2027-09-30')]
    expect(quarters({ steps, today: '2026-11-01' })).toEqual(['done', 'done', 'done', 'done'])
  })

  test('one without a step done is not done, nor one whose steps were all dropped', () => {
    expect(quarters({ steps: [], today: '2027-01-05' })[0]).toBe('late')
    expect(quarters({ steps: [step('dropped', '2027-09-30')], today: '2027-01-05' })[0]).toBe('late')
  })
})

test('a step is late on the day after it was due, until it is done or dropped', () => {
  expect(isLate(step('started', '2026-11-20'), date('2026-11-20'))).toBe(false)
  expect(isLate(step('started', '2026-11-20'), date('2026-11-21'))).toBe(true)
  expect(isLate(step('not-started', '2026-11-20'), date('2026-11-21'))).toBe(true)
  expect(isLate(step('done', '2026-11-20'), date('2026-11-21'))).toBe(false)
  expect(isLate(step('dropped', '2026-11-20'), date('2026-11-21'))).toBe(false)
})

test('progress counts the steps that are done; what is dropped does not count', () => {
  const steps = [{ state: 'done' }, { state: 'started' }, { state: 'dropped' }] as const
  expect(progressOf(steps)).toEqual({ done: 1, of: 2 })
  expect(progressOf([])).toEqual({ done: 0, of: 0 })
})

test('programmes weigh the same, and those without anything to count weigh nothing', () => {
  expect(
    meanShare([
      { done: 1, of: 2 },
      { done: 10, of: 10 },
      { done: 0, of: 0 },
    ]),
  ).toBe(0.75)
  expect(meanShare([{ done: 0, of: 0 }])).toBeUndefined()
})
