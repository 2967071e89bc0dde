import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { safeCount } from '../../platform/open-data/small-cells.ts'
import { csvOf, schemaOf } from './files.ts'

const column = meaning('คอลัมน์', 'column')
const dataset = defineDataset({
  name: 'test',
  title: { th: 'ทดสอบ', en: 'Test' },
  description: { th: 'ทดสอบ', en: 'Test' },
  keywords: { th: [], en: [] },
  updated: 'daily',
  changedBy: ['test.done'],
  people: 'none',
  row: z.object({
    name: z.string().meta(column),
    budget: z.number().nullable().meta(column),
    planned: z.boolean().meta(column),
    steps: z.array(z.string()).meta(column),
  }),
  read: async () => [],
})
const row = { name: 'ก', budget: null, planned: true, steps: [] }
/** The lines of the file after its heading. */
const linesOf = (...rows: (typeof row | Record<string, unknown>)[]): string[] =>
  csvOf(dataset, rows).split('\r\n').slice(1, -1)

test('the file begins with a byte-order mark and the names of the columns', () => {
  expect(csvOf(dataset, [])).toBe('\uFEFFname,budget,planned,steps\r\n')
})

test('no value and nothing are told apart', () => {
  expect(linesOf(row, { ...row, budget: 0 })).toEqual(['ก,,true,', 'ก,0,true,'])
})

test('lists stand one to a line, and what would cut a cell is quoted', () => {
  expect(linesOf({ ...row, steps: ['หนึ่ง', 'สอง'] })).toEqual(['ก,,true,"หนึ่ง\nสอง"'])
  expect(linesOf({ ...row, name: 'ก,"ข"' })).toEqual(['"ก,""ข""",,true,'])
})

test.each(['=1+1', '+66812345678', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("https://evil.example")'])(
  'the cell %j is a text to a spreadsheet',
  (name) => {
    const [line = ''] = linesOf({ ...row, name })
    expect(line.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a list whose first item looks like a formula is a text too', () => {
  expect(linesOf({ ...row, steps: ['=1+1', 'สอง'] })).toEqual([`ก,,true,"'=1+1\nสอง"`])
})

test('a negative amount stays a number', () => {
  expect(linesOf({ ...row, budget: -5 })).toEqual(['ก,-5,true,'])
})

test('a column that says nothing about itself is refused', () => {
  expect(() =>
    defineDataset({ ...dataset, row: z.object({ mute: z.string() }), read: async () => [] }),
  ).toThrow('test.mute')
})

test('a dataset that counts people without hiding small counts is refused, and one that hides some and says it does not', () => {
  const base = { ...dataset, read: async () => [] }
  const count = z.int().meta(column)
  const hidden = safeCount.nullable().meta(column)
  expect(() => defineDataset({ ...base, people: 'counted', row: z.object({ count }) })).toThrow('test counts')
  expect(() => defineDataset({ ...base, row: z.object({ hidden }) })).toThrow('test counts')
  expect(defineDataset({ ...base, people: 'counted', row: z.object({ hidden }) }).people).toBe('counted')
})

test('a suppressed count is that word in both files, and no number', () => {
  const counted = defineDataset({
    ...dataset,
    people: 'counted',
    row: z.object({ complaints: safeCount.meta(column) }),
    read: async () => [],
  })
  expect(csvOf(counted, [{ complaints: 'suppressed' }, { complaints: 12 }])).toBe(
    '\uFEFFcomplaints\r\nsuppressed\r\n12\r\n',
  )
})

test('the schema tells the meaning of every column', () => {
  expect(JSON.parse(schemaOf(dataset))).toMatchObject({
    title: 'Test',
    type: 'array',
    items: {
      type: 'object',
      properties: { name: { type: 'string', description: 'column', descriptionTh: 'คอลัมน์' } },
    },
  })
})
