import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { insertSurvey } from '../../../test/support/surveys.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Actor, Role } from '../../platform/identity/actor.ts'
import { workUrls } from '../work/module.ts'
import { callNext, endTicket, leaveLine } from './calling.ts'
import { issueTicket } from './issuing.ts'
import { lastPeriods, periodFrom } from './period.ts'
import { setCounter, setCounterState, setService } from './setting-up.ts'
import { queueUrls } from './urls.ts'

// A Tuesday.
const begun = Temporal.Instant.from('2026-11-24T03:00:00Z')
const officer: Actor = { accountId: null, role: 'officer', isActing: false }
let app: TestApp
let inside: Inside
let own: string
let now = begun
let tax: string
let counterId: string

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  own = await app.database.organizationId()
  await inside(async (tx) => {
    const terms = { letter: 'ก', name: 'ชำระภาษี', nameEn: 'Tax', minutes: 10, isOpen: true, at: now }
    tax = (await setService(tx, officer, terms)).serviceId
    const set = await setCounter(tx, officer, { number: 1, services: [], at: now })
    if (set.ok) counterId = set.counterId
  })
})
afterAll(() => app.close())

const openCounter = () => inside((tx) => setCounterState(tx, officer, { counterId, state: 'open', at: now }))

async function take(): Promise<string> {
  now = now.add({ seconds: 1 })
  const given = { serviceId: tax, class: 'general', channel: 'phone', at: now } as const
  const issued = await inside((tx) => issueTicket(tx, officer, given))
  if (!issued.ok) throw new Error(issued.reason)
  return issued.ticketId
}

const call = (at: string) => inside((tx) => callNext(tx, officer, { counterId: at, at: now }))
const served = (at: string) =>
  inside((tx) => endTicket(tx, officer, { counterId: at, at: now, outcome: 'served' }))

/** Somebody who has signed in at this moment of the tests. */
async function as(role: Role): Promise<Visitor & { accountId?: string }> {
  const { token, accountId } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor: Visitor & { accountId?: string } = new Visitor(app.server)
  visitor.setCookie('session', token)
  visitor.accountId = accountId
  return visitor
}

test('whoever was served gets one link to the survey, whose it is stands nowhere, and none after that', async () => {
  await openCounter()
  const ticketId = await take()
  const visitor = new Visitor(app.server)
  await call(counterId)
  await served(counterId)
  // Nothing is asked where no survey is open.
  await visitor.open(queueUrls.ticket({ ticketId }))
  expect(visitor.page!.body).not.toContain(queueUrls.rate({ ticketId }))
  const { accountId } = await as('clerk')
  await app.database.asOwner(own, (tx) => insertSurvey(tx, { accountId: accountId! }))
  const waits = await take()
  await visitor.open(queueUrls.ticket({ ticketId: waits }))
  expect(visitor.page!.body).not.toContain(queueUrls.rate({ ticketId: waits }))
  const tabs = [new Visitor(app.server), new Visitor(app.server)]
  const forms: ReturnType<Visitor['filled']>[] = []
  for (const tab of tabs) {
    await tab.open(queueUrls.ticket({ ticketId }))
    forms.push(tab.filled(queueUrls.rate({ ticketId })))
  }
  const sent = await Promise.all(tabs.map((tab, index) => tab.send(forms[index]!)))
  expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409])
  const link = sent.find(({ statusCode }) => statusCode === 303)!.headers.location!
  expect((await visitor.open(link)).statusCode).toBe(200)
  const given = await inside(({ db }) => db.execute(sql`select count(*)::int as many from survey_invitation`))
  expect(given.rows).toEqual([{ many: 1 }])
  const again = textOf((await visitor.open(queueUrls.ticket({ ticketId }))).body)
  expect(again).toContain('เปิดแบบประเมินของบัตรนี้แล้ว')
  await inside((tx) => leaveLine(tx, officer, { ticketId: waits, at: now }))
})

test('a ticket of yesterday opens no survey', async () => {
  await openCounter()
  const ticketId = await take()
  await call(counterId)
  await served(counterId)
  const visitor = new Visitor(app.server)
  await visitor.open(queueUrls.ticket({ ticketId }))
  const form = visitor.filled(queueUrls.rate({ ticketId }))
  now = now.add({ hours: 24 })
  expect((await visitor.send(form)).statusCode).toBe(409)
})

test('a week begins on a Monday and a month on its first; what is to come has no summary', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const today = day('2026-12-01')
  expect(periodFrom('week', day('2026-11-24'), today)).toBeUndefined()
  expect(periodFrom('month', day('2026-11-02'), today)).toBeUndefined()
  expect(periodFrom('week', day('2026-12-07'), today)).toBeUndefined()
  expect(periodFrom('week', day('0001-01-01'), today)).toBeUndefined()
  const ends = lastPeriods(today).map(({ part, from, to }) => [part, from.toString(), to.toString()])
  expect(ends).toEqual([
    ['week', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-01', '2026-11-30'],
  ])
})

test('a week that is over has its page and table, and waits for whoever runs the room under one name', async () => {
  now = begun
  const page = async (from: string, part: 'week' | 'month' = 'week') =>
    new Visitor(app.server).open(queueUrls.summary({ part, from }))
  expect(textOf((await page('2026-11-23')).body)).toContain('ยังไม่จบช่วงนี้')
  const waiting = async (role: Role) => textOf((await (await as(role)).open(workUrls.work())).body)
  expect(await waiting('clerk')).not.toContain('อ่านสรุปบัตรคิว')
  now = Temporal.Instant.from('2026-12-01T03:00:00Z')
  const week = textOf((await page('2026-11-23')).body).replaceAll('\u00A0', ' ')
  expect(week).toContain('สรุปบัตรคิวรายสัปดาห์ 23 พฤศจิกายน 2569 ถึง 29 พฤศจิกายน 2569')
  expect(week).not.toContain('ยังไม่จบช่วงนี้')
  expect(week).toContain('ก ชำระภาษี')
  const month = textOf((await page('2026-11-01', 'month')).body)
  expect(month).toContain('ยังมีคำตอบไม่ถึง 5 คน')
  await app.database.asOwner(own, ({ db }) => db.execute(sql`update survey set topic = 'queue'`))
  const answered = textOf((await page('2026-11-01', 'month')).body)
  // 44 of 60, by both ways in.
  expect(answered).toContain('จาก 60 คำตอบ')
  expect(answered).toContain('73.3')
  expect(textOf((await page('2026-10-01', 'month')).body)).toContain('ช่วงนี้ไม่มีการออกบัตรคิว')
  for (const wrong of ['2026-11-24', '2026-13-01', '2027-01-04', 'x']) {
    expect((await page(wrong)).statusCode, wrong).toBe(404)
  }
  const csv = await new Visitor(app.server).open(queueUrls.summaryCsv({ part: 'week', from: '2026-11-23' }))
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.body).toContain('ชำระภาษี,3,2,')
  const told = await waiting('clerk')
  expect(told.split('อ่านสรุปบัตรคิว')).toHaveLength(3)
  expect(await waiting('clerk')).toBe(told)
  expect(await waiting('officer')).not.toContain('อ่านสรุปบัตรคิว')
  now = Temporal.Instant.from('2026-12-09T03:00:00Z')
  expect(await waiting('clerk')).not.toContain('อ่านสรุปบัตรคิว')
})
