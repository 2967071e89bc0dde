import { expect, test } from 'vitest'
import type { YearRow } from './reading.ts'
import { numberInAddress, select, selectionQuery } from './selection.ts'

function rowOf(number: number, row: Partial<YearRow>): YearRow {
  return {
    programmeId: `programme ${number}`,
    number,
    position: number,
    name: '',
    nameEn: '',
    dimension: 1,
    quarters: [1],
    budgetSatang: null,
    remark: '',
    ...row,
  }
}

/** In the order of the plan's table, which is not that of the numbers. */
const rows = [
  rowOf(6, { dimension: 1, quarters: [1], budgetSatang: 3_000_000 }),
  rowOf(3, { dimension: 1, quarters: [2, 3, 4], budgetSatang: 0 }),
  rowOf(24, { dimension: 2, quarters: [1, 2, 3, 4] }),
  rowOf(7, { dimension: 2, quarters: [2], budgetSatang: 5_000_000 }),
]
const numbers = (query: Record<string, string>): number[] =>
  select(rows, selectionQuery.parse(query)).map((row) => row.number)

test('without a query the rows stand as in the plan', () => {
  expect(numbers({})).toEqual([6, 3, 24, 7])
})

test('filters narrow the rows, each alone and together', () => {
  expect(numbers({ dimension: '2' })).toEqual([24, 7])
  expect(numbers({ quarter: '2' })).toEqual([3, 24, 7])
  expect(numbers({ dimension: '1', quarter: '2' })).toEqual([3])
  expect(numbers({ dimension: '4' })).toEqual([])
})

test('a budget of nothing is a budget', () => {
  expect(numbers({ budget: 'with' })).toEqual([6, 3, 7])
  expect(numbers({ budget: 'without' })).toEqual([24])
})

test('rows can be sorted by number and by budget, those without a budget last', () => {
  expect(numbers({ sort: 'number' })).toEqual([3, 6, 7, 24])
  expect(numbers({ sort: 'budget' })).toEqual([7, 6, 3, 24])
})

test('sorting changes nothing in the rows it was given', () => {
  numbers({ sort: 'number' })
  expect(rows.map((row) => row.number)).toEqual([6, 3, 24, 7])
})

test.each(['2', '๒'])('%s is the number two', (digit) => {
  expect(numbers({ dimension: digit })).toEqual([24, 7])
})

test.each([
  { dimension: '9' },
  { dimension: '0' },
  { quarter: 'abc' },
  { quarter: '' },
  { quarter: '1.5' },
  { budget: 'some' },
  { sort: 'name' },
])('%o is refused by name', (query) => {
  const { error } = selectionQuery.safeParse(query)
  expect(error?.issues.map((issue) => issue.path)).toEqual([Object.keys(query)])
})

test.each(['-1', '0', '1e3', '0x10', '', ' ', '99999999999999999999', 'constructor'])(
  'the address number %j is refused',
  (text) => {
    expect(numberInAddress.safeParse(text).success).toBe(false)
  },
)
