import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { textOf } from '../../../test/house/reading.ts'
import { inOrganization, type TenantTransaction } from '../../platform/database/tenant.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { unreadMessages } from '../../platform/notifications/inbox.ts'
import { outgoingMessage } from '../../platform/notifications/schema.ts'
import type { Task } from '../../platform/tasks/task.ts'
import { workOf, workUrls } from './module.ts'

let isBroken = true
const done: number[] = []
const failing = defineJob({
  name: 'test-failing',
  input: z.object({ number: z.number() }),
  retries: 0,
  async handle({ input }) {
    if (isBroken) throw new Error('the other side is away')
    done.push(input.number)
  },
})

function task(title: string, deadline: string): Task {
  const words = { th: title, en: title }
  return {
    id: title,
    title: words,
    from: { th: 'โครงการ 24', en: 'Programme 24' },
    address: workUrls.inbox(),
    deadline: Temporal.PlainDate.from(deadline),
  }
}

const waiting = defineModule({
  name: 'waiting',
  urls: {},
  routes: [],
  jobs: [failing],
  tasks: async (_, { person }) =>
    person.roles.some(({ role }) => role === 'officer')
      ? [task('แนบหลักฐาน', '2026-11-24'), task('ตอบเรื่องร้องเรียน', '2026-11-20')]
      : [],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
let organizationId: string
beforeAll(async () => {
  app = await testApp({
    modules: [waiting, workOf([waiting])],
  })
  organizationId = await app.database.organizationId()
})
afterAll(() => app.close())

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, organizationId, work)
}

