import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksOf, textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { Team } from '../../../test/support/team.ts'
import { withOwner } from '../../platform/database/connection.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { inOrganization } from '../../platform/database/tenant.ts'
import { ledgerEntry } from '../../platform/ledger/schema.ts'
import { datasetUrls } from '../../platform/open-data/dataset.ts'
import { planUrls, planWorkUrls } from '../plan/module.ts'
import { frameOf } from './frame.ts'
import { resultHistory, resultsInForce } from './results.ts'
import { itaUrls, itaWorkUrls } from './urls.ts'

let app: TestApp
let own: string
let inside: Inside
const roles = { officer: 'officer', other: 'clerk', auditor: 'internal-auditor' } as const
type Name = keyof typeof roles
let team: Team<Name>

beforeAll(async () => {
  app = await testApp()
  own = await app.database.organizationId()
  inside = await insideOf(app.database)
  team = await Team.open(app, roles)
})
afterAll(() => app.close())

async function everybody(url: string): Promise<string> {
  return textOf((await app.server.inject(url)).body)
}

const typed = {
  total: '๘๖,๕',
  iit: '90',
  eit: '80.00',
  oit: '88.75',
  'indicator-1': '84',
  'indicator-9': '๙๑.๒๕',
  grade: 'ผ่านดี',
  announcedOn: '10/09/2569',
  source: 'ประกาศสำนักงาน ป.ป.ช.',
  link: 'https://itas.nacc.example.com/2569',
}

async function enter(
  itaYear: number,
  changed: Readonly<Record<string, string>> = {},
  name: Name = 'officer',
) {
  const visitor = team.as(name)
  const page = itaWorkUrls.enterResult({ itaYear })
  await visitor.open(page)
  return visitor.submit(page, { ...typed, ...changed })
}

async function acts(kind: string): Promise<number> {
  const found = await inside(({ db }) =>
    db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.organizationId, own), eq(ledgerEntry.kind, kind))),
  )
  return found.length
}

test('without any result the public page says so, and lists the years that have none', async () => {
  const page = await everybody(itaUrls.ita())
  expect(page).toContain('ยังไม่มีผลการประเมินปีใดในระบบ')
  expect(page.match(/ยังไม่มีผลในระบบ/g)).toHaveLength(5)
  expect(await everybody(itaUrls.year({ itaYear: 2569 }))).toContain('ยังไม่มีผลการประเมินของปี 2569')
  expect((await app.server.inject(itaUrls.year({ itaYear: 1 }))).statusCode).toBe(404)
})

test.each([
  [{ total: '' }, 'ใส่คะแนนรวม'],
  [{ total: '100.01' }, 'คะแนนเต็ม 100'],
  [{ oit: '101' }, 'คะแนนเต็ม 100'],
  [{ 'indicator-3': 'เก้าสิบ' }, 'ใส่ตัวเลข 0 ถึง 100'],
  [{ total: '86.505' }, 'ทศนิยมไม่เกิน 2 ตำแหน่ง'],
  [{ source: '' }, 'ใส่ที่มาของผล'],
  [{ link: '' }, 'ใส่ลิงก์หรือแนบไฟล์'],
  [{ link: 'http://192.168.1.4/ita' }, 'ใส่ลิงก์ที่เปิดได้จากอินเทอร์เน็ต'],
  [{ announcedOn: '24/11/2569' }, 'ใส่วันที่ไม่เกิน'],
  [{ announcedOn: '30/09/2568' }, 'ใส่วันที่ตั้งแต่'],
  [{ announcedOn: '' }, 'ใส่วันที่เป็น'],
  [{ grade: 'ก'.repeat(201) }, 'เขียนให้สั้นลง'],
])('a result with %o is refused beside its field, and nothing typed is lost', async (wrong, words) => {
  const refused = await enter(2569, wrong)
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain(words)
  if (!('indicator-9' in wrong)) expect(refused.body).toContain('value="๙๑.๒๕"')
  expect(await inside(resultsInForce)).toEqual([])
})

