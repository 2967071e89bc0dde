import { expect, test } from 'vitest'
import { countsOf, faultOf, firstSlots, outcomeOf, slotsOf, type Question } from './questions.ts'
import { givenAt } from './kiosk/kiosk-call.ts'
import { masked, themesIn } from './answering/themes.ts'
import { wilson } from './results/interval.ts'
import { choice, overall, rating, suggestions, yesNo } from './templates/template.ts'
import { templates } from './templates/templates.ts'

const scored: Question[] = [
  choice(
    'ก',
    'a',
    [
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
    ],
    { counts: true, right: 2 },
  ),
  yesNo('ข', 'b', { counts: true, right: 0 }),
  yesNo('ค', 'c', { counts: true, right: 1 }),
]

test('a rating is good from 4 on; of several that count their mean is', () => {
  const one = [rating('ก', 'a'), overall('ข', 'b')]
  expect(outcomeOf(one, [1, 4], null)).toEqual({ points: 400, met: true })
  expect(outcomeOf(one, [5, 3], null)).toEqual({ points: 300, met: false })
  expect(outcomeOf(one, [5, null], null)).toBeNull()
  const two = [overall('ก', 'a'), overall('ข', 'b')]
  expect(outcomeOf(two, [5, 3], null)).toEqual({ points: 400, met: true })
  expect(outcomeOf(two, [4, 3], null)).toEqual({ points: 350, met: false })
})

test('a test is passed from its mark on, without one when all is right; what is left out is not right', () => {
  expect(outcomeOf(scored, [2, 0, 0], 60)).toEqual({ points: 67, met: true })
  expect(outcomeOf(scored, [2, 0, 0], 67)).toEqual({ points: 67, met: true })
  expect(outcomeOf(scored, [2, 0, 0], null)).toEqual({ points: 67, met: false })
  expect(outcomeOf(scored, [2, 0, 1], null)).toEqual({ points: 100, met: true })
  expect(outcomeOf(scored, [2, null, null], 60)).toEqual({ points: 33, met: false })
  expect(outcomeOf(scored, [null, null, null], 60)).toBeNull()
})

test('each answer is counted in a place of its own', () => {
  const several: Question = { ...scored[0]!, kind: 'several', counts: false, right: null }
  const number: Question = { ...rating('น', 'n'), kind: 'number' }
  const questions = [rating('ก', 'a'), several, number, suggestions, yesNo('ข', 'b')]
  expect(questions.map(slotsOf)).toEqual([5, 4, 2, 1, 2])
  expect(firstSlots(questions)).toEqual([0, 5, 9, 11, 12])
  expect(countsOf(questions, [4, 0b101, 30, 1, 0])).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 30, 1, 1, 0])
  expect(countsOf(questions, [null, null, null, null, null])).toEqual(Array.from({ length: 14 }, () => 0))
})

test('every shipped questionnaire but the empty one can be opened, in both languages', () => {
  for (const { name, questions, title } of templates) {
    expect(faultOf(questions), name).toBe(name === 'blank' ? 'no-questions' : undefined)
    const words = [title, ...questions.flatMap(({ text, options }) => [text, ...options])]
    for (const { th, en } of words) {
      expect(th, name).toMatch(/[ก-๙]/)
      expect(en, name).not.toMatch(/[ก-๙]/)
    }
  }
  expect(faultOf([suggestions])).toBe('nothing-counts')
})

test('the interval is that of Wilson, also where all or none are content', () => {
  const { from, to } = wilson(8, 10)
  expect([from.toFixed(4), to.toFixed(4)]).toEqual(['0.4902', '0.9433'])
  expect(wilson(10, 10).to).toBeCloseTo(1, 12)
  expect(wilson(10, 10).from).toBeCloseTo(0.7225, 4)
  expect(wilson(0, 10).from).toBe(0)
})

test('an answer of a kiosk counts for as long before its arrival as its own clock says, within a week', () => {
  const arrived = Temporal.Instant.from('2026-11-23T03:00:00Z')
  const given = (now: number, at: number) => givenAt(arrived, { now, at }).toString()
  expect(given(1_000, 1_000)).toBe('2026-11-23T03:00:00Z')
  expect(given(3_600_000, 0)).toBe('2026-11-23T02:00:00Z')
  expect(given(0, 5_000)).toBe('2026-11-23T03:00:00Z')
  expect(given(1e15, 0)).toBe('2026-11-16T03:00:00Z')
})

test('what leads to a person is masked, what it is about is told by words of our own', () => {
  expect(masked('โทร ๐๘๑-๒๓๔ ๕๖๗๘ หรือ 1-1037-02071-81-1')).toBe('โทร ••• หรือ •••')
  expect(masked('รอ 2 ชั่วโมง วันที่ 23/11/2569')).toBe('รอ 2 ชั่วโมง วันที่ 23/11/2569')
  expect(themesIn('รอนานมาก ที่จอดรถไม่พอ')).toEqual(['time', 'place'])
  expect(themesIn('ดี')).toEqual([])
})
