import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { defineMetric, joinMetrics, type MetricTable } from '../../../platform/metrics/metric.ts'
import { currentPlan } from '../reading.ts'
import { programme } from '../schema.ts'
import { planUrls, planWorkUrls } from '../urls.ts'
import { addEvidence, evidenceOf } from '../work/evidence.ts'
import { openYear } from '../work/opening.ts'
import { indicatorsInYear, type IndicatorInYear } from './reading.ts'
import { indicator } from './schema.ts'
import { recordResult, resultsOf } from './recording.ts'
import { targetFigures } from './target-figures.ts'

const fiscalYear = 2570

let app: TestApp
let own: string
let now = testNow
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['other', 'officer'],
      ['auditor', 'internal-auditor'],
    ]
    for (const [name, role] of people) {
      const made = await addPerson(tx, { role, at: testNow, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, made.token)
      ids.set(name, made.accountId)
    }
  })
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

/** The indicators of a programme, outputs first. */
async function indicatorsOf(number: number, year = fiscalYear): Promise<IndicatorInYear[]> {
  return inside(async (tx) => {
    const [found] = await tx.db.select().from(programme).where(eq(programme.number, number))
    const today = Temporal.PlainDate.from(now.toZonedDateTimeISO('Asia/Bangkok'))
    const asked = { fiscalYear: year, today, programmeIds: [found!.programmeId] }
    return indicatorsInYear(tx, app.services.metrics, asked)
  })
}

const here = (number: number, { indicatorId }: { indicatorId: string }) => ({
  fiscalYear,
  number,
  indicatorId,
})
const evidenceOfToday = { link: 'https://krajai.example/survey', datedOn: '20/11/2569', whoSees: 'all' }

test("every point of the plan's forms has an indicator; what nothing measures is not reached", async () => {
  const all = await inside((tx) =>
    indicatorsInYear(tx, app.services.metrics, {
      fiscalYear,
      today: Temporal.PlainDate.from('2026-11-23'),
    }),
  )
  // All points of the 43 programmes of 2570 that have a form, and the reports of 26.
  expect(all.length).toBe(134)
  const missing = all.filter(({ metric }) => metric !== null && !app.services.metrics.has(metric))
  expect(missing.length).toBeGreaterThan(10)
  expect(new Set(missing.map(({ standing }) => `${standing.state} ${standing.why}`))).toEqual(
    new Set(['not-measured no-metric']),
  )
  expect(all.filter(({ standing }) => standing.state === 'reached').map(({ metric }) => metric)).toEqual([
    'plan.announced',
    'plan.announced',
    'plan.announced',
  ])
})

test('a result is recorded with evidence, shown to everybody, and one click from what shows it', async () => {
  // 6, outcome 2: at least 80 % of the pupils.
  const asked = (await indicatorsOf(6)).find(({ source }) => source === 'recorded')!
  const page = planWorkUrls.indicator(here(6, asked))
  const officer = as('officer')
  const typed = { numerator: '๔๕', denominator: '50', measuredOn: '20/11/2569', note: '' }
  await officer.open(page)
  const without = await officer.submit(page, typed)
  expect(without.statusCode).toBe(422)
  expect(textOf(without.body)).toContain('แนบไฟล์หลักฐาน')
  expect(without.body).toContain('value="๔๕"')
  await officer.open(page)
  expect((await officer.submit(page, { ...typed, ...evidenceOfToday })).statusCode).toBe(200)
  expect((await indicatorsOf(6)).find(({ indicatorId }) => indicatorId === asked.indicatorId)).toMatchObject({
    standing: { state: 'reached', value: 90 },
    pieces: 1,
  })
  const everybody = textOf((await app.server.inject(planUrls.programme({ number: 6 }))).body)
  expect(everybody).toContain('ร้อยละ 90')
  expect(everybody).toContain('45 จาก 50')
  expect((await app.server.inject(planUrls.programme({ number: 6 }))).body).toContain(evidenceOfToday.link)
  const overview = await as('auditor').open(planWorkUrls.indicators({ fiscalYear }, { state: 'reached' }))
  expect(textOf(overview.body)).toContain('45 จาก 50')
  // Of a recorded result the last evidence stays.
  const [piece] = await inside((tx) => evidenceOf(tx, { programmeId: asked.programmeId, fiscalYear }))
  const withdraw = planWorkUrls.withdrawEvidence({ fiscalYear, number: 6, evidenceId: piece!.evidenceId })
  await officer.open(withdraw)
  const refused = await officer.submit(withdraw, { reason: 'ผิดไฟล์' })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('ชิ้นสุดท้ายของผลตัวชี้วัด')
})

