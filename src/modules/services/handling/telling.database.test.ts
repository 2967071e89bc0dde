import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { startMailServer, type MailServer } from '../../../../test/support/mail-server.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { insertRequest, insertService } from '../../../../test/support/service-requests.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { leaveNoticeAddress } from '../../../platform/notifications/notice-address.ts'
import { smtpChannel } from '../../../platform/notifications/smtp.ts'
import { serviceUrls } from '../urls.ts'
import { noteOnRequest } from './assigning.ts'
import { askForDocuments } from './documents.ts'
import { tellApplicants } from './telling.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')
const email = 'applicant@example.com'
let app: TestApp
let mail: MailServer
let inside: Inside
let officer: AccountActor

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

async function look(): Promise<void> {
  await tellApplicants.handle({
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

const mails = () => mail.mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(email)))

test('what the office does is told once, without a word of it; notes among the staff are not told', async () => {
  const requestId = await inside(async (tx) => insertRequest(tx, { serviceId: await insertService(tx) }))
  await inside((tx) => leaveNoticeAddress(tx, { matterId: requestId, email, language: 'th', at: now }))
  await inside((tx) => noteOnRequest(tx, officer, { requestId, words: 'โทรแล้วไม่รับ', at: now }))
  await look()
  const asked = {
    requestId,
    words: 'สำเนาทะเบียนบ้าน',
    bringBy: Temporal.PlainDate.from('2026-12-08'),
    at: now,
  }
  await inside((tx) => askForDocuments(tx, officer, asked))
  await look()
  await look()
  await expect.poll(() => mails().length, { timeout: 5_000 }).toBe(1)
  const { subject, text } = mails()[0]!
  expect(text).toContain(serviceUrls.track())
  for (const secret of ['สำเนาทะเบียนบ้าน', 'กิ่งไม้', 'เอกสาร']) {
    expect(`${subject} ${text}`, secret).not.toContain(secret)
  }
})
