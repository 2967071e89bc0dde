import { expect, test } from 'vitest'
import { writeCanonical } from './canonical-json.ts'
import { entryHash, fingerprint, readEntry, recipientSet, shortEntry } from './directory.ts'
import { officer, outside, second } from './staged-thread.ts'

test('an entry comes back from its bytes', () => {
  expect(readEntry(writeCanonical(officer.entry))).toEqual(officer.entry)
})

test.each([
  ['another version', { v: 2 }],
  ['a role that there is not', { role: 'boss' }],
  ['the name of the reporter', { id: 'reporter' }],
  ['no name', { id: '' }],
  ['a key that is not hybrid', { enc: 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj' }],
  ['a signing key of another length', { sig: 'AAAA' }],
  ['a day that is none', { from: 'today' }],
  ['somebody who reports to nothing', { reportsTo: [1] }],
  ['a member that nobody knows', { more: 1 }],
])('an entry with %s is refused', (_, change) => {
  expect(readEntry(writeCanonical({ ...officer.entry, ...change }))).toBeUndefined()
})

test('a set of recipients is the same in every order, and another with every change', () => {
  const shorts = [officer, second, outside].map(({ entry }) => shortEntry(entry))
  expect(recipientSet(shorts.toReversed())).toBe(recipientSet(shorts))
  expect(recipientSet(shorts.slice(1))).not.toBe(recipientSet(shorts))
  const moved = { ...officer.entry, position: 'another' }
  expect(entryHash(moved)).not.toBe(entryHash(officer.entry))
  expect(fingerprint(moved)).not.toBe(fingerprint(officer.entry))
  expect(fingerprint(moved)).toMatch(/^\d{5}( \d{5}){5}$/)
})
