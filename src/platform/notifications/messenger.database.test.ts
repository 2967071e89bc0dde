import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { startLineServer, type LineServer } from '../../../test/support/line-server.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import { addPerson } from '../../../test/support/people.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { forgetMessages } from './delivering.ts'
import { markRead, readInbox, unreadMessages } from './inbox.ts'
import { lineChannel } from './line.ts'
import { contactPreference, outgoingMessage } from './schema.ts'
import { smtpChannel } from './smtp.ts'

let app: TestApp
let mail: MailServer
let line: LineServer
let organizationId: string
beforeAll(async () => {
  mail = await startMailServer()
  line = await startLineServer('secret')
  app = await testApp({
    channels: [
      smtpChannel({ smtpUrl: mail.url, from: 'prongsai@krajai.example' }),
      lineChannel({ channelToken: 'secret', api: line.url }),
    ],
  })
  organizationId = await app.database.organizationId()
  await app.services.work()
})
afterAll(async () => {
  await app.close()
  await mail.close()
  await line.close()
})
beforeEach(() => {
  mail.mails.length = 0
  line.pushes.length = 0
})

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, organizationId, work)
}

function newPerson(): Promise<string> {
  return inside(async (tx) => (await addPerson(tx, { role: 'officer', at: testNow })).accountId)
}

const notice = {
  kind: 'test.told',
  title: { th: 'มีงานใหม่', en: 'There is new work' },
  address: '/my-work',
  link: 'http://localhost:3000/my-work',
  at: testNow,
}

async function records(recipient: string) {
  return inside((tx) => tx.db.select().from(outgoingMessage).where(eq(outgoingMessage.recipient, recipient)))
}

test('who is told finds it in his inbox and in his mailbox, and it is recorded what was sent', async () => {
  const accountId = await newPerson()
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [accountId] }))
  const { messages } = await inside((tx) => readInbox(tx, accountId))
  expect(messages).toMatchObject([{ title: 'มีงานใหม่', titleEn: 'There is new work', readAt: null }])
  await expect.poll(() => mail.mails.length).toBe(1)
  expect(mail.mails[0]?.text).toContain(notice.link)
  await expect
    .poll(() => records(`${accountId}@krajai.example`))
    // Once it is sent its words are gone: they could hold a link that opens something.
    .toMatchObject([{ channel: 'mail', state: 'sent', attempts: 1, subject: null, body: null }])
  await inside((tx) => markRead(tx, { accountId, at: testNow }))
  expect(await inside((tx) => unreadMessages(tx, accountId))).toBe(0)
})

test('somebody else’s messages cannot be marked as read', async () => {
  const [mine, another] = [await newPerson(), await newPerson()]
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [another] }))
  const [message] = (await inside((tx) => readInbox(tx, another))).messages
  const { notificationId } = message!
  await inside((tx) => markRead(tx, { accountId: mine, notificationId, at: testNow }))
  expect(await inside((tx) => unreadMessages(tx, another))).toBe(1)
})

test('a mail server that fails delays no message of LINE', async () => {
  const accountId = await newPerson()
  await inside((tx) =>
    tx.db
      .insert(contactPreference)
      .values({ organizationId, accountId, byMail: true, lineUserId: `U${accountId}` }),
  )
  mail.answerWith(451)
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [accountId] }))
  await expect.poll(() => line.pushes).toMatchObject([{ to: `U${accountId}` }])
  await expect
    .poll(() => records(`${accountId}@krajai.example`))
    .toMatchObject([{ state: 'queued', attempts: 1, trouble: '451' }])
  mail.answerWith(250)
})

test('a message that is refused for good is given up, and nothing of it stays', async () => {
  const accountId = await newPerson()
  mail.answerWith(550)
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [accountId] }))
  await expect
    .poll(() => records(`${accountId}@krajai.example`))
    .toMatchObject([{ state: 'given-up', trouble: '550', body: null }])
  mail.answerWith(250)
})

test('who wants no mail gets none', async () => {
  const accountId = await newPerson()
  await inside((tx) =>
    tx.db.insert(contactPreference).values({ organizationId, accountId, byMail: false, lineUserId: null }),
  )
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [accountId] }))
  expect(await records(`${accountId}@krajai.example`)).toEqual([])
})

test('what was told and sent is forgotten after a year, and not a day before', async () => {
  const accountId = await newPerson()
  await inside((tx) => app.services.messenger.notify(tx, { ...notice, accounts: [accountId] }))
  const recipient = `${accountId}@krajai.example`
  await expect.poll(() => records(recipient)).toMatchObject([{ state: 'sent' }])
  const left = async (days: number): Promise<number[]> => {
    await inside((tx) => forgetMessages(tx, testNow.add({ hours: 24 * days })))
    const { messages } = await inside((tx) => readInbox(tx, accountId))
    return [messages.length, (await records(recipient)).length]
  }
  expect(await left(365)).toEqual([1, 1])
  expect(await left(366)).toEqual([0, 0])
})

test('a message that nothing will send any more is given up, and its words are gone', async () => {
  const recipient = 'restored@krajai.example'
  await inside((tx) =>
    tx.db.insert(outgoingMessage).values({
      organizationId,
      messageId: '01980000-0000-7000-8000-000000000001',
      channel: 'mail',
      purpose: 'password-reset',
      recipient,
      subject: 'ตั้งรหัสผ่านใหม่',
      body: 'https://krajai.example/reset-password/abc',
      state: 'queued',
      createdAt: testNow,
    }),
  )
  await inside((tx) => forgetMessages(tx, testNow.add({ hours: 48 })))
  expect(await records(recipient)).toMatchObject([{ state: 'queued' }])
  await inside((tx) => forgetMessages(tx, testNow.add({ hours: 49 })))
  expect(await records(recipient)).toMatchObject([
    { state: 'given-up', trouble: 'lost', subject: null, body: null },
  ])
})
