import { expect, test } from 'vitest'
import { readCoordinates } from './coordinates.ts'
import { speaksOfCorruption } from './corruption-words.ts'

const area = { latitude: 15.89, longitude: 104.33, radiusKm: 20 }

test.each(['15.9, 104.3', '15.9 104.3', '๑๕.๙,๑๐๔.๓', ' 15.900000001 ,104.3 '])('%s is a place', (text) => {
  expect(readCoordinates(text, area)).toEqual({ ok: true, at: { latitude: 15.9, longitude: 104.3 } })
})

test('nothing typed is no place, which is no fault', () => {
  expect(readCoordinates('  ', area)).toEqual({ ok: true, at: null })
})

test.each(['หน้าวัด', '15.9', '15.9,', '115.9, 104.3', '15.9, 104.3, 2', "1' or 1=1", '-0x1, 2'])(
  '%s cannot be read as a place',
  (text) => {
    expect(readCoordinates(text, area)).toEqual({ ok: false, reason: 'unreadable' })
  },
)

test('a place outside the country or far from the area is told, with how far it is', () => {
  expect(readCoordinates('48.85, 2.35', undefined)).toEqual({ ok: false, reason: 'outside-country' })
  expect(readCoordinates('13.75, 100.5', undefined).ok).toBe(true)
  const bangkok = readCoordinates('13.75, 100.5', area)
  expect(bangkok).toMatchObject({ ok: false, reason: 'far' })
  // Yasothon to Bangkok as the crow flies.
  if (!bangkok.ok && bangkok.reason === 'far') expect(bangkok.km).toBeGreaterThan(450)
  if (!bangkok.ok && bangkok.reason === 'far') expect(bangkok.km).toBeLessThan(500)
})

test('words of corruption are heard in both languages, and ordinary complaints are not suspected', () => {
  for (const text of ['มีการเรียกเงิน 500 บาท', 'ฮั้วประมูล', 'จ่าย ใต้ โต๊ะ', 'They asked for a BRIBE']) {
    expect(speaksOfCorruption(text, 'other'), text).toBe(true)
  }
  for (const text of ['ไฟทางดับมา 3 คืน', 'ถนนเป็นหลุม', 'เก็บเงินค่าขยะไม่ตรงเวลา', 'The road is broken']) {
    expect(speaksOfCorruption(text, 'roads'), text).toBe(false)
  }
  expect(speaksOfCorruption('', 'bribery')).toBe(true)
})
