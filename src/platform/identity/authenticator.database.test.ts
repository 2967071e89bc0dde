import { generate } from 'otplib'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, type Inside } from '../../../test/support/insiders.ts'
import { findAccount } from './accounts.ts'
import { systemActor, type Role } from './actor.ts'
import {
  beginAuthenticator,
  checkCode,
  checkFirstCode,
  confirmAuthenticator,
  hasAuthenticator,
  removeAuthenticator,
  type CodeChecked,
} from './authenticator.ts'
import { removePasskey } from './passkeys.ts'
import { makeRecoveryCodes, recoveryCodesLeft, useRecoveryCode } from './recovery-codes.ts'
import { passkey } from './schema.ts'
import { secretBox } from './secret-box.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase()
  inside = await insideOf(db)
})
afterAll(() => db.close())

const box = secretBox(Buffer.alloc(32, 1))
/** The middle of a half minute. */
const at = Temporal.Instant.from('2026-11-23T03:00:15Z')

interface Enrolling {
  readonly accountId: string
  readonly sessionId: string
}

async function enrolling(): Promise<Enrolling> {
  const { accountId } = await makePerson(inside, ['officer'])
  return { accountId, sessionId: uuidv7() }
}

async function begin(who: Enrolling): Promise<string> {
  const input = { ...who, email: 'somebody@krajai.example', issuer: 'อบต.กระจาย' }
  return (await inside((tx) => beginAuthenticator(tx, box, input))).secret
}

function codeAt(secret: string, time = at): Promise<string> {
  return generate({ secret, epoch: Math.floor(time.epochMilliseconds / 1000) })
}

const confirm = (who: Enrolling) =>
  inside((tx) => confirmAuthenticator(tx, systemActor, { ...who, step: null, at }))

/** Somebody whose app is in force, and its secret. */
async function withApp(): Promise<Enrolling & { secret: string }> {
  const who = await enrolling()
  const secret = await begin(who)
  expect(await confirm(who)).toBe(true)
  return { ...who, secret }
}

function check(accountId: string, code: string, time = at): Promise<CodeChecked> {
  return inside((tx) => checkCode(tx, box, { accountId, code, at: time }))
}

const later = (seconds: number) => at.add({ seconds })

test('a code is taken once, and none that is older than one that was taken', async () => {
  const { accountId, secret } = await withApp()
  expect(await check(accountId, await codeAt(secret))).toEqual({ ok: true })
  const used = { ok: false, reason: 'used' }
  expect(await check(accountId, await codeAt(secret))).toEqual(used)
  expect(await check(accountId, await codeAt(secret, later(-30)))).toEqual(used)
  expect(await check(accountId, await codeAt(secret, later(30)), later(30))).toEqual({ ok: true })
})

