import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { addPerson, type TestPerson } from '../../../../test/support/people.ts'
import { smallPdf } from '../../../../test/support/register.ts'
import { insertRequest, insertService } from '../../../../test/support/service-requests.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { AccountActor, Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import { account } from '../../../platform/identity/schema.ts'
import { makePass } from '../../../platform/tracking/pass.ts'
import { serviceBooking } from '../schema.ts'
import { stepsOf } from '../step.ts'
import { serviceHandlingUrls, serviceUrls, serviceWorkUrls } from '../urls.ts'
import { appointmentsOf, cancelAppointment, makeAppointment } from './appointing.ts'
import { assignRequest, noteOnRequest } from './assigning.ts'
import { explainDelay } from './delaying.ts'
import { askForDocuments, documentsGiven } from './documents.ts'
import { endRequest } from './ending.ts'
import { payFee, setFee } from './fee.ts'
import { serviceActMessages } from './form-messages.ts'
import { findHandled, listHandled, type RegisterAsked } from './register-reading.ts'
import { serviceTasks } from './waiting.ts'

// A Monday.
const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const noon = (iso: string) => Temporal.Instant.from(`${iso}T05:00:00Z`)
let app: TestApp
let inside: Inside
let now = begun
let divisions: string[]
let serviceId: string
let clerk: AccountActor

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    divisions = (await listDivisions(tx)).map(({ divisionId }) => divisionId)
    const { accountId } = await addPerson(tx, { role: 'clerk', at: begun })
    clerk = { accountId, role: 'clerk', isActing: false }
  })
  serviceId = await inside((tx) => insertService(tx))
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

const receive = (told: Partial<Parameters<typeof insertRequest>[1]> = {}) =>
  inside((tx) => insertRequest(tx, { serviceId, ...told }))
const stateOf = async (requestId: string) => (await inside((tx) => findHandled(tx, requestId)))!

async function person(role: Role, divisionId?: string): Promise<TestPerson> {
  const own = await app.database.organizationId()
  return app.database.asOwner(own, (tx) => addPerson(tx, { role, divisionId, at: now }))
}

/** Somebody of the role who has just signed in: a session of another time of these tests is over. */
async function as(role: Role, divisionId?: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', (await person(role, divisionId)).token)
  return visitor
}

test('missing documents are asked for once, and the time begins again when they are here', async () => {
  const requestId = await receive()
  const ask = { requestId, words: 'สำเนาทะเบียนบ้าน', bringBy: day('2026-12-08') }
  expect(
    await inside((tx) => askForDocuments(tx, clerk, { ...ask, bringBy: day('2026-11-23'), at: begun })),
  ).toEqual({ ok: false, reason: 'past' })
  expect(await inside((tx) => askForDocuments(tx, clerk, { ...ask, at: begun }))).toEqual({ ok: true })
  expect(await stateOf(requestId)).toMatchObject({ state: 'incomplete', dueOn: null, completeOn: null })
  expect(await inside((tx) => askForDocuments(tx, clerk, { ...ask, at: begun }))).toEqual({
    ok: false,
    reason: 'asked-before',
  })
  const decision = { requestId, outcome: 'approved', words: null, appeal: null, at: begun } as const
  expect(await inside((tx) => endRequest(tx, clerk, decision))).toEqual({
    ok: false,
    reason: 'documents-missing',
  })
  const given = { requestId, words: null, at: noon('2026-12-01') }
  expect(await inside((tx) => documentsGiven(tx, clerk, given))).toEqual({ ok: true })
  expect(await inside((tx) => documentsGiven(tx, clerk, given))).toEqual({ ok: false, reason: 'not-waiting' })
  // Five working days after 1 December, of which 7 December (in place of the 5th) and a weekend are none.
  expect(await stateOf(requestId)).toMatchObject({
    state: 'open',
    completeOn: '2026-12-01',
    dueOn: '2026-12-09',
  })
  // Still once, also after they came.
  expect(await inside((tx) => askForDocuments(tx, clerk, { ...ask, at: noon('2026-12-01') }))).toEqual({
    ok: false,
    reason: 'asked-before',
  })
})

