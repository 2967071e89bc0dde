import { expect, test } from 'vitest'
import { readTypedDay } from './typed-day.ts'

const from = Temporal.PlainDate.from('2025-10-01')
const to = Temporal.PlainDate.from('2026-11-23')

test.each([
  ['23/11/2026', 'ปีนี้เป็นปี ค.ศ. หมายถึง 23/11/2569 ใช่ไหม ถ้าใช่ให้ใส่ปี พ.ศ.'],
  ['31/2/2026', 'ไม่มีวันนี้ในปฏิทิน ดูวันและเดือนอีกครั้ง'],
  ['31/2/2569', 'ไม่มีวันนี้ในปฏิทิน ดูวันและเดือนอีกครั้ง'],
  ['23/11/69', 'ใส่ปี พ.ศ. ให้ครบ 4 หลัก เช่น 2569'],
  ['เมื่อวาน', 'ใส่วันที่เป็น วัน/เดือน/ปี พ.ศ. เช่น 23/11/2569'],
  ['24/11/2569', 'ใส่วันที่ไม่เกิน 23\u00A0พ.ย.\u00A02569'],
  ['30/9/2568', 'ใส่วันที่ตั้งแต่ 1\u00A0ต.ค.\u00A02568 เป็นต้นไป'],
])('%s is answered in words', (text, fault) => {
  expect(readTypedDay(text, { language: 'th', from, to })).toEqual({ ok: false, fault })
})

test('a day of the Buddhist era is read', () => {
  const read = readTypedDay('๒๓/๑๑/๒๕๖๙', { language: 'en', from, to })
  expect(read.ok && read.date.equals(to)).toBe(true)
})
