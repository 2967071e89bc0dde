import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { smallPdf } from '../../../../test/support/register.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, type AccountActor } from '../../../platform/identity/actor.ts'
import type { Field, ServiceForm } from '../forms/form.ts'
import { forgetRequests } from '../forgetting.ts'
import { askForDocuments } from '../handling/documents.ts'
import { endRequest } from '../handling/ending.ts'
import { findHandled } from '../handling/register-reading.ts'
import { receiveRequest, type NewRequest } from '../receiving.ts'
import {
  service,
  serviceBooking,
  serviceDraft,
  serviceForm,
  serviceRequest,
  serviceRequestFile,
} from '../schema.ts'
import { serviceUrls } from '../urls.ts'

// A Monday.
const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
let app: TestApp
let inside: Inside
let now = begun
let clerk: AccountActor
let clerkToken: string

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const { accountId, token } = await addPerson(tx, { role: 'clerk', at: begun })
    clerk = { accountId, role: 'clerk', isActing: false }
    clerkToken = token
  })
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

const words = (text: string) => ({ th: text, en: text })
const none = { th: '', en: '' }
function field(key: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  const base = { key, kind, label: words(key), hint: none, isRequired: true, options: [], showIf: null }
  return { ...base, least: null, most: null, unit: none, purpose: none, ...more }
}
const options = ['hall', 'field'].map((key) => ({ key, text: words(key) }))
const formWith = (...fields: Field[]): ServiceForm => ({
  sections: [{ key: 'all', title: words('all'), fields }],
})
const id = field('id', 'national-id', { purpose: words('ตรวจสิทธิ') })
const kinds = field('kinds', 'several', { options })
const card = field('card', 'files', { isRequired: false })

/** An open service of five working days, in its first version. */
async function open(...fields: Field[]): Promise<{ serviceId: string; key: string }> {
  const serviceId = uuidv7()
  const key = `service-${serviceId.slice(-12)}`
  await inside(async ({ db, organizationId }) => {
    const form = formWith(...fields)
    const texts = {
      name: `บริการ ${key}`,
      nameEn: `Service ${key}`,
      about: '',
      aboutEn: '',
      appeal: 'ก',
      appealEn: 'a',
    }
    const shape = { ownDays: 5, feeSatang: 0, draftForm: form, draftRevision: 1, version: 1 }
    const opened = { state: 'open', openedOn: '2026-10-01' } as const
    await db
      .insert(service)
      .values({ organizationId, serviceId, serviceKey: key, ...texts, ...shape, ...opened })
    await db
      .insert(serviceForm)
      .values({ organizationId, serviceId, version: 1, content: form, publishedAt: begun })
  })
  return { serviceId, key }
}

const change = (serviceId: string, values: Partial<typeof service.$inferInsert>) =>
  inside(({ db }) => db.update(service).set(values).where(eq(service.serviceId, serviceId)))
const requestsOf = (serviceId: string) =>
  inside(({ db }) => db.select().from(serviceRequest).where(eq(serviceRequest.serviceId, serviceId)))
const codeIn = (visitor: Visitor) => /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))![0]
const plain = (visitor: Visitor) => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const me = { applicant: 'นาม สมมติ', contact: '081 234 5678' }

async function checked(
  key: string,
  typed: Record<string, string | string[]>,
  visitor = new Visitor(app.server),
) {
  await visitor.open(serviceUrls.apply({ key }))
  await visitor.submit(serviceUrls.apply({ key }), { ...me, ...typed })
  return visitor
}
const sent = (visitor: Visitor, key: string) => visitor.submitFiles(serviceUrls.send({ key }), {}, [])

async function tracked(code: string, visitor = new Visitor(app.server)): Promise<Visitor> {
  await visitor.open(serviceUrls.track())
  await visitor.submit(serviceUrls.track(), { tracking: code })
  return visitor
}

