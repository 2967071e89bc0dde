import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { accountRole } from '../../../platform/identity/schema.ts'
import { openSession } from '../../../platform/identity/sessions.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { readPlanFile } from '../plan-file.ts'
import { currentPlan, yearRows } from '../reading.ts'
import { listReports, openDueReports } from '../reports/report.ts'
import { planDraftUrls, planReportUrls, planUrls, planVersionUrls, planWorkUrls } from '../urls.ts'
import { programmeAtWork } from '../work/at-work.ts'
import { addEvidence, evidenceOf } from '../work/evidence.ts'
import { openCurrentYear } from '../work/opening.ts'
import { enterSpending } from '../work/spending.ts'
import { stepsOf } from '../work/steps.ts'
import { differences } from './differences.ts'
import { findDraft, listDrafts, type Draft } from './draft.ts'
import { planFileOf } from './plan-file-reading.ts'
import { typedYear } from './year-form.ts'
import { findVersion, listVersions } from './version.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const fiscalYear = 2570

let app: TestApp
let own: string
let inside: Inside
let now = begun
let divisionId: string
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  own = await app.database.organizationId()
  inside = await insideOf(app.database)
  await app.database.asOwner(own, async (tx) => {
    const [division] = await listDivisions(tx)
    divisionId = division!.divisionId
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['other', 'officer'],
      ['head', 'head-of-division'],
      ['clerk', 'clerk'],
      ['mayor', 'chief-executive'],
    ]
    for (const [name, role] of people) {
      const made = await addPerson(tx, { role, at: begun, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, made.token)
      ids.set(name, made.accountId)
    }
    await tx.db.update(accountRole).set({ divisionId })
  })
})
afterAll(() => app.close())

