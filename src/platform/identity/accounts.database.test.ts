import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedAt } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, testPassword, type Inside } from '../../../test/support/insiders.ts'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import { changeDetails, closeAccount, makeResetLink, reopenAccount } from './account-changes.ts'
import { listAccounts } from './account-list.ts'
import {
  acceptInvitation,
  changePassword,
  findAccount,
  hasAdministrator,
  inviteAccount,
  inviteAgain,
  requestReset,
  resetPassword,
  setUpFirstAdministrator,
  type NewAccount,
} from './accounts.ts'
import { systemActor } from './actor.ts'
import { addUsualDivisions, listDivisions } from './divisions.ts'
import { createLink, findLink, forgetLinks, useLink } from './one-time-links.ts'
import { listSessions, openSession } from './sessions.ts'
import { signInWithPassword } from './signing-in.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase('krajai')
  inside = await insideOf(db)
})
afterAll(() => db.close())

const at = loadedAt
const today = todayInBangkok(at)
const password = 'another long password'

const invite = (wanted: NewAccount) =>
  inside((tx) => inviteAccount(tx, systemActor, { ...wanted, at, today }))

async function invited(email: string): Promise<{ accountId: string; token: string }> {
  const made = await invite({ name: 'ผู้ได้รับเชิญ', email, roles: [] })
  if (!made.ok) throw new Error(made.reason)
  return made
}

const signIn = (email: string, given: string) =>
  inside((tx) =>
    signInWithPassword(tx, {
      email,
      password: given,
      deviceToken: undefined,
      network: '192.0.2.1',
      userAgent: '',
      previousSession: undefined,
      at,
    }),
  )