test('a result is entered with its source, in the ledger, and seen by everybody', async () => {
  const before = await acts('ita.result-entered')
  expect((await enter(2569)).statusCode).toBe(200)
  expect((await inside(resultsInForce))[0]).toMatchObject({
    itaYear: 2569,
    total: 86.5,
    parts: { iit: 90, eit: 80, oit: 88.75 },
    indicators: new Map([
      [1, 84],
      [9, 91.25],
    ]),
    source: typed.source,
  })
  expect(await acts('ita.result-entered')).toBe(before + 1)
  const { body } = await app.server.inject(itaUrls.year({ itaYear: 2569 }))
  const page = textOf(body)
  expect(page).toContain('86.5')
  expect(page).toContain('ขาดอีก 1 คะแนน')
  expect(page).toContain('ไม่มีคะแนนรายข้อของปี 2568 ที่เทียบกันได้')
  expect(page).toContain('ยังไม่มีเจ้าหน้าที่ยืนยัน')
  expect(page).not.toContain('ไม่ตรงกับคะแนนที่คิดจากเครื่องมือ')
  expect(page).not.toContain('ผู้ทดสอบ')
  expect(linksOf(body)).toContain(typed.link)
  expect(await everybody(itaUrls.ita())).toContain('86.5')
  const search = await everybody(`/search?q=${encodeURIComponent('การประเมิน ITA ปี 2569')}`)
  expect(search).toContain('ผลการประเมิน ITA ปี 2569')
})

test('a total that its parts do not come to is kept, and both numbers are named', async () => {
  await enter(2568, { total: '70', announcedOn: '10/09/2568', 'indicator-1': '94', 'indicator-9': '' })
  expect(await everybody(itaUrls.year({ itaYear: 2568 }))).toContain(
    'คะแนนรวมที่บันทึก 70 ไม่ตรงกับคะแนนที่คิดจากเครื่องมือตามน้ำหนัก 86.5',
  )
  // Now the year after has something to compare with.
  const next = await everybody(itaUrls.year({ itaYear: 2569 }))
  expect(next).toContain('ลด 10 (จาก 94 เป็น 84)')
  expect(next).toContain('เพิ่ม 16.5')
})

test('a correction has a reason, and what was entered before stays readable', async () => {
  const without = await enter(2569, { total: '87' })
  expect(without.statusCode).toBe(422)
  expect(textOf(without.body)).toContain('ใส่เหตุผล')
  const same = await enter(2569, { total: '86.50', reason: 'ไม่มีอะไร' })
  expect(textOf(same.body)).toContain('ยังไม่มีอะไรเปลี่ยน')
  expect((await enter(2569, { total: '87', reason: 'พิมพ์ผิด' })).statusCode).toBe(200)
  const history = await inside((tx) => resultHistory(tx, 2569))
  expect(history.map(({ sequence, total, reason }) => [sequence, total, reason])).toEqual([
    [2, 87, 'พิมพ์ผิด'],
    [1, 86.5, ''],
  ])
  const page = await everybody(itaUrls.year({ itaYear: 2569 }))
  expect(page).toContain('เหตุผล: พิมพ์ผิด')
  expect(page).toContain('1. 86.5 คะแนน')
})

