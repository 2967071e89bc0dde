import { beforeAll, expect, test } from 'vitest'
import {
  directoryAt,
  endorse,
  isKeyEvent,
  keyEventHash,
  waitingMs,
  type KeyAct,
  type KeyEvent,
  type TimedEvent,
} from './directory-events.ts'
import { org, person } from './staged-thread.ts'

type Person = Awaited<ReturnType<typeof person>>

let officer: Person
let second: Person
let outside: Person
let newcomer: Person
beforeAll(async () => {
  officer = await person('officer-1', 'officer', 1)
  second = await person('officer-2', 'officer', 2)
  outside = await person('nacc', 'outside', 3)
  newcomer = await person('officer-3', 'officer', 4)
})

const hour = 3_600_000
const start = Date.parse('2026-11-01T03:00:00Z')

function event(
  act: KeyAct,
  people: readonly Person[],
  before: readonly TimedEvent[],
  by: readonly Person[],
): KeyEvent {
  const prev = before.length === 0 ? '' : keyEventHash(before.at(-1)!.event)
  return {
    v: 1,
    type: 'integrity-key',
    act,
    entries: people.map(({ entry }) => entry),
    prev,
    endorsements: by.map((one) => ({
      by: one.by,
      sig: endorse(one.signSeed, { act, entry: people[0]!.entry, prev }),
    })),
  }
}

const genesis = (): TimedEvent[] => [
  { event: event('genesis', [officer, second, outside], [], []), at: start },
]
const after = (
  before: readonly TimedEvent[],
  hours: number,
  ...of: [KeyAct, Person[], Person[]]
): TimedEvent[] => [...before, { event: event(of[0], of[1], before, of[2]), at: start + hours * hour }]

function states(events: readonly TimedEvent[], hours: number): Record<string, string> | string {
  const directory = directoryAt(org, events, start + hours * hour)
  if (!directory.ok) return `${directory.event}: ${directory.rule}`
  return Object.fromEntries(directory.keys.map(({ entry, state }) => [entry.id, state]))
}

test('the first recipients are in use at once, and one of them is outside', () => {
  expect(states(genesis(), 0)).toEqual({ 'officer-1': 'active', 'officer-2': 'active', nacc: 'active' })
  const inside = [{ event: event('genesis', [officer, second], [], []), at: start }]
  expect(states(inside, 0)).toBe('0: genesis')
  expect(isKeyEvent(genesis()[0]!.event)).toBe(true)
})

test('a new key is used 72 hours after it was added', () => {
  const events = after(genesis(), 1, 'add', [newcomer], [officer, outside])
  expect(states(events, 2)).toMatchObject({ 'officer-3': 'waiting' })
  expect(states(events, 1 + waitingMs / hour)).toMatchObject({ 'officer-3': 'active' })
})

test.each([
  ['two from inside', () => [officer, second]],
  ['one outside alone', () => [outside]],
  ['the new one himself and one outside', () => [newcomer, outside]],
  ['one twice', () => [outside, outside]],
])('a new key that is endorsed by %s is refused', (_, by) => {
  expect(states(after(genesis(), 1, 'add', [newcomer], by()), 100)).toBe('1: endorsed')
})

test('an endorsement is good for one act, one entry and one place alone', () => {
  const first = genesis()
  const added = event('add', [newcomer], first, [officer, outside])
  const other: KeyEvent = { ...added, entries: [{ ...newcomer.entry, position: 'another' }] }
  expect(states([...first, { event: other, at: start }], 1)).toBe('1: endorsed')
  const rotated: KeyEvent = { ...added, act: 'rotate', entries: [second.entry] }
  expect(states([...first, { event: rotated, at: start }], 1)).toBe('1: endorsed')
  const more = after(after(first, 1, 'retire', [second], [second]), 2, 'add', [newcomer], [officer, outside])
  const replayed: KeyEvent = { ...more[2]!.event, endorsements: added.endorsements }
  expect(states([...more.slice(0, 2), { event: replayed, at: start }], 3)).toBe('2: endorsed')
})

test('somebody whose key waits or was ended endorses nothing', () => {
  const added = after(genesis(), 1, 'add', [newcomer], [officer, outside])
  const third = { ...newcomer, by: 'officer-4', entry: { ...newcomer.entry, id: 'officer-4' } }
  expect(states(after(added, 2, 'add', [third], [newcomer, outside]), 3)).toBe('2: endorsed')
  expect(states(after(added, 80, 'add', [third], [newcomer, outside]), 81)).toMatchObject({
    'officer-4': 'waiting',
  })
  const revoked = after(added, 80, 'revoke', [newcomer], [outside])
  expect(states(after(revoked, 81, 'add', [third], [newcomer, outside]), 82)).toBe('3: endorsed')
})

test('a key is ended at once by itself or by one outside, and by nobody else', () => {
  expect(states(after(genesis(), 1, 'revoke', [second], [second]), 1)).toMatchObject({
    'officer-2': 'revoked',
  })
  expect(states(after(genesis(), 1, 'retire', [second], [outside]), 1)).toMatchObject({
    'officer-2': 'retired',
  })
  expect(states(after(genesis(), 1, 'revoke', [second], [officer]), 1)).toBe('1: endorsed')
  expect(states(after(genesis(), 1, 'revoke', [newcomer], [outside]), 1)).toBe('1: known')
})

test('a rotated key takes the place of the old one after 72 hours, and keeps its role', async () => {
  const again = { ...(await person('officer-2', 'officer', 9)), by: 'officer-2' }
  const events = after(genesis(), 1, 'rotate', [again], [officer, outside])
  const at = (hours: number) => {
    const directory = directoryAt(org, events, start + hours * hour)
    return (
      directory.ok && directory.keys.filter(({ entry }) => entry.id === 'officer-2').map(({ state }) => state)
    )
  }
  expect(at(2)).toEqual(['active', 'waiting'])
  expect(at(80)).toEqual(['retired', 'active'])
  const promoted = { ...again, entry: { ...again.entry, role: 'outside' as const } }
  expect(states(after(genesis(), 1, 'rotate', [promoted], [officer, outside]), 2)).toBe('1: known')
})

test('an event that was left out, put elsewhere or made for another organisation is noticed', () => {
  const two = after(
    after(genesis(), 1, 'revoke', [second], [outside]),
    2,
    'add',
    [newcomer],
    [officer, outside],
  )
  expect(states([two[0]!, two[2]!], 3)).toBe('1: chain')
  expect(states([two[1]!], 3)).toBe('0: chain')
  expect(directoryAt('other.example', genesis(), start)).toMatchObject({ ok: false, rule: 'organisation' })
  expect(states(after(genesis(), 1, 'genesis', [outside], []), 2)).toBe('1: genesis')
})
