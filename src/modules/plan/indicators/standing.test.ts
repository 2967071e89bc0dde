import { expect, test } from 'vitest'
import { targetStanding, type TargetFigure } from './target-figures.ts'
import { standingOf, type Standing } from './standing.ts'

const yearEnd = Temporal.PlainDate.from('2027-09-30')

function found(numerator: number, denominator: number | null = null, on = '2027-01-15') {
  return { numerator, denominator, measuredOn: Temporal.PlainDate.from(on) }
}

type Asked = Parameters<typeof standingOf>[0]

function standing(
  definition: Partial<Asked['definition']>,
  { found: result, base, hasMetric = true }: Partial<Pick<Asked, 'found' | 'base' | 'hasMetric'>>,
): Standing {
  return standingOf({
    definition: { source: 'recorded', unit: 'count', direction: 'at-least', target: 3, ...definition },
    found: result,
    base,
    hasMetric,
    yearEnd,
  })
}

test('what is missing is not measured, and says what it is', () => {
  const metric = { source: 'metric', direction: 'at-most', target: 0 } as const
  expect(standing(metric, { hasMetric: false })).toMatchObject({ state: 'not-measured', why: 'no-metric' })
  expect(standing({}, {})).toMatchObject({ state: 'not-measured', why: 'nothing-found' })
  expect(standing({ target: null }, { found: found(7) })).toMatchObject({ why: 'no-target', value: 7 })
  const falls = { direction: 'falls', target: 0 } as const
  expect(standing(falls, { found: found(2, null, '2027-09-30') })).toMatchObject({ why: 'no-base' })
  const share = { unit: 'percent', target: 80 } as const
  expect(standing(share, { found: found(0, 0) })).toMatchObject({ why: 'nothing-found', value: null })
})

const tooSmall = {
  notTold: 'too-small',
  measuredOn: Temporal.PlainDate.from('2027-09-30'),
} as const

type Case = readonly [
  Asked['definition']['direction'],
  number,
  NonNullable<Asked['found']>,
  Asked['base'],
  Standing['state'],
  Standing['why'],
]

test.each<Case>([
  // From ten to fewer than five is a fall, whatever it is; by 80 percent it depends.
  ['falls', 0, tooSmall, found(10), 'reached', 'too-small'],
  ['falls', 60, tooSmall, found(10), 'reached', 'too-small'],
  ['falls', 80, tooSmall, found(10), 'not-measured', 'too-small-to-tell'],
  ['falls', 0, found(5, null, '2027-09-30'), tooSmall, 'not-reached', 'too-small'],
  ['falls', 0, tooSmall, tooSmall, 'not-measured', 'too-small-to-tell'],
  ['at-most', 0, tooSmall, undefined, 'not-measured', 'too-small-to-tell'],
  ['at-most', 4, tooSmall, undefined, 'reached', 'too-small'],
  ['at-least', 5, tooSmall, undefined, 'not-reached', 'too-small'],
  ['at-least', 1, tooSmall, undefined, 'not-measured', 'too-small-to-tell'],
])('what is not told, %s %i, is judged only where it is certain', (direction, target, ...rest) => {
  const [result, base, state, why] = rest
  const said = standing({ direction, target }, { found: result, base })
  expect(said).toMatchObject({ state, why })
  if ('notTold' in result) expect(said.value, 'no number stands anywhere').toBeNull()
})

test('what is told elsewhere is never taken for none', () => {
  const elsewhere = { notTold: 'elsewhere', measuredOn: Temporal.PlainDate.from('2027-09-30') } as const
  const none = { direction: 'at-most', target: 0 } as const
  expect(standing(none, { found: elsewhere })).toMatchObject({ state: 'not-measured', why: 'told-elsewhere' })
})

test('a share is held against its target', () => {
  const share = { unit: 'percent', target: 80 } as const
  expect(standing(share, { found: found(40, 50) })).toMatchObject({ state: 'reached', value: 80 })
  expect(standing(share, { found: found(79, 100) })).toMatchObject({ state: 'not-reached', value: 79 })
})

test('a count that may still grow is kept only once its year is over, and missed at once', () => {
  const none = { direction: 'at-most', target: 0 } as const
  expect(standing(none, { found: found(0) })).toMatchObject({ state: 'not-measured', why: 'part-of-year' })
  expect(standing(none, { found: found(1) })).toMatchObject({ state: 'not-reached' })
  expect(standing(none, { found: found(0, null, '2027-09-30') })).toMatchObject({ state: 'reached' })
})

test.each([
  [10, 9, 0, 'reached'],
  [10, 10, 0, 'not-reached'],
  [10, 2, 80, 'reached'],
  [10, 3, 80, 'not-reached'],
  // Nothing can fall from nothing: it is kept by staying there.
  [0, 0, 0, 'reached'],
  [0, 1, 0, 'not-reached'],
])('from %i to %i is a fall by %i percent: %s', (base, value, target, state) => {
  const asked = { found: found(value, null, '2027-09-30'), base: found(base, null, '2026-09-30') }
  expect(standing({ direction: 'falls', target }, asked)).toMatchObject({ state, base })
})

const plan = { firstFiscalYear: 2566 }
const fewerCases = { position: 1, fiscalYear: 2570, unit: 'percent', value: 50 } as const
const figure = (fiscalYear: number, value: number, position = 1): TargetFigure => ({
  position,
  fiscalYear,
  value,
  from: { kind: 'entered', source: 'หนังสือ ป.ป.ช.', url: null },
})

test.each([
  [[], 'not-measured', null],
  // Without the base year nothing can be said to have fallen.
  [[figure(2570, 0)], 'not-measured', null],
  [[figure(2565, 4)], 'not-measured', null],
  [[figure(2565, 4), figure(2570, 2)], 'reached', 50],
  [[figure(2565, 4), figure(2570, 3)], 'not-reached', 25],
  [[figure(2565, 4), figure(2570, 6)], 'not-reached', -50],
  [[figure(2565, 0), figure(2570, 0)], 'reached', null],
  [[figure(2565, 0), figure(2570, 1)], 'not-reached', null],
])('cases of corruption %# are held against the base year', (figures, state, result) => {
  expect(targetStanding(plan, fewerCases, figures)).toMatchObject({ state, result })
})

test('a score is held against its target', () => {
  const ita = { position: 2, fiscalYear: 2570, unit: 'points', value: 85 } as const
  expect(targetStanding(plan, ita, [figure(2570, 84.99, 2)])).toMatchObject({ state: 'not-reached' })
  expect(targetStanding(plan, ita, [figure(2570, 85, 2)])).toMatchObject({ state: 'reached', result: 85 })
})