test.each([
  [{ numerator: '51' }, 'ต้องไม่เกินจำนวนทั้งหมด'],
  [{ numerator: '-1' }, 'ใส่ตัวเลข 0 ขึ้นไป'],
  [{ numerator: '1.234' }, 'ทศนิยมไม่เกิน 2 ตำแหน่ง'],
  [{ denominator: '0' }, 'ใส่ตัวเลขมากกว่า 0'],
  [{ measuredOn: '30/09/2569' }, 'ใส่วันที่ในปีงบประมาณ'],
  [{ measuredOn: '24/11/2569' }, 'ไม่เกินวันนี้'],
  [{ note: 'ก'.repeat(10_000) }, 'เขียนให้สั้นลง'],
])('a result with %o is refused beside its field, and nothing of it is kept', async (wrong, words) => {
  const asked = (await indicatorsOf(39)).find(
    ({ unit, source }) => unit === 'percent' && source === 'recorded',
  )!
  const page = planWorkUrls.indicator(here(39, asked))
  const officer = as('officer')
  await officer.open(page)
  const typed = { numerator: '40', denominator: '50', measuredOn: '20/11/2569', note: '' }
  const refused = await officer.submit(page, { ...typed, ...evidenceOfToday, ...wrong })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain(words)
  const year = { programmeId: asked.programmeId, fiscalYear }
  expect(await inside((tx) => evidenceOf(tx, year))).toEqual([])
})

