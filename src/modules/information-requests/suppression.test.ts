import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppressed } from './suppression.ts'

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
  [
    [3, 0],
    [null, null],
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
      expect(shown.filter((value) => value === null)).not.toHaveLength(1)
    }),
  )
})
