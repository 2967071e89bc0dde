import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor } from '../../../platform/identity/actor.ts'
import { accountRole } from '../../../platform/identity/schema.ts'
import { readPublicEntries } from '../../../platform/ledger/reading.ts'
import { fileComplaint } from '../filing/filing.ts'
import { endComplaint } from '../handling/ending.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listRoundReports } from './round-report.ts'

const round = { fiscalYear: 2570, months: 6 } as const
let now = Temporal.Instant.from('2027-03-31T03:00:00Z')
let app: TestApp
let inside: Inside
let clerk: Visitor
let executive: Visitor
let openId: string

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  clerk = new Visitor(app.server)
  executive = new Visitor(app.server)
  for (let made = 0; made < 6; made += 1) openId = await receive('2026-11-23', 'light')
  await receive('2026-12-01', 'bribery')
})
afterAll(() => app.close())

/** Sessions end long before a round does. */
async function signInAnew(): Promise<void> {
  const own = await app.database.organizationId()
  for (const [role, visitor] of [
    ['clerk', clerk],
    ['chief-executive', executive],
  ] as const) {
    const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
    visitor.setCookie('session', token)
  }
}

const receive = (on: string, category: string) =>
  inside((tx) =>
    fileComplaint(
      tx,
      publicActor,
      sampleComplaint({
        category,
        receivedOn: Temporal.PlainDate.from(on),
        at: Temporal.Instant.from(`${on}T03:00:00Z`),
      }),
    ),
  ).then((filed) => filed.complaintId)

const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const taskOf = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.open('/my-work')).body.includes(complaintRegisterUrls.report(round))

test('a round that runs has live figures for everybody, and nothing can be sent', async () => {
  await signInAnew()
  expect(await taskOf(clerk)).toBe(false)
  expect((await clerk.open(complaintRegisterUrls.report(round))).statusCode).toBe(404)
  const visitor = new Visitor(app.server)
  expect((await visitor.open(complaintUrls.round(round))).statusCode).toBe(200)
  expect(plain(visitor)).toContain('รอบนี้ยังไม่สิ้นสุด')
  expect((await visitor.open(complaintUrls.roundFile(round))).statusCode).toBe(404)
  expect(plain(await opened(visitor, complaintUrls.rounds()))).toContain('ยังไม่มีรอบที่สิ้นสุด')
})

async function opened(visitor: Visitor, address: string): Promise<Visitor> {
  await visitor.open(address)
  return visitor
}

