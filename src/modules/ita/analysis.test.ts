import { expect, test } from 'vitest'
import { analyse, differingTotal, finding, partFindings, weightedTotal, type ScoredYear } from './analysis.ts'
import { shippedFrame, type FrameIndicator } from './frame.ts'
import { readTypedScore } from './typed-score.ts'

const frame = shippedFrame(2567)

function year(
  indicators: Readonly<Record<number, number>>,
  {
    total = 86,
    iit = null,
    eit = null,
    oit = null,
  }: Partial<Record<'total' | 'iit' | 'eit' | 'oit', number | null>> = {},
  titled: readonly FrameIndicator[] = frame.indicators,
): ScoredYear {
  const scores = new Map(Object.entries(indicators).map(([number, score]) => [Number(number), score]))
  return {
    scores: { total: total ?? 0, parts: { iit, eit, oit }, indicators: scores },
    frame: { weights: frame.weights, indicators: titled },
  }
}

const named = ({ of }: ReturnType<typeof analyse>['all'][number]) =>
  of.kind === 'indicator' ? of.indicator.number : of.part

test('what fell stands by how much, and what lags behind by how much is missing', () => {
  const now = year({ 1: 80, 2: 84.99, 3: 85, 4: 89.99, 5: 90, 6: 70.5 })
  const before = year({ 1: 90, 2: 84.98, 3: 85, 4: 91, 5: 60 })
  const { fell, underPass, underAspired, hasBase, isOfParts } = analyse(now, before)
  expect(fell.map((one) => [named(one), one.change])).toEqual([
    [1, -10],
    [4, -1.01],
  ])
  expect(underPass.map((one) => [named(one), one.lacks])).toEqual([
    [6, 14.5],
    [1, 5],
    [2, 0.01],
  ])
  expect(underAspired.map((one) => [named(one), one.lacksToAspired])).toEqual([
    [3, 5],
    [4, 0.01],
  ])
  expect([hasBase, isOfParts]).toEqual([true, false])
})

test('without a year before, nothing is said to have fallen', () => {
  const { fell, hasBase, all } = analyse(year({ 1: 10, 2: 95 }), undefined)
  expect([fell, hasBase]).toEqual([[], false])
  expect(all.map(({ before, change }) => [before, change])).toEqual([
    [null, null],
    [null, null],
  ])
})

test('an indicator is compared by part and title, whatever its number', () => {
  const of = (number: number, title: string, part: 'iit' | 'oit' = 'oit') => ({
    number,
    part,
    title,
    titleEn: '',
  })
  const now = year({ 9: 80, 10: 80, 11: 80 }, {}, [of(9, 'ก'), of(10, 'การ ข'), of(11, 'ค', 'iit')])
  const before = year({ 9: 70, 10: 90, 11: 90 }, {}, [of(9, 'การข'), of(10, 'ก'), of(11, 'ค')])
  expect(analyse(now, before).all.map((one) => [named(one), one.before])).toEqual([
    [9, 90],
    [10, 70],
    [11, null],
  ])
})

test('parts stand for indicators that were not entered, and nothing where there are none', () => {
  const parts = analyse(year({}, { iit: 80, oit: 92 }), year({}, { iit: 88 }))
  expect(parts.isOfParts).toBe(true)
  expect(parts.fell.map((one) => [named(one), one.change])).toEqual([['iit', -8]])
  expect(analyse(year({}), undefined).all).toEqual([])
  expect(partFindings(year({}, { eit: 1 }).scores, undefined)).toHaveLength(1)
})

test('differences have two decimals', () => {
  expect(finding('x', 85.1, 84.8)).toMatchObject({ change: 0.3, lacks: 0, lacksToAspired: 4.9 })
})

test.each([
  // 30, 30 and 40 percent of 90, 80 and 85 are 85.
  [{ total: 85, iit: 90, eit: 80, oit: 85 }, undefined],
  [{ total: 85.05, iit: 90, eit: 80, oit: 85 }, undefined],
  [{ total: 84.95, iit: 90, eit: 80, oit: 85 }, undefined],
  [{ total: 85.06, iit: 90, eit: 80, oit: 85 }, 85],
  [{ total: 80, iit: 90, eit: 80, oit: 85 }, 85],
  [{ total: 80, iit: 90, eit: null, oit: 85 }, undefined],
])('a total of %o differs from its parts: %s', (scores, differing) => {
  expect(differingTotal(year({}, scores))).toBe(differing)
})

test('the weighted total is rounded to two decimals', () => {
  expect(weightedTotal(year({}, { iit: 91.11, eit: 82.22, oit: 73.33 }))).toBe(81.33)
})

test.each([
  ['91.25', 91.25],
  ['91,25', 91.25],
  ['๙๑.๒๕', 91.25],
  ['๙๑,๒', 91.2],
  [' 100 ', 100],
  ['0', 0],
  ['', null],
])('the score %s is read as %s', (typed, score) => {
  expect(readTypedScore(typed)).toEqual({ ok: true, score })
})

test.each([
  ['100.01', 'over-100'],
  ['1,000', 'unreadable'],
  ['9125', 'over-100'],
  ['91.255', 'unreadable'],
  ['-1', 'unreadable'],
  ['เก้าสิบ', 'unreadable'],
  ['9e1', 'unreadable'],
])('%s is no score', (typed, reason) => {
  expect(readTypedScore(typed)).toEqual({ ok: false, reason })
})

test('a year that does not ship begins as the nearest one, and nothing of it is sure', () => {
  expect(shippedFrame(2567).weightsProvenance).toBe('from-memory')
  const later = shippedFrame(2570)
  expect(later.indicators.map(({ title }) => title)).toEqual(
    shippedFrame(2568).indicators.map(({ title }) => title),
  )
  expect(new Set([later.weightsProvenance, ...later.indicators.map((one) => one.provenance)])).toEqual(
    new Set(['assumed']),
  )
  expect(shippedFrame(2560).indicators).toHaveLength(10)
})
