import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadedAt } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, type Inside } from '../../../test/support/insiders.ts'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import { inOrganization } from '../database/tenant.ts'
import { closeAccount } from './account-changes.ts'
import { systemActor } from './actor.ts'
import {
  accountOfEndedSession,
  endOverdueSessions,
  endReplacedSession,
  endSession,
  endSessions,
  findSession,
  forgetSessions,
  listSessions,
  openSession,
  touchSession,
  type FoundSession,
} from './sessions.ts'
import { hashOf } from './tokens.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase('krajai')
  inside = await insideOf(db)
})
afterAll(() => db.close())

const start = loadedAt
const minutes = (count: number): Temporal.Instant => start.add({ minutes: count })

let accountId: string
beforeEach(async () => {
  accountId = (await makePerson(inside, ['officer'])).accountId
})

const open = (options: { at?: Temporal.Instant; shown?: boolean; accountId?: string } = {}) =>
  inside((tx) =>
    openSession(tx, {
      accountId: options.accountId ?? accountId,
      at: options.at ?? start,
      userAgent: 'a browser',
      hasShownSecondFactor: options.shown ?? false,
    }),
  )

const find = (token: string, at = start): Promise<FoundSession | undefined> =>
  inside((tx) => findSession(tx, token, { at, today: todayInBangkok(at) }))

/** The same as a page finds it: reading only. */
async function findReading(token: string): Promise<FoundSession | undefined> {
  const own = await db.organizationId()
  return inOrganization(
    db.database.serving,
    own,
    (tx) => findSession(tx, token, { at: start, today: todayInBangkok(start) }),
    'read only',
  )
}

test('a session is found by its token, also where nothing may be written', async () => {
  const { token, sessionId } = await open()
  const found = await findReading(token)
  expect(found).toEqual({
    sessionId,
    person: {
      accountId,
      name: expect.any(String) as string,
      roles: [{ role: 'officer', divisionId: null, isActing: false }],
    },
    isWhole: true,
    owes: undefined,
    isStale: false,
  })
})

