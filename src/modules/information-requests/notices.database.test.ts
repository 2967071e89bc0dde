import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pino } from 'pino'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { smtpChannel } from '../../platform/notifications/smtp.ts'
import { forgetRequests } from './forgetting.ts'
import { listRequests } from './reading.ts'
import { tellOfLateRequests } from './telling.ts'
import { informationCentreUrls, informationRegisterUrls } from './urls.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let mail: MailServer
let inside: Inside
let now = begun
let logged = ''
let people = 0

beforeAll(async () => {
  mail = await startMailServer()
  app = await testApp({
    clock: () => now,
    channels: [smtpChannel({ smtpUrl: mail.url, from: 'prongsai@krajai.example' })],
    logger: pino({ level: 'trace' }, { write: (line) => void (logged += line) }),
  })
  inside = await insideOf(app.database)
  await app.services.work()
})
afterAll(async () => {
  await app.close()
  await mail.close()
})
beforeEach(() => {
  now = begun
  mail.mails.length = 0
})

const wanted = 'สัญญาจ้างก่อสร้างถนนสายบ้านกระจาย'

/** Another address each time, so that the mails of one test are told from those of another. */
function newEmail(): string {
  people += 1
  return `citizen${people}@example.com`
}

/** Asks on line with an address for news; gives the page behind it and the code. */
async function ask(email: string, prefix = ''): Promise<{ visitor: Visitor; code: string }> {
  const visitor = new Visitor(app.server)
  const page = prefix + informationCentreUrls.ask()
  await visitor.open(page)
  await visitor.submit(page, { wanted, delivery: 'read', noticeEmail: email })
  const code = /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))?.[0] ?? ''
  return { visitor, code }
}

async function latest(): Promise<string> {
  const today = Temporal.PlainDate.from('2026-11-23')
  const asked = { part: 'all', number: undefined, today } as const
  const { rows } = await inside((tx) => listRequests(tx, asked, { offset: 0, limit: 1 }))
  return rows[0]!.requestId
}

async function officer(): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role: 'officer', at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const mailsTo = (email: string) =>
  mail.mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(email)))

async function arrived(email: string, count: number) {
  await expect.poll(() => mailsTo(email).length, { timeout: 5_000 }).toBe(count)
  return mailsTo(email).at(-1)!
}

async function lookForLate(at: Temporal.Instant): Promise<void> {
  await tellOfLateRequests.handle({
    organizationId: await app.database.organizationId(),
    input: {},
    at,
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    ...testOutside,
    notify: async () => {},
    tellFiler: app.services.tellFiler,
  })
}

async function tracked(code: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(informationCentreUrls.track())
  await visitor.submit(informationCentreUrls.track(), { tracking: code })
  return visitor
}

test('who leaves an address is told that his request was received, and nothing of what it says', async () => {
  const email = newEmail()
  const { code } = await ask(email)
  const { subject, text } = await arrived(email, 1)
  expect(subject).toBe('อบต.กระจาย รับเรื่องของคุณแล้ว')
  expect(text).toContain(`http://localhost:3000${informationCentreUrls.track()}\n`)
  const all = `${subject} ${text}`
  for (const secret of [code, code.replaceAll(' ', ''), wanted, 'ข้อมูลข่าวสาร', await latest()]) {
    expect(all, secret).not.toContain(secret)
  }
})

test('who asks in English is told in English, and led to the English page', async () => {
  const email = newEmail()
  await ask(email, '/en')
  const { subject, text } = await arrived(email, 1)
  expect(`${subject} ${text}`).not.toMatch(/[ก-๙]/)
  expect(text).toContain(`http://localhost:3000/en${informationCentreUrls.track()}\n`)
})

test('an address that is none is told beside its field, and nothing typed is lost', async () => {
  for (const wrong of [
    'สมชาย',
    'somchai@',
    'a@b.example\nBcc: c@d.example',
    `${'a'.repeat(250)}@b.example`,
  ]) {
    const { visitor, code } = await ask(wrong)
    expect(visitor.page!.statusCode, wrong).toBe(422)
    expect(code).toBe('')
    expect(visitor.page!.body).toContain('href="#noticeEmail"')
    expect(visitor.page!.body).toContain(wanted)
  }
  const { visitor } = await ask('somchai@')
  expect(visitor.page!.body).toContain('value="somchai@"')
})

test('who is entered at the counter with an address is told too, and of every answer, refusal and extension', async () => {
  const email = newEmail()
  const staff = await officer()
  await staff.open(informationRegisterUrls.enter())
  const typed = { wanted, delivery: 'read', channel: 'counter', receivedOn: '23/11/2569' }
  await staff.submit(informationRegisterUrls.enter(), { ...typed, noticeEmail: 'x@' })
  expect(staff.page!.body).toContain('href="#noticeEmail"')
  await staff.submit(informationRegisterUrls.enter(), { ...typed, noticeEmail: email })
  await arrived(email, 1)
  const requestId = await latest()
  await staff.open(informationRegisterUrls.request({ requestId }))
  expect(textOf(staff.page!.body), 'enough to see a mistake').toContain('c…@example.com')
  expect(staff.page!.body).not.toContain(email)
  await staff.open(informationRegisterUrls.extend({ requestId }))
  await staff.submit('/extend', { dueOn: '20/12/2569', reason: 'เอกสารมาก' })
  const { subject } = await arrived(email, 2)
  expect(subject).toBe('มีข่าวของเรื่องที่คุณยื่นไว้กับ อบต.กระจาย')
  await staff.open(informationRegisterUrls.refuse({ requestId }))
  await staff.submit('/refuse', { outcome: 'refused', answer: 'เป็นประวัติการรักษา', grounds: '15-5' })
  const { text } = await arrived(email, 3)
  expect(text).not.toContain('เป็นประวัติการรักษา')
})

