import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadedAt } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, testPassword, type Inside } from '../../../test/support/insiders.ts'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import { closeAccount } from './account-changes.ts'
import { systemActor } from './actor.ts'
import { factorGuesses, forgetDevices, forgetGuesses } from './guessing.ts'
import { findSession, listSessions } from './sessions.ts'
import { signInWithPassword, type Credentials, type SignedIn } from './signing-in.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase('krajai')
  inside = await insideOf(db)
})
afterAll(() => db.close())

const start = loadedAt
const seconds = (count: number): Temporal.Instant => start.add({ seconds: count })

let network = 0
let person: { accountId: string; email: string }
beforeEach(async () => {
  // Networks are counted for everybody: each test has one of its own.
  network += 1
  person = await makePerson(inside, ['officer'])
})

const signIn = (given: Partial<Credentials> = {}): Promise<SignedIn> =>
  inside((tx) =>
    signInWithPassword(tx, {
      email: person.email,
      password: testPassword,
      deviceToken: undefined,
      network: `192.0.2.${network}`,
      userAgent: 'a browser',
      previousSession: undefined,
      at: start,
      ...given,
    }),
  )

const wrong = (given: Partial<Credentials> = {}) => signIn({ password: 'certainly not this', ...given })

async function succeed(given: Partial<Credentials> = {}): Promise<Extract<SignedIn, { ok: true }>> {
  const result = await signIn(given)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result
}

const find = (token: string, at = start) =>
  inside((tx) => findSession(tx, token, { at, today: todayInBangkok(at) }))

test('the right password begins a session and is recorded', async () => {
  const { token } = await succeed()
  expect((await find(token))?.person.accountId).toBe(person.accountId)
  const { rows } = await inside((tx) =>
    tx.db.execute<{ kind: string; payload: string }>(
      `select kind, payload from ledger_entry join ledger_payload using (organization_id, index)
       where subject = '${person.accountId}' order by index desc limit 1`,
    ),
  )
  expect(rows[0]?.kind).toBe('accounts.signed-in')
  expect(JSON.parse(rows[0]!.payload)).toEqual({
    account: person.accountId,
    details: { method: 'password' },
  })
})

test('the address may be typed in capitals and with spaces around it', async () => {
  expect((await succeed({ email: `  ${person.email.toUpperCase()} ` })).accountId).toBe(person.accountId)
})

test('an account that is unknown, closed or not yet opened is refused as a wrong password is', async () => {
  const closed = await makePerson(inside, ['officer'])
  await inside((tx) => closeAccount(tx, systemActor, { accountId: closed.accountId, at: start }))
  for (const email of [closed.email, 'nobody@example.go.th', '', "' or true --", 'ก'.repeat(300)]) {
    expect(await signIn({ email }), email).toEqual({ ok: false, reason: 'wrong' })
  }
  expect(await wrong()).toEqual({ ok: false, reason: 'wrong' })
})

test('signing in makes a new session, and the one that the browser showed ends with its token', async () => {
  const first = await succeed()
  const shown = await find(first.token)
  const second = await succeed({ previousSession: shown!.sessionId })
  expect(second.token).not.toBe(first.token)
  expect(await find(first.token)).toBeUndefined()
  expect(await find(second.token)).toBeDefined()

  // Also where another person had left it open.
  const other = await makePerson(inside, ['officer'])
  const left = await find(second.token)
  await succeed({ email: other.email, previousSession: left!.sessionId })
  expect(await find(second.token)).toBeUndefined()
})

test('two who sign in at once have a session each', async () => {
  const both = await Promise.all([succeed(), succeed()])
  expect(new Set(both.map(({ token }) => token)).size).toBe(2)
  for (const { token } of both) expect(await find(token)).toBeDefined()
  expect(await inside((tx) => listSessions(tx, person.accountId, start))).toHaveLength(2)
})

test('after five wrong guesses a stranger waits, longer each time, and a quarter of an hour at most', async () => {
  for (let guess = 0; guess < 5; guess += 1) expect((await wrong()).ok).toBe(false)
  expect(await wrong()).toEqual({ ok: false, reason: 'wait', seconds: 5 })
  // Not even the right password, or it would be told by the answer.
  expect(await signIn({ at: seconds(4) })).toEqual({ ok: false, reason: 'wait', seconds: 1 })
  const waits: number[] = []
  let at = seconds(5)
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await wrong({ at })).toEqual({ ok: false, reason: 'wrong' })
    const refused = await wrong({ at })
    if (refused.ok || refused.reason !== 'wait') throw new Error('no wait')
    waits.push(refused.seconds)
    at = at.add({ seconds: refused.seconds })
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900, 900])
  await succeed({ at })
  expect(await wrong({ at }), 'the count begins anew').toEqual({ ok: false, reason: 'wrong' })
  expect(await wrong({ at })).toEqual({ ok: false, reason: 'wrong' })
})