async function visitorAs(role: Role): Promise<{ visitor: Visitor; accountId: string }> {
  const { accountId, token } = await inside((tx) => addPerson(tx, { role, at: testNow }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return { visitor, accountId }
}

async function tell(accountId: string, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    await inside((tx) =>
      app.services.messenger.notify(tx, {
        accounts: [accountId],
        kind: 'test.told',
        title: { th: title, en: title },
        address: workUrls.work(),
        link: 'http://localhost:3000',
        at: testNow,
      }),
    )
  }
}

/** Where each of these stands on the page; absent is -1. */
function places({ page }: Visitor, ...words: string[]): number[] {
  const text = textOf(page!.body)
  return words.map((word) => text.indexOf(word))
}

test('what is late comes first, and says in words how late it is', async () => {
  const { visitor } = await visitorAs('officer')
  await visitor.open(workUrls.work())
  const found = places(
    visitor,
    'มี 2 งาน',
    'เกินกำหนด 1 งาน',
    'ตอบเรื่องร้องเรียน',
    'เกินมา 3 วัน',
    'แนบหลักฐาน',
    'พรุ่งนี้',
  )
  expect(found).not.toContain(-1)
  expect(found).toEqual(found.toSorted((a, b) => a - b))
})

test('for whom nothing waits is told so', async () => {
  const { visitor } = await visitorAs('council-member')
  await visitor.open(workUrls.work())
  expect(textOf(visitor.page!.body)).toContain('ไม่มีงานที่รอคุณ')
  expect(textOf(visitor.page!.body)).not.toContain('แนบหลักฐาน')
})

test('the unread come first in the inbox, and what is read goes behind them', async () => {
  const { visitor, accountId } = await visitorAs('officer')
  await tell(accountId, 'ข้อความแรก', 'ข้อความที่สอง')
  await visitor.open(workUrls.inbox())
  const [first = 0, second = 0] = places(visitor, 'ข้อความแรก', 'ข้อความที่สอง')
  expect(second).toBeLessThan(first)
  // The newest stands first, so that its form is the first to mark one as read.
  await visitor.submit('/read')
  const [stillNew = 0, isRead = 0] = places(visitor, 'ข้อความแรก', 'ข้อความที่สอง')
  expect(stillNew).toBeLessThan(isRead)
  expect(await inside((tx) => unreadMessages(tx, accountId))).toBe(1)
  await visitor.submit(workUrls.readAll())
  expect(await inside((tx) => unreadMessages(tx, accountId))).toBe(0)
})

test('a long inbox goes on from page to page, and loses none between unread and read', async () => {
  const { visitor, accountId } = await visitorAs('officer')
  const titles = Array.from({ length: 61 }, (_, index) => `ข้อความที่ ${index + 10}`)
  await tell(accountId, ...titles.slice(0, 28))
  await visitor.open(workUrls.inbox())
  await visitor.submit(workUrls.readAll())
  await tell(accountId, ...titles.slice(28))
  await visitor.open(workUrls.inbox())
  // The newest of all is read now, and stands behind older ones that are not.
  await visitor.submit('/read')
  const seen: string[] = []
  for (;;) {
    seen.push(...(textOf(visitor.page!.body).match(/ข้อความที่ \d\d/g) ?? []))
    const next = /href="([^"]*[?&](?:amp;)?before=[^"]*)"/.exec(visitor.page!.body)?.[1]
    if (!next) break
    await visitor.open(next.replaceAll('&amp;', '&'))
  }
  const [read, unread] = [[...titles.slice(0, 28), ...titles.slice(60)], titles.slice(28, 60)]
  expect(seen).toEqual([...unread.toReversed(), ...read.toReversed()])
})

test('a place in the inbox that nobody gave out is refused by its name', async () => {
  const { visitor } = await visitorAs('officer')
  expect((await visitor.open('/my-work/inbox?before=x')).statusCode).toBe(400)
  expect((await visitor.open('/my-work/inbox?part=x')).statusCode).toBe(400)
})

test('how somebody wants to be told: a wrong LINE id keeps what was typed, a right one is kept', async () => {
  const { visitor } = await visitorAs('officer')
  await visitor.open(workUrls.contact())
  const wrong = await visitor.submit(workUrls.contact(), { lineUserId: 'somchai', byMail: 'yes' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="somchai"')
  const lineUserId = `U${'0123456789abcdef'.repeat(2)}`
  await visitor.submit(workUrls.contact(), { lineUserId })
  expect(visitor.url).toBe(workUrls.inbox())
  const kept = await visitor.open(workUrls.contact())
  expect(kept.body).toContain(`value="${lineUserId}"`)
  expect(kept.body).not.toMatch(/type="checkbox"[^>]*checked/)
})

test('who manages jobs sees what failed and why, and has it tried again', async () => {
  const { visitor } = await visitorAs('administrator')
  await app.services.work()
  await inside((tx) => app.services.jobs.send(tx, failing, { number: 7 }))
  await expect.poll(() => app.services.jobs.failed(organizationId)).toMatchObject([{ name: 'test-failing' }])
  await visitor.open(workUrls.failedJobs())
  expect(textOf(visitor.page!.body)).toContain('the other side is away')
  isBroken = false
  await visitor.submit('/retry')
  expect(visitor.url).toBe(workUrls.failedJobs())
  await expect.poll(() => done).toEqual([7])
  const { rows } = await inside((tx) =>
    tx.db.execute<{ kind: string }>(`select kind from ledger_entry order by index desc limit 1`),
  )
  expect(rows[0]?.kind).toBe('jobs.retried')
})

test('a message that never arrived is listed, without whom it was for', async () => {
  const { visitor } = await visitorAs('administrator')
  await inside((tx) =>
    tx.db.insert(outgoingMessage).values({
      organizationId,
      messageId: '01980000-0000-7000-8000-000000000009',
      channel: 'mail',
      purpose: 'password-reset',
      recipient: 'somchai@krajai.example',
      state: 'given-up',
      trouble: '550',
      createdAt: testNow,
      endedAt: testNow,
    }),
  )
  await visitor.open(workUrls.failedJobs())
  const text = textOf(visitor.page!.body)
  expect(text).toContain('s…@krajai.example')
  expect(text).toContain('550')
  expect(visitor.page!.body).not.toContain('somchai')
})