test('when the round is over it is sent, sent back, sent again, acknowledged, and frozen from then on', async () => {
  now = Temporal.Instant.from('2027-04-01T03:00:00Z')
  await signInAnew()
  expect(await taskOf(clerk), 'the clerk is asked for it').toBe(true)
  expect(await taskOf(executive)).toBe(false)
  await clerk.open(complaintRegisterUrls.report(round))
  const twice = clerk.filled('/send', { remark: 'ก'.repeat(10) })
  await clerk.submit('/send', { remark: 'ก'.repeat(2_001) })
  expect(clerk.page!.statusCode).toBe(422)
  expect(clerk.page!.body, 'nothing typed is lost').toContain('ก'.repeat(2_001))
  await clerk.submit('/send', { remark: 'ไฟทางดับซ้ำ ควรตั้งงบซ่อม' })
  expect(plain(clerk)).toContain('รอนายกรับทราบ')
  expect((await clerk.send(twice)).statusCode, 'sent once').toBe(422)
  expect(await taskOf(clerk)).toBe(false)
  expect(await taskOf(executive), 'now it waits for the chief executive').toBe(true)

  await executive.open(complaintRegisterUrls.report(round))
  expect(plain(executive)).toContain('ไฟทางดับซ้ำ')
  expect(plain(executive), 'one of bribery is not told of').not.toMatch(/เรียกรับเงินหรือของกำนัล\s*1/)
  await executive.submit('/opinion', { decision: 'sent-back', opinion: '' })
  expect(executive.page!.body).toContain('href="#opinion"')
  await executive.submit('/opinion', { decision: 'sent-back', opinion: 'เพิ่มแผนซ่อม' })
  expect(await taskOf(clerk), 'back with the clerk').toBe(true)
  await clerk.open(complaintRegisterUrls.report(round))
  expect(clerk.page!.body, 'what was written is there to be changed').toContain('ไฟทางดับซ้ำ ควรตั้งงบซ่อม')
  await clerk.submit('/send', { remark: 'ซ่อมไฟทางในเดือนพฤษภาคม' })

  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.round(round))
  expect(plain(visitor), 'not before it is acknowledged').not.toContain('ซ่อมไฟทางในเดือนพฤษภาคม')
  await executive.open(complaintRegisterUrls.report(round))
  await executive.submit('/opinion', { decision: 'agreed', opinion: 'รับทราบ' })
  expect(plain(executive)).toContain('นายกรับทราบ')

  const [report] = await inside((tx) => listRoundReports(tx))
  expect(report).toMatchObject({ ...round, state: 'sealed' })
  const entries = await inside((tx) => readPublicEntries(tx, { subject: report!.reportId, limit: 20 }))
  expect(entries.map(({ kind }) => kind)).toContain('complaints.round-sealed')
  await visitor.open(complaintUrls.round(round))
  const sealed = plain(visitor)
  expect(sealed).toContain('ปิดผนึกเมื่อ 1 เมษายน 2570')
  expect(sealed).toContain('ตั้งแต่ปิดผนึก ยอดรวมไม่มีอะไรเปลี่ยน')
  expect(sealed).toContain('ซ่อมไฟทางในเดือนพฤษภาคม')
  const file = await app.server.inject(complaintUrls.roundFile(round))
  expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(
    createHash('sha256').update(report!.snapshot).digest('hex'),
  )
  expect(sealed).toContain(createHash('sha256').update(file.rawPayload).digest('hex'))
  expect(file.body, 'one alone stands nowhere in it').not.toMatch(/เรียกรับเงิน[^}]*\},"received":1\b/)

  // What changes later stands beside it and changes nothing in it.
  await inside((tx) =>
    endComplaint(tx, publicActor, {
      complaintId: openId,
      kind: 'answered',
      words: 'ชี้แจงแล้ว',
      files: [],
      at: now,
    }),
  )
  await receive('2027-03-30', 'light')
  await expect
    .poll(async () => plain(await opened(visitor, complaintUrls.round(round))))
    .toMatch(/รับเรื่อง\s*7\s*8/)
  expect(plain(visitor)).toContain('ช่อง “วันนี้” นับใหม่จากทะเบียน')
  expect((await app.server.inject(complaintUrls.roundFile(round))).body).toBe(file.body)
  const english = new Visitor(app.server)
  expect(plain(await opened(english, `/en${complaintUrls.round(round)}`))).toContain('Fingerprint (SHA-256)')
  const pdf = await app.server.inject(complaintUrls.roundPdf(round))
  expect(pdf.body.startsWith('%PDF')).toBe(true)
  expect(plain(await opened(visitor, complaintUrls.rounds()))).toContain('นายกรับทราบ 1 เม.ย. 2570')
  expect(plain(await opened(visitor, complaintUrls.statistics()))).toContain('รายงานสรุปเรื่องร้องเรียนรายรอบ')
  await clerk.open(complaintRegisterUrls.report(round))
  expect(clerk.page!.body, 'never again').not.toContain('name="remark"')
})

test('nobody acknowledges what he sent himself, an officer sends nothing, and unknown rounds are absent', async () => {
  now = Temporal.Instant.from('2027-10-01T03:00:00Z')
  await signInAnew()
  const whole = { fiscalYear: 2570, months: 12 } as const
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, async (tx) => {
    const made = await addPerson(tx, { role: 'clerk', at: now })
    await tx.db.insert(accountRole).values({
      organizationId: own,
      accountRoleId: uuidv7(),
      accountId: made.accountId,
      role: 'chief-executive',
      fromDate: '2027-09-01',
    })
    return made
  })
  expect(accountId).toBeTruthy()
  const both = new Visitor(app.server)
  both.setCookie('session', token)
  await both.open(complaintRegisterUrls.report(whole))
  await both.submit('/send', { remark: '' })
  await both.submit('/opinion', { decision: 'agreed', opinion: '' })
  expect(plain(both)).toContain('คุณมีส่วนจัดทำ')
  const officer = new Visitor(app.server)
  const { token: ofOfficer } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role: 'officer', at: now }),
  )
  officer.setCookie('session', ofOfficer)
  await officer.open(complaintRegisterUrls.report(whole))
  expect(officer.page!.body).not.toContain('name="remark"')
  expect(officer.page!.body).not.toContain('name="opinion"')
  await executive.open(complaintRegisterUrls.report(whole))
  await executive.submit('/opinion', { decision: 'agreed', opinion: '' })
  for (const address of ['/complaints/register/reports/2571/6', '/complaints/register/reports/2570/9']) {
    expect((await executive.open(address)).statusCode, address).toBe(404)
  }
  const reports = await inside((tx) => listRoundReports(tx))
  expect(reports.map(({ months, state }) => [months, state])).toEqual([
    [12, 'sealed'],
    [6, 'sealed'],
  ])
})
