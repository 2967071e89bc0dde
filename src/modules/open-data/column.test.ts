import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { safeCount } from '../../platform/open-data/small-cells.ts'
import { columnsInWords, examplesOf, shortly } from './column.ts'

const of = meaning('คอลัมน์', 'column')
const dataset = defineDataset({
  name: 'test',
  title: { th: 'ทดสอบ', en: 'Test' },
  description: { th: 'ทดสอบ', en: 'Test' },
  keywords: { th: [], en: [] },
  updated: 'monthly',
  changedBy: ['test.done'],
  people: 'counted',
  row: z.object({
    kind: z.enum(['a', 'b']).meta(of),
    day: z.iso.date().meta(of),
    people: safeCount.meta(of),
    share: z.number().nullable().meta(of),
    order: z.int().meta(of),
    done: z.boolean().meta(of),
    steps: z.array(z.string()).meta(of),
    note: z.string().min(1).meta(of),
  }),
  read: async () => [],
})

test('the type of a column is said in words', () => {
  expect(
    Object.fromEntries(columnsInWords(dataset, new Map(), 'en').map(({ name, type }) => [name, type])),
  ).toEqual({
    kind: 'one of a, b',
    day: 'date, Gregorian, year-month-day',
    people: 'count, or suppressed',
    share: 'number, may be empty',
    order: 'whole number',
    done: 'true or false',
    steps: 'several texts (CSV: one to a line)',
    note: 'text',
  })
})

test('the example is the first value that there is', () => {
  const rows = [
    { share: null, done: false, steps: [] },
    { share: 0, done: true, steps: ['ก', 'ข'] },
  ]
  const examples = examplesOf(dataset, rows)
  expect(examples.get('share')).toBe('0')
  expect(examples.get('done')).toBe('false')
  expect(examples.get('steps')).toBe('ก · ข')
  expect(examples.get('note')).toBeUndefined()
})

test('a long text is cut between letters, never between a letter and its marks', () => {
  expect(shortly('ที่'.repeat(70))).toBe(`${'ที่'.repeat(60)}…`)
  expect(shortly('ที่'.repeat(20))).toBe('ที่'.repeat(20))
})
