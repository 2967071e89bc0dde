import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { sampleComplaint } from '../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { publicActor, type AccountActor } from '../../platform/identity/actor.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { smtpChannel } from '../../platform/notifications/smtp.ts'
import { fileComplaint } from './filing/filing.ts'
import { forgetComplaints } from './forgetting.ts'
import { acknowledgeComplaint, noteOnComplaint } from './handling/assigning.ts'
import { mergeComplaint, withdrawComplaint } from './handling/merging.ts'
import { tellComplainants } from './telling.ts'
import { complaintUrls } from './urls.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let mail: MailServer
let inside: Inside
let officer: AccountActor
let complainants = 0

beforeAll(async () => {
  mail = await startMailServer()
  app = await testApp({
    clock: () => now,
    channels: [smtpChannel({ smtpUrl: mail.url, from: 'prongsai@krajai.example' })],
  })
  inside = await insideOf(app.database)
  await app.services.work()
  const own = await app.database.organizationId()
  const { accountId } = await app.database.asOwner(own, (tx) => addPerson(tx, { role: 'officer', at: now }))
  officer = { accountId, role: 'officer', isActing: false }
})
afterAll(async () => {
  await app.close()
  await mail.close()
})
beforeEach(() => {
  mail.mails.length = 0
})

/** Another address each time, so that the mails of one test are told from those of another. */
function newEmail(): string {
  complainants += 1
  return `complainant${complainants}@example.com`
}

const receive = (email: string) =>
  inside((tx) =>
    fileComplaint(tx, publicActor, sampleComplaint({ notices: { email, language: 'th' }, at: now })),
  )

const mailsTo = (email: string) =>
  mail.mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(email)))

async function arrived(email: string, count: number) {
  await expect.poll(() => mailsTo(email).length, { timeout: 5_000 }).toBe(count)
  return mailsTo(email).at(-1)!
}

async function look(): Promise<void> {
  await tellComplainants.handle({
    organizationId: await app.database.organizationId(),
    input: {},
    at: now.add({ minutes: 5 }),
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    ...testOutside,
    notify: async () => {},
    tellFiler: app.services.tellFiler,
  })
}

test('whoever leaves an address on line is told of the receipt, and nothing of what it is about', async () => {
  const email = newEmail()
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.file({ category: 'light' }))
  await visitor.submitFiles('/details', { story: 'ไฟทางดับหน้าศาลา', noticeEmail: email }, [])
  const code = /\d{4} \d{4} \d{4}/.exec(textOf(visitor.page!.body))?.[0] ?? 'no code'
  const { subject, text } = await arrived(email, 1)
  expect(subject).toContain('รับเรื่องของคุณแล้ว')
  expect(text).toContain(complaintUrls.track())
  for (const secret of ['ไฟทาง', 'ร้องเรียน', code]) expect(`${subject} ${text}`, secret).not.toContain(secret)
})

test('a wrong address is told beside its field, and nothing typed is lost', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.file({ category: 'light' }))
  await visitor.submitFiles('/details', { story: 'ไฟทางดับหน้าศาลา', noticeEmail: 'nobody@' }, [])
  expect(visitor.page?.statusCode).toBe(422)
  expect(visitor.page?.body).toContain('id="noticeEmail-error"')
  expect(visitor.page?.body).toContain('ไฟทางดับหน้าศาลา')
})

test('what the staff do is told once, however often the program looks; notes among them are not told', async () => {
  const email = newEmail()
  const { complaintId } = await receive(email)
  await inside((tx) => noteOnComplaint(tx, officer, { complaintId, words: 'ดูแฟ้มเดิม', at: now }))
  await look()
  await inside((tx) => acknowledgeComplaint(tx, officer, { complaintId, at: now }))
  await look()
  await look()
  expect((await arrived(email, 1)).subject).toContain('มีข่าว')
})

test('who joined another complaint hears of what is done with that one', async () => {
  const [first, second] = [newEmail(), newEmail()]
  const main = await receive(first)
  const joined = await receive(second)
  const merged = { complaintId: joined.complaintId, into: main.complaintId, at: now }
  await inside((tx) => mergeComplaint(tx, officer, merged))
  await inside((tx) => acknowledgeComplaint(tx, officer, { complaintId: main.complaintId, at: now }))
  await look()
  for (const email of [first, second]) expect((await arrived(email, 1)).subject).toContain('มีข่าว')
})

test('a complainant stops the news on his page, and the address is gone', async () => {
  const email = newEmail()
  const { complaintId, code } = await receive(email)
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  await visitor.submit(complaintUrls.track(), { tracking: code })
  expect(visitor.page?.body).not.toContain(email)
  await visitor.submit('/stop-notices')
  expect(await inside((tx) => leftAddressOf(tx, complaintId))).toBeUndefined()
})

test('the address is erased with the complaint', async () => {
  const { complaintId } = await receive(newEmail())
  await inside((tx) => withdrawComplaint(tx, publicActor, { complaintId, words: null, at: now }))
  await inside((tx) => forgetComplaints(tx, now.add({ hours: 24 * 732 })))
  expect(await inside((tx) => leftAddressOf(tx, complaintId))).toBeUndefined()
})
