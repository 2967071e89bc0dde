import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { commitmentOf, entryBytes, entryTime, longestEntry, parseEntry, type LedgerEntry } from './entry.ts'

const entry: LedgerEntry = {
  v: 1,
  kind: 'accounts.invited',
  subject: '01970000-0000-7000-8000-000000000001',
  time: '2026-11-23T22:04Z',
  role: 'administrator',
  commitment: 'ab'.repeat(32),
}
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('an entry', () => {
  test('is small canonical JSON', () => {
    expect(text(entryBytes(entry))).toBe(
      `{"commitment":"${'ab'.repeat(32)}","kind":"accounts.invited","role":"administrator",` +
        '"subject":"01970000-0000-7000-8000-000000000001","time":"2026-11-23T22:04Z","v":1}',
    )
    expect(text(entryBytes({ ...entry, acting: true }))).toContain('{"acting":true,')
  })

  test('is read back', () => {
    expect(parseEntry(entryBytes(entry))).toEqual(entry)
    expect(parseEntry(entryBytes({ ...entry, acting: true }))).toEqual({ ...entry, acting: true })
  })

  test.each([
    { kind: 'invited' },
    { kind: 'accounts.Invited' },
    { subject: '' },
    { subject: 'ก'.repeat(201) },
    { time: '2026-11-23T22:04:05Z' },
    { time: '2026-11-23' },
    { time: '2026-13-23T22:04Z' },
    { role: 'nobody' },
    { commitment: 'AB'.repeat(32) },
    { commitment: 'ab'.repeat(31) },
    { v: 2 },
    { acting: false },
    { name: 'somebody' },
  ])('with %o is none', (change) => {
    const changed = { ...entry, ...change } as LedgerEntry
    expect(() => entryBytes(changed)).toThrow()
    expect(parseEntry(Buffer.from(JSON.stringify(changed)))).toBeUndefined()
  })

  test.each([
    ['in another order', JSON.stringify(entry)],
    ['with a space', text(entryBytes(entry)).replace(':', ': ')],
    ['with a mark before it', `\uFEFF${text(entryBytes(entry))}`],
    ['with a field twice', text(entryBytes(entry)).replace('{', '{"v":1,')],
    ['empty', ''],
    ['null', 'null'],
  ])('%s is none', (_, wrong) => {
    expect(parseEntry(Buffer.from(wrong))).toBeUndefined()
  })

  test('that is not UTF-8 is none', () => {
    expect(parseEntry(Buffer.from([0xff, 0xfe]))).toBeUndefined()
  })

  test('has the minute, not the second', () => {
    expect(entryTime(Temporal.Instant.from('2026-11-23T22:04:59.999Z'))).toBe('2026-11-23T22:04Z')
  })

  test('never reaches the length that a bundle cannot write', () => {
    const longest = entryBytes({ ...entry, kind: 'a.b', subject: '\u{1f600}'.repeat(100) })
    expect(longest.length).toBeLessThan(longestEntry)
  })
})

describe('a commitment', () => {
  test('is the SHA-256 of the salt and the payload', () => {
    const salt = randomBytes(32)
    const payload = '{"ก":1}'
    expect(commitmentOf(salt, payload)).toBe(createHash('sha256').update(salt).update(payload).digest('hex'))
    expect(commitmentOf(randomBytes(32), payload)).not.toBe(commitmentOf(salt, payload))
  })

  test.each([0, 31, 33])('refuses a salt of %d bytes', (length) => {
    expect(() => commitmentOf(new Uint8Array(length), '{}')).toThrow(RangeError)
  })
})
