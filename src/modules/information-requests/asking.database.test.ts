import { eq } from 'drizzle-orm'
import { scryptSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { textOf } from '../../../test/house/reading.ts'
import { publicActor, systemActor } from '../../platform/identity/actor.ts'
import { inOrganization } from '../../platform/database/tenant.ts'
import { endRequest } from './handling.ts'
import { findRequest, listRequests, type InformationRequest } from './reading.ts'
import { receiveRequest, type NewRequest } from './receiving.ts'
import { informationRequest } from './schema.ts'
import { informationCentreUrls, informationRegisterUrls } from './urls.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function all(): Promise<InformationRequest[]> {
  const today = Temporal.PlainDate.from('2026-11-23')
  const found = await inside((tx) =>
    listRequests(tx, { part: 'all', number: undefined, today }, { offset: 0, limit: 100 }),
  )
  return found.rows
}

const typed = { wanted: 'สัญญาจ้างก่อสร้างถนนสายบ้านกระจาย ปี 2569', delivery: 'copy' }

async function asked(visitor: Visitor): Promise<string> {
  await visitor.open(informationCentreUrls.ask())
  await visitor.submit(informationCentreUrls.ask(), typed)
  return /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))![0]
}

async function tracked(visitor: Visitor, code: string) {
  await visitor.open(informationCentreUrls.track())
  return visitor.submit(informationCentreUrls.track(), { tracking: code })
}

const request: NewRequest = {
  channel: 'counter',
  wanted: 'รายงานการประชุมสภา',
  delivery: 'read',
  requester: null,
  contact: null,
  notices: null,
  receivedOn: Temporal.PlainDate.from('2026-11-23'),
  at: begun,
  secrets: testOutside.secrets,
}

test('anybody asks without an account, gets a code and the day of the answer, and finds the request by the code', async () => {
  const visitor = new Visitor(app.server)
  expect((await visitor.open(informationCentreUrls.centre())).statusCode).toBe(200)
  const code = await asked(visitor)
  const receipt = textOf(visitor.page!.body)
  expect(receipt).toContain('รับคำขอแล้ว')
  expect(receipt).toMatch(/\d+\/2569/)
  expect(receipt.replaceAll('\u00A0', ' ')).toContain('8 ธันวาคม 2569')
  // The code is kept nowhere in clear.
  expect(visitor.url).not.toContain(code.replaceAll(' ', ''))
  const other = new Visitor(app.server)
  expect((await tracked(other, code)).statusCode).toBe(200)
  expect(textOf(other.page!.body)).toContain(typed.wanted)
  expect(other.url).not.toContain(code.replaceAll(' ', ''))
})

test('why is not asked, and neither a name nor a contact is needed', async () => {
  const visitor = new Visitor(app.server)
  await asked(visitor)
  expect((await all())[0]).toMatchObject({ requester: null, contact: null, channel: 'online' })
})

test('what is missing is told beside its field, and what was typed stays', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(informationCentreUrls.ask())
  const before = (await all()).length
  const page = await visitor.submit(informationCentreUrls.ask(), { wanted: ' ', requester: 'นาม สมมติ' })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('href="#wanted"')
  expect(page.body).toContain('href="#delivery"')
  expect(page.body).toContain('value="นาม สมมติ"')
  await visitor.submit(informationCentreUrls.ask(), { ...typed, delivery: 'email', contact: '08' })
  expect(visitor.page!.body).toContain('href="#contact"')
  await visitor.submit(informationCentreUrls.ask(), { ...typed, wanted: 'ก'.repeat(5_001) })
  expect(visitor.page!.body).toContain('5,000')
  expect(await all()).toHaveLength(before)
})

test('a double tap makes one request, and both lead to the same receipt', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(informationCentreUrls.ask())
  const before = (await all()).length
  const sent = visitor.filled(informationCentreUrls.ask(), typed)
  const [one, two] = await Promise.all([visitor.send(sent), visitor.send(sent)])
  expect(one.statusCode).toBe(303)
  expect(two.headers.location).toBe(one.headers.location)
  expect(await all()).toHaveLength(before + 1)
})

test('the receipt opens again for an hour and no longer', async () => {
  const visitor = new Visitor(app.server)
  await asked(visitor)
  const { url } = visitor
  now = begun.add({ minutes: 59 })
  expect((await visitor.open(url)).statusCode).toBe(200)
  now = begun.add({ minutes: 61 })
  expect((await visitor.open(url)).statusCode).toBe(410)
  expect(textOf(visitor.page!.body)).toContain('พิมพ์รหัสติดตามเพื่อเปิดอีกครั้ง')
  now = begun
})