test('a service is found, filled in, checked and sent with a document; the code opens the request', async () => {
  const { serviceId, key } = await open(id, kinds, card)
  const visitor = new Visitor(app.server)
  await visitor.open(serviceUrls.catalogue())
  expect(plain(visitor)).toContain(`บริการ ${key}`)
  await visitor.open(serviceUrls.service({ key }))
  expect(plain(visitor)).toContain('ภายใน 5 วันทำการ')
  await checked(key, { 'a-id': '1-1017-00207-03-0', 'a-kinds': ['hall', 'field'] }, visitor)
  expect(plain(visitor)).toContain('ตรวจคำตอบก่อนส่ง')
  expect(plain(visitor)).toContain('hall, field')
  expect(await requestsOf(serviceId)).toEqual([])
  const file = { name: 'card.pdf', content: smallPdf, into: 'a-card' }
  await visitor.submitFiles(serviceUrls.send({ key }), {}, [file])
  expect(plain(visitor)).toContain('รับคำขอแล้ว')
  expect(plain(visitor)).toContain('30 พฤศจิกายน 2569')
  const [request] = await requestsOf(serviceId)
  expect(request).toMatchObject({
    ...me,
    channel: 'online',
    dueOn: '2026-11-30',
    answers: { id: '1101700207030', kinds: ['hall', 'field'] },
  })
  const files = await inside(({ db }) =>
    db.select().from(serviceRequestFile).where(eq(serviceRequestFile.requestId, request!.requestId)),
  )
  expect(files).toMatchObject([{ fieldKey: 'card' }])
  const matter = await tracked(codeIn(visitor))
  expect(plain(matter)).toContain(`คำขอเลขที่ ${request!.registerNumber}/2569`)
})

test('the same form sent twice makes one request, and numbers have no gaps', async () => {
  const { serviceId, key } = await open(kinds)
  const visitor = await checked(key, { 'a-kinds': 'hall' })
  const twice = visitor.filled(serviceUrls.send({ key }))
  const answers = await Promise.all([visitor.send(twice), visitor.send(twice)])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(answers[0].headers['location']).toBe(answers[1].headers['location'])
  const [first] = await requestsOf(serviceId)
  await sent(await checked(key, { 'a-kinds': 'field' }), key)
  const all = await requestsOf(serviceId)
  expect(all).toHaveLength(2)
  expect(Math.max(...all.map((one) => one.registerNumber))).toBe(first!.registerNumber + 1)
})

test('what is wrong is told beside its field, and nothing that was typed is lost', async () => {
  const { serviceId, key } = await open(id, kinds)
  const visitor = await checked(key, { applicant: '', 'a-id': '1101700207031', 'a-kinds': ['hall', 'field'] })
  expect(visitor.page!.statusCode).toBe(422)
  expect(plain(visitor)).toContain('ใส่ชื่อและนามสกุลผู้ยื่นคำขอ')
  expect(plain(visitor)).toContain('ไม่ถูกต้อง')
  expect(visitor.page!.body).toContain('value="1101700207031"')
  expect(visitor.page!.body).toMatch(/value="hall"[^>]*checked/)
  expect(await requestsOf(serviceId)).toEqual([])
})

test('a file that is neither a photo nor a PDF is refused in words, and the answers stay', async () => {
  const { serviceId, key } = await open(kinds, card)
  const visitor = await checked(key, { 'a-kinds': 'hall' })
  const file = { name: 'card.jpg', content: new TextEncoder().encode('MZ no image'), into: 'a-card' }
  await visitor.submitFiles(serviceUrls.send({ key }), {}, [file])
  expect(visitor.page!.statusCode).toBe(422)
  expect(plain(visitor)).toContain('นาม สมมติ')
  expect(await requestsOf(serviceId)).toEqual([])
  await sent(visitor, key)
  expect(await requestsOf(serviceId)).toHaveLength(1)
})

test('a form that was changed meanwhile is told of and filled in as it was', async () => {
  const { serviceId, key } = await open(kinds)
  const visitor = await checked(key, { 'a-kinds': 'hall' })
  const content = formWith(kinds, field('why', 'text'))
  await inside(({ db, organizationId }) =>
    db.insert(serviceForm).values({ organizationId, serviceId, version: 2, content, publishedAt: begun }),
  )
  await change(serviceId, { version: 2 })
  await sent(visitor, key)
  expect(visitor.page!.statusCode).toBe(422)
  expect(plain(visitor)).toContain('แบบฟอร์มนี้เพิ่งเปลี่ยน')
  expect(visitor.page!.body).toContain('value="นาม สมมติ"')
  await visitor.submit(serviceUrls.apply({ key }), { ...me, 'a-kinds': 'hall', 'a-why': 'เพราะจำเป็น' })
  await sent(visitor, key)
  expect(await requestsOf(serviceId)).toMatchObject([{ version: 2, answers: { why: 'เพราะจำเป็น' } }])
})

