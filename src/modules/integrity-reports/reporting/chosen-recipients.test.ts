import { expect, test } from 'vitest'
import type { DirectoryEntry, RecipientRole } from '../protocol/directory.ts'
import type { KeyState, KnownKey } from '../protocol/directory-events.ts'
import { chooseRecipients, isChannelOpen, positionsToAsk } from './chosen-recipients.ts'

function key(
  position: string,
  role: RecipientRole,
  { reportsTo = [], state = 'active' }: { reportsTo?: string[]; state?: KeyState } = {},
): KnownKey {
  const entry = {
    v: 1,
    org: 'o',
    id: position,
    role,
    position,
    reportsTo,
    enc: '',
    sig: '',
    from: '',
  } as const
  return { entry: entry as DirectoryEntry, state, usedFrom: 0 }
}

const directory = [
  key('officer', 'officer', { reportsTo: ['clerk'] }),
  key('clerk', 'officer', { reportsTo: ['mayor'] }),
  key('nacc', 'outside'),
]
const named = (entries: readonly DirectoryEntry[]): string[] => entries.map(({ id }) => id)
const choose = (positions: string[], alsoThoseUnder = true, keys: readonly KnownKey[] = directory) => {
  const { recipients, excluded } = chooseRecipients(keys, { positions, alsoThoseUnder })
  return [named(recipients), named(excluded)]
}

test('whoever is concerned, and whoever reports to him, does not receive', () => {
  expect(choose([])).toEqual([['nacc', 'officer', 'clerk'], []])
  expect(choose(['clerk'])).toEqual([['nacc'], ['officer', 'clerk']])
  expect(choose(['clerk'], false)).toEqual([['nacc', 'officer'], ['clerk']])
  expect(choose(['mayor'])).toEqual([['nacc', 'officer'], ['clerk']])
  expect(choose(['nobody known'])).toEqual([['nacc', 'officer', 'clerk'], []])
})

test('a key that waits or has ended receives nothing, and its holder stays excluded', () => {
  const keys = [
    ...directory,
    key('waiting', 'officer', { reportsTo: ['mayor'], state: 'waiting' }),
    key('retired', 'officer', { state: 'retired' }),
    key('recovery', 'recovery'),
  ]
  expect(choose(['mayor'], true, keys)).toEqual([
    ['nacc', 'officer'],
    ['clerk', 'waiting'],
  ])
})

test('with more recipients than places those outside keep theirs', () => {
  const many = Array.from({ length: 9 }, (_, index) => key(`officer ${index}`, 'officer'))
  const [recipients] = choose([], true, [...many, key('nacc', 'outside')])
  expect(recipients).toHaveLength(7)
  expect(recipients?.[0]).toBe('nacc')
})

test('the channel is open only while somebody outside receives', () => {
  expect(isChannelOpen(directory)).toBe(true)
  expect(isChannelOpen([])).toBe(false)
  expect(isChannelOpen(directory.slice(0, 2))).toBe(false)
  expect(isChannelOpen([key('nacc', 'outside', { state: 'waiting' })])).toBe(false)
})

test('the positions inside and above are asked about, once each', () => {
  expect(positionsToAsk(directory)).toEqual(['officer', 'clerk', 'mayor'])
})

test('a recovery key receives only where it is wanted, and then has one of the seven places', () => {
  const recovery = key('guardians', 'recovery')
  const keys = [...directory, recovery]
  expect(choose([], true, keys)[0]).toEqual(['nacc', 'officer', 'clerk'])
  const wanted = (known: readonly KnownKey[], positions: string[] = []) =>
    named(chooseRecipients(known, { positions, alsoThoseUnder: true }, recovery.entry).recipients)
  expect(wanted(keys)).toEqual(['nacc', 'officer', 'clerk', 'guardians'])
  expect(wanted(keys, ['clerk'])).toEqual(['nacc', 'guardians'])
  const many = Array.from({ length: 8 }, (_, at) => key(`officer ${at}`, 'officer'))
  const full = wanted([...many, key('nacc', 'outside'), recovery])
  expect(full).toHaveLength(7)
  expect([full[0], full[6]]).toEqual(['nacc', 'guardians'])
})