test('the asking form says why there is no second one', async () => {
  const requestId = await receive()
  const [officer, other] = [await as('officer'), await as('officer')]
  for (const one of [officer, other]) await one.open(serviceHandlingUrls.ask({ requestId }))
  const typed = { words: 'สำเนาบัตรประชาชน', bringBy: '8/12/2569' }
  await officer.submit('/documents', { words: '', bringBy: '8/12/2569' })
  expect(officer.page!.statusCode).toBe(422)
  expect(officer.page!.body).toContain('href="#words"')
  await officer.submit('/documents', typed)
  expect(officer.page!.statusCode).toBe(200)
  await other.submit('/documents', typed)
  expect(other.page!.statusCode).toBe(422)
  expect(textOf(other.page!.body)).toContain(serviceActMessages.th.askedBefore)
  expect(other.page!.body, 'nothing typed is lost').toContain(typed.words)
})

test('a request is returned only when the day for its documents is over', async () => {
  const requestId = await receive()
  const ask = { requestId, words: 'สำเนาบัตร', bringBy: day('2026-12-01'), at: begun }
  const back = { requestId, outcome: 'returned', words: 'ไม่นำเอกสารมา', appeal: 'ภายใน 15 วัน' } as const
  expect(await inside((tx) => endRequest(tx, clerk, { ...back, at: begun }))).toEqual({
    ok: false,
    reason: 'not-asked',
  })
  await inside((tx) => askForDocuments(tx, clerk, ask))
  expect(await inside((tx) => endRequest(tx, clerk, { ...back, at: noon('2026-12-01') }))).toEqual({
    ok: false,
    reason: 'not-over',
  })
  expect(await inside((tx) => endRequest(tx, clerk, { ...back, at: noon('2026-12-02') }))).toEqual({
    ok: true,
  })
  expect(await stateOf(requestId)).toMatchObject({ state: 'returned', endedOn: '2026-12-02' })
})

test('it is given to those who are in office and of the division', async () => {
  const requestId = await receive()
  const [first, second] = divisions
  const own = await person('officer', first)
  const assigned = { requestId, divisionId: first!, at: begun }
  const of = (assigneeId: string | null, divisionId = first!) =>
    inside((tx) => assignRequest(tx, clerk, { ...assigned, divisionId, assigneeId }))
  expect(await of(own.accountId, second)).toEqual({ ok: false, reason: 'of-another' })
  expect(await of(own.accountId)).toEqual({ ok: true })
  expect(await of(own.accountId)).toEqual({ ok: false, reason: 'same' })
  const left = await person('officer', first)
  await app.database.asOwner(await app.database.organizationId(), ({ db, organizationId }) =>
    db
      .update(account)
      .set({ state: 'closed' })
      .where(and(eq(account.organizationId, organizationId), eq(account.accountId, left.accountId))),
  )
  expect(await of(left.accountId)).toEqual({ ok: false, reason: 'left' })
  expect(await of(null, serviceId)).toEqual({ ok: false, reason: 'no-division' })
})

test('another division reads it and does nothing with it; the clerk does', async () => {
  const requestId = await receive({ divisionId: divisions[0] })
  const stranger = await as('officer', divisions[1])
  await stranger.open(serviceWorkUrls.request({ requestId }))
  expect(stranger.page!.statusCode).toBe(200)
  expect(stranger.page!.body).not.toContain('/decision"')
  expect(stranger.page!.body, 'no national id for whoever does not need it').not.toContain('1101700207030')
  // A form of another page of his, sent to this request.
  const mine = await receive({ divisionId: divisions[1] })
  await stranger.open(serviceHandlingUrls.withdrawFor({ requestId: mine }))
  const forged = stranger.filled('/withdraw', { words: 'ถอน' })
  const answer = await stranger.send({ ...forged, url: serviceHandlingUrls.withdrawFor({ requestId }) })
  expect(answer.statusCode).toBe(403)
  expect((await stateOf(requestId)).state).toBe('open')
  const own = await as('clerk', divisions[1])
  await own.open(serviceWorkUrls.request({ requestId }))
  expect(own.page!.body).toContain('/decision"')
  for (const [role, status] of [
    ['council-member', 403],
    ['administrator', 403],
    ['internal-auditor', 200],
  ] as const) {
    const visitor = await as(role)
    expect((await visitor.open(serviceWorkUrls.request({ requestId }))).statusCode, role).toBe(status)
  }
})

