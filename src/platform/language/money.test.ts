import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatBaht, parseBaht } from './money.ts'
import { toThaiDigits } from './numerals.ts'

test.each([
  ['20000', 2_000_000],
  ['20,000', 2_000_000],
  ['๒๐,๐๐๐', 2_000_000],
  [' 1,250.50 บาท ', 125_050],
  ['฿12.5', 1_250],
  ['0', 0],
  ['7.', 700],
  ['0.01', 1],
])('%s is read', (text, satang) => {
  expect(parseBaht(text)).toEqual({ ok: true, satang })
})

test.each([
  ['', 'unreadable'],
  ['หนึ่งพัน', 'unreadable'],
  ['1,00', 'unreadable'],
  ['1.000,50', 'unreadable'],
  ['1e5', 'unreadable'],
  ['NaN', 'unreadable'],
  ['-5', 'negative'],
  ['−๕', 'negative'],
  ['1.005', 'decimals'],
  ['1.000', 'decimals'],
  ['1000000000001', 'too-large'],
  ['9'.repeat(400), 'too-large'],
])('%s is refused: %s', (text, reason) => {
  expect(parseBaht(text)).toEqual({ ok: false, reason })
})

test('what is shown is read again as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (satang) => {
      expect(parseBaht(formatBaht(satang))).toEqual({ ok: true, satang })
      expect(parseBaht(toThaiDigits(formatBaht(satang)))).toEqual({ ok: true, satang })
    }),
  )
})
