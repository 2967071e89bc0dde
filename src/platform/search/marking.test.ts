import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foundIn } from './marking.ts'
import type { Term } from './reading.ts'

const whole = (...words: string[]): Term[] => words.map((word) => ({ choices: [{ word, longer: false }] }))
const beginning = (word: string): Term[] => [{ choices: [{ word, longer: true }] }]

/** The text with what was found in brackets. */
function marked(text: string, terms: Term[]): string {
  return foundIn(text, terms)
    .map((stretch) => (stretch.isFound ? `[${stretch.text}]` : stretch.text))
    .join('')
}

test.each([
  ['กิจกรรมการใช้บัตรคิวในการติดต่อราชการ', whole('บัตรคิว'), 'กิจกรรมการใช้[บัตรคิว]ในการติดต่อราชการ'],
  ['กิจกรรมการใช้บัตรคิว', whole('คิว'), 'กิจกรรมการใช้บัตร[คิว]'],
  ['การรับเรื่องร้องเรียน', whole('ร้องเรียน'), 'การรับเรื่อง[ร้องเรียน]'],
  ['การรับเรื่องร้องเรียน', beginning('ร้อง'), 'การรับเรื่อง[ร้องเรียน]'],
  ['จัดซื้อ จัดจ้าง', whole('จัดซื้อ', 'จัดจ้าง'), '[จัดซื้อ] [จัดจ้าง]'],
  ['No Gift Policy', whole('gift', 'policy'), 'No [Gift] [Policy]'],
  ['ระบบ E-Service', whole('service'), 'ระบบ E-[Service]'],
  ['โครงการที่ ๒๔', whole('24'), 'โครงการที่ [๒๔]'],
  ['Transparency', beginning('transp'), '[Transparency]'],
  ['แผน', whole('ไม่มี'), 'แผน'],
  ['', whole('ไม่มี'), ''],
])('%s', (text, terms, expected) => {
  expect(marked(text, terms)).toBe(expected)
})

test('put together the stretches are the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'กรมงาเ่้ำ๒4 aB-.“ๆ😀') })
  fc.assert(
    fc.property(text, fc.array(text), (whatever, words) => {
      const stretches = foundIn(whatever, [...whole(...words), ...beginning(words[0] ?? 'ก')])
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(whatever)
      expect(stretches.every((stretch, at) => stretch.isFound !== stretches[at + 1]?.isFound)).toBe(true)
    }),
  )
})
