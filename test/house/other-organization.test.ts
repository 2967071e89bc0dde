import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { modules } from '../../src/modules.ts'
import { submissionField } from '../../src/platform/forms/submission.ts'
import { roles } from '../../src/platform/identity/actor.ts'
import { accountRole } from '../../src/platform/identity/schema.ts'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { loadedAt } from '../support/changing.ts'
import { addCommittees, sampleCommittee } from '../support/committees.ts'
import { addDocuments, sampleDocument } from '../support/documents.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

const otherHost = 'other.example'
const otherId = uuidv7()

let app: TestApp
let token: string
/** What Krajai has, by the names that addresses have for it. */
let ids: Readonly<Record<string, string>>

beforeAll(async () => {
  app = await testApp()
  const krajai = await app.database.organizationId()
  ids = await app.database.asOwner(krajai, async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    await addDocuments(tx, { accountId, count: 1, at: testNow })
    await addCommittees(tx, { accountId, count: 1, at: testNow })
    const { rows } = await tx.db.execute<Record<string, string>>(sql`
      select a.appointment_id as "appointmentId", m.meeting_id as "meetingId", p.member_id as "memberId",
        r.resolution_id as "resolutionId", (select item_id from disclosure_item limit 1) as "itemId"
      from committee_appointment a, committee_meeting m, committee_member p, committee_resolution r`)
    return { ...rows[0]!, publicationId: sampleDocument, committeeId: sampleCommittee }
  })
  await app.database.asOwner(otherId, async (tx) => {
    await addOrganization(tx, { ...other, host: otherHost }, loadedAt)
    // Somebody who may everything there, so that no route is saved by its permission.
    const [first, ...others] = roles.filter((role) => role !== 'overseer')
    const person = await addPerson(tx, { role: first!, at: testNow })
    token = person.token
    const { accountId } = person
    const more = others.map((role) => ({ accountRoleId: randomUUID(), role, fromDate: '2026-10-01' }))
    await tx.db
      .insert(accountRole)
      .values(more.map((one) => ({ organizationId: otherId, accountId, ...one })))
  })
  // Heard of by notification.
  await vi.waitUntil(async () => (await visitor().open('/about')).body.includes('อบต.อื่น'), {
    timeout: 30_000,
  })
})
afterAll(() => app.close())

const other = {
  name: 'องค์การบริหารส่วนตำบลอื่น',
  nameEn: 'Other',
  shortName: 'อบต.อื่น',
  shortNameEn: 'Other SAO',
  type: 'SAO',
  district: 'ก',
  districtEn: 'A',
  province: 'ข',
  provinceEn: 'B',
} as const

function visitor(): Visitor {
  const made = new Visitor(app.server, { host: otherHost })
  made.setCookie('session', token)
  return made
}

/** The routes that name something which only Krajai has, with its ids in their places. */
function routesOfKrajai() {
  return modules
    .flatMap((module) => module.routes)
    .filter(({ address: { pattern } }) => Object.keys(ids).some((name) => pattern.includes(`:${name}`)))
    .map(({ method, address: { pattern } }) => ({
      method,
      url: pattern.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID()),
    }))
}

async function entries(): Promise<unknown> {
  const { rows } = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    tx.db.execute(sql`select count(*) from ledger_entry`),
  )
  return rows
}

test('there are such routes, and Krajai itself finds what they name', async () => {
  expect(Object.values(ids).every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true)
  expect(routesOfKrajai().length).toBeGreaterThan(40)
  for (const url of [`/publications/${sampleDocument}`, `/committees/${sampleCommittee}`]) {
    expect((await app.server.inject({ url })).statusCode).toBe(200)
    expect((await visitor().open(url)).statusCode).toBe(404)
  }
})

test('whoever may everything at one organisation reads nothing of another by its ids', async () => {
  const found: string[] = []
  for (const { url } of routesOfKrajai().filter(({ method }) => method === 'GET')) {
    const { statusCode } = await visitor().send({ method: 'GET', url })
    if (statusCode !== 404) found.push(`${url} ${statusCode}`)
  }
  expect(found).toEqual([])
})

test('nor does he change anything of it, or leave a trace in either ledger', async () => {
  const before = await entries()
  const wrong: string[] = []
  for (const { url } of routesOfKrajai().filter(({ method }) => method === 'POST')) {
    const sender = visitor()
    await sender.open(accountUrls.signIn())
    const typed = { ...ids, reason: 'ทดสอบ', name: 'ทดสอบ', revision: '1', [submissionField]: randomUUID() }
    const form = sender.filled(accountUrls.signIn(), typed)
    const { statusCode } = await sender.send({ ...form, url })
    if (statusCode < 400 || statusCode >= 500) wrong.push(`${url} ${statusCode}`)
  }
  expect(wrong).toEqual([])
  expect(await entries()).toEqual(before)
})