test('an appointment is not in the past, and one outside office hours is meant', async () => {
  const requestId = await receive()
  const officer = await as('officer')
  await officer.open(serviceHandlingUrls.appoint({ requestId }))
  const typed = { day: '23/11/2569', time: '8.30', place: 'สำนักงาน', words: '' }
  await officer.submit('/appointment', typed)
  expect(textOf(officer.page!.body)).toContain(serviceActMessages.th.appointPast)
  // A Saturday.
  await officer.submit('/appointment', { ...typed, day: '28/11/2569' })
  expect(officer.page!.statusCode).toBe(422)
  expect(textOf(officer.page!.body)).toContain(serviceActMessages.th.closedDay)
  await officer.submit('/appointment', { ...typed, day: '28/11/2569', meansIt: 'yes' })
  expect(officer.page!.statusCode).toBe(200)
  await officer.open(serviceHandlingUrls.appoint({ requestId }))
  await officer.submit('/appointment', { ...typed, day: '24/11/2569', time: '12:15' })
  expect(textOf(officer.page!.body)).toContain(serviceActMessages.th.closedHour)
  await officer.submit('/appointment', { ...typed, day: '24/11/2569', time: '25:00' })
  expect(officer.page!.body).toContain('href="#time"')
  const [made] = await inside((tx) => appointmentsOf(tx, requestId))
  const off = { requestId, appointmentId: made!.appointmentId, words: 'ฝนตก', at: begun }
  expect(await inside((tx) => cancelAppointment(tx, clerk, off))).toEqual({ ok: true })
  expect(await inside((tx) => cancelAppointment(tx, clerk, off))).toEqual({ ok: false, reason: 'absent' })
  const late = { ...off, appointmentId: made!.appointmentId }
  expect(await inside((tx) => cancelAppointment(tx, clerk, { ...late, requestId: serviceId }))).toEqual({
    ok: false,
    reason: 'absent',
  })
  const again = { requestId, meetsAt: begun, place: 'ที่', words: null, at: begun }
  expect(await inside((tx) => makeAppointment(tx, clerk, again))).toEqual({ ok: false, reason: 'past' })
})

test('a fee is set, owed and paid once, and nothing is owed of what is free', async () => {
  const requestId = await receive()
  const pay = { requestId, paidOn: day('2026-11-23'), receipt: '12/34', at: begun }
  const set = (satang: number) => inside((tx) => setFee(tx, clerk, { requestId, satang, at: begun }))
  expect(await set(0)).toEqual({ ok: true })
  expect(await inside((tx) => payFee(tx, clerk, pay))).toEqual({ ok: false, reason: 'nothing-owed' })
  expect(await set(2_050)).toEqual({ ok: true })
  for (const other of ['2026-11-22', '2026-11-24']) {
    const wrong = { ...pay, paidOn: day(other) }
    expect(await inside((tx) => payFee(tx, clerk, wrong))).toEqual({ ok: false, reason: 'other-day' })
  }
  const both = await Promise.all([1, 2].map(() => inside((tx) => payFee(tx, clerk, pay))))
  expect(both).toContainEqual({ ok: true })
  expect(both).toContainEqual({ ok: false, reason: 'paid' })
  expect(await set(100)).toEqual({ ok: false, reason: 'paid' })
  const officer = await as('officer')
  await officer.open(serviceWorkUrls.request({ requestId }))
  expect(textOf(officer.page!.body)).toContain('20.50')
})

test('a delay is explained with a later day, counts as late, and is explained again after seven days', async () => {
  const accountId = (await person('officer', divisions[0])).accountId
  const requestId = await receive({ divisionId: divisions[0], assigneeId: accountId })
  const delay = { requestId, words: 'รถเสีย', at: begun }
  const to = (iso: string) => inside((tx) => explainDelay(tx, clerk, { ...delay, dueOn: day(iso) }))
  expect(await to('2026-11-30')).toEqual({ ok: false, reason: 'not-later' })
  expect(await to('2026-12-11')).toEqual({ ok: true })
  expect(await stateOf(requestId)).toMatchObject({ dueOn: '2026-12-11', overran: true })
  const asked = (today: string) => tasksOf(accountId, today, requestId)
  expect(await asked('2026-11-24')).toMatchObject([{ id: `services.request ${requestId} decide` }])
  const [reminded] = await asked('2026-11-28')
  expect(reminded).toMatchObject({ id: `services.request ${requestId} explain` })
  expect(reminded!.deadline!.toString()).toBe('2026-11-30')
})

