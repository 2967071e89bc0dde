import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { addOrganization } from '../../../platform/organization/adding.ts'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { complaint } from '../schema.ts'
import { complaintRegisterUrls, complaintUrls, open311Urls } from '../urls.ts'
import { listVillages, setVillage } from '../villages.ts'
import { mostInHour } from './api-keys.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let now = begun
let app: TestApp
let inside: Inside
let administrator: Visitor

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  administrator = await as('administrator')
  await inside((tx) =>
    setVillage(tx, systemActor, { villageId: undefined, number: 3, name: 'บ้านโนน', nameEn: 'Ban', at: now }),
  )
})
afterAll(() => app.close())

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function newKey(name: string): Promise<string> {
  await administrator.open(complaintRegisterUrls.keys())
  await administrator.submit('/keys', { name })
  return /<code[^>]*>([\w-]{43})<\/code>/.exec(administrator.page!.body)![1]!
}

const get = async (url: string) => {
  const { statusCode, body, headers } = await app.server.inject({ url, headers: { host: 'localhost:3000' } })
  return { statusCode, body, type: String(headers['content-type']) }
}
async function post(fields: Record<string, string>, format = 'json') {
  const { statusCode, body } = await app.server.inject({
    method: 'POST',
    url: open311Urls.requests({ format }),
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    payload: new URLSearchParams(fields).toString(),
  })
  return { statusCode, body }
}
const receive = (told: Partial<NewComplaint>) =>
  inside((tx) => fileComplaint(tx, publicActor, sampleComplaint(told)))
const told = {
  service_code: 'light',
  address_string: 'หน้าวัด',
  description: 'ไฟทางดับสามดวง',
  first_name: 'นาม',
  last_name: 'สมมติ',
  phone: '0812345678',
}

test('discovery and the services are told in both formats, without bribery', async () => {
  const discovery = await get(open311Urls.discovery({ format: 'xml' }))
  expect(discovery.type).toBe('text/xml; charset=utf-8')
  expect(discovery.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<discovery><changeset>/)
  expect(discovery.body).toContain(
    '<formats><format>text/xml</format><format>application/json</format></formats>',
  )
  const xml = await get(open311Urls.services({ format: 'xml' }))
  expect(xml.body).toContain('<services><service><service_code>roads</service_code>')
  const json = await get(open311Urls.services({ format: 'json' }))
  expect(json.type).toBe('application/json; charset=utf-8')
  const codes = JSON.parse(json.body).map((one: { service_code: string }) => one.service_code)
  expect(codes).toContain('light')
  expect(codes, 'is told at the other door').not.toContain('bribery')
  const definition = JSON.parse((await get(open311Urls.service({ file: 'light.json' }))).body)
  expect(definition.attributes[0].values).toEqual([{ key: '3', name: 'หมู่ 3 บ้านโนน' }])
  const unknown = await get(open311Urls.service({ file: 'nothing.xml' }))
  expect(unknown.statusCode).toBe(404)
  expect(unknown.body).toContain('<errors><error><code>404</code><description>')
  expect((await get('/open311/v2/services.csv')).statusCode).toBe(404)
})

test('a program files with its key alone, and gets a number and the code that opens the matter', async () => {
  for (const api_key of ['', 'x', 'ก'.repeat(500)]) {
    const refused = await post({ ...told, api_key })
    expect([refused.statusCode, JSON.parse(refused.body)[0].code], api_key).toEqual([403, 403])
  }
  const api_key = await newKey('แอปตัวอย่าง')
  await administrator.open(complaintRegisterUrls.keys())
  expect(administrator.page!.body, 'shown once').not.toContain(api_key)
  const filed = await post({
    ...told,
    api_key,
    lat: '15.89',
    long: '104.33',
    'attribute[village]': '3',
    media_url: 'https://photos.example/1.jpg',
  })
  expect(filed.statusCode).toBe(200)
  const [request] = JSON.parse(filed.body)
  expect(request.service_request_id).toBe('1-2569')
  const code = /\d{4}[ ]?\d{4}[ ]?\d{4}/.exec(request.service_notice)![0]
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  await visitor.submit(complaintUrls.track(), { tracking: code })
  expect(textOf(visitor.page!.body)).toContain('ไฟทางดับสามดวง')
  const [kept] = await inside((tx) => tx.db.select().from(complaint))
  const [village] = await inside((tx) => listVillages(tx))
  expect(kept).toMatchObject({
    channel: 'open311',
    villageId: village!.villageId,
    latitude: 15.89,
    complainant: 'นาม สมมติ',
    contact: '0812345678',
    story: 'ไฟทางดับสามดวง\n\nhttps://photos.example/1.jpg',
  })
  expect(kept!.apiKeyId).not.toBeNull()
  const corrupt = await post({ ...told, api_key, description: 'เจ้าหน้าที่เรียกรับสินบน' }, 'xml')
  expect(corrupt.body).toContain('/integrity-reports')
})

