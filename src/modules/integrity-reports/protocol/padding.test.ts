import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketOf } from './padding.ts'

const sizes = fc.oneof(
  fc.nat({ max: 2 ** 21 }),
  fc.maxSafeNat().map((size) => size % 2 ** 40),
)

test('a bucket holds what it is for, adds at most an eighth above 1 MiB, and is its own bucket', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const bucket = bucketOf(size)
      expect(bucket).toBeGreaterThanOrEqual(size)
      expect(bucketOf(bucket)).toBe(bucket)
      if (size > 2 ** 20) expect(bucket).toBeLessThanOrEqual(size * 1.125)
    }),
  )
})

test('a larger size has no smaller bucket', () => {
  fc.assert(
    fc.property(sizes, sizes, (one, other) => {
      expect(bucketOf(Math.min(one, other))).toBeLessThanOrEqual(bucketOf(Math.max(one, other)))
    }),
  )
})

test('knows the edges', () => {
  const edges = [0, 4096, 4097, 16_384, 65_536, 65_537, 262_144, 524_288, 524_289, 2 ** 20, 2 ** 31, 2 ** 40]
  expect(edges.map(bucketOf)).toEqual([
    4096,
    4096,
    16_384,
    16_384,
    65_536,
    262_144,
    262_144,
    524_288,
    2 ** 20,
    2 ** 20,
    2 ** 31,
    2 ** 40,
  ])
})