test('a stranger who guesses does not lock the owner out of the devices he has signed in on', async () => {
  const { device } = await succeed()
  for (let guess = 0; guess < 5; guess += 1) await wrong()
  expect(await signIn(), 'on an unknown device').toMatchObject({ reason: 'wait' })
  expect((await succeed({ deviceToken: device })).device).toBe(device)
  expect(await signIn(), 'which does not free the stranger').toMatchObject({ reason: 'wait' })
})

test('a device that is known is slowed by its own wrong guesses only', async () => {
  const { device } = await succeed()
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await wrong({ deviceToken: device })).toMatchObject({ reason: 'wrong' })
  }
  expect(await wrong({ deviceToken: device })).toMatchObject({ reason: 'wait', seconds: 5 })
  await succeed()
})

test('a device is known to an account, not to everybody, and a token of no device is replaced', async () => {
  const { device } = await succeed()
  const other = await makePerson(inside, ['officer'])
  for (let guess = 0; guess < 5; guess += 1) await wrong({ email: other.email })
  expect(await signIn({ email: other.email, deviceToken: device })).toMatchObject({ reason: 'wait' })

  const planted = 'planted-by-a-stranger'
  const given = await succeed({ deviceToken: planted })
  expect(given.device).not.toBe(planted)
})

test('a network that guesses at many accounts is slowed as a whole, and others are not', async () => {
  const office = { network: '198.51.100.1' }
  for (let guess = 0; guess < 50; guess += 1) await wrong({ ...office, email: `guess${guess}@example.go.th` })
  expect(await signIn(office)).toMatchObject({ reason: 'wait' })
  const { device } = await succeed()
  await succeed({ ...office, deviceToken: device })
})

test('guesses made at once are counted one by one', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => wrong()))
  expect(all.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(5)
  expect(all.filter((one) => !one.ok && one.reason === 'wait')).toHaveLength(7)
})

test('an address without an account makes people wait as one with an account does', async () => {
  const email = 'nobody-at-all@example.go.th'
  for (let guess = 0; guess < 5; guess += 1) await wrong({ email })
  expect(await wrong({ email })).toEqual({ ok: false, reason: 'wait', seconds: 5 })
})

test('a clock that was set back makes nobody wait for longer than the wait', async () => {
  for (let guess = 0; guess < 5; guess += 1) await wrong()
  expect(await wrong({ at: start.subtract({ hours: 1 }) })).toEqual({ ok: false, reason: 'wait', seconds: 5 })
})

test('a day without a wrong guess, and the count begins anew', async () => {
  for (let guess = 0; guess < 6; guess += 1) await wrong()
  const later = start.add({ hours: 25 })
  for (let guess = 0; guess < 5; guess += 1) {
    expect(await wrong({ at: later })).toEqual({ ok: false, reason: 'wrong' })
  }
  expect(await wrong({ at: later })).toMatchObject({ reason: 'wait' })
})

test('counts are kept for a day and devices for a year', async () => {
  const { device } = await succeed()
  for (let guess = 0; guess < 5; guess += 1) await wrong()
  await inside((tx) => forgetGuesses(tx, start.add({ hours: 23 })))
  expect(await signIn()).toMatchObject({ reason: 'wait' })
  await inside((tx) => forgetDevices(tx, start.add({ hours: 364 * 24 })))
  await succeed({ deviceToken: device })
  await inside((tx) => forgetDevices(tx, start.add({ hours: 366 * 24 })))
  expect(await signIn({ deviceToken: device })).toMatchObject({ reason: 'wait' })
  await inside((tx) => forgetGuesses(tx, start.add({ hours: 25 })))
  await succeed({ deviceToken: device })
})

test('codes of a second factor are counted by account', async () => {
  const { accountId } = person
  const wait = (at = start) => inside((tx) => factorGuesses.secondsToWait(tx, accountId, at))
  for (let guess = 0; guess < 5; guess += 1) {
    expect(await wait()).toBe(0)
    await inside((tx) => factorGuesses.countWrong(tx, accountId, start))
  }
  expect(await wait()).toBe(5)
  expect(await wait(seconds(5))).toBe(0)
  await inside((tx) => factorGuesses.clear(tx, accountId))
  expect(await wait()).toBe(0)
})
