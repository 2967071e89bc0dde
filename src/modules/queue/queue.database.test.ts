import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { inOrganization } from '../../platform/database/tenant.ts'
import { systemActor, type Actor, type Role } from '../../platform/identity/actor.ts'
import { callBeforeTurn, callNext, endTicket, leaveLine, passOn, recall } from './calling.ts'
import { figuresOf } from './figures.ts'
import { openSession } from '../../platform/identity/sessions.ts'
import { issueTicket } from './issuing.ts'
import { findTicket, readLine } from './line.ts'
import { queueMetrics } from './metrics.ts'
import { setCounter, setCounterState, setRule, setService } from './setting-up.ts'
import { readStanding } from './standing.ts'
import type { TicketClass } from './ticket-facts.ts'
import { queueUrls, queueWorkUrls } from './urls.ts'

let app: TestApp
let inside: Inside
let own: string
let now = testNow
let tax: string
let waste: string
const counters: string[] = []
const accounts = new Map<string, string>()
const officer: Actor = { accountId: null, role: 'officer', isActing: false }

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['colleague', 'officer'],
      ['clerk', 'clerk'],
      ['auditor', 'internal-auditor'],
    ]
    for (const [name, role] of people)
      accounts.set(name, (await addPerson(tx, { role, at: testNow })).accountId)
  })
  await inside(async (tx) => {
    const terms = { minutes: 10, isOpen: true, at: now }
    tax = (await setService(tx, officer, { letter: 'ก', name: 'ชำระภาษี', nameEn: 'Tax', ...terms })).serviceId
    waste = (await setService(tx, officer, { letter: 'ข', name: 'ขอถังขยะ', nameEn: 'Bins', ...terms }))
      .serviceId
    for (const number of [1, 2]) {
      const set = await setCounter(tx, officer, { number, services: [], at: now })
      if (set.ok) counters.push(set.counterId)
    }
  })
})
afterAll(() => app.close())

/** Every test has a day of its own. */
async function nextDay(): Promise<void> {
  now = now.add({ hours: 24 })
  for (const counterId of counters) {
    await inside((tx) => setCounterState(tx, officer, { counterId, state: 'open', at: now }))
  }
}

async function take(serviceId = tax, ticketClass: TicketClass = 'general'): Promise<string> {
  now = now.add({ seconds: 1 })
  const given = { serviceId, class: ticketClass, channel: 'kiosk', at: now } as const
  const issued = await inside((tx) => issueTicket(tx, officer, given))
  if (!issued.ok) throw new Error(issued.reason)
  return issued.ticketId
}

const call = (counterId: string) => inside((tx) => callNext(tx, officer, { counterId, at: now }))
const served = (counterId: string) =>
  inside((tx) => endTicket(tx, officer, { counterId, at: now, outcome: 'served' }))
const ticketOf = (ticketId: string) => inside((tx) => findTicket(tx, ticketId))