test('what a request lacks is said in the words of the standard', async () => {
  const api_key = await newKey('ผู้ทดสอบ')
  const wrong: [number, Record<string, string>][] = [
    [400, { service_code: '' }],
    [404, { service_code: 'bribery' }],
    [400, { address_string: '' }],
    [400, { lat: '15.89' }],
    [400, { lat: 'x', long: 'y' }],
    [400, { lat: '48.85', long: '2.35' }],
    [400, { description: '' }],
    [400, { description: 'ก'.repeat(4_001) }],
    [400, { media_url: 'x' }],
    [400, { 'attribute[village]': '99' }],
  ]
  for (const [status, fields] of wrong) {
    const { statusCode, body } = await post({ ...told, api_key, ...fields })
    expect([statusCode, JSON.parse(body)[0].code], JSON.stringify(fields).slice(0, 80)).toEqual([
      status,
      status,
    ])
  }
  await administrator.open(complaintRegisterUrls.keys())
  expect(textOf(administrator.page!.body), 'refused uses are counted too').toContain(`ใช้ ${wrong.length} ครั้ง`)
  for (const fields of ['[]', '{"api_key":{}}']) {
    const { statusCode } = await app.server.inject({
      method: 'POST',
      url: open311Urls.requests({ format: 'json' }),
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
      payload: fields,
    })
    expect(statusCode).toBe(403)
  }
})

test('a key is good for so many requests an hour, and for none once it is revoked', async () => {
  const api_key = await newKey('ถี่เกินไป')
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const { sql } = await import('drizzle-orm')
    await tx.db
      .execute(sql`update complaint_api_key set hour_uses = ${mostInHour}, hour_begun = ${now.toString()}
      where name = 'ถี่เกินไป'`)
  })
  const often = await post({ ...told, api_key })
  expect([often.statusCode, JSON.parse(often.body)[0].code]).toEqual([400, 429])
  now = begun.add({ hours: 1 })
  expect((await post({ ...told, api_key })).statusCode).toBe(200)
  now = begun
  await administrator.open(complaintRegisterUrls.keys())
  const [, revoke] = /action="([^"]+\/revoke)"/.exec(administrator.page!.body)!
  await administrator.submit(revoke!)
  expect(textOf(administrator.page!.body)).toContain('ยกเลิกเมื่อ')
  expect((await post({ ...told, api_key })).statusCode).toBe(403)
  expect((await (await as('clerk')).open(complaintRegisterUrls.keys())).statusCode).toBe(403)
})

test('a key and the requests of an organisation are nothing to another one', async () => {
  const api_key = await newKey('ของกระจาย')
  const otherId = uuidv7()
  const host = 'other.example'
  await app.database.asOwner(otherId, (tx) =>
    addOrganization(
      tx,
      {
        host,
        name: 'องค์การบริหารส่วนตำบลอื่น',
        nameEn: 'Other',
        shortName: 'อบต.อื่น',
        shortNameEn: 'Other',
        type: 'SAO',
        district: 'อื่น',
        province: 'อื่น',
        districtEn: 'Other',
        provinceEn: 'Other',
      },
      now,
    ),
  )
  const there = (method: 'GET' | 'POST', url: string) =>
    app.server.inject({
      method,
      url,
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: method === 'POST' ? new URLSearchParams({ ...told, api_key }).toString() : '',
    })
  const list = open311Urls.requests({ format: 'json' })
  // Heard of by notification.
  await vi.waitUntil(async () => (await there('GET', list)).body === '[]', { timeout: 30_000 })
  expect((await there('GET', open311Urls.request({ file: '1-2569.json' }))).statusCode).toBe(404)
  expect((await there('POST', list)).statusCode).toBe(403)
})

test('requests tell nothing of a person, and the village only beside what an officer wrote', async () => {
  const [village] = await inside((tx) => listVillages(tx))
  const { complaintId } = await receive({ villageId: village!.villageId, place: 'บ้านยาย', story: 'ความลับ' })
  await receive({ category: 'bribery', story: 'ความลับ' })
  await receive({ receivedOn: Temporal.PlainDate.from('2026-01-05'), category: 'noise' })
  const list = async (query: Record<string, string> = {}, format = 'json') =>
    get(open311Urls.requests({ format }, query))
  const ids = async (query: Record<string, string>) =>
    JSON.parse((await list(query)).body).map((one: { service_code: string }) => one.service_code)
  const all = await list()
  for (const secret of ['ความลับ', 'บ้านยาย', 'นาม สมมติ', '0812345678', 'บ้านโนน', 'bribery', 'noise']) {
    expect(all.body, secret).not.toContain(secret)
  }
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.summary({ complaintId }))
  await officer.submit('/summary', { summary: 'ไฟทางดับ <1 ดวง>' })
  const shown = JSON.parse((await list()).body).find((one: { description: string | null }) => one.description)
  expect(shown).toMatchObject({
    status: 'open',
    description: 'ไฟทางดับ <1 ดวง>',
    address: 'หมู่ 3 บ้านโนน',
    lat: null,
    requested_datetime: '2026-11-23T00:00:00+07:00',
    expected_datetime: '2026-12-08T23:59:59+07:00',
  })
  const one = await get(open311Urls.request({ file: `${shown.service_request_id}.xml` }))
  expect(one.body).toContain('<description>ไฟทางดับ &lt;1 ดวง></description>')
  expect((await get(open311Urls.request({ file: '999-2569.json' }))).statusCode).toBe(404)
  expect((await get(open311Urls.request({ file: 'x.json' }))).statusCode).toBe(404)
  expect(await ids({ start_date: '2026-01-01T00:00:00Z' })).toEqual(['noise'])
  expect(await ids({ status: 'closed' })).toEqual([])
  expect(await ids({ service_code: 'waste,roads' })).toEqual([])
  expect(await ids({ service_request_id: `${shown.service_request_id},999-2569` })).toEqual(['light'])
  for (const query of [
    { start_date: 'x' },
    { start_date: '2026-01-01T00:00:00Z', end_date: '2026-11-01T00:00:00Z' },
    { status: 'late' },
    { service_request_id: "1'" },
  ]) {
    expect((await list(query, 'xml')).statusCode, JSON.stringify(query)).toBe(400)
  }
})
