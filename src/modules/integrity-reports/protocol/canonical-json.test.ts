import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Canonical } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'

function read(text: string): Canonical | undefined {
  return readCanonical(new TextEncoder().encode(text))
}

const keys = fc.stringMatching(/^[A-Za-z0-9]{1,6}$/)
const { tree } = fc.letrec<{ tree: Canonical }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.maxSafeNat(),
    fc.array(tie('tree')),
    fc.dictionary(keys, tie('tree'), { noNullPrototype: true }),
  ),
}))

test('reads back what it wrote, in the same bytes', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const bytes = writeCanonical(value)
      const again = readCanonical(bytes)
      expect(again).toEqual(value)
      expect(writeCanonical(again ?? '')).toEqual(bytes)
    }),
  )
})

test('whatever it reads, it would have written so', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = read(text)
      if (value !== undefined) expect(new TextDecoder().decode(writeCanonical(value))).toBe(text)
    }),
  )
})

test('sorts keys, and keeps numbers among them in the order of their characters', () => {
  expect(new TextDecoder().decode(writeCanonical({ b: 1, B: 2, 10: 3, 9: 4 }))).toBe(
    '{"10":3,"9":4,"B":2,"b":1}',
  )
})

test.each([
  ['a key that comes twice', '{"a":1,"a":1}'],
  ['another order', '{"b":1,"a":1}'],
  ['a space', '{"a": 1}'],
  ['a line break at the end', '{"a":1}\n'],
  ['an exponent', '1e2'],
  ['a fraction', '1.5'],
  ['a fraction of nothing', '1.0'],
  ['a negative number', '-1'],
  ['a negative zero', '-0'],
  ['a number that is not safe', '9007199254740993'],
  ['null', 'null'],
  ['null inside', '{"a":null}'],
  ['a key of other letters', '{"ก":1}'],
  ['an empty key', '{"":1}'],
  ['the prototype', '{"__proto__":1}'],
  ['an escape that was not needed', String.raw`"\u0061"`],
  ['half of a character', String.raw`"\ud800"`],
  ['nothing', ''],
  ['two values', '1 1'],
])('refuses %s', (_, text) => {
  expect(read(text)).toBeUndefined()
})

test('refuses bytes that are not UTF-8, and a mark in front', () => {
  expect(readCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined()
  expect(readCanonical(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toBeUndefined()
})

test('writes nothing that it would refuse', () => {
  const wrong: unknown[] = [null, undefined, -1, 0.5, Number.NaN, -0, { 'a b': 1 }, '\ud800', 1n]
  for (const value of wrong) expect(() => writeCanonical(value as Canonical)).toThrow(TypeError)
})