test('HTML in what was typed is shown as text', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(informationCentreUrls.ask())
  await visitor.submit(informationCentreUrls.ask(), { ...typed, wanted: '<script>alert(1)</script><b>' })
  const code = /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))![0]
  const page = await tracked(visitor, code)
  expect(page.body).toContain('&lt;script>alert(1)&lt;/script>')
  expect(page.body).not.toContain('<script>alert')
})

test('numbers of the register are consecutive when many are entered at once, and one not kept leaves no gap', async () => {
  const before = (await all())[0]!.registerNumber
  const failing = inside(async (tx) => {
    await receiveRequest(tx, systemActor, request)
    throw new Error('not kept')
  })
  const made = await Promise.allSettled([
    ...Array.from({ length: 5 }, () => inside((tx) => receiveRequest(tx, systemActor, request))),
    failing,
  ])
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const numbers = (await all()).map(({ registerNumber }) => registerNumber).filter((n) => n > before)
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5].map((n) => before + n))
})

test('a new Buddhist year begins its register at 1', async () => {
  const at = Temporal.Instant.from('2026-12-31T17:00:00Z')
  const { requestId } = await inside((tx) => receiveRequest(tx, systemActor, { ...request, at }))
  expect(await inside((tx) => findRequest(tx, requestId))).toMatchObject({
    registerYear: 2570,
    registerNumber: 1,
  })
})

test('a code that was given when a slow hash was kept of it opens its request still', async () => {
  const { requestId, code } = await inside((tx) => receiveRequest(tx, systemActor, request))
  const own = await app.database.organizationId()
  const slow = scryptSync(code, `information-request ${own}`, 32, { N: 16_384, r: 8, p: 1 })
  await inside(({ db }) =>
    db.update(informationRequest).set({ codeHash: slow }).where(eq(informationRequest.requestId, requestId)),
  )
  const visitor = new Visitor(app.server)
  expect((await tracked(visitor, code)).statusCode).toBe(200)
  expect(textOf(visitor.page!.body)).toContain('รายงานการประชุมสภา')
})

test('a wrong code opens nothing, and guessing is slowed down where it comes from, not elsewhere', async () => {
  const network = { remoteAddress: '198.51.100.7' }
  const visitor = new Visitor(app.server)
  const guess = async (code: string) => {
    await visitor.open(informationCentreUrls.track())
    const filled = visitor.filled(informationCentreUrls.track(), { tracking: code })
    return visitor.send({ ...filled, ...network })
  }
  expect((await guess('12 34')).statusCode, 'a slip is not counted').toBe(422)
  for (let times = 0; times < 20; times += 1) {
    expect((await guess(String(100_000_000_000 + times))).statusCode).toBe(422)
  }
  const slowed = await guess('100000000099')
  expect(slowed.statusCode).toBe(429)
  expect(textOf(slowed.body)).toContain('รอ')
  const { code } = await inside((tx) => receiveRequest(tx, systemActor, request))
  expect((await guess(code)).statusCode, 'the right one too must wait').toBe(429)
  await visitor.open(informationCentreUrls.track())
  const elsewhere = visitor.filled(informationCentreUrls.track(), { tracking: code })
  expect((await visitor.send({ ...elsewhere, remoteAddress: '198.51.100.8' })).statusCode).toBe(303)
  now = begun.add({ minutes: 16 })
  expect((await guess(code)).statusCode).toBe(303)
  now = begun
})

test('a class files at once from one address, then one after the other; nobody else waits, nor who signed in', async () => {
  const visitor = new Visitor(app.server)
  const file = async (remoteAddress: string, by = visitor) => {
    await by.open(informationCentreUrls.ask())
    return by.send({ ...by.filled(informationCentreUrls.ask(), typed), remoteAddress })
  }
  const school = '198.51.100.20'
  for (let pupil = 0; pupil < 30; pupil += 1) expect((await file(school)).statusCode).toBe(303)
  const before = (await all()).length
  const slowed = await file(school)
  expect(slowed.statusCode).toBe(429)
  expect(textOf(slowed.body)).toContain('รอ 5 วินาที')
  expect(slowed.body, 'nothing typed is lost').toContain(typed.wanted)
  expect(await all()).toHaveLength(before)
  expect((await file('198.51.100.21')).statusCode).toBe(303)
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role: 'officer', at: begun }))
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  expect((await file(school, officer)).statusCode, 'with somebody at a counter').toBe(303)
  // However many came before: never longer than a minute.
  for (let minute = 1; minute <= 12; minute += 1) {
    now = begun.add({ minutes: minute })
    expect((await file(school)).statusCode, `after ${minute} minutes`).toBe(303)
  }
  expect(textOf((await file(school)).body)).toContain('รอ 60 วินาที')
  now = begun
})

