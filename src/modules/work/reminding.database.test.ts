import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { startMailServer, type MailServer } from '../../../test/support/mail-server.ts'
import { addPerson } from '../../../test/support/people.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { giveOpinion, submitForApproval } from '../../platform/approvals/approving.ts'
import { inOrganization, type TenantTransaction } from '../../platform/database/tenant.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { activePeople } from '../../platform/identity/people.ts'
import { accountRole } from '../../platform/identity/schema.ts'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { readInbox } from '../../platform/notifications/inbox.ts'
import { smtpChannel } from '../../platform/notifications/smtp.ts'
import type { TaskSource } from '../../platform/tasks/task.ts'
import { openDueReports, plan } from '../plan/module.ts'
import { workOf, workUrls } from './module.ts'
import { remindingJob } from './reminding.ts'

const words = (text: string) => ({ th: text, en: text })
/** The officer owes something by Monday 30 November 2569; the clerk is asked for an opinion. */
const waiting: TaskSource = async (_, { person }) => {
  const holds = (role: string) => person.roles.some((held) => held.role === role)
  const task = { id: '1', title: words('รายงานผล'), from: words('แผน'), address: workUrls.inbox() }
  if (holds('officer')) return [{ ...task, deadline: Temporal.PlainDate.from('2026-11-30') }]
  return holds('clerk') ? [task] : []
}

let app: TestApp
let mail: MailServer
let own: string
let officer: string
let clerk: string
let head: string
let divisionId: string
beforeAll(async () => {
  mail = await startMailServer()
  const source = defineModule({
    name: 'waiting',
    urls: {},
    routes: [],
    tasks: waiting,
    messages: [],
    datasets: [],
    searchable: nothingSearchable,
  })
  app = await testApp({
    modules: [source, workOf([source])],
    channels: [smtpChannel({ smtpUrl: mail.url, from: 'prongsai@krajai.example' })],
  })
  own = await app.database.organizationId()
  const at = Temporal.Instant.from('2026-11-01T00:00:00Z')
  officer = (await inside((tx) => addPerson(tx, { role: 'officer', at }))).accountId
  clerk = (await inside((tx) => addPerson(tx, { role: 'clerk', at }))).accountId
  await inside((tx) => addPerson(tx, { role: 'council-member', at }))
  await app.database.asOwner(own, async (tx) => {
    divisionId = (await listDivisions(tx))[0]!.divisionId
    head = (await addPerson(tx, { role: 'head-of-division', at })).accountId
    await tx.db.update(accountRole).set({ divisionId }).where(eq(accountRole.accountId, head))
  })
  await app.services.work()
})
afterAll(async () => {
  await app.close()
  await mail.close()
})

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, own, work)
}

/** Runs the job as it is scheduled, at half past seven of a day. */
async function morning(day: string, source = waiting): Promise<void> {
  await remindingJob([source]).handle({
    organizationId: own,
    input: {},
    at: Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: '07:30' })
      .toInstant(),
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    ...testOutside,
    tellFiler: app.services.tellFiler,
    notify: (tx, notice) =>
      app.services.messenger.notify(tx, { ...notice, link: 'http://localhost:3000/my-work' }),
  })
}

async function told(accountId: string): Promise<string[]> {
  const { messages } = await inside((tx) => readInbox(tx, accountId))
  return messages.map(({ title }) => title).toReversed()
}

test('everybody hears of what waits for him when it is near or late, once a day, and by mail', async () => {
  await morning('2026-11-20')
  expect(await told(officer), 'ten days before nobody is told').toEqual([])
  await morning('2026-11-23')
  const next = 'ครบกำหนดถัดไป 30\u00A0พ.ย.\u00A02569'
  const near = `งานที่รอคุณ 1 งาน ${next}`
  expect(await told(officer)).toEqual([near])
  expect(await told(clerk), 'a Monday').toEqual(['งานที่รอคุณ 1 งาน'])
  // Killed and run again, or run twice.
  await morning('2026-11-23')
  expect(await told(officer)).toEqual([near])
  // The last day minus one is a Sunday, minus three a Friday.
  await morning('2026-11-27')
  await morning('2026-11-28')
  await morning('2026-11-30')
  await morning('2026-12-01')
  await morning('2026-12-02')
  const soon = `งานที่รอคุณ 1 งาน ต้องเสร็จใน 7 วัน 1 งาน ${next}`
  const late = 'งานที่รอคุณ 1 งาน เกินกำหนดแล้ว 1 งาน'
  expect(await told(officer)).toEqual([near, soon, soon, late])
  await expect.poll(() => mail.mails.filter(({ subject }) => subject === late).length).toBe(1)
  expect(mail.mails.find(({ subject }) => subject === late)!.text).toContain('/my-work')
})

test('on a holiday nobody is told, and on the next working day everybody is', async () => {
  const before = (await told(officer)).length
  // 7 December 2569 is the day off for the one on Saturday; the task is then a week overdue.
  await morning('2026-12-07')
  expect((await told(officer)).length).toBe(before)
  await morning('2026-12-08')
  expect((await told(officer)).length).toBe(before + 1)
})

test('a report that opens is told of on its first morning, an opinion after three days at its office', async () => {
  const remind = (date: string) => morning(date, plan.tasks)
  const day = (date: string) => Temporal.PlainDate.from(date)
  const at = (time: string) => Temporal.Instant.from(`${time}+07:00`)
  await inside((tx) => openDueReports(tx, at('2027-04-01T00:07')))
  const before = (await told(officer)).length
  await remind('2027-04-01')
  const opened = 'งานที่รอคุณ 1 งาน ครบกำหนดถัดไป 30\u00A0เม.ย.\u00A02570'
  expect((await told(officer)).slice(before)).toEqual([opened])
  expect(await told(head)).toEqual([opened])
  await remind('2027-04-02')
  expect((await told(officer)).length).toBe(before + 1)

  await inside(async (tx) => {
    const { rows } = await tx.db.execute<{ id: string }>(sql`select report_id as id from progress_report`)
    const subject = { kind: 'plan.report', id: rows[0]!.id }
    const actor = { accountId: officer, role: 'officer', isActing: false } as const
    await submitForApproval(tx, actor, { subject, divisionId, at: at('2027-04-02T09:00') })
    const person = (await activePeople(tx, day('2027-04-05'))).find(({ accountId }) => accountId === head)!
    const opinion = { office: 'head-of-division', decision: 'agreed', opinion: '', enteredBy: [] } as const
    const given = { subject, ...opinion, today: day('2027-04-05'), at: at('2027-04-05T10:00') }
    expect(await giveOpinion(tx, person, given)).toMatchObject({ ok: true })
  })
  const untold = (await told(clerk)).length
  await remind('2027-04-07')
  expect((await told(clerk)).length).toBe(untold)
  await remind('2027-04-08')
  expect((await told(clerk)).length).toBe(untold + 1)
})
