import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfPages } from '../../../../test/support/pdf-text.ts'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { wordType } from '../../../platform/documents/word-writing.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { recordActing } from '../../../platform/identity/acting.ts'
import { systemActor, type Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { accountRole } from '../../../platform/identity/schema.ts'
import { workUrls } from '../../work/module.ts'
import { planReportUrls, planWorkUrls } from '../urls.ts'
import { programmesAtWork } from '../work/year-work.ts'
import { currentPlan } from '../reading.ts'
import { contentOf } from './content.ts'
import { listReports, openDueReports, writeEntry, type Report } from './report.ts'
import { roundDates, roundsOver } from './round.ts'

const fiscalYear = 2570
/** Past the first half of the fiscal year. */
const april = Temporal.Instant.from('2027-04-02T03:00:00Z')
const today = Temporal.PlainDate.from('2027-04-02')

let app: TestApp
let own: string
let divisionId: string
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => april })
  own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const [division] = await listDivisions(tx)
    divisionId = division!.divisionId
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['head', 'head-of-division'],
      ['clerk', 'clerk'],
      ['mayor', 'chief-executive'],
      ['deputy', 'council-member'],
    ]
    for (const [name, role] of people) {
      const made = await addPerson(tx, { role, at: april, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, made.token)
      ids.set(name, made.accountId)
    }
    await tx.db.update(accountRole).set({ divisionId })
  })
  await inside((tx) => openDueReports(tx, april))
})
afterAll(() => app.close())

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, own, work)
}

