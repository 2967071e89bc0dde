import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksOf, textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Team } from '../../../test/support/team.ts'
import { inOrganization } from '../../platform/database/tenant.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { ledgerEntry } from '../../platform/ledger/schema.ts'
import { datasetUrls } from '../../platform/open-data/dataset.ts'
import { planUrls } from '../plan/module.ts'
import { workUrls } from '../work/module.ts'
import { findMeasure, listMeasures } from './measures.ts'
import { itaUrls, itaWorkUrls } from './urls.ts'

const itaYear = 2569

let app: TestApp
let own: string
let inside: Inside
let divisionId: string
const roles = {
  officer: 'officer',
  owner: 'head-of-division',
  executive: 'chief-executive',
} as const
type Name = keyof typeof roles
let team: Team<Name>

beforeAll(async () => {
  app = await testApp()
  own = await app.database.organizationId()
  inside = await insideOf(app.database)
  divisionId = (await inside(listDivisions))[0]!.divisionId
  team = await Team.open(app, roles)
})
afterAll(() => app.close())

function terms(changed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    action: 'เผยแพร่การใช้งบประมาณทุกเดือน',
    indicator: '2',
    programmes: '๑๓, 26',
    owner: team.idOf('owner'),
    division: divisionId,
    decidedOn: '20/11/2569',
    dueOn: '31/12/2569',
    ...changed,
  }
}

async function decide(changed: Readonly<Record<string, string>> = {}) {
  const officer = team.as('officer')
  const page = itaWorkUrls.addMeasure({ itaYear })
  await officer.open(page)
  return { officer, answer: await officer.submit(page, terms(changed)) }
}

async function decided(changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const { officer, answer } = await decide(changed)
  expect(answer.statusCode).toBe(200)
  return officer.url.split('/').at(-1)!
}

async function report(measureId: string, typed: Readonly<Record<string, string>>, name: Name = 'owner') {
  const visitor = team.as(name)
  const page = itaWorkUrls.reportMeasure({ measureId })
  await visitor.open(page)
  return visitor.submit(page, { note: 'ทำแล้ว', link: '', ...typed })
}

async function acts(measureId: string): Promise<string[]> {
  const found = await inside(({ db }) =>
    db
      .select({ kind: ledgerEntry.kind })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.organizationId, own), eq(ledgerEntry.subject, measureId)))
      .orderBy(ledgerEntry.index),
  )
  return found.map(({ kind }) => kind)
}

test.each([
  [{ action: '' }, 'ใส่สิ่งที่จะทำ'],
  [{ indicator: '99' }, 'เลือกตัวชี้วัดของปีนี้'],
  [{ programmes: 'สิบสาม' }, 'คั่นด้วยจุลภาค'],
  [{ programmes: '13, 47, 99' }, 'ไม่มีโครงการเลขที่ 47, 99'],
  [{ owner: '' }, 'เลือกผู้รับผิดชอบ'],
  [{ owner: crypto.randomUUID() }, 'เลือกผู้รับผิดชอบ'],
  [{ division: crypto.randomUUID() }, 'เลือกหน่วยงานในรายการ'],
  [{ decidedOn: '24/11/2569' }, 'ใส่วันที่ไม่เกิน'],
  [{ dueOn: '19/11/2569' }, 'ต้องไม่ก่อนวันที่กำหนดมาตรการ'],
  [{ dueOn: '31/12/2579' }, 'ใส่วันที่ไม่เกิน'],
])('a measure with %o is refused beside its field, and nothing of it is kept', async (wrong, words) => {
  const { answer } = await decide(wrong)
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain(words)
  if (!('dueOn' in wrong)) expect(answer.body).toContain('value="31/12/2569"')
  expect(await inside(listMeasures)).toEqual([])
})

test('the owner is somebody who may report, and nobody else can be chosen', async () => {
  const { answer } = await decide({ owner: team.idOf('executive') })
  expect(textOf(answer.body)).toContain('เลือกผู้รับผิดชอบ')
})