// First, because everybody else comes in through an administrator.
test('the link of the first start makes the first administrator, once and for one of two at a time', async () => {
  const link = () => inside((tx) => createLink(tx, { purpose: 'set-up', accountId: null, at }))
  const token = await link()
  const setUp = (given: { token: string; email: string; password?: string }) =>
    inside(async (tx) => {
      const done = await setUpFirstAdministrator(tx, { name: 'คนแรก', password, at, today, ...given })
      // As the platform does with a form that comes back.
      if (!done.ok) throw new Error(done.reason)
      return done
    })
  expect(await inside(hasAdministrator)).toBe(false)
  await expect(setUp({ token: 'no such token', email: 'a@example.go.th' })).rejects.toThrow('unknown')
  await expect(setUp({ token, email: 'a@example.go.th', password: 'short' })).rejects.toThrow('too-short')

  await invited('taken@example.go.th')
  await expect(setUp({ token, email: 'Taken@example.go.th' })).rejects.toThrow('email-taken')

  const both = await Promise.allSettled([
    setUp({ token, email: 'first@example.go.th' }),
    setUp({ token, email: 'second@example.go.th' }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await inside(hasAdministrator)).toBe(true)
  expect(await inside((tx) => listAccounts(tx, { role: 'administrator' }))).toHaveLength(1)
  await expect(setUp({ token: await link(), email: 'b@example.go.th' })).rejects.toThrow('already')
})

test('an invited person opens the account with a password of his own, once', async () => {
  const { accountId, token } = await invited('invited@example.go.th')
  expect((await inside((tx) => findAccount(tx, accountId)))?.state).toBe('invited')
  expect(await signIn('invited@example.go.th', '')).toMatchObject({ ok: false })

  const accept = () => inside((tx) => acceptInvitation(tx, { token, password, at }))
  expect(await accept()).toEqual({ ok: true, accountId })
  expect(await accept()).toEqual({ ok: false, reason: 'used' })
  expect(await signIn('invited@example.go.th', password)).toMatchObject({ ok: true, accountId })
})

test('an address has one account, however it is written', async () => {
  await invited('one@example.go.th')
  expect(await invite({ name: 'อีกคน', email: ' ONE@Example.go.th', roles: [] })).toEqual({
    ok: false,
    reason: 'email-taken',
  })
})

test('a new invitation replaces the lost one', async () => {
  const { accountId, token } = await invited('lost@example.go.th')
  const second = await inside((tx) => inviteAgain(tx, systemActor, { accountId, at }))
  expect(await inside((tx) => findLink(tx, { purpose: 'invitation', token, at }))).toEqual({
    ok: false,
    reason: 'used',
  })
  const opened = await inside((tx) => acceptInvitation(tx, { token: second!, password, at }))
  expect(opened.ok).toBe(true)
  expect(await inside((tx) => inviteAgain(tx, systemActor, { accountId, at }))).toBeUndefined()
})

test('a link works for its purpose and its time, and once also where two use it together', async () => {
  const { accountId } = await makePerson(inside, ['officer'])
  const token = await inside((tx) => createLink(tx, { purpose: 'password-reset', accountId, at }))
  const find = (given: Partial<Parameters<typeof findLink>[1]>) =>
    inside((tx) => findLink(tx, { purpose: 'password-reset', token, at, ...given }))
  expect(await find({})).toMatchObject({ ok: true, accountId })
  expect(await find({ purpose: 'invitation' })).toEqual({ ok: false, reason: 'unknown' })
  expect(await find({ token: `${token}a` })).toEqual({ ok: false, reason: 'unknown' })
  expect(await find({ at: at.add({ minutes: 59 }) })).toMatchObject({ ok: true })
  expect(await find({ at: at.add({ minutes: 60 }) })).toEqual({ ok: false, reason: 'expired' })

  const use = () => inside((tx) => useLink(tx, { purpose: 'password-reset', token, at }))
  const results = await Promise.all([use(), use(), use()])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await use()).toEqual({ ok: false, reason: 'used' })

  await inside((tx) => forgetLinks(tx, at.add({ hours: 24 * 29 })))
  expect(await find({})).toEqual({ ok: false, reason: 'used' })
  await inside((tx) => forgetLinks(tx, at.add({ hours: 24 * 31 })))
  expect(await find({})).toEqual({ ok: false, reason: 'unknown' })
})

test('a forgotten password is set anew, every session ends, and the link is worth nothing after', async () => {
  const { accountId, email } = await makePerson(inside, ['officer'])
  const open = { accountId, at, userAgent: '', hasShownSecondFactor: false }
  await inside((tx) => openSession(tx, open))
  const wanted = await inside((tx) => requestReset(tx, { email: email.toUpperCase(), at }))
  const token = wanted!.token
  const reset = (given: string) => inside((tx) => resetPassword(tx, { token, password: given, at }))
  expect(await reset(password)).toEqual({ ok: true, accountId })
  expect(await inside((tx) => listSessions(tx, accountId, at))).toEqual([])
  expect(await reset('yet another password')).toEqual({ ok: false, reason: 'used' })
  expect(await signIn(email, testPassword)).toMatchObject({ ok: false })
  expect(await signIn(email, password)).toMatchObject({ ok: true })
})

test('nobody is sent a second link at once, nor one who has no open account', async () => {
  const { accountId, email } = await makePerson(inside, ['officer'])
  await invited('not-open@example.go.th')
  const request = (to: string, when = at) => inside((tx) => requestReset(tx, { email: to, at: when }))
  expect(await request('nobody@example.go.th')).toBeUndefined()
  expect(await request('not-open@example.go.th')).toBeUndefined()
  expect(await request(email)).toBeDefined()
  expect(await request(email, at.add({ minutes: 1 }))).toBeUndefined()
  expect(await request(email, at.add({ minutes: 3 }))).toBeDefined()
  await inside((tx) => closeAccount(tx, systemActor, { accountId, at }))
  expect(await request(email, at.add({ hours: 1 }))).toBeUndefined()
})

test('a link of an account that was closed meanwhile opens nothing', async () => {
  const { accountId, token } = await invited('closed-meanwhile@example.go.th')
  await inside((tx) => closeAccount(tx, systemActor, { accountId, at }))
  const accepted = await inside((tx) => acceptInvitation(tx, { token, password, at }))
  expect(accepted).toEqual({ ok: false, reason: 'unknown' })
})

test('the administrator hands out a link to an open account, and that is recorded', async () => {
  const { accountId } = await makePerson(inside, ['officer'])
  const token = await inside((tx) => makeResetLink(tx, systemActor, { accountId, at }))
  const { rows } = await inside((tx) =>
    tx.db.execute<{ kind: string }>(
      `select kind from ledger_entry where subject = '${accountId}' order by index desc limit 1`,
    ),
  )
  expect(rows[0]?.kind).toBe('accounts.reset-link-made')
  expect(await inside((tx) => resetPassword(tx, { token: token!, password, at }))).toMatchObject({ ok: true })
  await inside((tx) => closeAccount(tx, systemActor, { accountId, at }))
  expect(await inside((tx) => makeResetLink(tx, systemActor, { accountId, at }))).toBeUndefined()
})

test('a changed password ends the other sessions, and a weak one changes nothing', async () => {
  const { accountId, email } = await makePerson(inside, ['officer'])
  const open = { accountId, at, userAgent: '', hasShownSecondFactor: false }
  const here = await inside((tx) => openSession(tx, open))
  await inside((tx) => openSession(tx, open))
  const change = (given: string) =>
    inside((tx) =>
      changePassword(tx, systemActor, { accountId, password: given, session: here.sessionId, at }),
    )
  expect(await change(email)).toEqual({ ok: false, reason: 'own-name' })
  expect(await signIn(email, testPassword)).toMatchObject({ ok: true })
  expect(await change(password)).toMatchObject({ ok: true })
  const left = await inside((tx) => listSessions(tx, accountId, at))
  expect(left.map(({ sessionId }) => sessionId)).toEqual([here.sessionId])
})

test('a name and an address are corrected, but no address is taken from another', async () => {
  const { accountId, email } = await makePerson(inside, ['officer'])
  const other = await makePerson(inside, ['officer'])
  const change = (given: string) =>
    inside((tx) => changeDetails(tx, systemActor, { accountId, name: 'ชื่อใหม่', email: given, at }))
  expect(await change(other.email.toUpperCase())).toEqual({ ok: false, reason: 'email-taken' })
  expect(await change(email)).toEqual({ ok: true })
  expect(await change('Corrected@example.go.th')).toEqual({ ok: true })
  expect(await inside((tx) => findAccount(tx, accountId))).toMatchObject({
    name: 'ชื่อใหม่',
    email: 'corrected@example.go.th',
  })
})

test('a closed account is opened again as it was', async () => {
  const { accountId } = await makePerson(inside, ['officer'])
  const unopened = await invited('unopened@example.go.th')
  for (const [id, state] of [
    [accountId, 'active'],
    [unopened.accountId, 'invited'],
  ] as const) {
    const change = { accountId: id, at }
    expect(await inside((tx) => reopenAccount(tx, systemActor, change))).toBe(false)
    expect(await inside((tx) => closeAccount(tx, systemActor, change))).toEqual({ ok: true })
    expect(await inside((tx) => closeAccount(tx, systemActor, change))).toMatchObject({ ok: false })
    expect(await inside((tx) => reopenAccount(tx, systemActor, change))).toBe(true)
    expect((await inside((tx) => findAccount(tx, id)))?.state).toBe(state)
  }
})

test('accounts are found by name, address, role, division and state, in the order of a Thai dictionary', async () => {
  await inside((tx) => addUsualDivisions(tx, at))
  const [first, second] = await inside(listDivisions)
  const add = (name: string, email: string, divisionId: string) =>
    invite({ name, email, roles: [{ role: 'council-member', divisionId }] })
  await add('เกษม ตัวอย่าง', 'kasem@example.go.th', first!.divisionId)
  await add('กานดา ตัวอย่าง', 'kanda@example.go.th', second!.divisionId)
  await add('ขวัญ 100%_ตัวอย่าง', 'khwan@example.go.th', second!.divisionId)
  const names = async (filter: Parameters<typeof listAccounts>[1]) =>
    (await inside((tx) => listAccounts(tx, filter))).map(({ name }) => name.split(' ')[0])

  expect(await names({ role: 'council-member' })).toEqual(['กานดา', 'เกษม', 'ขวัญ'])
  expect(await names({ text: ' KASEM ' })).toEqual(['เกษม'])
  expect(await names({ text: 'กานดา' })).toEqual(['กานดา'])
  expect(await names({ text: '100%_' })).toEqual(['ขวัญ'])
  expect(await names({ text: 'ก_นดา' })).toEqual([])
  expect(await names({ divisionId: second!.divisionId })).toEqual(['กานดา', 'ขวัญ'])
  expect(await names({ role: 'officer', divisionId: second!.divisionId })).toEqual([])
  expect(await names({ role: 'council-member', state: 'active' })).toEqual([])
})