function as(name: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

async function lastReport(): Promise<Report> {
  const [report] = await inside(listReports)
  return report!
}

/** Gives the opinion of an office on the page of the report. */
async function opine(name: string, report: Report, decision: string, opinion = '') {
  const visitor = as(name)
  await visitor.open(planReportUrls.report(report))
  return visitor.submit('/opinion', { decision, opinion })
}

async function send(report: Report) {
  const visitor = as('officer')
  await visitor.open(planReportUrls.report(report))
  return visitor.submit('/send', { division: divisionId })
}

/** Writes a result for every programme that has none. */
async function writeAll(report: Report): Promise<void> {
  await inside(async (tx) => {
    const actor = { accountId: ids.get('officer')!, role: 'officer' as const, isActing: false }
    const plan = (await currentPlan(tx))!
    const { programmes } = await contentOf(tx, { metrics: app.services.metrics, plan, report, today })
    const without = new Set(programmes.filter(({ result }) => result === '').map(({ number }) => number))
    for (const one of await programmesAtWork(tx, { fiscalYear, today })) {
      if (!without.has(one.number)) continue
      const words = { result: `ผลของโครงการ ${one.number}`, problems: '', suggestions: '' }
      await writeEntry(tx, actor, {
        report,
        programmeId: one.programmeId,
        revision: 0,
        ...words,
        at: april,
      })
    }
  })
}

test('the rounds end with March and September, and are due by the end of April and of October', () => {
  const words = (months: 6 | 12) => Object.values(roundDates(fiscalYear, months)).map(String)
  expect(words(6)).toEqual(['2026-10-01', '2027-03-31', '2027-04-30'])
  expect(words(12)).toEqual(['2026-10-01', '2027-09-30', '2027-10-31'])
  expect(roundsOver(fiscalYear, Temporal.PlainDate.from('2027-03-31'))).toEqual([])
  expect(roundsOver(fiscalYear, Temporal.PlainDate.from('2027-04-01'))).toEqual([6])
  expect(roundsOver(fiscalYear, Temporal.PlainDate.from('2027-10-01'))).toEqual([6, 12])
})

test('a report opens by itself once, and waits among the work of the officers with its last day', async () => {
  await inside((tx) => openDueReports(tx, april))
  expect(await inside(listReports)).toMatchObject([{ fiscalYear, months: 6, edition: 1, state: 'open' }])
  const mine = textOf((await as('officer').open(workUrls.work())).body)
  expect(mine).toContain('เขียนรายงานผล รอบ 6 เดือน ปี 2570')
  expect(mine).toContain('30\u00A0เม.ย.\u00A02570')
  expect(textOf((await as('mayor').open(workUrls.work())).body)).not.toContain('รายงานผล รอบ')
})

test('an officer writes what was done; the second of two sees what the first one wrote', async () => {
  const report = await lastReport()
  const url = planReportUrls.writeReport({ reportId: report.reportId, number: 24 })
  const [first, second] = [as('officer'), as('head')]
  await first.open(url)
  await second.open(url)
  expect((await first.submit(url, { result: ' ' })).statusCode).toBe(422)
  const long = await first.submit(url, { result: 'ก'.repeat(5_001), problems: 'คงอยู่' })
  expect(long.statusCode).toBe(422)
  expect(long.body).toContain('คงอยู่')
  expect((await first.submit(url, { result: 'เปิดบริการแล้ว 3 งาน' })).statusCode).toBe(200)
  const late = await second.submit(url, { result: 'ของคนที่สอง' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('เปิดบริการแล้ว 3 งาน')
  expect(late.body).toContain('ของคนที่สอง')
  expect((await second.submit(url, { result: 'เปิดบริการแล้ว 4 งาน' })).statusCode).toBe(200)
})

test('a report that lacks something is not sent, and says what', async () => {
  const report = await lastReport()
  const page = textOf((await as('officer').open(planReportUrls.report(report))).body)
  expect(page).toContain('โครงการ 1 ยังไม่ได้เขียนผล')
  expect(page).not.toContain('โครงการ 24 ยังไม่ได้เขียนผล')
  await writeAll(report)
  const officer = as('officer')
  await officer.open(planWorkUrls.spending({ fiscalYear, number: 3 }))
  const paid = { amount: '1,000', spentOn: '1/3/2570', purpose: 'ค่าวิทยากร', reference: 'ฎ.1' }
  await officer.submit('/spending', paid)
  const waits = textOf((await officer.open(planReportUrls.report(report))).body)
  expect(waits).toContain('โครงการ 3 มีรายการใช้จ่ายรอยืนยัน')
  const head = as('head')
  const work = await head.open(workUrls.work())
  const entry = /href="([^"]*\/spending\/[^"]*)"/.exec(work.body)![1]!
  await head.open(entry)
  await head.submit(entry, { decision: 'confirmed', reason: '' })
})

test('it goes head, clerk, chief executive; who wrote it gives no opinion, and nobody gives two', async () => {
  const report = await lastReport()
  expect((await send(report)).statusCode).toBe(200)
  // The head has written in it.
  const alone = await opine('head', report, 'agreed')
  expect(alone.statusCode).toBe(422)
  expect(textOf(alone.body)).toContain('คุณมีส่วนจัดทำ')
  // Somebody else acts for him.
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const made = await recordActing(tx, systemActor, {
      accountId: ids.get('deputy')!,
      forAccountId: ids.get('head')!,
      role: 'head-of-division',
      fromDate: today,
      toDate: today,
      orderReference: 'คำสั่งทดสอบ',
      at: april,
    })
    expect(made.ok).toBe(true)
  })
  const acting = await opine('deputy', report, 'agreed', 'เห็นควรเสนอ')
  expect(textOf(acting.body)).toContain('รักษาราชการแทน ผู้ทดสอบ head')
  const clerk = await opine('clerk', report, 'sent-back')
  expect(clerk.statusCode).toBe(422)
  expect(textOf(clerk.body)).toContain('ใส่เหตุผลที่ส่งกลับ')
  await opine('clerk', report, 'sent-back', 'เพิ่มปัญหาอุปสรรค')
  expect(await lastReport()).toMatchObject({ state: 'open' })
})

test('sent again it is sealed by the last office; its file has the hash that the page shows', async () => {
  const report = await lastReport()
  const draft = await as('officer').open(planReportUrls.reportPdf(report))
  expect((await pdfPages(draft.rawPayload))[0]!.replaceAll(/\s/g, '')).toContain('ร่าง')
  const sealedPage = planReportUrls.sealedReport(report)
  await send(report)
  expect((await as('officer').open(planReportUrls.writeReport({ ...report, number: 1 }))).statusCode).toBe(
    404,
  )
  await opine('deputy', report, 'agreed')
  const [one, two] = [as('clerk'), as('clerk')]
  await one.open(planReportUrls.report(report))
  await two.open(planReportUrls.report(report))
  await one.submit('/opinion', { decision: 'agreed', opinion: '' })
  const twice = await two.submit('/opinion', { decision: 'agreed', opinion: '' })
  expect(twice.statusCode).toBe(422)
  expect(textOf(twice.body)).toContain('มีผู้ให้ความเห็นไปแล้ว')
  expect((await app.server.inject(sealedPage)).statusCode).toBe(404)
  await opine('mayor', report, 'agreed', 'อนุมัติ')
  expect(await lastReport()).toMatchObject({ state: 'sealed' })
  const page = textOf((await app.server.inject(sealedPage)).body)
  const file = await app.server.inject(planReportUrls.sealedReportFile(report))
  expect(page).toContain(createHash('sha256').update(file.rawPayload).digest('hex'))
  expect(page).toContain('เปิดบริการแล้ว 4 งาน')
  expect(page).toContain('1,000')
  expect(file.json().programmes).toHaveLength(44)
  // On paper it says the same, and names who approved it.
  const pdf = await app.server.inject(planReportUrls.sealedReportPdf(report))
  const paper = (await pdfPages(pdf.rawPayload)).join('\n').replaceAll(/\s/g, '')
  for (const words of [
    createHash('sha256').update(file.rawPayload).digest('hex'),
    '๑,๐๐๐',
    'mayor',
    'ร้อยละ๘๐',
    'เปิดบริการแล้ว๔งาน',
    'มิติที่๔',
  ]) {
    expect(paper).toContain(words)
  }
  expect(paper).not.toContain('ร่าง')
  const word = await app.server.inject(planReportUrls.sealedReportWord(report))
  expect(word.headers['content-type']).toBe(wordType)
  expect((await as('officer').open(planReportUrls.reportPdf(report))).statusCode).toBe(404)
  const all = await new Visitor(app.server).open(planReportUrls.sealedReports())
  expect(textOf(all.body)).toContain('รายงานผล รอบ 6 เดือน ปีงบประมาณ 2570')
})

test('what was sealed does not change with the work; a corrected edition names it', async () => {
  const report = await lastReport()
  const before = (await app.server.inject(planReportUrls.sealedReportFile(report))).body
  const officer = as('officer')
  await officer.open(planWorkUrls.spending({ fiscalYear, number: 3 }))
  await officer.submit('/spending', {
    amount: '500',
    spentOn: '2/3/2570',
    purpose: 'ค่าอาหาร',
    reference: 'ฎ.2',
  })
  expect((await app.server.inject(planReportUrls.sealedReportFile(report))).body).toBe(before)
  await officer.open(planReportUrls.report(report))
  expect((await officer.submit('/correct', { correction: '' })).statusCode).toBe(422)
  await officer.open(planReportUrls.report(report))
  const corrected = await officer.submit('/correct', { correction: 'ยอดใช้จ่ายไม่ครบ' })
  expect(textOf(corrected.body)).toContain('ฉบับแก้ไขครั้งที่ 1')
  expect(textOf(corrected.body)).toContain('แก้ไขเพราะ: ยอดใช้จ่ายไม่ครบ')
  expect(textOf(corrected.body)).toContain('เปิดบริการแล้ว 4 งาน')
  await officer.open(planReportUrls.report(report))
  expect((await officer.submit('/correct', { correction: 'อีกครั้ง' })).statusCode).toBe(422)
})

test("another organisation's or nobody's report is not there", async () => {
  const reportId = '01a20b5e-0db3-7124-b723-47d04d27ef7c'
  expect((await as('officer').open(planReportUrls.report({ reportId }))).statusCode).toBe(404)
  expect((await app.server.inject(planReportUrls.sealedReport({ reportId }))).statusCode).toBe(404)
  // One that is open is nobody's business outside.
  expect((await app.server.inject(planReportUrls.sealedReport(await lastReport()))).statusCode).toBe(404)
})
