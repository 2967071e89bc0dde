import { expect, test } from 'vitest'
import type { DirectoryRefusal, KeyEvent, LoggedEvent } from './directory-log.ts'
import { endorse, eventHash, replayDirectory, waitingHours } from './directory-log.ts'
import type { DirectoryEntry } from './directory.ts'
import { excluded, officer, outside, second } from './staged-thread.ts'

const hour = 3600
const people = { officer, outside, second }

/** Adds events one after the other, as the ledger would. */
function logOf(
  ...changes: readonly {
    readonly act: KeyEvent['act']
    readonly entry: DirectoryEntry
    readonly by?: readonly (keyof typeof people)[]
    readonly time?: number
  }[]
): LoggedEvent[] {
  const log: LoggedEvent[] = []
  let prev = ''
  for (const { act, entry, by = [], time = 0 } of changes) {
    const endorsements = by.map((name) =>
      endorse({ act, entry, prev }, people[name].by, people[name].signSeed),
    )
    const event: KeyEvent = { v: 1, type: 'integrity-key', act, entry, prev, endorsements }
    log.push({ event, time })
    prev = eventHash(event)
  }
  return log
}

const founders = [
  { act: 'add', entry: officer.entry },
  { act: 'add', entry: outside.entry },
] as const
const ceremony = eventHash(logOf(...founders)[1]?.event as KeyEvent)
const adding = { act: 'add', entry: second.entry, by: ['officer', 'outside'], time: 100 * hour } as const

function replayed(log: readonly LoggedEvent[], hours: number): readonly string[] | DirectoryRefusal {
  const directory = replayDirectory(log, { ceremony, now: hours * hour })
  return 'active' in directory ? directory.active.map(({ id }) => id) : directory
}

test('the ceremony founds a directory', () => {
  expect(replayed(logOf(...founders), 0)).toEqual(['officer1', 'outside1'])
  expect(replayed(logOf(founders[0]), 0)).toEqual({ why: 'ceremony' })
  expect(replayed([], 0)).toEqual({ why: 'ceremony' })
})

test('a new key waits 72 hours, and is unknown until then', () => {
  const log = logOf(...founders, adding)
  expect(replayed(log, 100 + waitingHours - 1)).toEqual(['officer1', 'outside1'])
  expect(replayed(log, 100 + waitingHours)).toEqual(['officer1', 'outside1', 'officer2'])
  const before = replayDirectory(log, { ceremony, now: 101 * hour })
  expect('known' in before && before.known.map(({ id }) => id)).toEqual(['officer1', 'outside1'])
})

test('a new key needs two recipients in force, one of them outside', () => {
  for (const by of [[], ['officer'], ['outside'], ['officer', 'officer'], ['outside', 'second']] as const) {
    expect(replayed(logOf(...founders, { ...adding, by }), 300)).toEqual({ at: 2, why: 'endorsements' })
  }
  // The one who was let in may endorse once the key is in force.
  const third = { act: 'add', entry: excluded.entry, by: ['second', 'outside'] } as const
  expect(replayed(logOf(...founders, adding, { ...third, time: 171 * hour }), 300)).toEqual({
    at: 3,
    why: 'endorsements',
  })
  expect(replayed(logOf(...founders, adding, { ...third, time: 172 * hour }), 300)).toContain('officer3')
})

test('an endorsement serves one act, at one place', () => {
  const [, , added] = logOf(...founders, adding)
  const event = added?.event as KeyEvent
  const log = logOf(...founders)
  expect(replayed([...log, { event: { ...event, act: 'rotate' }, time: 0 }], 300)).toEqual({
    at: 2,
    why: 'endorsements',
  })
  const moved = { ...event, prev: eventHash(log[0]?.event as KeyEvent) }
  expect(replayed([...log, { event: moved, time: 0 }], 300)).toEqual({ at: 2, why: 'chain' })
})

test('one signature takes a key away at once: its own, or an outside one', () => {
  const taking = { act: 'revoke', entry: officer.entry, time: 50 * hour } as const
  for (const by of [['officer'], ['outside']] as const) {
    const log = logOf(...founders, { ...taking, by })
    expect(replayed(log, 49)).toEqual(['officer1', 'outside1'])
    expect(replayed(log, 50)).toEqual(['outside1'])
  }
  expect(replayed(logOf(...founders, adding, { ...taking, by: ['second'], time: 200 * hour }), 300)).toEqual({
    at: 3,
    why: 'endorsements',
  })
  expect(replayed(logOf(...founders, { ...taking, entry: second.entry, by: ['outside'] }), 300)).toEqual({
    at: 2,
    why: 'unknown',
  })
})

test('a key that is objected to while it waits never counts', () => {
  const objection = { act: 'revoke', entry: second.entry, by: ['outside'], time: 120 * hour } as const
  const directory = replayDirectory(logOf(...founders, adding, objection), { ceremony, now: 500 * hour })
  expect('known' in directory && directory.known.map(({ id }) => id)).toEqual(['officer1', 'outside1'])
})

test('a key is followed by another without a gap, and stays known', () => {
  const newer = { ...officer.entry, from: '2027-10-01' }
  const rotation = { act: 'rotate', entry: newer, by: ['officer', 'outside'], time: 100 * hour } as const
  const log = logOf(...founders, rotation)
  const at = (hours: number) => replayDirectory(log, { ceremony, now: hours * hour })
  expect(at(171)).toMatchObject({ active: [officer.entry, outside.entry] })
  expect(at(172)).toMatchObject({
    active: [outside.entry, newer],
    known: [officer.entry, outside.entry, newer],
  })
  expect(replayed(logOf(...founders, { ...rotation, entry: second.entry }), 300)).toEqual({
    at: 2,
    why: 'unknown',
  })
  expect(replayed(logOf(...founders, { ...rotation, act: 'add' }), 300)).toEqual({ at: 2, why: 'unknown' })
})

test('a directory with nobody outside encrypts nothing', () => {
  const leaving = { act: 'retire', entry: outside.entry, by: ['outside'] } as const
  expect(replayed(logOf(...founders, leaving), 1)).toEqual({ why: 'nobody outside' })
})

test('what is no event is refused', () => {
  const event = logOf(...founders)[0]?.event as KeyEvent
  const wrong = [
    [],
    'text',
    { ...event, v: 2 },
    { ...event, more: 1 },
    { ...event, entry: { id: 'x' } },
    { ...event, act: 'let in' },
  ]
  for (const one of wrong) expect(replayed([{ event: one, time: 0 }], 0)).toEqual({ at: 0, why: 'form' })
})