async function tasksOf(accountId: string, today: string, requestId: string) {
  return inside(async (tx) => {
    const asked = (await activePeople(tx, day(today))).find((one) => one.accountId === accountId)!
    const tasks = await serviceTasks(tx, { person: asked, today: day(today) })
    return tasks.filter(({ address }) => address.includes(requestId))
  })
}

test('a request waits for those who must act, and not while documents may still come', async () => {
  const [first, second] = divisions
  const officer = (await person('officer', first)).accountId
  const other = (await person('officer', second)).accountId
  const head = (await person('head-of-division', first)).accountId
  const requestId = await receive()
  const of = async (accountId: string, today = '2026-11-23') =>
    (await tasksOf(accountId, today, requestId)).map(({ id }) => id.split(' ').at(-1))
  expect(await of(other), 'of no division, everybody’s').toEqual(['assign'])
  await inside((tx) =>
    assignRequest(tx, clerk, { requestId, divisionId: first!, assigneeId: null, at: begun }),
  )
  expect([await of(officer), await of(other)]).toEqual([['assign'], []])
  const assigned = { requestId, divisionId: first!, assigneeId: officer, at: begun }
  await inside((tx) => assignRequest(tx, clerk, assigned))
  expect([await of(officer), await of(head)]).toEqual([['decide'], []])
  expect(await of(head, '2026-12-01'), 'its time is over').toEqual(['explain'])
  const ask = { requestId, words: 'สำเนาบัตร', bringBy: day('2026-12-01'), at: begun }
  await inside((tx) => askForDocuments(tx, clerk, ask))
  expect([await of(officer), await of(officer, '2026-12-02')]).toEqual([[], ['return']])
  await inside((tx) => documentsGiven(tx, clerk, { requestId, words: null, at: noon('2026-11-26') }))
  expect(await of(officer, '2026-11-26')).toEqual(['documents'])
})

test('it is decided once; a refusal needs its reason and frees what was booked', async () => {
  const requestId = await receive()
  await inside(({ db, organizationId }) =>
    db
      .insert(serviceBooking)
      .values({ organizationId, serviceId, space: 'hall', day: '2026-12-10', part: 'morning', requestId }),
  )
  const refused = {
    requestId,
    outcome: 'refused',
    words: 'สนามปิดซ่อม',
    appeal: 'ภายใน 15 วัน',
    at: begun,
  } as const
  const end = (told: object = {}) => inside((tx) => endRequest(tx, clerk, { ...refused, ...told }))
  expect(await end({ words: null })).toEqual({ ok: false, reason: 'reason-missing' })
  expect(await end({ appeal: null })).toEqual({ ok: false, reason: 'appeal-missing' })
  const both = await Promise.all([end(), end()])
  expect(both).toContainEqual({ ok: true })
  expect(both).toContainEqual({ ok: false, reason: 'ended' })
  const booked = await inside(({ db, organizationId }) =>
    db
      .select()
      .from(serviceBooking)
      .where(and(eq(serviceBooking.organizationId, organizationId), eq(serviceBooking.requestId, requestId))),
  )
  expect(booked).toEqual([])
  const steps = await inside((tx) => stepsOf(tx, requestId))
  expect(steps.filter(({ kind }) => kind === 'refused')).toHaveLength(1)
})