test('two kiosks that print at once give two numbers, one after the other', async () => {
  await nextDay()
  const ids = await Promise.all(Array.from({ length: 20 }, () => take()))
  const numbers = await Promise.all(ids.map(async (id) => (await ticketOf(id))!.number))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('numbers that were asked for at once are called as they are counted', async () => {
  await nextDay()
  const terms = { serviceId: tax, class: 'general', channel: 'kiosk' } as const
  const issue = (at: Temporal.Instant) => inside((tx) => issueTicket(tx, officer, { ...terms, at }))
  const [one, two] = [await issue(now.add({ milliseconds: 30 })), await issue(now)]
  now = now.add({ seconds: 1 })
  for (const issued of [one, two]) {
    expect(await call(counters[0]!)).toEqual(issued)
    await served(counters[0]!)
  }
})

test('each service counts for itself, and every day begins anew', async () => {
  await nextDay()
  const [one, other] = [await take(tax), await take(waste)]
  expect([(await ticketOf(one))!.number, (await ticketOf(other))!.number]).toEqual([1, 1])
})

test('counters that call in the same instant call different people, each once', async () => {
  await nextDay()
  const [a, b] = [await take(), await take()]
  const called = await Promise.all(counters.map(call))
  expect(called.map((one) => (one.ok ? one.ticketId : one.reason)).toSorted()).toEqual([a, b].toSorted())
  expect(await call(counters[0]!)).toEqual({ ok: false, reason: 'busy' })
  await served(counters[0]!)
  expect(await call(counters[0]!)).toEqual({ ok: false, reason: 'nobody' })
})

test('the rule on display decides who is next, and what is in order', async () => {
  await nextDay()
  const first = await take()
  const elder = await take(tax, 'elderly')
  expect(await call(counters[0]!)).toEqual({ ok: true, ticketId: elder })
  await served(counters[0]!)
  now = now.add({ minutes: 31 })
  const monk = await take(tax, 'monk')
  expect(await call(counters[0]!)).toEqual({ ok: true, ticketId: first })
  await served(counters[0]!)
  await inside((tx) => setRule(tx, officer, { patienceMinutes: 45, at: now }))
  const late = await take()
  now = now.add({ minutes: 40 })
  const { rule } = await inside((tx) => readLine(tx, now))
  expect(rule.patienceMinutes).toBe(45)
  expect(await call(counters[0]!)).toEqual({ ok: true, ticketId: monk })
  for (const id of [first, elder, monk]) expect((await ticketOf(id))!.inOrder).toBe(true)
  await inside((tx) => leaveLine(tx, officer, { ticketId: late, at: now }))
  await inside((tx) => setRule(tx, officer, { patienceMinutes: 30, at: now }))
})

test('a call before the turn needs a reason that counts, and is none where it is the turn', async () => {
  await nextDay()
  const [one, two] = [await take(), await take()]
  const before = (ticketId: string) =>
    inside((tx) =>
      callBeforeTurn(tx, officer, {
        counterId: counters[0]!,
        ticketId,
        reason: 'unwell',
        at: now,
      }),
    )
  expect(await before(one)).toEqual({ ok: false, reason: 'its-turn' })
  expect(await before(two)).toEqual({ ok: true, ticketId: two })
  expect(await ticketOf(two)).toMatchObject({ inOrder: false, reason: 'unwell' })
  expect(await before(two)).toEqual({ ok: false, reason: 'busy' })
  const day = now.toZonedDateTimeISO('Asia/Bangkok').toPlainDate()
  const figures = await inside((tx) => figuresOf(tx, { from: day, to: day }, day))
  expect(figures).toMatchObject({ issued: 2, called: 1, inOrder: 0 })
  // Passed on and called again by the rule, the first call still counts.
  await inside((tx) => passOn(tx, officer, { counterId: counters[0]!, toCounterId: counters[1]!, at: now }))
  expect(await call(counters[1]!)).toEqual({ ok: true, ticketId: two })
  expect((await ticketOf(two))!.inOrder).toBe(false)
})

test('whoever is passed on is next at that counter and at no other', async () => {
  await nextDay()
  const [one, two] = [await take(), await take()]
  await call(counters[0]!)
  await inside((tx) => passOn(tx, officer, { counterId: counters[0]!, toCounterId: counters[1]!, at: now }))
  expect(await call(counters[0]!)).toEqual({ ok: true, ticketId: two })
  expect(await call(counters[1]!)).toEqual({ ok: true, ticketId: one })
  const nowhere = { counterId: counters[1]!, toCounterId: crypto.randomUUID(), at: now }
  expect(await inside((tx) => passOn(tx, officer, nowhere))).toBe(false)
})

test('a number is called again, given up, or not come; nothing twice', async () => {
  await nextDay()
  const [one, two] = [await take(), await take()]
  const where = { counterId: counters[0]!, at: now }
  expect(await inside((tx) => recall(tx, officer, where))).toBe(false)
  await call(counters[0]!)
  expect(await inside((tx) => recall(tx, officer, where))).toBe(true)
  expect((await ticketOf(one))!.recalls).toBe(1)
  expect(await inside((tx) => leaveLine(tx, officer, { ticketId: one, at: now }))).toBe(false)
  expect(await inside((tx) => endTicket(tx, officer, { ...where, outcome: 'absent' }))).toBe(true)
  expect(await inside((tx) => endTicket(tx, officer, { ...where, outcome: 'served' }))).toBe(false)
  expect(await inside((tx) => leaveLine(tx, officer, { ticketId: two, at: now }))).toBe(true)
  expect(await inside((tx) => leaveLine(tx, officer, { ticketId: two, at: now }))).toBe(false)
})

test('a paused counter calls nobody, is not left while somebody is there, and is closed the next morning', async () => {
  await nextDay()
  await take()
  const counterId = counters[0]!
  const set = (state: 'open' | 'paused' | 'closed') =>
    inside((tx) => setCounterState(tx, officer, { counterId, state, at: now }))
  await set('paused')
  expect(await call(counterId)).toEqual({ ok: false, reason: 'not-open' })
  await set('open')
  await call(counterId)
  expect(await set('closed')).toEqual({ ok: false, reason: 'busy' })
  now = now.add({ hours: 24 })
  const morning = await inside((tx) => readLine(tx, now))
  expect(morning.counters.map(({ state }) => state)).toEqual(['closed', 'closed'])
  expect(morning.tickets, 'yesterday’s line is not today’s').toEqual([])
})

test('the standing tells numbers and places, and no ticket', async () => {
  await nextDay()
  const ids = [await take(), await take(), await take()]
  await call(counters[0]!)
  const standing = await inside((tx) => readStanding(tx, now))
  expect(standing.now).toMatchObject([{ label: 'ก 001', counter: 1, calls: 1 }])
  expect(standing.places).toEqual({
    'ก 002': { before: 0, minutes: 0 },
    'ก 003': { before: 1, minutes: 5 },
  })
  for (const id of ids) expect(JSON.stringify(standing)).not.toContain(id)
})

test('a visitor takes a ticket, follows it, and gives it up, without a script', async () => {
  await nextDay()
  const visitor = new Visitor(app.server)
  await visitor.open(queueUrls.queue())
  expect((await visitor.submit(queueUrls.take(), { class: '', service: tax })).statusCode).toBe(422)
  await visitor.open(queueUrls.queue())
  await visitor.submit(queueUrls.take(), { class: 'general', service: tax })
  const address = visitor.url
  expect(textOf(visitor.page!.body)).toContain('ก 001')
  expect(textOf(visitor.page!.body)).toContain('ท่านเป็นคิวถัดไป')
  await visitor.submit(`${address}/leave`)
  expect(textOf(visitor.page!.body)).toContain('คืนบัตรนี้แล้ว')
  now = now.add({ hours: 24 })
  expect(textOf((await visitor.open(address)).body)).toContain('ใช้ไม่ได้แล้ว')
})

test('a double tap is one ticket; a service that there is not, or that is closed, gives none', async () => {
  await nextDay()
  const visitor = new Visitor(app.server)
  await visitor.open(queueUrls.kiosk())
  const form = visitor.filled(queueUrls.kiosk(), { class: 'general', service: waste })
  const send = () => visitor.send(form)
  const [first, again] = [await send(), await send()]
  expect(first.statusCode).toBe(303)
  expect(again.headers['location']).toBe(first.headers['location'])
  for (const service of [crypto.randomUUID(), 'x']) {
    await visitor.open(queueUrls.kiosk())
    expect((await visitor.submit(queueUrls.kiosk(), { class: 'general', service })).statusCode).toBe(422)
  }
  const closed = { letter: 'ข', name: 'ขอถังขยะ', nameEn: 'Bins', minutes: 10, at: now }
  await inside((tx) => setService(tx, officer, { ...closed, isOpen: false }))
  await visitor.open(queueUrls.kiosk())
  const refused = await visitor.submit(queueUrls.kiosk(), { class: 'general', service: waste })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('ปิดรับบัตรคิวแล้ว')
  await inside((tx) => setService(tx, officer, { ...closed, isOpen: true }))
})

test('an officer opens his counter, calls, calls before the turn with a reason, and ends', async () => {
  await nextDay()
  const [first, second] = [await take(), await take()]
  const staff = await as('officer')
  const [counterId] = counters as [string]
  const counter = queueWorkUrls.counter({ counterId })
  await staff.open(counter)
  await staff.submit(queueWorkUrls.setState({ counterId }), { state: 'open' })
  const before = queueWorkUrls.before({ counterId, ticketId: second })
  await staff.open(before)
  expect((await staff.submit(before)).statusCode).toBe(422)
  await staff.open(before)
  await staff.submit(before, { reason: 'returned' })
  expect(textOf(staff.page!.body)).toContain('ที่ช่องตอนนี้ ก 002')
  await staff.submit(queueWorkUrls.served({ counterId }), { after: 'next' })
  expect(textOf(staff.page!.body)).toContain('ที่ช่องตอนนี้ ก 001')
  // Somebody else ended it on the same counter meanwhile.
  await inside((tx) => endTicket(tx, officer, { counterId, at: now, outcome: 'served' }))
  expect((await staff.submit(queueWorkUrls.again({ counterId }))).statusCode).toBe(409)
  expect((await ticketOf(first))!.state).toBe('served')
  await staff.open(counter)
  await staff.submit(queueWorkUrls.issue({ counterId }), { service: tax, class: 'pregnant' })
  expect(textOf(staff.page!.body)).toContain('ก 003')
})

test('whoever opens another counter leaves the first, but not while somebody is there', async () => {
  await nextDay()
  const staff = await as('colleague')
  const [one, two] = counters as [string, string]
  const open = async (counterId: string) => {
    await staff.open(queueWorkUrls.counter({ counterId }))
    return staff.submit(queueWorkUrls.setState({ counterId }), { state: 'open' })
  }
  await open(one)
  await take()
  await call(one)
  expect((await open(two)).statusCode).toBe(409)
  await served(one)
  expect((await open(two)).statusCode).toBe(200)
  const { counters: states } = await inside((tx) => readLine(tx, now))
  expect(states.map(({ state }) => state)).toEqual(['closed', 'open'])
})

test('the clerk sets services, counters and the rule; what is wrong is said beside its field', async () => {
  const clerk = await as('clerk')
  await clerk.open(queueWorkUrls.settings())
  const wrong = { letter: '1', name: '', nameEn: 'x'.repeat(81), minutes: '๐' }
  const refused = await clerk.submit(queueWorkUrls.setService(), wrong)
  expect(refused.statusCode).toBe(422)
  for (const field of ['letter', 'name', 'nameEn', 'minutes']) expect(refused.body).toContain(`#${field}"`)
  const right = { letter: 'ค', name: 'จองสนาม', nameEn: 'Booking', minutes: '๑๕', takes: 'yes' }
  expect((await clerk.submit(queueWorkUrls.setService(), right)).statusCode).toBe(200)
  expect(textOf(clerk.page!.body)).toContain('จองสนาม คนละ 15 นาที')
  const foreign = await clerk.submit(queueWorkUrls.setCounter(), {
    number: '3',
    services: crypto.randomUUID(),
  })
  expect(foreign.statusCode).toBe(422)
  await clerk.submit(queueWorkUrls.setCounter(), { number: '3', services: tax })
  await clerk.submit(queueWorkUrls.setRule(), { patience: '4' })
  expect(clerk.page!.statusCode).toBe(422)
})

test('counters are for those who serve, settings for those who manage', async () => {
  for (const [name, address, status] of [
    ['auditor', queueWorkUrls.counters(), 403],
    ['officer', queueWorkUrls.settings(), 403],
    ['officer', queueWorkUrls.counter({ counterId: crypto.randomUUID() }), 404],
  ] as const) {
    expect((await (await as(name)).open(address)).statusCode, `${name} ${address}`).toBe(status)
  }
})

test('the rows of a waiting room are nobody else’s', async () => {
  const elsewhere = crypto.randomUUID()
  const seen = await inOrganization(app.database.database.serving, elsewhere, (tx) => readLine(tx, now))
  expect([seen.services, seen.counters, seen.tickets]).toEqual([[], [], []])
  const foreign = inOrganization(app.database.database.serving, elsewhere, (tx) =>
    issueTicket(tx, systemActor, { serviceId: tax, class: 'general', channel: 'phone', at: now }),
  )
  expect(await foreign).toEqual({ ok: false, reason: 'absent' })
})

test('the public figures and the metric count every call', async () => {
  const [metric] = queueMetrics
  const until = now.toZonedDateTimeISO('Asia/Bangkok').toPlainDate()
  const measured = await inside((tx) => metric!.measure(tx, { fiscalYear: 2570, until, parameters: {} }))
  expect(measured!.denominator! - measured!.numerator).toBe(2)
  expect(
    await inside((tx) => metric!.measure(tx, { fiscalYear: 2571, until, parameters: {} })),
  ).toBeUndefined()
  const page = textOf((await new Visitor(app.server).open(queueUrls.statistics())).body)
  expect(page).toContain('กลับมาพร้อมเอกสารที่ขาด')
  expect(page).toContain('ชำระภาษี')
})

test('a board that runs no scripts asks for itself anew', async () => {
  const { body } = await new Visitor(app.server).open(queueUrls.board())
  expect(body).toContain('<noscript><meta http-equiv="refresh" content="15"/></noscript></head>')
  expect((await new Visitor(app.server).open(queueUrls.kiosk())).body).not.toContain('http-equiv')
})

test('the live page tells of a call within moments, and ends with the server', async () => {
  await nextDay()
  await take()
  const address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${address}${queueUrls.live({ follow: 'yes' })}`, {
    headers: { 'accept-encoding': 'br, gzip' },
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(answer.headers.get('content-encoding')).toBeNull()
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const until = async (words: string) => {
    while (!heard.includes(words)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`ended before ${words}`)
      heard += value
    }
  }
  await until('"now":[]')
  await call(counters[0]!)
  await until('"now":[{"label":"ก 001"')
  await app.server.close()
  await expect.poll(async () => (await reader.read()).done).toBe(true)
})

/** Signed in today: a session does not live for many days. */
async function as(name: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  const session = { accountId: accounts.get(name)!, at: now, userAgent: 'test', hasShownSecondFactor: true }
  visitor.setCookie('session', (await app.database.asOwner(own, (tx) => openSession(tx, session))).token)
  return visitor
}
