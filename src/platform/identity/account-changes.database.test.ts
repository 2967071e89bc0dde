import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadedAt } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, type Inside } from '../../../test/support/insiders.ts'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import { append } from '../ledger/append.ts'
import { changeRoles, closeAccount } from './account-changes.ts'
import { administrators, currentRoles } from './accounts.ts'
import { actingOf, endActing, recordActing, type NewActing } from './acting.ts'
import { systemActor, type Actor, type HeldRole, type Role } from './actor.ts'
import {
  addDivision,
  addUsualDivisions,
  closeDivision,
  listDivisions,
  renameDivision,
  reopenDivision,
} from './divisions.ts'
import { hasTakenPart } from './separation.ts'
import { findSession, openSession } from './sessions.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase('krajai')
  inside = await insideOf(db)
})
afterAll(() => db.close())

const at = loadedAt
const today = todayInBangkok(at)
const day = (days: number): Temporal.PlainDate => today.add({ days })

type Somebody = Awaited<ReturnType<typeof makePerson>>
let clerk: Somebody
let officer: Somebody
beforeEach(async () => {
  clerk = await makePerson(inside, ['clerk'])
  officer = await makePerson(inside, ['officer'])
})

const actorOf = ({ accountId }: Somebody, role: Role = 'administrator'): Actor => ({
  accountId,
  role,
  isActing: false,
})

const give = (who: Somebody, roles: readonly Role[], by: Actor = systemActor, from = today) =>
  inside((tx) =>
    changeRoles(tx, by, {
      accountId: who.accountId,
      roles: roles.map((role) => ({ role, divisionId: null })),
      at,
      today: from,
    }),
  )

/** What somebody may be on a date, as his session says. */
async function rolesOn(who: Somebody, date: Temporal.PlainDate): Promise<HeldRole[]> {
  const opened = { accountId: who.accountId, at, userAgent: '', hasShownSecondFactor: true }
  const { token } = await inside((tx) => openSession(tx, opened))
  const found = await inside((tx) => findSession(tx, token, { at, today: date }))
  return [...found!.person.roles]
}

const roleNamesOn = async (who: Somebody, date: Temporal.PlainDate) =>
  (await rolesOn(who, date)).map(({ role, isActing }) => (isActing ? `${role} (acting)` : role))

test('roles hold from the day they are given, and end at once', async () => {
  await give(officer, ['officer', 'integrity-officer'], systemActor, day(1))
  expect(await roleNamesOn(officer, day(0))).toEqual(['officer'])
  expect(await roleNamesOn(officer, day(1))).toEqual(['officer', 'integrity-officer'])
  await give(officer, [], systemActor, day(1))
  expect(await roleNamesOn(officer, day(1))).toEqual([])
  // Under a clock that was set back by a day.
  await give(officer, ['clerk'], systemActor, day(1))
  expect(await give(officer, ['officer'], systemActor, day(0))).toEqual({ ok: true })
  expect(await roleNamesOn(officer, day(0))).toEqual(['officer'])
})

test('nobody gives himself a role or closes his own account', async () => {
  const by = actorOf(officer)
  expect(await give(officer, ['administrator'], by)).toEqual({ ok: false, reason: 'own-roles' })
  const { accountId } = officer
  expect(await inside((tx) => closeAccount(tx, by, { accountId, at }))).toEqual({
    ok: false,
    reason: 'own-account',
  })
})

test('the last administrator stays one, also when two act against each other at once', async () => {
  const only = await makePerson(inside, ['administrator'])
  const close = (who: Somebody, by: Actor = systemActor) =>
    inside((tx) => closeAccount(tx, by, { accountId: who.accountId, at }))
  const lastOne = { ok: false, reason: 'last-administrator' }
  expect(await give(only, ['officer'])).toEqual(lastOne)
  expect(await close(only)).toEqual(lastOne)
  expect(await give(only, ['administrator', 'officer'])).toEqual({ ok: true })

  for (const act of [
    (who: Somebody, by: Actor) => give(who, ['officer'], by),
    (who: Somebody, by: Actor) => close(who, by),
  ]) {
    const [left] = await inside(administrators)
    const one = { accountId: left!, email: '' }
    const other = await makePerson(inside, ['administrator'])
    const both = await Promise.all([act(one, actorOf(other)), act(other, actorOf(one))])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toEqual(lastOne)
    expect(await inside(administrators)).toHaveLength(1)
  }
})

const record = (wanted: Partial<NewActing> = {}) =>
  inside((tx) =>
    recordActing(tx, systemActor, {
      accountId: officer.accountId,
      forAccountId: clerk.accountId,
      role: 'clerk',
      fromDate: day(1),
      toDate: day(3),
      orderReference: 'คำสั่งที่ 1/2569',
      at,
      ...wanted,
    }),
  )

test('somebody acts for another from the first day to the last, both included', async () => {
  expect(await record()).toMatchObject({ ok: true })
  const acting = ['officer', 'clerk (acting)']
  expect(await roleNamesOn(officer, day(0))).toEqual(['officer'])
  expect(await roleNamesOn(officer, day(1))).toEqual(acting)
  expect(await roleNamesOn(officer, day(3))).toEqual(acting)
  expect(await roleNamesOn(officer, day(4))).toEqual(['officer'])
  expect(await roleNamesOn(clerk, day(2))).toEqual(['clerk'])
})

