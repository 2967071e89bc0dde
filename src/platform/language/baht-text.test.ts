import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bahtText } from './baht-text.ts'

const digits = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']

/** Reads Thai number words from left to right, knowing nothing of how they were written. */
function readNumber(words: string): bigint {
  return words
    .split('ล้าน')
    .map((group) => {
      let rest = group
      const take = (place: string): bigint => {
        if (place === '') return BigInt(rest === 'เอ็ด' ? 1 : digits.indexOf(rest))
        if (!rest.includes(place)) return 0n
        const [digit = '', after = ''] = rest.split(place)
        rest = after
        return BigInt(
          place === 'สิบ' ? ({ '': 1, ยี่: 2 }[digit] ?? digits.indexOf(digit)) : digits.indexOf(digit),
        )
      }
      return ['แสน', 'หมื่น', 'พัน', 'ร้อย', 'สิบ', ''].reduce((sum, place) => sum * 10n + take(place), 0n)
    })
    .reduce((sum, group) => sum * 1_000_000n + group, 0n)
}

function readBaht(words: string): bigint {
  if (words === 'ศูนย์บาทถ้วน') return 0n
  if (words.startsWith('ลบ')) return -readBaht(words.slice(2))
  const match = /^(?:(.+)บาท)?(?:ถ้วน|(.+)สตางค์)$/.exec(words)
  if (match === null) throw new Error(words)
  return readNumber(match[1] ?? '') * 100n + readNumber(match[2] ?? '')
}

test('what is written is read back, up to 10 million million baht', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (satang) => {
      expect(readBaht(bahtText(satang))).toBe(satang)
    }),
    { numRuns: 3000 },
  )
  for (let satang = 0n; satang < 30_000n; satang += 1n) expect(readBaht(bahtText(satang))).toBe(satang)
})

test.each([
  [0, 'ศูนย์บาทถ้วน'],
  [-0, 'ศูนย์บาทถ้วน'],
  [1, 'หนึ่งสตางค์'],
  [11, 'สิบเอ็ดสตางค์'],
  [25, 'ยี่สิบห้าสตางค์'],
  [100, 'หนึ่งบาทถ้วน'],
  [101, 'หนึ่งบาทหนึ่งสตางค์'],
  [1000, 'สิบบาทถ้วน'],
  [1100, 'สิบเอ็ดบาทถ้วน'],
  [2000, 'ยี่สิบบาทถ้วน'],
  [2125, 'ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์'],
  [10_000, 'หนึ่งร้อยบาทถ้วน'],
  [10_100, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
  [11_100, 'หนึ่งร้อยสิบเอ็ดบาทถ้วน'],
  [100_100, 'หนึ่งพันเอ็ดบาทถ้วน'],
  [12_345_678, 'หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกบาทเจ็ดสิบแปดสตางค์'],
  [100_000_000, 'หนึ่งล้านบาทถ้วน'],
  [100_000_100, 'หนึ่งล้านเอ็ดบาทถ้วน'],
  [1_000_000_000, 'สิบล้านบาทถ้วน'],
  [1_100_000_000, 'สิบเอ็ดล้านบาทถ้วน'],
  // The example of อ่านอย่างไรและเขียนอย่างไร, in baht.
  [50_174_122_100, 'ห้าร้อยเอ็ดล้านเจ็ดแสนสี่หมื่นหนึ่งพันสองร้อยยี่สิบเอ็ดบาทถ้วน'],
  [100_000_000_000_000n, 'หนึ่งล้านล้านบาทถ้วน'],
  [100_000_100_000_000n, 'หนึ่งล้านเอ็ดล้านบาทถ้วน'],
  [-5050, 'ลบห้าสิบบาทห้าสิบสตางค์'],
])('%s satang are %s', (satang, expected) => {
  expect(bahtText(satang)).toBe(expected)
})

test.each([NaN, Infinity, -Infinity, 0.5, 100.25, 2 ** 53])('%s is refused', (satang) => {
  expect(() => bahtText(satang)).toThrow(RangeError)
})