test('a measure waits for its owner by its deadline, and the public sees the division, not the person', async () => {
  const measureId = await decided()
  expect(await acts(measureId)).toEqual(['ita.measure-decided'])
  const tasks = await team.as('owner').open(workUrls.work())
  expect(textOf(tasks.body)).toContain('ทำตามมาตรการ: เผยแพร่การใช้งบประมาณทุกเดือน')
  expect(linksOf(tasks.body)).toContain(itaWorkUrls.measure({ measureId }))
  expect(textOf((await team.as('officer').open(workUrls.work())).body)).not.toContain('ทำตามมาตรการ')
  const { body } = await app.server.inject(itaUrls.measures())
  const page = textOf(body)
  expect(page).toContain('เผยแพร่การใช้งบประมาณทุกเดือน')
  expect(page).toContain('2. การใช้งบประมาณ')
  expect(page).toContain('สำนักปลัด')
  expect(page).not.toContain('ผู้ทดสอบ')
  expect(linksOf(body)).toContain(planUrls.programme({ number: 13 }))
  const data = (await app.server.inject(datasetUrls('ita-measures').csv())).body
  expect(data).toContain('2569,2,13 26,เผยแพร่การใช้งบประมาณทุกเดือน,สำนักปลัด,2026-11-20,2026-12-31,planned')
  expect(data).not.toContain('ผู้ทดสอบ')
  expect(textOf((await team.as('executive').open(itaWorkUrls.work())).body)).toContain('ผู้ทดสอบ owner')
})

test('a measure is done only with evidence, and then waits for nobody', async () => {
  const measureId = await decided({ action: 'อบรมเรื่องการใช้อำนาจ' })
  const without = await report(measureId, { state: 'done' })
  expect(without.statusCode).toBe(422)
  expect(textOf(without.body)).toContain('ใส่ลิงก์หรือแนบไฟล์หลักฐานก่อน')
  const silent = await report(measureId, { state: 'under-way', note: '' })
  expect(textOf(silent.body)).toContain('เล่าว่าทำอะไรไปแล้ว')
  expect((await report(measureId, { state: 'under-way' })).statusCode).toBe(200)
  const inside1 = await report(measureId, { state: 'done', link: 'http://10.0.0.1/x' })
  expect(textOf(inside1.body)).toContain('ใส่ลิงก์ที่เปิดได้จากอินเทอร์เน็ต')
  const link = 'https://krajai.example.com/training'
  expect((await report(measureId, { state: 'done', link })).statusCode).toBe(200)
  const done = (await inside((tx) => findMeasure(tx, measureId)))!
  expect([done.state, done.doneOn?.toString(), done.revision]).toEqual(['done', '2026-11-23', 3])
  expect(await acts(measureId)).toEqual([
    'ita.measure-decided',
    'ita.measure-reported',
    'ita.measure-reported',
  ])
  expect(linksOf((await app.server.inject(itaUrls.measures())).body)).toContain(link)
  expect(textOf((await team.as('owner').open(workUrls.work())).body)).not.toContain('อบรมเรื่องการใช้อำนาจ')
})

test('a file is evidence; one that holds names is for the staff alone', async () => {
  const measureId = await decided({ action: 'ตรวจรายชื่อ' })
  const owner = team.as('owner')
  const page = itaWorkUrls.reportMeasure({ measureId })
  const content = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  const files = [{ name: 'names.pdf', content }]
  const typed = { state: 'done', note: 'ตรวจแล้ว', link: '' }
  await owner.open(page)
  const unsaid = await owner.submitFiles(page, typed, files, 'file')
  expect(textOf(unsaid.body)).toContain('เลือกว่าใครเปิดไฟล์นี้ได้')
  const kept = await owner.submitFiles(page, { ...typed, whoSees: 'staff' }, files, 'file')
  expect(kept.statusCode).toBe(200)
  const { reports } = (await inside((tx) => findMeasure(tx, measureId)))!
  const { fileId } = reports[0]!
  const link = linksOf(kept.body).find((href) => href.includes(fileId!))!
  expect((await team.as('executive').open(link)).statusCode).toBe(200)
  expect((await app.server.inject(link)).statusCode).not.toBe(200)
  expect((await app.server.inject(itaUrls.measures())).body).not.toContain(fileId)
})

