import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { abbreviations, compounds, wholeWords } from './glossary.ts'
import { keepTogether, lineUnits, segment, words } from './segmentation.ts'

const textOf = (part: { text: string }): string => part.text

const cut = (text: string): string => segment(text).map(textOf).join('|')

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...compounds, ...wholeWords, ...abbreviations),
      fc.constantFrom(
        'การ',
        'ตาม',
        'ใน',
        'ๆ',
        'ฯ',
        'ฯลฯ',
        ' ',
        ' ',
        '\n',
        '(',
        ')',
        '“',
        '”',
        '"',
        ',',
        '๒๕๖๙',
        '1,500',
      ),
      fc.string({ unit: fc.integer({ min: 0x0e01, max: 0x0e5b }).map((code) => String.fromCodePoint(code)) }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('segments, units and runs put together are the text again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(segment(text).map(textOf).join('')).toBe(text)
      expect(lineUnits(text).join('')).toBe(text)
      expect(keepTogether(text).map(textOf).join('')).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['ตามหลักธรรมาภิบาลและการบูรณาการ', 'ตาม|หลักธรรมาภิบาล|และ|การ|บูรณาการ'],
  ['การกระจายอำนาจสู่ท้องถิ่น', 'การกระจายอำนาจ|สู่|ท้องถิ่น'],
  ['การกลั่นกรองกลุ่มเป้าหมาย', 'การ|กลั่น|กรอง|กลุ่มเป้าหมาย'],
  ['ตามพระราชบัญญัติการจัดซื้อจัดจ้าง', 'ตาม|พระราชบัญญัติ|การ|จัดซื้อจัดจ้าง'],
  ['ตามพ.ร.บ.การอำนวยความสะดวก', 'ตาม|พ.ร.บ.|การ|อำนวยความสะดวก'],
  ['อบต.กระจาย', 'อบต.|กระจาย'],
  ['ที่ ก.บ.ท.ประกาศ', 'ที่| |ก.บ.ท.|ประกาศ'],
  ['ช่องทางการร้องเรียน', 'ช่องทาง|การร้องเรียน'],
  ['รับเรื่องร้องเรียน', 'รับ|เรื่องร้องเรียน'],
  ['ปฏิบัติงานการเงิน', 'ปฏิบัติงาน|การ|เงิน'],
  ['หน่วยงานอื่นๆ', 'หน่วยงาน|อื่น|ๆ'],
  ['การทุจริตฯ', 'การทุจริต|ฯ'],
  ['ข้อ 1.2การกำหนด', 'ข้อ| |1.2|การ|กำหนด'],
])('%s is cut as a reader would', (text, expected) => {
  expect(cut(text)).toBe(expected)
})

test('a glossary word is not found across the boundary of two others', () => {
  expect(cut('ผู้ยื่นหลายรายได้รับแจ้ง')).toContain('ราย|ได้รับ')
  expect(cut('รายได้และรายจ่าย')).toBe('รายได้|และ|รายจ่าย')
  expect(cut('เหลืองบสองแสน')).not.toContain('ลืองบ')
  expect(cut('เพศและอายุ')).toBe('เพศ|และ|อายุ')
})

test('spaces, marks, ๆ and ฯ are not words; numbers are', () => {
  const spoken = segment('ตรวจสอบ (๓ ครั้ง) และอื่น ๆ ฯลฯ').filter(({ isWord }) => isWord)
  expect(spoken.map(textOf)).toEqual(['ตรวจสอบ', '๓', 'ครั้ง', 'และ', 'อื่น'])
})

test('a text of a whole document is cut too', () => {
  expect(words('กา '.repeat(150_000))).toHaveLength(150_000)
})

test('a compound gives itself and all that a query for a part of it gives', () => {
  expect(words('เรื่องร้องเรียน')).toEqual(['เรื่องร้องเรียน', 'ร้องเรียน', 'เรื่อง', 'ร้อง', 'เรียน'])
  for (const whole of compounds) {
    const found = words(whole)
    for (const part of compounds) {
      if (whole.includes(part)) expect(found).toEqual(expect.arrayContaining(words(part)))
    }
  }
})

test('spellings that look alike give the same words', () => {
  const sameWords = [
    ['น้ำ', 'น\u0E49\u0E4D\u0E32', 'น\u0E4D\u0E49\u0E32', 'น\u0E33\u0E49', 'น\u0E49\u0E49\u0E33'],
    ['ที่', 'ท\u0E48\u0E35', 'ท\u0E35\u0E35\u0E48'],
    ['แผนงาน', 'เเผนงาน', 'แผน\u200Bงาน'],
    ['ปี 2569', 'ปี ๒๕๖๙'],
    ['1,500 บาท', '๑,๕๐๐ บาท', '1500 บาท'],
    ['ป.ป.ช.', 'ปปช'],
    ['OIT', 'oit'],
  ]
  for (const [standard, ...others] of sameWords) {
    for (const other of others) expect(words(other)).toEqual(words(standard!))
  }
  expect(words('น้ำ')).toEqual(['น้ำ'])
  expect(words('1,500')).toEqual(['1500'])
})

test('words of a text whose spelling is uniform already do not change it again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const word of words(text)) expect(word).toBe(word.toLowerCase().normalize('NFC'))
    }),
    { examples: [['ก\u0E48\u0E31\u0E38']] },
  )
})

const shown = (text: string): string =>
  keepTogether(text)
    .map((run) => (run.keep ? `[${run.text}]` : run.text))
    .join('')

test('glossary words are kept on one line with their marks', () => {
  expect(shown('แผนการจัดซื้อจัดจ้างประจำปี')).toBe('แผนการ[จัดซื้อจัดจ้าง][ประจำปี]')
  expect(shown('(จัดซื้อจัดจ้าง), “ตรวจสอบ” และ "ร้องเรียน".')).toBe('[(จัดซื้อจัดจ้าง),] [“ตรวจสอบ”] และ ["ร้องเรียน".]')
})

test('ๆ and ฯ are kept with the word before, also over the space of official spelling', () => {
  expect(shown('งานต่าง ๆ ของกรุงเทพฯ')).toBe('งาน[ต่าง ๆ] ของ[กรุงเทพฯ]')
  expect(shown('และอื่นๆ')).toBe('และ[อื่นๆ]')
  expect(shown('ๆ')).toBe('ๆ')
  expect(shown('จบ\nๆ')).toBe('จบ\nๆ')
})

test('a compound longer than a phone is wide may be broken between its parts', () => {
  expect(shown('องค์กรปกครองส่วนท้องถิ่น')).toBe('[องค์กรปกครอง][ส่วนท้องถิ่น]')
  expect(shown('องค์การบริหารส่วนตำบลกระจาย')).toBe('[องค์การบริหาร][ส่วนตำบล]กระจาย')
})

test('a word that browsers cut wrongly after การ is kept', () => {
  expect(shown('การกลาง')).toBe('การ[กลาง]')
})

test('no kept run is longer than 15 letters and its marks', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const run of keepTogether(text)) {
        if (run.keep) expect(run.text.replace(/[\p{M}\p{P}\s]/gu, '').length).toBeLessThanOrEqual(15)
      }
    }),
  )
})