test('of two officers the second sees what the first one entered', async () => {
  const page = itaWorkUrls.enterResult({ itaYear: 2567 })
  const [first, second] = [team.as('officer'), team.as('other')]
  await first.open(page)
  await second.open(page)
  const early = { ...typed, announcedOn: '10/09/2567' }
  expect((await first.submit(page, early)).statusCode).toBe(200)
  const late = await second.submit(page, { ...early, total: '60' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้อื่นบันทึก')
  expect(textOf(late.body)).toContain('86.5 คะแนน')
  expect(late.body).toContain('value="60"')
})

test('a form that arrives twice is one result', async () => {
  const officer = team.as('officer')
  const page = itaWorkUrls.enterResult({ itaYear: 2566 })
  await officer.open(page)
  const request = officer.filled(page, { ...typed, announcedOn: '10/09/2566' })
  const [one, two] = [await officer.send(request), await officer.send(request)]
  expect([one.statusCode, two.statusCode]).toEqual([303, 303])
  expect(await inside((tx) => resultHistory(tx, 2566))).toHaveLength(1)
})

test('a file is a source too, open to everybody, and stays where no other one comes', async () => {
  const officer = team.as('officer')
  const page = itaWorkUrls.enterResult({ itaYear: 2565 })
  const content = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  const old = { ...typed, link: '', announcedOn: '10/09/2565' }
  await officer.open(page)
  const made = await officer.submitFiles(page, old, [{ name: 'ita.pdf', content }], 'file')
  expect(made.statusCode).toBe(200)
  const [first] = await inside((tx) => resultHistory(tx, 2565))
  const { body } = await app.server.inject(itaUrls.year({ itaYear: 2565 }))
  const link = linksOf(body).find((href) => href.includes(first!.fileId!))!
  expect((await app.server.inject(link)).statusCode).toBe(200)
  await officer.open(page)
  await officer.submit(page, { ...old, total: '50', reason: 'ตรวจใหม่' })
  const [last] = await inside((tx) => resultHistory(tx, 2565))
  expect(last).toMatchObject({ total: 50, fileId: first!.fileId })
})

test('a year that has not begun has no form, and who only reads enters nothing', async () => {
  expect((await team.as('officer').open(itaWorkUrls.enterResult({ itaYear: 2571 }))).statusCode).toBe(404)
  const auditor = team.as('auditor')
  const page = await auditor.open(itaWorkUrls.workYear({ itaYear: 2569 }))
  expect(page.statusCode).toBe(200)
  expect(linksOf(page.body)).not.toContain(itaWorkUrls.enterResult({ itaYear: 2569 }))
  expect((await auditor.open(itaWorkUrls.enterResult({ itaYear: 2569 }))).statusCode).toBe(403)
})

test('titles and weights of a year are confirmed or corrected, each with what they were checked with', async () => {
  const officer = team.as('officer')
  const page = itaWorkUrls.setFrame({ itaYear: 2569 })
  const frame = await inside((tx) => frameOf(tx, 2569))
  const asItIs = Object.fromEntries([
    ...(['iit', 'eit', 'oit'] as const).map((part) => [`weight-${part}`, String(frame.weights[part])]),
    ...frame.indicators.flatMap(({ number, part, title, titleEn }) => [
      [`title-${number}`, title],
      [`titleEn-${number}`, titleEn],
      [`part-${number}`, part],
    ]),
  ]) as Record<string, string>
  const change = async (changed: Record<string, string>) => {
    await officer.open(page)
    return officer.submit(page, { ...asItIs, reason: 'คู่มือปี 2569 หน้า 12', ...changed })
  }
  const refusals: [Record<string, string>, string][] = [
    [{ 'weight-oit': '50' }, 'น้ำหนักรวมกันต้องได้ 100 ตอนนี้ได้ 110'],
    [{ 'weight-oit': 'สี่สิบ' }, 'ใส่ตัวเลข 0 ถึง 100'],
    [{ reason: '' }, 'ใส่เหตุผล'],
    [{ 'title-1': '' }, 'ตัวชี้วัดนี้มีคะแนนแล้ว'],
    [{ 'title-2': 'ก'.repeat(201) }, 'ชื่อยาวไม่เกิน 200'],
  ]
  for (const [wrong, words] of refusals) {
    const refused = await change(wrong)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain(words)
  }
  const changed = { 'weight-iit': '20', 'weight-oit': '50', 'title-11': 'ตัวชี้วัดใหม่', 'part-11': 'oit' }
  expect((await change(changed)).statusCode).toBe(200)
  const now = await inside((tx) => frameOf(tx, 2569))
  expect(now.weights).toEqual({ iit: 20, eit: 30, oit: 50 })
  expect(now.indicators.at(-1)).toEqual({
    number: 11,
    part: 'oit',
    title: 'ตัวชี้วัดใหม่',
    titleEn: '',
    provenance: 'confirmed',
  })
  expect(await acts('ita.frame-changed')).toBe(1)
  const year = await everybody(itaUrls.year({ itaYear: 2569 }))
  expect(year).not.toContain('ยังไม่มีเจ้าหน้าที่ยืนยัน')
  // The weights are those of 2569 alone.
  expect((await inside((tx) => frameOf(tx, 2568))).weights).toEqual({ iit: 30, eit: 30, oit: 40 })
})

test('the score moves the indicators and the target of the plan, which link to it', async () => {
  const [page, source] = [planUrls.year({ fiscalYear: 2569 }), itaUrls.year({ itaYear: 2569 })]
  const { body } = await app.server.inject(page)
  expect(textOf(body)).toContain('87 คะแนน')
  expect(linksOf(body)).toContain(source)
  const figures = await team.as('officer').open(planWorkUrls.figures())
  expect(linksOf(figures.body)).toContain(source)
  // Outcome 1 of programmes 10, 13 and 26 in data/krajai/indicators.json.
  const standings = await team
    .as('auditor')
    .open(planWorkUrls.indicators({ fiscalYear: 2570 }, { state: 'not-measured' }))
  expect(textOf(standings.body)).toContain('ผ่านเกณฑ์การประเมิน (85 คะแนนขึ้นไป)')
  expect((await enter(2570, { announcedOn: '20/11/2569' })).statusCode).toBe(200)
  for (const number of [10, 13, 26]) {
    expect(await everybody(planUrls.programme({ number })), String(number)).toContain('86.5 คะแนน')
  }
})

test('an announcement after a round does not count for it, and counts for its year whenever it came', async () => {
  const metric = app.services.metrics.get('ita.score')!
  const measured = (until: string) =>
    inside((tx) =>
      metric.measure(tx, { fiscalYear: 2569, until: Temporal.PlainDate.from(until), parameters: {} }),
    )
  expect(await measured('2026-03-31')).toBeUndefined()
  expect(await measured('2026-09-10')).toEqual({
    numerator: 87,
    denominator: null,
    measuredOn: Temporal.PlainDate.from('2026-09-10'),
  })
  expect((await enter(2568, { announcedOn: '02/11/2568', reason: 'ประกาศใหม่' })).statusCode).toBe(200)
  const asked = { fiscalYear: 2568, until: Temporal.PlainDate.from('2025-09-30'), parameters: {} }
  expect(await inside((tx) => metric.measure(tx, asked))).toMatchObject({ numerator: 86.5 })
})

test('the open data say what the pages say, and name nobody', async () => {
  const results = (await app.server.inject(datasetUrls('ita-results').csv())).body
  expect(results).toContain('2569,87,90,80,88.75,20,30,50,true')
  const scores = (await app.server.inject(datasetUrls('ita-indicator-scores').csv())).body
  expect(scores).toContain('2569,9,oit,การเปิดเผยข้อมูล,91.25')
})

test('another organisation sees no result', async () => {
  const seen = await inOrganization(app.database.database.serving, crypto.randomUUID(), resultsInForce)
  expect(seen).toEqual([])
})

test('scores that were entered with the targets of the plan before are copied by the migration', async () => {
  const { address } = app.database
  const old = await withOwner(address, async (client) => {
    for (const table of ['measure_report', 'measure', 'indicator_score', 'result', 'frame']) {
      await client.query(`drop table ita_${table}`)
    }
    await client.query(`delete from schema_migration where name = '0022-ita'`)
    await client.query(`select set_config('app.organization_id', $1, false)`, [own])
    const { rows } = await client.query<{ plan_id: string }>('select plan_id from plan')
    const figure = `insert into target_figure values ($1, $2, $3, $4, $5, $6, $7, null, $8, $9)`
    const planId = rows[0]!.plan_id
    const by = [team.idOf('officer'), new Date('2026-10-05T02:00:00Z')]
    await client.query(figure, [own, planId, 2, 2567, 1, 80, 'ผิด', ...by])
    await client.query(figure, [own, planId, 2, 2567, 2, 88.1, 'ประกาศปี 2567', ...by])
    await client.query(figure, [own, planId, 2, 2568, 1, 850, 'พิมพ์ผิด', ...by])
    await client.query(figure, [own, planId, 1, 2567, 1, 4, 'คดี', ...by])
    return migrate(client)
  })
  expect(old).toEqual(['0022-ita'])
  const results = await inside(resultsInForce)
  expect(results.map(({ itaYear, sequence, total, source }) => [itaYear, sequence, total, source])).toEqual([
    [2567, 2, 88.1, 'ประกาศปี 2567'],
  ])
  const { metrics } = app.services
  const asked = { fiscalYear: 2567, until: Temporal.PlainDate.from('2024-09-30'), parameters: {} }
  expect(await inside((tx) => metrics.get('ita.score')!.measure(tx, asked))).toMatchObject({
    numerator: 88.1,
  })
})