test('the second of two officers sees what the first one recorded, and loses nothing', async () => {
  const asked = (await indicatorsOf(40)).find(({ source }) => source === 'recorded')!
  const page = planWorkUrls.indicator(here(40, asked))
  const [first, second] = [as('officer'), as('other')]
  await first.open(page)
  await second.open(page)
  const typed = { measuredOn: '20/11/2569', note: '', ...evidenceOfToday }
  expect((await first.submit(page, { ...typed, numerator: '5' })).statusCode).toBe(200)
  const late = await second.submit(page, { ...typed, numerator: '3', note: 'นับใหม่' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้อื่นบันทึก')
  expect(textOf(late.body)).toContain('ผู้ทดสอบ officer บันทึกเมื่อ')
  expect(late.body).toContain('นับใหม่')
  expect((await second.submit(page, { ...typed, numerator: '3' })).statusCode).toBe(200)
  const { indicatorId } = asked
  const results = await inside((tx) => resultsOf(tx, { indicatorId, fiscalYear }))
  expect(results.map(({ numerator }) => numerator)).toEqual([3, 5])
})

test('evidence is counted, and a piece that was withdrawn is not', async () => {
  const [service] = await indicatorsOf(12)
  const officer = as('officer')
  const page = planWorkUrls.indicator(here(12, service!))
  await officer.open(page)
  const show = planWorkUrls.showIndicator(here(12, service!))
  const nothing = await officer.submit(show)
  expect(nothing.statusCode).toBe(422)
  await officer.open(page)
  expect((await officer.submit(show, evidenceOfToday)).statusCode).toBe(200)
  expect((await indicatorsOf(12))[0]).toMatchObject({ standing: { state: 'reached', value: 1 } })
  const [piece] = await inside((tx) => evidenceOf(tx, { programmeId: service!.programmeId, fiscalYear }))
  const withdraw = planWorkUrls.withdrawEvidence({ fiscalYear, number: 12, evidenceId: piece!.evidenceId })
  await officer.open(withdraw)
  expect((await officer.submit(withdraw, { reason: 'ผิดไฟล์' })).statusCode).toBe(200)
  expect((await indicatorsOf(12))[0]).toMatchObject({ standing: { state: 'not-measured' } })
  // Once the year is over, nothing is nothing.
  now = Temporal.Instant.from('2027-10-02T03:00:00Z')
  expect((await indicatorsOf(12))[0]).toMatchObject({ standing: { state: 'not-reached', value: 0 } })
  now = testNow
})

test('what is to fall is compared with the year before', async () => {
  const asked = (await indicatorsOf(38)).find(({ direction }) => direction === 'falls')!
  const at = Temporal.Instant.from('2027-10-02T03:00:00Z')
  await app.database.asOwner(own, async (tx) => {
    for (const [year, numerator, day] of [
      [2569, 20, '2026-09-30'],
      [2570, 18, '2027-09-30'],
    ] as const) {
      const { programmeId, indicatorId } = asked
      const actor = { accountId: ids.get('officer')!, role: 'officer', isActing: false } as const
      const plan = (await currentPlan(tx))!
      await openYear(tx, actor, { plan, fiscalYear: year, at })
      await addEvidence(tx, actor, {
        year: { programmeId, fiscalYear: year },
        indicatorId,
        title: '',
        url: 'https://krajai.example/audit',
        files: [],
        isPublic: true,
        datedOn: Temporal.PlainDate.from(day),
        at,
      })
      const result = {
        indicator: asked,
        fiscalYear: year,
        sequence: 0,
        numerator,
        denominator: null,
        note: '',
      }
      const measuredOn = Temporal.PlainDate.from(day)
      expect(await recordResult(tx, actor, { ...result, measuredOn, hasNewEvidence: true, at })).toEqual({
        ok: true,
      })
    }
  })
  now = at
  const standing = (await indicatorsOf(38)).find(({ direction }) => direction === 'falls')!.standing
  const before = (await indicatorsOf(38, 2569)).find(({ direction }) => direction === 'falls')!.standing
  now = testNow
  expect(standing).toEqual({ state: 'reached', why: null, value: 18, base: 20 })
  expect(before).toMatchObject({ state: 'not-measured', why: 'no-base', value: 20 })
})

test('how an indicator is measured changes with a reason, and another can be added', async () => {
  const [asked] = await indicatorsOf(2)
  const officer = as('officer')
  const set = planWorkUrls.setIndicator(here(2, asked!))
  await officer.open(set)
  const { text } = asked!
  const typed = { text, source: 'recorded', unit: 'count', direction: 'at-least', target: '2' }
  const without = await officer.submit(set, typed)
  expect(textOf(without.body)).toContain('ใส่เหตุผล')
  expect((await officer.submit(set, { ...typed, reason: 'อบรมสองรุ่น' })).statusCode).toBe(200)
  expect((await indicatorsOf(2))[0]).toMatchObject({
    source: 'recorded',
    metric: null,
    target: 2,
    revision: 2,
  })
  const again = await as('other').open(set)
  expect(again.statusCode).toBe(200)
  const add = planWorkUrls.addIndicator({ fiscalYear, number: 46 })
  await officer.open(add)
  const added = await officer.submit(add, {
    text: 'รายการผิดปกติที่ชี้แจงก่อนลงนาม',
    kind: 'output',
    source: 'metric',
    metric: JSON.stringify(['plan.reportsSealed', {}]),
    unit: 'count',
    direction: 'at-least',
    target: '2',
    reason: 'แผนไม่มีแบบฟอร์มของโครงการนี้',
  })
  expect(added.statusCode).toBe(200)
  expect((await indicatorsOf(46))[0]).toMatchObject({
    metric: 'plan.reportsSealed',
    standing: { why: 'nothing-found' },
  })
})

test('a figure of a target has its source, and is seen by everybody', async () => {
  const officer = as('officer')
  const cases = (year: number) => planWorkUrls.enterFigure({ position: 1, fiscalYear: year })
  await officer.open(cases(2570))
  const without = await officer.submit(cases(2570), { value: '๒', source: '', link: '' })
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('value="๒"')
  const source = 'หนังสือสำนักงาน ป.ป.ช. ปี 2570'
  expect((await officer.submit(cases(2570), { value: '๒', source, link: '' })).statusCode).toBe(200)
  await officer.open(cases(2565))
  await officer.submit(cases(2565), { value: '4', source: 'หนังสือปี 2565', link: '' })
  const year = textOf((await app.server.inject(planUrls.year({ fiscalYear: 2570 }))).body)
  expect(year).toContain('ลดลงร้อยละ 50')
  expect(year).toContain(source)
  expect((await officer.open(cases(2566))).statusCode).toBe(200)
  expect((await officer.open(cases(2564))).statusCode).toBe(404)
})

test('a target in points is read from whoever offers the score, and is not entered here', async () => {
  const officer = as('officer')
  const score = { position: 2, fiscalYear: 2570 }
  expect((await officer.open(planWorkUrls.enterFigure(score))).statusCode).toBe(404)
  const figures = (metrics: MetricTable) =>
    inside(async (tx) => {
      const all = await targetFigures(tx, metrics, (await currentPlan(tx))!)
      return all.filter(({ position }) => position === score.position)
    })
  const title = { th: 'คะแนน', en: 'Score' }
  const offered = defineMetric({
    name: 'ita.score',
    title,
    unit: 'points',
    parameters: z.object({}),
    address: ({ fiscalYear: year }) => `/score/${year}`,
    async measure(_, { fiscalYear: year, until }) {
      // The whole year counts: the result comes out when it is over.
      if (year !== 2570 || until.toString() !== '2027-09-30') return undefined
      return { numerator: 91.25, denominator: null, measuredOn: until }
    },
  })
  expect(await figures(joinMetrics([[offered]]))).toEqual([
    { ...score, value: 91.25, from: { kind: 'metric', title, address: '/score/2570' } },
  ])
  expect(await figures(new Map())).toEqual([])
  const { body } = await officer.open(planWorkUrls.figures())
  expect(body).toContain(app.services.metrics.get('ita.score')!.address({ fiscalYear: 2570, parameters: {} }))
})

test('an indicator of another programme, or of another organisation, is an unknown address', async () => {
  const [asked] = await indicatorsOf(11)
  const officer = as('officer')
  expect((await officer.open(planWorkUrls.indicator(here(12, asked!)))).statusCode).toBe(404)
  const seen = await inOrganization(app.database.database.serving, crypto.randomUUID(), ({ db }) =>
    db
      .select()
      .from(indicator)
      .where(and(eq(indicator.organizationId, own), eq(indicator.indicatorId, asked!.indicatorId))),
  )
  expect(seen).toEqual([])
})
