import { expect, test } from 'vitest'
import { budgetUse } from './overview.ts'

test('a budget is nearly spent from nine tenths on, with what waits to be confirmed', () => {
  const use = (budgetSatang: number | null, spentSatang: number, waitingSatang = 0) =>
    budgetUse({ budgetSatang, spentSatang, waitingSatang })
  expect(use(null, 0)).toBeUndefined()
  expect(use(0, 0)).toBe('within')
  expect(use(100, 89)).toBe('within')
  expect(use(100, 50, 40)).toBe('nearly')
  expect(use(100, 100)).toBe('nearly')
  expect(use(100, 100, 1)).toBe('over')
})
