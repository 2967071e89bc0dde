import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNationalId, readNationalId } from './national-id.ts'
import { toThaiDigits } from './numerals.ts'

const twelveDigits = fc.stringMatching(/^[1-8][0-9]{11}$/)

/** The twelve digits with the one that makes them right, found by trying. */
function completed(twelve: string): string {
  return '0123456789'
    .split('')
    .map((last) => twelve + last)
    .find((id) => readNationalId(id).ok)!
}

test('a known right number is read', () => {
  expect(readNationalId('1-2345-67890-12-1')).toEqual({ ok: true, id: '1234567890121' })
})

test('every right number is read, however it is written', () => {
  fc.assert(
    fc.property(twelveDigits.map(completed), (id) => {
      const expected = { ok: true, id }
      expect(readNationalId(id)).toEqual(expected)
      expect(readNationalId(formatNationalId(id))).toEqual(expected)
      expect(readNationalId(` ${toThaiDigits(formatNationalId(id)).replaceAll('-', ' – ')}\u00A0`)).toEqual(
        expected,
      )
    }),
  )
})

test('exactly one check digit is right', () => {
  fc.assert(
    fc.property(twelveDigits, (twelve) => {
      const right = [...'0123456789'].filter((last) => readNationalId(twelve + last).ok)
      expect(right).toHaveLength(1)
      // Weighted 13 down to 1, the places of a right number add up to a multiple of 11, or to one more
      // where the digit would have been 10 or 11.
      const total = [...(twelve + right[0])].reduce(
        (sum, digit, place) => sum + Number(digit) * (13 - place),
        0,
      )
      expect(total % 11 === 0 || (total % 11 === 1 && '01'.includes(right[0]!))).toBe(true)
    }),
  )
})

test('a wrong digit and two that changed places are refused', () => {
  expect(readNationalId('1234567890122')).toEqual({ ok: false, reason: 'check-digit' })
  expect(readNationalId('1234567891021')).toEqual({ ok: false, reason: 'check-digit' })
})

test.each([
  ['0000000000001', 'first-digit'],
  ['0123456789012', 'first-digit'],
  ['9234567890121', 'first-digit'],
  ['', 'length'],
  ['123456789012', 'length'],
  ['12345678901211', 'length'],
  ['12345678901Z1', 'characters'],
  ['1234567890121.', 'characters'],
] as const)('%s is refused: %s', (text, reason) => {
  expect(readNationalId(text)).toEqual({ ok: false, reason })
})

test('the number is written as on the card, and an error does not repeat it', () => {
  expect(formatNationalId('1234567890121')).toBe('1-2345-67890-12-1')
  expect(() => formatNationalId('123456789012')).toThrow(RangeError)
  expect(() => formatNationalId('123456789012')).not.toThrow(/1234/)
})
