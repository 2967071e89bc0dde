import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readinessStates,
  type ItemReadiness,
  type ReadinessState,
} from '../../platform/disclosures/readiness.ts'
import { forecastOf } from './forecast.ts'

function items(...states: ReadinessState[]): ItemReadiness[] {
  return states.map((state, index) => ({
    code: `O${index + 1}`,
    title: { th: `รายการ ${index + 1}`, en: `Item ${index + 1}` },
    state,
    reasons: [{ th: `เหตุ ${index + 1}`, en: `Reason ${index + 1}` }],
  }))
}

test('from nothing, nothing is read', () => {
  expect(forecastOf([])).toBeUndefined()
})

test('the low end counts what is met, the high end also what has only to be refreshed or checked', () => {
  const forecast = forecastOf(items('met', 'stale', 'part', 'missing'))!
  expect(forecast).toMatchObject({
    low: 25,
    high: 75,
    items: 4,
    counts: { met: 1, stale: 1, part: 1, missing: 1 },
  })
  expect(forecast.open.map(({ code, state }) => [code, state])).toEqual([
    ['O4', 'missing'],
    ['O3', 'part'],
    ['O2', 'stale'],
  ])
  expect(forecast.open[0]!.reasons).toEqual([{ th: 'เหตุ 4', en: 'Reason 4' }])
})

test.each([
  [['met', 'met'], 100, 100],
  [['missing', 'missing'], 0, 0],
  // Two of three are 66.67: no end is rounded towards the other.
  [['met', 'met', 'missing'], 66, 67],
  [['stale', 'stale', 'stale'], 0, 100],
] as const)('%s range from %i to %i', (states, low, high) => {
  expect(forecastOf(items(...states))).toMatchObject({ low, high })
})

test('the range holds whatever the items are, and mending one never lowers it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...readinessStates), { minLength: 1, maxLength: 60 }), (states) => {
      const { low, high, counts, items: all, open } = forecastOf(items(...states))!
      expect(0 <= low && low <= high && high <= 100).toBe(true)
      expect(counts.met + counts.part + counts.stale + counts.missing).toBe(all)
      expect(open).toHaveLength(all - counts.met)
      const mended = forecastOf(items(...states.with(0, 'met')))!
      expect(mended.low >= low && mended.high >= high).toBe(true)
    }),
  )
})
