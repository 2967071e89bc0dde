import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartError } from '../start-error.ts'
import { openSecretBox, secretBox } from './secret-box.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prongsai-box-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const box = secretBox(Buffer.alloc(32, 1))

test('what was sealed opens for its owner, and no two boxes are alike', () => {
  expect(box.open(box.seal('ความลับ', 'owner'), 'owner')).toBe('ความลับ')
  expect(box.seal('a', 'owner').equals(box.seal('a', 'owner'))).toBe(false)
})

test('a box opens with no other key and for nobody else', () => {
  const sealed = box.seal('secret', 'owner')
  expect(() => secretBox(Buffer.alloc(32, 2)).open(sealed, 'owner')).toThrow()
  expect(() => box.open(sealed, 'other')).toThrow()
})

test('a box of which any bit was changed, or that was cut, does not open', () => {
  const sealed = box.seal('secret', 'owner')
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => box.open(changed, 'owner'), `bit ${bit}`).toThrow()
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => box.open(sealed.subarray(0, length), 'owner'), `${length} bytes`).toThrow()
  }
})

test('a fingerprint is the same each time, and otherwise for another secret, owner or key', () => {
  const print = box.fingerprint('123', 'owner')
  expect(print).toHaveLength(32)
  expect(box.fingerprint('123', 'owner')).toEqual(print)
  expect(box.fingerprint('124', 'owner')).not.toEqual(print)
  expect(box.fingerprint('123', 'other')).not.toEqual(print)
  expect(box.fingerprint('3', 'owner 12'), 'not the two of them one after the other').not.toEqual(
    box.fingerprint('123', 'owner '),
  )
  expect(secretBox(Buffer.alloc(32, 2)).fingerprint('123', 'owner')).not.toEqual(print)
})

test('the key of a data folder is made once, for the eyes of the program alone', () => {
  const sealed = openSecretBox(folder).seal('secret', 'owner')
  expect(openSecretBox(folder).open(sealed, 'owner')).toBe('secret')
  expect(statSync(join(folder, 'keys/secret')).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
})

test.each(['', 'c2hvcnQ=', 'not a key at all'])('a damaged key (%s) is refused, not replaced', (text) => {
  const file = join(folder, 'keys/secret')
  writeFileSync(file, text)
  expect(() => openSecretBox(folder)).toThrow(StartError)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