test('who was not answered in time is told once for each last day, and not a day early', async () => {
  const email = newEmail()
  await ask(email)
  await arrived(email, 1)
  await lookForLate(Temporal.Instant.from('2026-12-08T01:03:00Z'))
  await lookForLate(Temporal.Instant.from('2026-12-09T01:03:00Z'))
  await lookForLate(Temporal.Instant.from('2026-12-10T01:03:00Z'))
  await arrived(email, 2)
  // A mail that were too many would be there before the one that is sent after it.
  const other = newEmail()
  await ask(other)
  await arrived(other, 1)
  expect(mailsTo(email)).toHaveLength(2)
})

test('a mail server that is away is tried again, and one that refuses is told on the page of the request', async () => {
  mail.answerWith(451)
  const email = newEmail()
  const { code } = await ask(email)
  const requestId = await latest()
  const states = () =>
    inside(async ({ db }) => {
      const { rows } = await db.execute<{ state: string; trouble: string }>(
        `select state, trouble from outgoing_message where matter_id = '${requestId}' order by message_id`,
      )
      return rows
    })
  await expect.poll(states).toEqual([{ state: 'queued', trouble: '451' }])
  mail.answerWith(550)
  const staff = await officer()
  await staff.open(informationRegisterUrls.answer({ requestId }))
  await staff.submitFiles('/answer', { outcome: 'granted', answer: 'มารับได้' }, [])
  await expect.poll(states).toMatchObject([{ state: 'queued' }, { state: 'given-up', trouble: '550' }])
  mail.answerWith(250)
  expect(textOf((await tracked(code)).page!.body)).toContain('ส่งไปไม่ถึง c…@example.com')
  await staff.open(informationRegisterUrls.request({ requestId }))
  expect(textOf(staff.page!.body)).toContain('ส่งไปไม่ถึง c…@example.com')
})

test('who wants no more news stops it with his code: the address and what went to it are gone', async () => {
  const email = newEmail()
  const { code } = await ask(email)
  await arrived(email, 1)
  const requestId = await latest()
  const visitor = await tracked(code)
  expect(textOf(visitor.page!.body)).toContain('c…@example.com')
  await visitor.submit('/stop-notices')
  expect(visitor.page!.statusCode).toBe(200)
  expect(visitor.page!.body).not.toContain('/stop-notices')
  expect(await inside((tx) => leftAddressOf(tx, requestId))).toBeUndefined()
  expect(await traces(email)).toEqual([])
  const staff = await officer()
  await staff.open(informationRegisterUrls.answer({ requestId }))
  await staff.submitFiles('/answer', { outcome: 'granted', answer: 'มารับได้' }, [])
  expect(staff.page!.statusCode).toBe(200)
  expect(await traces(email)).toEqual([])
})

test('the address is erased with the request, and stands in no log and no ledger', async () => {
  const email = newEmail()
  await ask(email)
  await arrived(email, 1)
  const requestId = await latest()
  expect(await traces(email)).toEqual(['notice_address', 'outgoing_message'])
  const staff = await officer()
  await staff.open(informationRegisterUrls.answer({ requestId }))
  await staff.submitFiles('/answer', { outcome: 'granted', answer: 'มารับได้' }, [])
  await arrived(email, 2)
  await inside((tx) => forgetRequests(tx, begun.add({ hours: 24 * 730 })))
  expect(await traces(email), 'a day too early').toEqual(['notice_address', 'outgoing_message'])
  await inside((tx) => forgetRequests(tx, begun.add({ hours: 24 * 732 })))
  expect(await traces(email)).toEqual([])
  expect(logged).not.toMatch(/citizen\d+@/)
})

/** The tables in which an address stands, of all that this program has, with those of its queue. */
async function traces(email: string): Promise<string[]> {
  const own = await app.database.organizationId()
  return app.database.asOwner(own, async ({ db }) => {
    const { rows } = await db.execute<{ name: string }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rows: hits } = await db.execute(
        `select 1 from ${name} t where t::text like '%${email}%' limit 1`,
      )
      if (hits.length > 0) found.push(name.replace('public.', ''))
    }
    return found.toSorted()
  })
}

test('where no mail goes out the form offers none and says so, and an address that is sent is not kept', async () => {
  const without = await testApp({ clock: () => now })
  const visitor = new Visitor(without.server)
  const page = await visitor.open(informationCentreUrls.ask())
  expect(page.body).not.toContain('noticeEmail')
  expect(textOf(page.body)).toContain('ยังส่งอีเมลแจ้งข่าวไม่ได้')
  await visitor.submit(informationCentreUrls.ask(), { wanted, delivery: 'read', noticeEmail: 'a@b.example' })
  expect(visitor.page!.statusCode).toBe(200)
  const own = await without.database.organizationId()
  const { rows } = await without.database.asOwner(own, ({ db }) => db.execute('select * from notice_address'))
  expect(rows).toEqual([])
  await without.close()
})
