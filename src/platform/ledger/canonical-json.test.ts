import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the example of RFC 8785, section 3.2.3', () => {
  const value = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as number[],
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('keys are sorted by their UTF-16 units, as RFC 8785 has it in section 3.2.3', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
  const value = Object.fromEntries(keys.map((key) => [key, 0]))
  const sorted = Object.keys(JSON.parse(canonicalJson(value)) as object).filter((key) => key !== '1')
  expect(sorted).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
})

test('the same value has the same text', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: '' } })).toBe('{"a":{"c":"","d":[2,1]},"b":1}')
  expect(canonicalJson({ a: -0, b: undefined })).toBe('{"a":0}')
})

const cycle: unknown[] = []
cycle.push(cycle)

test.each([
  [Number.NaN],
  [{ a: Number.POSITIVE_INFINITY }],
  ['half a \ud800 character'],
  [{ '\udc00': 1 }],
  [undefined],
  [() => 1],
  [Symbol('a')],
  [{ a: 1n }],
  [cycle],
])('refuses %o', (value) => {
  expect(() => canonicalJson(value)).toThrow()
})