test('a decision with a file is read with the pass of its applicant, as a letter too', async () => {
  const requestId = await receive()
  const officer = await as('officer')
  const letter = serviceHandlingUrls.result({ requestId })
  expect((await officer.send({ method: 'GET', url: letter })).statusCode, 'not decided').toBe(404)
  await officer.open(serviceHandlingUrls.decide({ requestId }))
  expect(officer.page!.body, 'the usual words').toContain('อุทธรณ์ต่อนายก')
  await officer.submitFiles('/decision', { outcome: 'refused', words: '', appeal: '' }, [])
  expect(officer.page!.body).toContain('href="#appeal"')
  await officer.submitFiles('/decision', { outcome: 'refused', words: 'เกินพื้นที่ <b>', appeal: 'ยื่นต่อนายก' }, [
    { name: 'ผล.pdf', content: smallPdf },
  ])
  expect(officer.page!.statusCode, textOf(officer.page!.body).slice(0, 400)).toBe(200)
  const file = /href="(\/files\/[^"]+)"/.exec(officer.page!.body)![1]!
  expect((await officer.send({ method: 'GET', url: file })).statusCode).toBe(200)
  expect((await (await as('council-member')).send({ method: 'GET', url: file })).statusCode).toBe(404)
  const pdf = await officer.send({ method: 'GET', url: letter })
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const organizationId = await app.database.organizationId()
  const keeper = { secrets: testOutside.secrets, organizationId }
  const token = makePass(keeper, 'services.case', { subject: requestId, at: now })
  const citizen = new Visitor(app.server)
  expect((await citizen.send({ method: 'GET', url: letter })).statusCode, 'staff alone').not.toBe(200)
  const own = await citizen.send({ method: 'GET', url: serviceUrls.result({ token }) })
  expect(own.headers['content-type']).toBe('application/pdf')
  now = begun.add({ hours: 2 })
  const over = await citizen.send({ method: 'GET', url: serviceUrls.result({ token }) })
  expect(over.statusCode, 'the pass is over').toBe(404)
})

test('the register finds by number and name, filters, and exports without a name', async () => {
  const requestId = await receive({ applicant: 'สมหญิง 100% ทดสอบ', divisionId: divisions[2] })
  const { registerNumber, registerYear } = await stateOf(requestId)
  const officer = await as('officer')
  const page = async (query: Record<string, string>) =>
    (await officer.open(serviceWorkUrls.register(query))).body
  expect(await page({ q: `${registerNumber}/${registerYear}` })).toContain(requestId)
  expect(await page({ part: 'all', q: '100% ท' })).toContain(requestId)
  expect(await page({ part: 'all', q: '100_ ท' }), 'a sign is no pattern').not.toContain(requestId)
  expect(await page({ part: 'open', division: divisions[2]! })).toContain(requestId)
  expect(await page({ part: 'open', division: divisions[3]! })).not.toContain(requestId)
  expect(await page({ part: 'all', state: 'withdrawn', division: divisions[2]! })).not.toContain(requestId)
  expect(await page({ part: 'late', order: 'newest' })).not.toContain(requestId)
  expect((await officer.open('/services/register?state=nonsense')).statusCode).toBe(400)
  const file = await officer.send({
    method: 'GET',
    url: serviceHandlingUrls.table({ part: 'open', division: divisions[2]! }),
  })
  expect(file.body).toContain(`${registerNumber}/${registerYear}`)
  expect(file.body).not.toContain('สมหญิง')
  const asked: RegisterAsked = {
    part: 'waiting',
    person: { accountId: clerk.accountId, name: '', roles: [] },
    serviceId: undefined,
    state: undefined,
    divisionId: undefined,
    number: undefined,
    applicant: '',
    today: day('2026-11-23'),
  }
  const none = await inside((tx) => listHandled(tx, asked, { order: 'due', offset: 0, limit: 5 }))
  expect(none.total, 'nothing waits for who has no role').toBe(0)
})

test('a note is for the staff, and an erased request takes none', async () => {
  const requestId = await receive()
  const note = { requestId, words: 'โทรแล้วไม่รับ', at: begun }
  expect(await inside((tx) => noteOnRequest(tx, clerk, note))).toEqual({ ok: true })
  const erased = await receive({
    state: 'withdrawn',
    endedOn: '2026-11-23',
    erasedAt: begun,
    applicant: null,
    answers: null,
  })
  expect(await inside((tx) => noteOnRequest(tx, clerk, { ...note, requestId: erased }))).toEqual({
    ok: false,
    reason: 'erased',
  })
  const officer = await as('officer')
  expect((await officer.open(serviceWorkUrls.request({ requestId: erased }))).statusCode).toBe(200)
})
