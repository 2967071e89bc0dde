import { expect, test } from 'vitest'
import { displayName } from './display-name.ts'

test.each([
  ['คำร้อง ฎีกา ๑.pdf', 'คำร้อง ฎีกา ๑.pdf'],
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\สมชาย\\เอกสาร.pdf', 'เอกสาร.pdf'],
  ['report\u202Efdp.exe', 'reportfdp.exe.pdf'],
  ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie_ x.pdf'],
  ['ก\u200Bา.pdf', 'กา.pdf'],
  ['photo.jpg', 'photo.jpg.pdf'],
  ['REPORT.PDF', 'REPORT.PDF'],
  ['.pdf', 'file.pdf'],
  ['', 'file.pdf'],
  ['...', 'file.pdf'],
  ['a"b<c>.pdf', 'a_b_c_.pdf'],
])('%j is shown as %j', (given, shown) => {
  expect(displayName(given, 'pdf')).toBe(shown)
})

test('a long name is cut between characters and keeps its ending', () => {
  const name = displayName(`${'กำ'.repeat(200)}.pdf`, 'pdf')
  expect(name).toMatch(/^(กำ)+\.pdf$/)
  expect(name.length).toBeLessThanOrEqual(150)
})