test('the token is nowhere in the database', async () => {
  const { token } = await open()
  const { rows } = await inside((tx) =>
    tx.db.execute<{ row: string }>(`select session::text as row from session`),
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
  expect(rows.filter(({ row }) => row.includes(hashOf(token).toString('hex')))).toHaveLength(1)
})

test('a token that nobody here gave finds nothing and begins nothing', async () => {
  const { token } = await open()
  const wrong = [
    randomBytes(32).toString('base64url'),
    `${token}A`,
    token.slice(1),
    `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`,
    token.toLowerCase(),
    hashOf(token).toString('base64url'),
    '',
    ' ',
    "' or true --",
    '\u0000',
    'ก'.repeat(4_000),
  ]
  for (const given of wrong) {
    expect(await find(given), given).toBeUndefined()
    // Neither has it become a session by being shown.
    expect(await find(given), given).toBeUndefined()
  }
  expect(await find(token)).toBeDefined()
})

test('a session ends after half an hour without use, and after twelve hours in any case', async () => {
  const idle = await open()
  expect(await find(idle.token, minutes(29))).toBeDefined()
  expect(await find(idle.token, minutes(30))).toBeUndefined()

  const used = await open()
  for (let minute = 20; minute < 12 * 60; minute += 20) {
    await inside((tx) => touchSession(tx, used.sessionId, minutes(minute)))
  }
  expect(await find(used.token, minutes(12 * 60 - 1))).toBeDefined()
  expect(await find(used.token, minutes(12 * 60))).toBeUndefined()
})

test('use is written down once a minute, and never back', async () => {
  const { token, sessionId } = await open()
  expect((await find(token, start.add({ seconds: 60 })))?.isStale).toBe(false)
  expect((await find(token, start.add({ seconds: 61 })))?.isStale).toBe(true)
  await inside((tx) => touchSession(tx, sessionId, minutes(2)))
  expect((await find(token, minutes(2)))?.isStale).toBe(false)
  await inside((tx) => touchSession(tx, sessionId, minutes(1)))
  const [listed] = await inside((tx) => listSessions(tx, accountId, minutes(2)))
  expect(listed?.lastSeenAt.equals(minutes(2))).toBe(true)
})

test('a clock that was set back makes no session immortal', async () => {
  const { token, sessionId } = await open()
  expect(await find(token, minutes(-5)), 'machines differ by a little').toBeDefined()
  expect(await find(token, minutes(-6))).toBeUndefined()
  expect(await inside((tx) => listSessions(tx, accountId, minutes(-6)))).toEqual([])
  // Used later than it is now: it does not live on until the clock has caught up.
  await inside((tx) => touchSession(tx, sessionId, minutes(25)))
  expect(await find(token, minutes(19))).toBeUndefined()
})

test('a clock that was set back revives no session that ran out', async () => {
  const idle = await open()
  const fromTheFuture = await open({ at: minutes(100) })
  await inside((tx) => endOverdueSessions(tx, minutes(31)))
  expect(await find(idle.token, minutes(10))).toBeUndefined()
  expect(await find(fromTheFuture.token, minutes(101))).toBeUndefined()

  // Whoever signs in does the same for everybody.
  const second = await open()
  await open({ at: minutes(31), accountId: (await makePerson(inside, ['officer'])).accountId })
  expect(await find(second.token, minutes(10))).toBeUndefined()
})

test('after a clock was set back by a year, people sign in as before', async () => {
  await open({ at: start.add({ hours: 365 * 24 }) })
  const { token } = await open()
  expect(await find(token, minutes(1))).toBeDefined()
})

test('the owner sees his sessions, the newest first, and ends one, the others, or all', async () => {
  const first = await open()
  const second = await open({ at: minutes(1) })
  const third = await open({ at: minutes(2) })
  const listed = await inside((tx) => listSessions(tx, accountId, minutes(3)))
  expect(listed.map(({ sessionId }) => sessionId)).toEqual([
    third.sessionId,
    second.sessionId,
    first.sessionId,
  ])
  expect(Object.keys(listed[0]!).toSorted()).toEqual(['createdAt', 'lastSeenAt', 'sessionId', 'userAgent'])

  const end = (sessionId: string, owner = accountId) =>
    inside((tx) => endSession(tx, { accountId: owner, sessionId, at: minutes(3) }))
  expect(await end(first.sessionId)).toBe(true)
  expect(await end(first.sessionId)).toBe(false)
  expect(await find(first.token, minutes(3))).toBeUndefined()

  const stranger = await makePerson(inside, ['administrator'])
  expect(await end(second.sessionId, stranger.accountId)).toBe(false)
  expect(await find(second.token, minutes(3))).toBeDefined()

  const except = third.sessionId
  expect(await inside((tx) => endSessions(tx, { accountId, except, at: minutes(3) }))).toBe(1)
  expect(await find(second.token, minutes(3))).toBeUndefined()
  expect(await find(third.token, minutes(3))).toBeDefined()
  expect(await inside((tx) => endSessions(tx, { accountId, at: minutes(3) }))).toBe(1)
})

test('a session that is replaced ends, whoever it belonged to', async () => {
  const { token, sessionId } = await open()
  await inside((tx) => endReplacedSession(tx, sessionId, start))
  expect(await find(token)).toBeUndefined()
})

test('the session of an account that is closed is worth nothing', async () => {
  const { token } = await open()
  await inside((tx) => closeAccount(tx, systemActor, { accountId, at: start }))
  expect(await find(token)).toBeUndefined()
})

test('whose session it was is known for two days after its end, for what he had typed', async () => {
  const { token, sessionId } = await open()
  await inside((tx) => endSession(tx, { accountId, sessionId, at: minutes(1) }))
  const whose = () => inside((tx) => accountOfEndedSession(tx, token))
  await inside((tx) => forgetSessions(tx, minutes(1).add({ hours: 47 })))
  expect(await whose()).toBe(accountId)
  await inside((tx) => forgetSessions(tx, minutes(1).add({ hours: 49 })))
  expect(await whose()).toBeUndefined()
})

test.each(['administrator', 'integrity-officer', 'clerk', 'chief-executive'] as const)(
  'a session of the %s is whole only with a second factor',
  async (role) => {
    const person = await makePerson(inside, [role])
    const owing = await find((await open(person)).token)
    expect([owing?.isWhole, owing?.owes]).toEqual([false, 'second-factor-set-up'])
    const whole = await find((await open({ ...person, shown: true })).token)
    expect([whole?.isWhole, whole?.owes]).toEqual([true, undefined])
  },
)

test('who has a second factor shows it, whatever his role', async () => {
  await db.asOwner(await db.organizationId(), (tx) =>
    tx.db.execute(`update account set has_second_factor = true where account_id = '${accountId}'`),
  )
  const found = await find((await open()).token)
  expect([found?.isWhole, found?.owes]).toEqual([false, 'second-factor'])
})

test('a session is of one organisation', async () => {
  const { token } = await open()
  const other = '11111111-1111-7111-8111-111111111111'
  const found = await inOrganization(db.database.serving, other, (tx) =>
    findSession(tx, token, { at: start, today: todayInBangkok(start) }),
  )
  expect(found).toBeUndefined()
})
