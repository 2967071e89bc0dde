import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { secretBox } from '../identity/secret-box.ts'
import { toThaiDigits } from '../language/numerals.ts'
import {
  findByCode,
  hashOfCode,
  newTrackingCode,
  readTrackingCode,
  spokenCode,
  type CodeKeeper,
} from './tracking-code.ts'

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

const keeper: CodeKeeper = { secrets: secretBox(Buffer.alloc(32, 1)), about: 'request', organizationId: 'a' }
const code = '123456789012'

test('a code is kept the same each time, and otherwise for another kind, organisation or key', () => {
  const kept = hashOfCode(code, keeper)
  expect(hashOfCode(code, keeper)).toEqual(kept)
  for (const other of [
    { ...keeper, about: 'complaint' },
    { ...keeper, organizationId: 'b' },
    { ...keeper, secrets: secretBox(Buffer.alloc(32, 2)) },
  ]) {
    expect(hashOfCode(code, other)).not.toEqual(kept)
  }
})

test('a matter is found by its code, also one whose code was kept before there was a key for it, and by no other', async () => {
  const slow = scryptSync(code, 'request a', 32, { N: 16_384, r: 8, p: 1 })
  for (const kept of [hashOfCode(code, keeper), slow]) {
    const find = async (hash: Buffer) => (hash.equals(kept) ? 'matter' : undefined)
    expect(await findByCode(code, keeper, find)).toBe('matter')
    expect(await findByCode('123456789013', keeper, find)).toBeUndefined()
    expect(await findByCode(code, { ...keeper, organizationId: 'b' }, find)).toBeUndefined()
  }
})
