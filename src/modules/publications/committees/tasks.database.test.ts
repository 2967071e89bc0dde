import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { CommitteeWork } from '../../../../test/support/committee-work.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Register } from '../../../../test/support/register.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { workUrls } from '../../work/module.ts'
import { committeeWorkUrls } from '../urls.ts'

let app: TestApp
let register: Register
let work: CommitteeWork
let divisions: readonly string[]
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  work = new CommitteeWork(register)
  divisions = (await inOrganization(listDivisions)).map(({ divisionId }) => divisionId)
})
afterAll(() => app.close())

async function inOrganization<T>(act: Parameters<typeof app.database.asOwner<T>>[1]): Promise<T> {
  return app.database.asOwner(await app.database.organizationId(), act)
}

interface Holding {
  readonly divisionId: string | undefined
  readonly role?: Role
  readonly days?: { readonly from: string; readonly until?: string }
}

/** Somebody new who holds a role in a division, or in the whole office. */
async function somebody(holding: Holding): Promise<Visitor> {
  const { token } = await inOrganization((tx) => addPerson(tx, { role: 'officer', at: testNow, ...holding }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function tasksOf(visitor: Visitor): Promise<string> {
  return textOf((await visitor.open(workUrls.work())).body)
}

let count = 0

/** A resolution that the first division follows up and nobody by name. */
async function resolvedForDivision(typed: Readonly<Record<string, string>> = {}) {
  count += 1
  const text = `มติของกองที่ ${count}`
  const { committeeId, orderId } = await work.inForce()
  const meeting = await work.held(committeeId)
  const resolutionId = await work.resolved(meeting, { text, followerId: '', ...typed })
  return { text, committeeId, orderId, meeting, resolutionId }
}

test('a resolution without a name waits for everybody who writes in its division, and for nobody else', async () => {
  const [own, other] = divisions
  const { text } = await resolvedForDivision({ divisionId: own! })
  const colleagues = [
    await somebody({ divisionId: own }),
    await somebody({ divisionId: own }),
    await somebody({ divisionId: own, role: 'head-of-division' }),
  ]
  for (const visitor of colleagues) expect(await tasksOf(visitor)).toContain(`ทำตามมติและบันทึกผล: ${text}`)
  const others = [
    await somebody({ divisionId: other }),
    await somebody({ divisionId: undefined }),
    // He reads the register and may not record what came of a resolution.
    await somebody({ divisionId: own, role: 'internal-auditor' }),
    await somebody({ divisionId: own, days: { from: '2026-10-01', until: '2026-11-22' } }),
    await somebody({ divisionId: own, days: { from: '2026-11-24' } }),
  ]
  for (const visitor of others) expect(await tasksOf(visitor)).not.toContain(text)
})

test('once one of the division did it, it waits for none of them, and a second one is told', async () => {
  const [own] = divisions
  const { text, committeeId, resolutionId } = await resolvedForDivision({ divisionId: own! })
  const [one, slow, third] = [
    await somebody({ divisionId: own }),
    await somebody({ divisionId: own }),
    await somebody({ divisionId: own }),
  ]
  const page = committeeWorkUrls.resolution({ committeeId, resolutionId })
  const end = committeeWorkUrls.resolutionEnd({ committeeId, resolutionId })
  for (const visitor of [one, slow]) await visitor.open(page)
  expect((await one.submit(end, { state: 'done', outcome: 'ทำเสร็จแล้ว' })).statusCode).toBe(200)
  const late = await slow.submit(end, { state: 'dropped', outcome: 'ไม่ทำ' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
  for (const visitor of [one, slow, third]) expect(await tasksOf(visitor)).not.toContain(text)
})

test('a resolution that is given to one of the division waits for him alone, and for the new division if it moves', async () => {
  const [own, next] = divisions
  const { text, committeeId, resolutionId } = await resolvedForDivision({ divisionId: own! })
  const [colleague, neighbour] = [await somebody({ divisionId: own }), await somebody({ divisionId: next })]
  expect(await tasksOf(colleague)).toContain(text)
  const officer = register.as('officer')
  const change = committeeWorkUrls.resolutionChange({ committeeId, resolutionId })
  const assign = async (typed: Readonly<Record<string, string>>) => {
    const page = await officer.open(change)
    const [, followerId] = /value="([^"]+)"[^>]*>ผู้ทดสอบ other/.exec(page.body)!
    const given = { text, divisionId: own!, dueOn: '30/11/2569', followerId: followerId!, ...typed }
    expect((await officer.submit(change, given)).statusCode).toBe(200)
  }
  await assign({})
  expect(await tasksOf(colleague)).not.toContain(text)
  expect(await tasksOf(register.as('other'))).toContain(text)
  await assign({ divisionId: next!, followerId: '' })
  expect(await tasksOf(register.as('other'))).not.toContain(text)
  expect(await tasksOf(colleague)).not.toContain(text)
  expect(await tasksOf(neighbour)).toContain(text)
})

test('what a committee resolved is still to be done after it ended, and after its order was withdrawn', async () => {
  const [own] = divisions
  const { text, committeeId } = await resolvedForDivision({ divisionId: own! })
  const colleague = await somebody({ divisionId: own })
  const officer = register.as('officer')
  const end = committeeWorkUrls.committeeEnd({ committeeId })
  await officer.open(end)
  await officer.submit(end, { endedOn: '23/11/2569', reason: 'ครบวาระ' })
  const other = await resolvedForDivision({ divisionId: own! })
  await register.withdraw(other.orderId, 'ออกผิดฉบับ')
  const tasks = await tasksOf(colleague)
  expect(tasks).toContain(text)
  expect(tasks).toContain(other.text)
})