test('the requester withdraws, once, and then rates, once', async () => {
  const visitor = new Visitor(app.server)
  await tracked(visitor, await asked(visitor))
  const page = visitor.url
  const first = visitor.filled('/withdraw')
  const action = /action="([^"]*\/withdraw)"/.exec(visitor.page!.body)![1]!
  expect(visitor.page!.body, 'nothing to rate yet').not.toContain('/rating"')
  await visitor.submit('/withdraw')
  expect(textOf(visitor.page!.body)).toContain('ผู้ขอถอนคำขอ')
  expect((await visitor.send(first)).statusCode, 'the same form again').toBe(303)
  await visitor.open(page)
  await visitor.submit('/rating', { rating: '9' })
  expect(visitor.page!.statusCode).toBe(422)
  await visitor.submit('/rating', { rating: '5', ratingWords: 'เร็วดี' })
  expect(textOf(visitor.page!.body)).toContain('คุณให้ 5 คะแนน')
  expect(visitor.page!.body).not.toContain(action)
  const latest = (await all()).find(({ rating }) => rating !== null)
  expect(latest).toMatchObject({ state: 'withdrawn', rating: 5, ratingWords: 'เร็วดี' })
})

test('a request that ended meanwhile is not withdrawn, and says so', async () => {
  const { requestId, code } = await inside((tx) => receiveRequest(tx, publicActor, request))
  const visitor = new Visitor(app.server)
  await tracked(visitor, code)
  const ending = { requestId, outcome: 'granted', answer: 'มารับได้', at: now } as const
  expect(await inside((tx) => endRequest(tx, systemActor, ending))).toEqual({ ok: true })
  const page = await visitor.submit('/withdraw')
  expect(page.statusCode).toBe(422)
  expect(textOf(page.body)).toContain('จบเรื่องไปแล้ว')
  expect(await inside((tx) => findRequest(tx, requestId))).toMatchObject({ state: 'granted' })
})

test('the ledger has every step and no word of what was typed', async () => {
  const { requestId } = await inside((tx) =>
    receiveRequest(tx, publicActor, { ...request, wanted: 'ถ้อยคำลับ', requester: 'นาม ลับ', contact: '0812' }),
  )
  const { rows } = await inside((tx) =>
    tx.db.execute<{ entry: Buffer; payload: string }>(
      `select e.entry, p.payload from ledger_entry e
       join ledger_payload p using (organization_id, index) where e.subject = '${requestId}'`,
    ),
  )
  expect(rows).toHaveLength(1)
  const kept = rows.map(({ entry, payload }) => entry.toString('utf8') + payload).join()
  expect(kept).toContain('information-requests.received')
  expect(kept).not.toMatch(/ลับ|0812/)
})

test('a code and a request of one organisation open nothing in another', async () => {
  const { requestId } = await inside((tx) => receiveRequest(tx, publicActor, request))
  const other = '0199d0c4-7c3e-7000-8000-00000000000f'
  await app.database.asOwner(other, (tx) =>
    tx.db.execute(`insert into organization
      (organization_id, host, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values ('${other}', 'other.example', 'อื่น', 'Other', 'อื่น', 'Other', 'SAO', 'ก', 'ข', 'A', 'B')`),
  )
  const there = await inOrganization(app.database.database.serving, other, async (tx) => ({
    found: await findRequest(tx, requestId),
    ended: await endRequest(tx, publicActor, { requestId, outcome: 'withdrawn', answer: null, at: now }),
  }))
  expect(there).toEqual({ found: undefined, ended: { ok: false, reason: 'ended' } })
})

test('an unknown request is not found by the staff either', async () => {
  const own = await app.database.organizationId()
  const token = await app.database.asOwner(
    own,
    async (tx) => (await addPerson(tx, { role: 'officer', at: begun })).token,
  )
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  const requestId = '0199d0c4-7c3e-7000-8000-0000000000aa'
  for (const url of [informationRegisterUrls.request, informationRegisterUrls.answer]) {
    expect((await officer.open(url({ requestId }))).statusCode).toBe(404)
  }
})
