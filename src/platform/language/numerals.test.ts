import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber, parseInteger, toArabicDigits, toThaiDigits } from './numerals.ts'

test('digits change there and back, and nothing else does', () => {
  expect(toThaiDigits('ข้อ 12.5 ก')).toBe('ข้อ ๑๒.๕ ก')
  expect(toArabicDigits('พ.ศ. ๒๕๖๙')).toBe('พ.ศ. 2569')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(toArabicDigits(toThaiDigits(text))).toBe(toArabicDigits(text))
    }),
  )
})

test.each([
  ['0', 0],
  ['๑๒๓', 123],
  ['1,234,567', 1_234_567],
  ['๑,๒๓๔', 1234],
  [' 42\u00A0', 42],
  ['007', 7],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
])('%s is read', (text, value) => {
  expect(parseInteger(text)).toBe(value)
})

test.each([
  '',
  ' ',
  '-1',
  '+1',
  '1.0',
  '1e3',
  '0x10',
  '12,34',
  ',123',
  '1,,234',
  '1,2345',
  '1 234',
  '๑๒ คน',
  '٣',
  '１２',
  'Infinity',
  '9007199254740993',
])('%s is refused', (text) => {
  expect(parseInteger(text)).toBeNull()
})

test('what is formatted can be read again, in either script', () => {
  fc.assert(
    fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (value) => {
      expect(parseInteger(formatNumber(value))).toBe(value)
      expect(parseInteger(toThaiDigits(formatNumber(value)))).toBe(value)
    }),
  )
})

test('the screen shows commas and at most two decimals', () => {
  expect(formatNumber(1_234_567)).toBe('1,234,567')
  expect(formatNumber(66.666)).toBe('66.67')
  expect(formatNumber(12_345_678_901_234_567_890n)).toBe('12,345,678,901,234,567,890')
})