test('of requests that show one code at once, one is let in', async () => {
  const { accountId, secret } = await withApp()
  const code = await codeAt(secret)
  const results = await Promise.all(Array.from({ length: 8 }, () => check(accountId, code)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a code of the half minute before or after is taken; a clock that is further off is told of', async () => {
  for (const seconds of [-30, 30]) {
    const { accountId, secret } = await withApp()
    expect(await check(accountId, await codeAt(secret, later(seconds)))).toEqual({ ok: true })
  }
  const { accountId, secret } = await withApp()
  for (const seconds of [-600, -60, 60, 600]) {
    const code = await codeAt(secret, later(seconds))
    expect(await check(accountId, code), `${seconds} s`).toEqual({ ok: false, reason: 'clock' })
  }
  expect(await check(accountId, await codeAt(secret, later(3600)))).toEqual({ ok: false, reason: 'wrong' })
})

test.each(['', '12345', '1234567', 'abcdef', '๑๒๓๔๕๖', '12 456'])(
  'what is no code (%s) is wrong',
  async (code) => {
    const { accountId } = await withApp()
    expect(await check(accountId, code)).toEqual({ ok: false, reason: 'wrong' })
  },
)

test('the secret is not in the database, and a box of another account does not open', async () => {
  const [one, other] = [await withApp(), await withApp()]
  const sealed = await inside(async (tx) => {
    const { rows } = await tx.db.execute<{ box: Buffer }>(
      `select secret_box as box from authenticator where account_id = '${one.accountId}'`,
    )
    return rows[0]!.box
  })
  expect(sealed.includes(one.secret)).toBe(false)
  await inside((tx) =>
    tx.db.execute(
      `update authenticator set secret_box = '\\x${sealed.toString('hex')}' where account_id = '${other.accountId}'`,
    ),
  )
  await expect(check(other.accountId, await codeAt(one.secret))).rejects.toThrow()
})

test('an app that is being set up shows its secret again to the same session only', async () => {
  const mine = await enrolling()
  const secret = await begin(mine)
  expect(await begin(mine)).toBe(secret)
  const elsewhere = { ...mine, sessionId: uuidv7() }
  const another = await begin(elsewhere)
  expect(another).not.toBe(secret)
  // The one that looked first has nothing to confirm any more, and no secret that will be shared.
  const first = await inside(async (tx) =>
    checkFirstCode(tx, box, { ...mine, code: await codeAt(secret), at }),
  )
  expect(first).toEqual({ ok: false, reason: 'stale' })
  expect(await confirm(mine)).toBe(false)
  expect(await check(mine.accountId, await codeAt(another))).toEqual({ ok: false, reason: 'wrong' })
  expect(await confirm(elsewhere)).toBe(true)
  expect(await check(mine.accountId, await codeAt(another))).toEqual({ ok: true })
})

test('the old app works until the new one is confirmed, and not after', async () => {
  const { accountId, secret, sessionId } = await withApp()
  const fresh = await begin({ accountId, sessionId })
  expect(await check(accountId, await codeAt(fresh))).toEqual({ ok: false, reason: 'wrong' })
  expect(await check(accountId, await codeAt(secret))).toEqual({ ok: true })
  const confirmed = await Promise.all([1, 2].map(() => confirm({ accountId, sessionId })))
  expect(confirmed.filter(Boolean)).toHaveLength(1)
  expect(await check(accountId, await codeAt(secret, later(30)), later(30))).toEqual({
    ok: false,
    reason: 'wrong',
  })
  expect(await check(accountId, await codeAt(fresh))).toEqual({ ok: true })
})

test('the first code of an app is not taken again', async () => {
  const who = await enrolling()
  const secret = await begin(who)
  const code = await codeAt(secret)
  await inside(async (tx) => {
    const first = await checkFirstCode(tx, box, { ...who, code, at })
    if (!first.ok) throw new Error(first.reason)
    await confirmAuthenticator(tx, systemActor, { ...who, step: first.step, at })
  })
  expect(await check(who.accountId, code)).toEqual({ ok: false, reason: 'used' })
})

test('an app is removed, but not where it is all that a role demands', async () => {
  const { accountId } = await withApp()
  const remove = (role: Role) =>
    inside((tx) =>
      removeAuthenticator(tx, systemActor, {
        accountId,
        roles: [{ role, divisionId: null, isActing: true }],
        at,
      }),
    )
  for (const role of ['administrator', 'integrity-officer', 'clerk', 'chief-executive'] as const) {
    expect(await remove(role), role).toEqual({ ok: false, reason: 'needed' })
  }
  expect(await inside((tx) => hasAuthenticator(tx, accountId))).toBe(true)
  expect(await remove('officer')).toEqual({ ok: true })
  expect(await inside((tx) => findAccount(tx, accountId))).toMatchObject({ hasSecondFactor: false })
  expect(await remove('officer')).toEqual({ ok: false, reason: 'none' })
})

test('of the last two factors that a role demands, removed at once, one stays', async () => {
  const roles = [{ role: 'clerk', divisionId: null, isActing: false }] as const
  for (let round = 0; round < 5; round += 1) {
    const { accountId } = await withApp()
    const passkeyId = uuidv7()
    await inside((tx) =>
      tx.db.insert(passkey).values({
        organizationId: tx.organizationId,
        passkeyId,
        accountId,
        credentialId: passkeyId,
        publicKey: Buffer.alloc(1),
        counter: 0,
        name: 'เครื่อง',
        createdAt: at,
      }),
    )
    const removed = await Promise.all([
      inside((tx) => removeAuthenticator(tx, systemActor, { accountId, roles, at })),
      inside((tx) => removePasskey(tx, systemActor, { accountId, passkeyId, roles, at })),
    ])
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await inside((tx) => findAccount(tx, accountId))).toMatchObject({ hasSecondFactor: true })
  }
})

test('a recovery code works once, also for several at once, and for its owner alone', async () => {
  const [{ accountId }, other] = [await enrolling(), await enrolling()]
  const codes = await inside((tx) => makeRecoveryCodes(tx, systemActor, { accountId, at }))
  expect(new Set(codes).size).toBe(10)
  const [code = '', second = ''] = codes
  const use = (typed: string, owner = accountId) =>
    inside((tx) => useRecoveryCode(tx, { accountId: owner, code: typed, at }))
  expect(await use(code, other.accountId)).toBe(false)
  expect((await Promise.all(Array.from({ length: 8 }, () => use(code)))).filter(Boolean)).toHaveLength(1)
  expect(await use(` ${second.toUpperCase().replaceAll('-', ' ')} `)).toBe(true)
  expect(await inside((tx) => recoveryCodesLeft(tx, accountId))).toBe(8)
})

test('a new set of recovery codes puts the old one out of force', async () => {
  const { accountId } = await enrolling()
  const make = () => inside((tx) => makeRecoveryCodes(tx, systemActor, { accountId, at }))
  const [old = ''] = await make()
  const [fresh = ''] = await make()
  const use = (code: string) => inside((tx) => useRecoveryCode(tx, { accountId, code, at }))
  expect(await use(old)).toBe(false)
  expect(await use(fresh)).toBe(true)
  expect(await inside((tx) => recoveryCodesLeft(tx, accountId))).toBe(9)
})
