import { expect, test } from 'vitest'
import { summarise } from './summary.ts'

const row = { programmeId: '', position: 0, name: '', nameEn: '', remark: '' }

test('the figures of a year are counted from its rows', () => {
  const summary = summarise([
    { ...row, number: 1, dimension: 1, quarters: [1, 4], budgetSatang: 2_000_000 },
    { ...row, number: 2, dimension: 1, quarters: [1], budgetSatang: null },
    { ...row, number: 3, dimension: 3, quarters: [], budgetSatang: 0 },
  ])
  expect(summary.programmes).toBe(3)
  expect(summary.budgetSatang).toBe(2_000_000)
  expect(
    summary.withBudget.map(({ number }) => number),
    'a budget of nothing is a budget',
  ).toEqual([1, 3])
  expect([...summary.byDimension]).toEqual([
    [1, { programmes: 2, budgetSatang: 2_000_000 }],
    [3, { programmes: 1, budgetSatang: 0 }],
  ])
  expect(summary.byQuarter.map((quarter) => quarter.get(1))).toEqual([2, 0, 0, 1])
})

test('a year without rows has figures of nothing', () => {
  const summary = summarise([])
  expect(summary).toMatchObject({ programmes: 0, budgetSatang: 0, withBudget: [] })
  expect(summary.byQuarter).toHaveLength(4)
})
