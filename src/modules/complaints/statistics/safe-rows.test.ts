import { expect, test } from 'vitest'
import type { Group } from './counting.ts'
import { safeRows } from './safe-rows.ts'

const group = (key: string, onTime: number, late: number, running: number, overdue = 0): Group => ({
  key,
  received: onTime + late + running + overdue,
  onTime,
  late,
  open: running + overdue,
  overdue,
  fixed: 0,
  disputed: 0,
  withdrawn: 0,
  medianDays: 8,
  onTimeCounted: onTime,
  counted: onTime + late,
})

test('large enough, a breakdown is told with what was in time, late and running; overdue is late', () => {
  const rows = safeRows([group('roads', 20, 6, 10, 3), group('light', 30, 7, 8)])
  expect(rows[0]).toEqual({
    key: 'roads',
    received: 39,
    medianDays: 8,
    split: { onTime: 20, late: 9, running: 10 },
  })
})

test('a small cell is hidden, and so is one from which it would follow', () => {
  const rows = safeRows([group('roads', 20, 1, 10), group('light', 30, 70, 8), group('water', 30, 70, 8)])
  expect(rows[0]!.split?.late).toBe('suppressed')
  expect(rows[0]!.medianDays).toBeNull()
  expect(
    rows.flatMap(({ split }) => Object.values(split!)).filter((count) => count === 'suppressed').length,
  ).toBeGreaterThan(1)
})

test('where a sum that is published elsewhere would have to be hidden, only what was received is told', () => {
  // Three late in all, which the figures of the organisation say.
  const rows = safeRows([group('roads', 20, 1, 10), group('light', 30, 2, 8)])
  expect(rows).toEqual([
    { key: 'roads', received: 31, split: undefined, medianDays: null },
    { key: 'light', received: 40, split: undefined, medianDays: null },
  ])
})

test('nothing is a breakdown of nothing', () => {
  expect(safeRows([])).toEqual([])
})