test('a closed service takes nothing, and a draft or one of another place is not there', async () => {
  const { serviceId, key } = await open(kinds)
  const visitor = await checked(key, { 'a-kinds': 'hall' })
  await change(serviceId, { state: 'closed' })
  await sent(visitor, key)
  expect(visitor.page!.statusCode).toBe(410)
  expect(plain(visitor)).toContain('ปิดรับคำขอแล้ว')
  await change(serviceId, { state: 'draft' })
  expect((await visitor.open(serviceUrls.service({ key }))).statusCode).toBe(404)
  expect((await visitor.open(serviceUrls.apply({ key: 'of-another-place' }))).statusCode).toBe(404)
  expect(await requestsOf(serviceId)).toEqual([])
})

test('a space is booked by one of two who want it at once, and is free again after a withdrawal', async () => {
  const place = field('place', 'booking', { options })
  const { serviceId, key } = await open(place)
  const answers = { place: { space: 'hall', day: '2026-12-01', parts: ['morning'] } } as const
  const asked: NewRequest = {
    serviceId,
    version: 1,
    channel: 'online',
    ...me,
    answers: { place: { ...answers.place, parts: ['morning'] } },
    files: {},
    notices: null,
    at: begun,
    secrets: testOutside.secrets,
  }
  const both = await Promise.all([1, 2].map(() => inside((tx) => receiveRequest(tx, publicActor, asked))))
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'taken' })
  const wanted = { 'a-place.space': 'hall', 'a-place.day': '1/12/2569', 'a-place.part': 'day' }
  const visitor = await checked(key, wanted)
  await sent(visitor, key)
  expect(visitor.page!.statusCode).toBe(422)
  expect(plain(visitor)).toContain('มีคนจองวันและเวลานี้ไปแล้ว')
  expect(visitor.page!.body).toContain('1/12/2569')
  const won = both.find((one) => one.ok)!
  const matter = await tracked(won.ok ? won.code : '')
  await matter.submit('/withdraw')
  expect(plain(matter)).toContain('ผู้ยื่นถอนคำขอ')
  await sent(await checked(key, wanted), key)
  const booked = await inside(({ db }) =>
    db.select().from(serviceBooking).where(eq(serviceBooking.serviceId, serviceId)),
  )
  expect(booked.map(({ part }) => part).toSorted()).toEqual(['afternoon', 'morning'])
  const past = await checked(key, { ...wanted, 'a-place.day': '22/11/2569' })
  expect(past.page!.statusCode).toBe(422)
})

test('a saved form opens by its code alone, is deleted when it is sent, and after thirty days', async () => {
  const { serviceId, key } = await open(kinds, field('why', 'text'))
  const visitor = new Visitor(app.server)
  await visitor.open(serviceUrls.apply({ key }))
  const { payload } = visitor.filled(serviceUrls.apply({ key }), { ...me, 'a-why': 'ลับเฉพาะ' })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const save = { method: 'POST', url: serviceUrls.saveDraft({ key }), headers, payload: payload! } as const
  const led = await visitor.send(save)
  await visitor.open(String(led.headers['location']))
  const code = codeIn(visitor)
  const drafts = () =>
    inside(({ db }) => db.select().from(serviceDraft).where(eq(serviceDraft.serviceId, serviceId)))
  const [draft] = await drafts()
  expect(draft!.answersBox.includes(Buffer.from('ลับเฉพาะ'))).toBe(false)
  await visitor.open(serviceUrls.resume())
  await visitor.submit(serviceUrls.resume(), { tracking: code === '0000 0000 0000' ? '1' : '0000 0000 0000' })
  expect(visitor.page!.statusCode).toBe(422)
  await visitor.submit(serviceUrls.resume(), { tracking: code })
  expect(visitor.page!.body).toContain('value="ลับเฉพาะ"')
  await visitor.submit(serviceUrls.apply({ key }), { ...me, 'a-why': 'ลับเฉพาะ', 'a-kinds': 'hall' })
  await sent(visitor, key)
  expect(await requestsOf(serviceId)).toHaveLength(1)
  expect(await drafts()).toEqual([])
  await visitor.open(serviceUrls.apply({ key }))
  const again = visitor.filled(serviceUrls.apply({ key }), me).payload!
  await visitor.send({ ...save, payload: again })
  expect(await drafts()).toHaveLength(1)
  await inside((tx) => forgetRequests(tx, begun.add({ hours: 24 * 29 })))
  expect(await drafts()).toHaveLength(1)
  await inside((tx) => forgetRequests(tx, begun.add({ hours: 24 * 31 })))
  expect(await drafts()).toEqual([])
})