test('what was decided changes with a reason, and the second of two officers sees what the first one did', async () => {
  const measureId = await decided({ action: 'ปรับปรุงป้ายประกาศ' })
  const page = itaWorkUrls.changeMeasure({ measureId })
  const [first, second] = [team.as('officer'), team.as('owner')]
  await first.open(page)
  await second.open(page)
  const changed = terms({ action: 'ปรับปรุงป้ายประกาศ', dueOn: '31/01/2570' })
  const without = await first.submit(page, { ...changed, reason: '' })
  expect(textOf(without.body)).toContain('ใส่เหตุผล')
  const same = terms({ action: 'ปรับปรุงป้ายประกาศ', reason: 'ลองดู' })
  expect(textOf((await first.submit(page, same)).body)).toContain('ยังไม่มีอะไรเปลี่ยน')
  expect((await first.submit(page, { ...changed, reason: 'รองบประมาณ' })).statusCode).toBe(200)
  const late = await second.submit(page, { ...changed, dueOn: '28/02/2570', reason: 'ช้า' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้อื่นแก้ระหว่างที่คุณกรอก')
  const { reports, dueOn } = (await inside((tx) => findMeasure(tx, measureId)))!
  expect(dueOn.toString()).toBe('2027-01-31')
  expect(reports.map(({ kind, note }) => [kind, note])).toEqual([['changed', 'รองบประมาณ']])
})

test('a form that arrives twice is one measure', async () => {
  const officer = team.as('officer')
  const page = itaWorkUrls.addMeasure({ itaYear })
  await officer.open(page)
  const request = officer.filled(page, terms({ action: 'แตะสองครั้ง' }))
  await officer.send(request)
  await officer.send(request)
  const all = await inside(listMeasures)
  expect(all.filter(({ action }) => action === 'แตะสองครั้ง')).toHaveLength(1)
})

test('the metrics count what was decided, and what is done of what is due', async () => {
  const dropped = await decided({ action: 'ไม่ทำแล้ว' })
  await report(dropped, { state: 'dropped', note: 'ซ้ำกับมาตรการอื่น' })
  const all = (await inside(listMeasures)).filter(({ state }) => state !== 'dropped')
  const measure = (name: string, fiscalYear: number, until: string) => {
    const asked = { fiscalYear, until: Temporal.PlainDate.from(until), parameters: {} }
    return inside((tx) => app.services.metrics.get(name)!.measure(tx, asked))
  }
  expect(await measure('ita.measures', 2570, '2026-11-23')).toMatchObject({ numerator: all.length })
  expect(await measure('ita.measures', 2570, '2026-11-19')).toBeUndefined()
  expect(await measure('ita.measures', 2569, '2026-09-30')).toMatchObject({ numerator: 0 })
  expect(await measure('ita.measuresDone', 2570, '2026-11-23')).toMatchObject({
    numerator: 2,
    denominator: all.length,
  })
  expect(await measure('ita.measuresDone', 2570, '2026-11-22')).toMatchObject({ numerator: 0 })
  expect(await measure('ita.measuresDone', 2571, '2027-11-22')).toBeUndefined()
  // Output 1 of programme 13 reads them.
  const { body } = await app.server.inject(planUrls.programme({ number: 13 }))
  expect(textOf(body)).toContain(`ผล: ${all.length}`)
})

test('who only reads sees the measures and changes none; another organisation sees none', async () => {
  const [measure] = await inside(listMeasures)
  const executive = team.as('executive')
  const page = await executive.open(itaWorkUrls.measure(measure!))
  expect(page.statusCode).toBe(200)
  expect(linksOf(page.body)).not.toContain(itaWorkUrls.reportMeasure(measure!))
  expect((await executive.open(itaWorkUrls.reportMeasure(measure!))).statusCode).toBe(403)
  expect((await executive.open(itaWorkUrls.measure({ measureId: crypto.randomUUID() }))).statusCode).toBe(404)
  const serving = app.database.database.serving
  expect(await inOrganization(serving, crypto.randomUUID(), listMeasures)).toEqual([])
})

test('the readiness of a year rests on its items; of a year without any there is no reading', async () => {
  const readiness = async (year: number) =>
    textOf((await team.as('executive').open(itaWorkUrls.readiness({ itaYear: year }))).body)
  expect(await readiness(2569)).toContain('คิดจาก 26 รายการ')
  const none = await readiness(2565)
  expect(none).toContain('ยังอ่านความพร้อมของปีนี้ไม่ได้')
  expect(none).toContain('ไม่รับรองว่าจะได้คะแนนเท่าใด')
})
