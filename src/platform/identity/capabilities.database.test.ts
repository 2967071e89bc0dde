import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedAt } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { insideOf, makePerson, type Inside } from '../../../test/support/insiders.ts'
import { changeRoles } from './account-changes.ts'
import { roles, systemActor, type HeldRole, type Person, type Role } from './actor.ts'
import { holdsRoleFor, joinCapabilities, mayAct } from './capabilities.ts'
import { grantCapability, grantsOf, withdrawCapability } from './grants.ts'

let db: TestDatabase
let inside: Inside
beforeAll(async () => {
  db = await testDatabase('krajai')
  inside = await insideOf(db)
})
afterAll(() => db.close())

const at = loadedAt
const table = joinCapabilities([
  { 'accounts.manage': ['administrator'] },
  { 'complaints.case-reading': ['officer', 'head-of-division', 'overseer'], 'complaints.count': roles },
])

const own = (role: Role): HeldRole => ({ role, divisionId: null, isActing: false })
const acting = (role: Role): HeldRole => ({ role, divisionId: null, isActing: true })
const person = (...held: HeldRole[]): Person => ({ accountId: nobody, name: 'ตัวอย่าง', roles: held })
const nobody = '00000000-0000-7000-8000-000000000000'

const may = (who: Person, capability: 'accounts.manage' | 'complaints.case-reading') =>
  inside((tx) => mayAct(tx, { person: who, capability, table }))

test('two modules cannot declare one capability, and none shows an administrator a case', () => {
  expect(() => joinCapabilities([{ 'a.b': ['clerk'] }, { 'a.b': ['clerk'] }])).toThrow('two modules')
  expect(() => joinCapabilities([{ 'a.case-reading': ['clerk', 'administrator'] }])).toThrow('administrator')
})

test('a person acts in a role of his that allows it, his own before one he holds for another', async () => {
  const clerk = person(acting('head-of-division'), own('officer'))
  expect(await may(clerk, 'complaints.case-reading')).toEqual({ role: 'officer', isActing: false })
  expect(await may(person(acting('head-of-division')), 'complaints.case-reading')).toEqual({
    role: 'head-of-division',
    isActing: true,
  })
  expect(await may(clerk, 'accounts.manage')).toBeUndefined()
  expect(await may(person(), 'complaints.case-reading')).toBeUndefined()
})

test('whoever administers accounts reads no case, whatever else he is', async () => {
  const both = person(own('administrator'), own('officer'), acting('head-of-division'))
  expect(await may(both, 'accounts.manage')).toEqual({ role: 'administrator', isActing: false })
  expect(await may(both, 'complaints.case-reading')).toBeUndefined()
  expect(holdsRoleFor(both, 'complaints.case-reading', table)).toBe(false)
  expect(holdsRoleFor(both, 'complaints.count', table)).toBe(true)
})

test('nobody may do what no module declares', async () => {
  const everything = person(...roles.map(own))
  expect(
    await inside((tx) => mayAct(tx, { person: everything, capability: 'no.such', table })),
  ).toBeUndefined()
})

test('an overseer reads what was granted to him by name, until it is taken back', async () => {
  const { accountId } = await makePerson(inside, ['overseer'])
  const overseer: Person = { ...person(own('overseer')), accountId }
  const capability = 'complaints.case-reading'
  expect(await may(overseer, capability)).toBeUndefined()

  const grant = { accountId, capability, at } as const
  expect(await inside((tx) => grantCapability(tx, systemActor, grant))).toEqual({ ok: true })
  expect(await inside((tx) => grantCapability(tx, systemActor, grant))).toEqual({
    ok: false,
    reason: 'already',
  })
  expect(await may(overseer, capability)).toEqual({ role: 'overseer', isActing: false })
  expect(await may(overseer, 'accounts.manage')).toBeUndefined()

  expect(await inside((tx) => withdrawCapability(tx, systemActor, grant))).toBe(true)
  expect(await inside((tx) => withdrawCapability(tx, systemActor, grant))).toBe(false)
  expect(await may(overseer, capability)).toBeUndefined()
})

test('nobody else is granted anything, and who is an overseer no more loses it', async () => {
  const officer = await makePerson(inside, ['officer'])
  const capability = 'complaints.case-reading'
  const refused = await inside((tx) =>
    grantCapability(tx, systemActor, { accountId: officer.accountId, capability, at }),
  )
  expect(refused).toEqual({ ok: false, reason: 'no-overseer' })

  const { accountId } = await makePerson(inside, ['overseer'])
  const today = Temporal.PlainDate.from('2026-11-23')
  const become = (role: Role) =>
    inside((tx) =>
      changeRoles(tx, systemActor, { accountId, roles: [{ role, divisionId: null }], at, today }),
    )
  await inside((tx) => grantCapability(tx, systemActor, { accountId, capability, at }))
  await become('officer')
  await become('overseer')
  expect(await inside((tx) => grantsOf(tx, accountId))).toEqual([])
})
