import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppressed, suppressedOf } from './suppression.ts'

test.each([
  [
    [0, 0, 0],
    [0, 0, 0],
  ],
  [
    [12, 5, 0],
    [12, 5, 0],
  ],
  [
    [12, 4, 3],
    [12, null, null],
  ],
  // The small one would follow from the total.
  [
    [12, 6, 2, 0],
    [12, null, null, 0],
  ],
  // Of three, none is told.
  [
    [3, 0],
    [null, null],
  ],
  [
    [2, 1, 1],
    [null, null, null],
  ],
  // Two that together are two are one each.
  [
    [12, 9, 1, 1, 0],
    [12, null, null, null, 0],
  ],
])('%j is shown as %j', (counts, shown) => {
  expect(suppressed(counts)).toEqual(shown)
})

test('no count from 1 to 4 is shown, and none follows from the others and the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const shown = suppressed(counts)
      shown.forEach((value, index) => {
        if (value !== null) expect(value).toBe(counts[index])
        expect(value === null || value === 0 || value >= 5).toBe(true)
      })
      const left = counts.filter((_, index) => shown[index] === null)
      expect(left).not.toHaveLength(1)
      const together = left.reduce((sum, value) => sum + value, 0)
      if (left.length < counts.length) expect(together === 0 || together >= 5).toBe(true)
    }),
  )
})

test('where one thing may be in several parts, of few things no part is shown, not even an empty one', () => {
  expect(suppressedOf(4, [4, 0, 1])).toEqual([null, null, null])
  expect(suppressedOf(9, [9, 0, 1])).toEqual([9, 0, null])
  expect(suppressedOf(0, [0, 0])).toEqual([0, 0])
})