function as(name: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

async function begin(which: 'beginAmendment' | 'beginNewPlan'): Promise<string> {
  const officer = as('officer')
  await officer.open(planDraftUrls.drafts())
  await officer.submit(planDraftUrls[which]())
  const [draft] = await inside(listDrafts)
  expect(officer.url).toBe(planDraftUrls.draft({ draftId: draft!.draftId }))
  return draft!.draftId
}

async function draftOf(draftId: string): Promise<Draft> {
  return (await inside((tx) => findDraft(tx, draftId)))!
}

/** Everybody signs in again once the clock was moved: a session does not live that long. */
async function signInAgain(): Promise<void> {
  await app.database.asOwner(own, async (tx) => {
    for (const [name, accountId] of ids) {
      const session = { accountId, at: now, userAgent: 'test', hasShownSecondFactor: true }
      tokens.set(name, (await openSession(tx, session)).token)
    }
  })
}

/** Saves the table of a year with some fields of its form changed. */
async function saveYear(draftId: string, year: number, changed: Record<string, string>, name = 'officer') {
  const visitor = as(name)
  const page = planDraftUrls.editYear({ draftId, fiscalYear: year })
  await visitor.open(page)
  const typed = { ...typedYear((await draftOf(draftId)).content, year), ...changed }
  return visitor.submit(page, typed)
}

async function explain(draftId: string, reason: string): Promise<void> {
  const officer = as('officer')
  await officer.open(planDraftUrls.draft({ draftId }))
  await officer.submit(planDraftUrls.reason({ draftId }), { reason })
}

async function send(draftId: string) {
  const officer = as('officer')
  await officer.open(planDraftUrls.draft({ draftId }))
  return officer.submit(planDraftUrls.send({ draftId }), { division: divisionId })
}

async function opine(draftId: string, name: string, decision = 'agreed') {
  const visitor = as(name)
  await visitor.open(planDraftUrls.draft({ draftId }))
  return visitor.submit(planDraftUrls.decide({ draftId }), { decision, opinion: 'เห็นตามเสนอ' })
}

async function approve(draftId: string): Promise<void> {
  for (const name of ['head', 'clerk', 'mayor']) expect((await opine(draftId, name)).statusCode).toBe(200)
}

async function announce(draftId: string, announcedOn: string) {
  const officer = as('officer')
  await officer.open(planDraftUrls.draft({ draftId }))
  return officer.submit(planDraftUrls.announce({ draftId }), { announcedOn })
}

test('a plan that was loaded is its own first version, and reads back as its file', async () => {
  const file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
  const [version] = await inside(listVersions)
  const whole = await inside((tx) => findVersion(tx, version!.versionId))
  expect(whole).toMatchObject({ number: 1, reason: null, content: file })
  const read = await inside(async (tx) => planFileOf(tx, (await currentPlan(tx))!))
  // Risks are read with their controls in the order of their numbers.
  const inOrder = file.fraudRisks.map((risk) => ({
    ...risk,
    controls: risk.controls.toSorted((a, b) => a - b),
  }))
  expect(read).toEqual({ ...file, fraudRisks: inOrder })
})

test('an amendment goes through the offices, comes into force, and the work stays', async () => {
  const economy = { fiscalYear, number: 3 }
  const actor = { accountId: ids.get('officer')!, role: 'officer', isActing: false } as const
  const year = await inside(async (tx) => {
    const { programmeId } = (await programmeAtWork(tx, economy))!
    const asked = { programmeId, fiscalYear }
    await addEvidence(tx, actor, {
      year: asked,
      title: '',
      url: 'https://krajai.example/training',
      files: [],
      isPublic: true,
      datedOn: Temporal.PlainDate.from('2026-11-20'),
      at: now,
    })
    return asked
  })
  const twice = as('other')
  await twice.open(planDraftUrls.drafts())
  const draftId = await begin('beginAmendment')
  // A second one beside it is not begun, and leads to the first.
  const refused = await twice.submit(planDraftUrls.beginAmendment())
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain(`href="${planDraftUrls.draft({ draftId })}"`)
  expect(refused.body).not.toContain(`action="${planDraftUrls.beginAmendment()}"`)

  // Two officers have the table open: the second sees what the first did, and keeps what he typed.
  const page = planDraftUrls.editYear({ draftId, fiscalYear })
  const second = as('other')
  await second.open(page)
  const wrong = await saveYear(draftId, fiscalYear, { 'budget-3': '๒๕,๐๐๐.๑๒๓' })
  expect(wrong.statusCode).toBe(422)
  expect(textOf(wrong.body)).toContain('ทศนิยมไม่เกิน 2 ตำแหน่ง')
  expect(wrong.body).toContain('value="๒๕,๐๐๐.๑๒๓"')
  expect((await saveYear(draftId, fiscalYear, { 'budget-3': '๒๕,๐๐๐' })).statusCode).toBe(200)
  const typed = typedYear((await draftOf(draftId)).base, fiscalYear)
  const late = await second.submit(page, { ...typed, 'remark-3': 'จัดที่วัด' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้อื่นแก้ร่างนี้')
  expect(textOf(late.body)).toContain('25,000')
  expect(late.body).toContain('value="จัดที่วัด"')

  const early = await send(draftId).catch(String)
  expect(early).toContain('has no form')
  await explain(draftId, 'ราคาวัสดุสูงขึ้น')
  expect((await send(draftId)).statusCode).toBe(200)
  expect(textOf((await as('head').open('/my-work')).body)).toContain('ให้ความเห็นร่างแผน')
  expect((await opine(draftId, 'head', 'sent-back')).statusCode).toBe(200)
  expect((await draftOf(draftId)).state).toBe('open')
  expect((await send(draftId)).statusCode).toBe(200)
  // What was sent is what the offices read: nobody changes it meanwhile.
  expect((await as('officer').open(page)).statusCode).toBe(404)
  for (const name of ['head', 'clerk']) expect((await opine(draftId, name)).statusCode).toBe(200)
  const [once, again] = [as('mayor'), as('mayor')]
  await once.open(planDraftUrls.draft({ draftId }))
  await again.open(planDraftUrls.draft({ draftId }))
  const decide = planDraftUrls.decide({ draftId })
  const wordy = await once.submit(decide, { decision: 'agreed', opinion: 'ก'.repeat(10_000) })
  expect(textOf(wordy.body)).toContain('เขียนความเห็นให้สั้นลง ไม่เกิน 2,000 ตัวอักษร')
  expect((await once.submit(decide, { decision: 'agreed', opinion: '' })).statusCode).toBe(200)
  const decidedTwice = await again.submit(decide, { decision: 'agreed', opinion: '' })
  expect(decidedTwice.statusCode).toBe(422)
  expect(textOf(decidedTwice.body)).toContain('มีผู้ให้ความเห็นไปแล้ว')
  expect(textOf((await announce(draftId, '22/11/2569')).body)).toContain('ต้องไม่มาก่อนวันที่อนุมัติ')
  expect(textOf((await announce(draftId, '24/11/2569')).body)).toContain('ไม่เกินวันนี้')
  const list = await announce(draftId, '23/11/2569')
  expect(list.statusCode).toBe(200)

  const [amended, first] = await inside(listVersions)
  expect(list.body).toContain(amended!.sha256)
  expect(amended).toMatchObject({ number: 2, reason: 'ราคาวัสดุสูงขึ้น', draftId })
  const rows = await inside(async (tx) => yearRows(tx, (await currentPlan(tx))!, fiscalYear))
  expect(rows.find(({ number }) => number === 3)?.budgetSatang).toBe(2_500_000)
  expect(await inside((tx) => evidenceOf(tx, year))).toHaveLength(1)
  const shown = await app.server.inject(planVersionUrls.version({ versionId: amended!.versionId }))
  const said = textOf(shown.body)
  for (const words of ['เดิม', '20,000', 'ใหม่', '25,000', 'ผู้ทดสอบ mayor', 'ราคาวัสดุสูงขึ้น']) {
    expect(said).toContain(words)
  }
  const old = await app.server.inject(planVersionUrls.version({ versionId: first!.versionId }))
  expect(textOf(old.body)).toContain('ไม่ใช่ฉบับที่ใช้อยู่')
  const programme = planVersionUrls.versionProgramme({ versionId: first!.versionId, number: 3 })
  expect(textOf((await app.server.inject(programme)).body)).toContain('20,000')
  const file = await app.server.inject(planVersionUrls.versionFile({ versionId: amended!.versionId }))
  const whole = await inside((tx) => findVersion(tx, amended!.versionId))
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(file.rawPayload))
  expect(Buffer.from(digest).toString('hex')).toBe(whole!.sha256)
  // The tables say what the version says, announcement and all.
  const read = await inside(async (tx) => planFileOf(tx, (await currentPlan(tx))!))
  expect(differences(read, whole!.content)).toEqual([])
})

test('what work has overtaken is not announced, and says which', async () => {
  const training = { fiscalYear, number: 2 }
  const actor = { accountId: ids.get('officer')!, role: 'officer', isActing: false } as const
  await inside(async (tx) => {
    const { programmeId } = (await programmeAtWork(tx, training))!
    const entered = await enterSpending(tx, actor, {
      year: { programmeId, fiscalYear },
      amountSatang: 1_500_000,
      spentOn: Temporal.PlainDate.from('2026-11-20'),
      purpose: 'ค่าวิทยากร',
      reference: 'ฎ.1/2570',
      at: now,
    })
    expect(entered.ok).toBe(true)
  })
  const draftId = await begin('beginAmendment')
  await explain(draftId, 'ลดงบ')
  await saveYear(draftId, fiscalYear, { 'budget-2': '10,000', 'in-4': '' })
  await saveYear(draftId, 2569, { 'budget-2': '1' })
  const officer = as('officer')
  const said = textOf((await officer.open(planDraftUrls.draft({ draftId }))).body)
  expect(said).toContain('ปี 2570 โครงการ 2 ใช้จ่ายหรือรอยืนยันแล้ว 15,000 บาท')
  expect(said).toContain('ปี 2570 เปิดดำเนินงานแล้ว เอาโครงการ 4 ออกไม่ได้')
  expect(said).toContain('ปี 2569 สิ้นสุดแล้ว')
  await expect(send(draftId)).rejects.toThrow('has no form')
  await officer.open(planDraftUrls.abandon({ draftId }))
  await officer.submit(officer.url)
  expect((await draftOf(draftId)).state).toBe('abandoned')
  expect((await officer.open(planDraftUrls.abandon({ draftId }))).statusCode).toBe(404)
})

test('a programme is added with its form, and is at work at once where its year is open', async () => {
  const draftId = await begin('beginAmendment')
  await explain(draftId, 'เพิ่มโครงการ')
  const officer = as('officer')
  const add = planDraftUrls.addProgramme({ draftId })
  await officer.open(add)
  const typed = {
    name: 'โครงการตรวจสอบร่วมกับประชาชน',
    nameEn: 'Auditing together with citizens',
    kind: 'project',
    mission: '3.3.1',
    steps: 'ตั้งคณะทำงาน\n- ประชาชน 3 คน\nตรวจโครงการ',
    outputs: 'ตรวจอย่างน้อย 2 โครงการ',
  }
  const without = await officer.submit(add, { ...typed, name: '', steps: '- ข้อย่อย' })
  expect(without.statusCode).toBe(422)
  expect(textOf(without.body)).toContain('บรรทัดแรกต้องไม่ใช่ข้อย่อย')
  expect((await officer.submit(add, typed)).statusCode).toBe(200)
  // One that was added by mistake is taken out again; what the plan in force has is not.
  await officer.open(add)
  await officer.submit(add, { ...typed, name: 'โครงการที่เพิ่มผิด' })
  const remove = (number: number) => planDraftUrls.removeProgramme({ draftId, number })
  expect((await officer.open(remove(3))).statusCode).toBe(404)
  await officer.open(remove(48))
  expect((await officer.submit(remove(48))).statusCode).toBe(200)
  expect((await draftOf(draftId)).content.programmes.at(-1)!.number).toBe(47)
  const year = await saveYear(draftId, fiscalYear, {
    'in-47': 'yes',
    'quarter-47-3': 'yes',
    'budget-47': '0',
  })
  expect(year.statusCode).toBe(200)
  expect((await send(draftId)).statusCode).toBe(200)
  await approve(draftId)
  await announce(draftId, '23/11/2569')
  const at = await inside((tx) => programmeAtWork(tx, { fiscalYear, number: 47 }))
  expect(at).toMatchObject({ dimension: 3, budgetSatang: 0, quarters: [3] })
  const steps = await inside((tx) => stepsOf(tx, at!))
  expect(steps).toMatchObject([
    { text: 'ตั้งคณะทำงาน', items: ['ประชาชน 3 คน'], plannedTo: '2027-06-30' },
    { text: 'ตรวจโครงการ' },
  ])
  expect((await app.server.inject(planUrls.programme({ number: 47 }))).statusCode).toBe(200)
})

test('a new plan is announced ahead, and takes over with its first year', async () => {
  now = Temporal.Instant.from('2027-09-15T03:00:00Z')
  await signInAgain()
  const draftId = await begin('beginNewPlan')
  const { content } = await draftOf(draftId)
  expect(content.fiscalYears).toEqual([2571, 2572, 2573, 2574, 2575])
  expect(content.schedule[2575]!.rows.length).toBe(45)
  await explain(draftId, 'แผนเดิมสิ้นสุดปี 2570')
  expect((await send(draftId)).statusCode).toBe(200)
  await approve(draftId)
  await announce(draftId, '15/09/2570')
  const [ahead] = await inside(listVersions)
  expect(ahead).toMatchObject({ number: 1, firstFiscalYear: 2571 })
  expect((await inside(currentPlan))!.firstFiscalYear).toBe(2566)
  const shown = await app.server.inject(planVersionUrls.version({ versionId: ahead!.versionId }))
  expect(textOf(shown.body)).toContain('เริ่มใช้ปีงบประมาณ 2571')
  expect((await app.server.inject(planUrls.year({ fiscalYear: 2571 }))).statusCode).toBe(200)
  expect((await as('officer').open(planWorkUrls.workYear({ fiscalYear: 2571 }))).statusCode).toBe(404)

  now = Temporal.Instant.from('2027-10-01T03:00:00Z')
  await signInAgain()
  await inside(async (tx) => {
    await openCurrentYear(tx, now)
    await openDueReports(tx, now)
  })
  expect((await inside(currentPlan))!.firstFiscalYear).toBe(2571)
  app.hearOfChanges()
  const ended = await app.server.inject(planUrls.yearProgrammes({ fiscalYear: 2570 }))
  expect(ended.body).toMatch(/"\/plan\/versions\/[^/]+\/programmes\/46"/)
  expect(
    (await as('officer').open(planWorkUrls.workProgramme({ fiscalYear: 2571, number: 24 }))).statusCode,
  ).toBe(200)
  // The plan that ended still owes its last report.
  const report = (await inside(listReports)).find((one) => one.fiscalYear === 2570 && one.months === 12)
  expect((await as('officer').open(planReportUrls.report({ reportId: report!.reportId }))).statusCode).toBe(
    200,
  )
  now = begun
})