test('whoever acts as clerk owes the second factor that a clerk does', async () => {
  await record({ fromDate: day(0) })
  const opened = { accountId: officer.accountId, at, userAgent: '', hasShownSecondFactor: false }
  const { token } = await inside((tx) => openSession(tx, opened))
  const found = await inside((tx) => findSession(tx, token, { at, today }))
  expect(found?.owes).toBe('second-factor-set-up')
})

test('acting is refused for oneself, in a role not held, backwards, and as administrator', async () => {
  const refusal = async (wanted: Partial<NewActing>) => {
    const recorded = await record(wanted)
    return recorded.ok ? 'recorded' : recorded.reason
  }
  expect(await refusal({ forAccountId: officer.accountId })).toBe('same-person')
  expect(await refusal({ role: 'chief-executive' })).toBe('role-not-held')
  expect(await refusal({ fromDate: day(4) })).toBe('dates')
  const admin = await makePerson(inside, ['administrator'])
  expect(await refusal({ forAccountId: admin.accountId, role: 'administrator' })).toBe('administrator')
})

test('acting ends at once, before it began it never begins, and what is over is over', async () => {
  const end = async (recorded: Awaited<ReturnType<typeof record>>, on = today) => {
    if (!recorded.ok) throw new Error(recorded.reason)
    const { actingId } = recorded
    return inside((tx) => endActing(tx, systemActor, { actingId, at, today: on }))
  }
  const running = await record({ fromDate: day(-1) })
  expect(await end(running)).toBe(true)
  expect(await roleNamesOn(officer, today)).toEqual(['officer'])
  expect(await roleNamesOn(officer, day(-1))).toContain('clerk (acting)')
  expect(await end(running)).toBe(false)

  const beginning = await record({ fromDate: today })
  expect(await end(beginning)).toBe(true)
  expect(await roleNamesOn(officer, today)).toEqual(['officer'])

  const ahead = await record({ fromDate: day(5), toDate: day(6) })
  expect(await end(ahead)).toBe(true)
  expect(await roleNamesOn(officer, day(5))).toEqual(['officer'])
  expect(await end(ahead)).toBe(false)
  expect(await inside((tx) => actingOf(tx, officer.accountId))).toHaveLength(3)
})

test('who entered something does not approve it, in whatever role and for whomever he acts', async () => {
  const subject = crypto.randomUUID()
  const kinds = ['test.entered', 'test.corrected'] as const
  const entry = { subject, at, payload: {} }
  await inside((tx) => append(tx, { kind: 'test.entered', actor: actorOf(officer, 'officer'), ...entry }))
  await inside((tx) => append(tx, { kind: 'test.read', actor: actorOf(clerk, 'clerk'), ...entry }))
  const took = (actor: Actor, about = subject) =>
    inside((tx) => hasTakenPart(tx, actor, { subject: about, kinds }))
  expect(await took(actorOf(officer, 'officer'))).toBe(true)
  expect(await took({ accountId: officer.accountId, role: 'clerk', isActing: true })).toBe(true)
  expect(await took(actorOf(clerk, 'clerk'))).toBe(false)
  expect(await took(actorOf(officer, 'officer'), crypto.randomUUID())).toBe(false)
  expect(await took(systemActor)).toBe(false)
})

test('divisions are added, renamed, closed and opened again, and never removed', async () => {
  await inside((tx) => addUsualDivisions(tx, at))
  const before = await inside(listDivisions)
  expect(before.map(({ name }) => name)).toEqual([
    'สำนักปลัด',
    'กองคลัง',
    'กองช่าง',
    'กองการศึกษา ศาสนาและวัฒนธรรม',
    'กองสวัสดิการสังคม',
    'หน่วยตรวจสอบภายใน',
  ])
  await inside((tx) => addUsualDivisions(tx, at))
  expect(await inside(listDivisions)).toHaveLength(6)

  const names = { name: 'กองสาธารณสุข', nameEn: 'Public Health Division' }
  const divisionId = await inside((tx) => addDivision(tx, systemActor, { ...names, at }))
  expect((await inside(listDivisions)).at(-1)).toMatchObject({ ...names, position: 7, closedAt: null })

  const first = { divisionId: before[0]!.divisionId, at }
  const renamed = { name: 'สำนักปลัด อบต.', nameEn: 'Office of the SAO Clerk' }
  expect(await inside((tx) => renameDivision(tx, systemActor, { ...first, ...renamed }))).toBe(true)
  expect(await inside((tx) => closeDivision(tx, systemActor, first))).toBe(true)
  expect(await inside((tx) => closeDivision(tx, systemActor, first))).toBe(false)
  expect((await inside(listDivisions)).at(-1)).toMatchObject({ ...renamed, closedAt: at })
  expect(await inside((tx) => reopenDivision(tx, systemActor, first))).toBe(true)
  expect(await inside((tx) => reopenDivision(tx, systemActor, first))).toBe(false)
  expect((await inside(listDivisions))[0]).toMatchObject({ ...renamed, closedAt: null })

  const nowhere = { divisionId: crypto.randomUUID(), at }
  expect(await inside((tx) => closeDivision(tx, systemActor, nowhere))).toBe(false)
  const removed = inside((tx) => tx.db.execute(`delete from division where division_id = '${divisionId}'`))
  await expect(removed).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('current roles leave out what is held for others', async () => {
  await record({ fromDate: day(0) })
  expect(await inside((tx) => currentRoles(tx, officer.accountId))).toEqual([
    { role: 'officer', divisionId: null, isActing: false },
  ])
})