test('what is missing is sent by the code, once, and the time runs again', async () => {
  const { serviceId, key } = await open(kinds)
  const visitor = await checked(key, { 'a-kinds': 'hall' })
  await sent(visitor, key)
  const code = codeIn(visitor)
  const { requestId } = (await requestsOf(serviceId))[0]!
  const bringBy = today.add({ days: 10 })
  await inside((tx) =>
    askForDocuments(tx, clerk, { requestId, words: 'ขอสำเนาทะเบียนบ้าน', bringBy, at: begun }),
  )
  const matter = await tracked(code)
  expect(plain(matter)).toContain('ขอสำเนาทะเบียนบ้าน')
  await matter.submit('/documents')
  expect(plain(matter)).toContain('แนบเอกสารอย่างน้อยหนึ่งไฟล์')
  const file = { name: 'house.pdf', content: smallPdf }
  await matter.submitFiles('/documents', { answer: 'ส่งแล้ว' }, [file], 'documents')
  expect(plain(matter)).toContain('กำลังพิจารณา')
  expect(await inside((tx) => findHandled(tx, requestId))).toMatchObject({
    state: 'open',
    dueOn: '2026-11-30',
  })
})

test('the staff enter what came on paper, with the way it came', async () => {
  const { serviceId, key } = await open(kinds)
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', clerkToken)
  await checked(key, { 'a-kinds': 'hall', channel: 'letter' }, visitor)
  await sent(visitor, key)
  expect(await requestsOf(serviceId)).toMatchObject([{ channel: 'letter' }])
})

test('two years after its end nothing of a person is left of a request', async () => {
  const { serviceId, key } = await open(id, card)
  const visitor = await checked(key, { 'a-id': '1101700207030' })
  await visitor.submitFiles(serviceUrls.send({ key }), {}, [
    { name: 'a.pdf', content: smallPdf, into: 'a-card' },
  ])
  const code = codeIn(visitor)
  const { requestId } = (await requestsOf(serviceId))[0]!
  const ending = {
    requestId,
    outcome: 'refused',
    words: 'ไม่เข้าเกณฑ์',
    appeal: 'ภายใน 15 วัน',
    at: begun,
  } as const
  expect(await inside((tx) => endRequest(tx, clerk, ending))).toEqual({ ok: true })
  const matter = await tracked(code)
  expect(plain(matter)).toContain('ไม่เข้าเกณฑ์')
  expect(plain(matter)).toContain('ภายใน 15 วัน')
  now = Temporal.Instant.from('2028-11-24T03:00:00Z')
  await inside((tx) => forgetRequests(tx, now))
  const [left] = await requestsOf(serviceId)
  expect(left).toMatchObject({
    applicant: null,
    contact: null,
    answers: null,
    decision: null,
    state: 'refused',
  })
  expect(plain(await tracked(code))).toContain('ถูกลบแล้ว')
})

test('codes are guessed at no faster than tracking codes are', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(serviceUrls.resume())
  const statuses = new Set<number>()
  for (let index = 0; index < 22; index += 1) {
    await visitor.submit(serviceUrls.resume(), { tracking: `9999 9999 90${String(index).padStart(2, '0')}` })
    statuses.add(visitor.page!.statusCode)
  }
  expect([...statuses]).toEqual([422, 429])
})
