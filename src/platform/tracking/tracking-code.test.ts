import { expect, test } from 'vitest'
import { toThaiDigits } from '../language/numerals.ts'
import { hashOfCode, newTrackingCode, readTrackingCode, spokenCode } from './tracking-code.ts'

test('a code is twelve digits in three groups of four, and no two are the same', () => {
  const codes = Array.from({ length: 200 }, newTrackingCode)
  for (const code of codes) expect(spokenCode(code)).toMatch(/^\d{4} \d{4} \d{4}$/)
  expect(new Set(codes).size).toBe(codes.length)
})

test('a code is read however it is typed', () => {
  for (const text of ['123456789012', '1234 5678 9012', ' 1234-5678-9012 ', '๑๒๓๔ ๕๖๗๘ ๙๐๑๒']) {
    expect(readTrackingCode(text), text).toBe('123456789012')
  }
  const code = newTrackingCode()
  expect(readTrackingCode(toThaiDigits(spokenCode(code)))).toBe(code)
})

test.each(['', '12345678901', '1234567890123', '1234 5678 901x', "1' or 1=1"])('%s is no code', (text) => {
  expect(readTrackingCode(text)).toBeUndefined()
})

test('the same code gives the same hash in one organisation and another in the next, or of another kind', async () => {
  const code = '123456789012'
  const [first, again, other, kind] = await Promise.all([
    hashOfCode(code, { about: 'request', organizationId: 'a' }),
    hashOfCode(code, { about: 'request', organizationId: 'a' }),
    hashOfCode(code, { about: 'request', organizationId: 'b' }),
    hashOfCode(code, { about: 'complaint', organizationId: 'a' }),
  ])
  expect(first).toEqual(again)
  expect(first).not.toEqual(other)
  expect(first).not.toEqual(kind)
})
