import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { Register } from '../../../../test/support/register.ts'
import { readEntries } from '../../../platform/ledger/reading.ts'
import { programme } from '../schema.ts'
import { planWorkUrls } from '../urls.ts'
import { measureAsShipped } from '../versions/template.ts'
import { indicatorsInYear } from './reading.ts'
import { indicator } from './schema.ts'

const fiscalYear = 2570

let app: TestApp
let register: Register
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function firstOutput(number: number) {
  const [found] = await inside(({ db }) =>
    db
      .select({
        indicatorId: indicator.indicatorId,
        source: indicator.source,
        metric: indicator.metric,
        parameters: indicator.parameters,
        target: indicator.target,
        revision: indicator.revision,
      })
      .from(indicator)
      .innerJoin(programme, eq(programme.programmeId, indicator.programmeId))
      .where(and(eq(programme.number, number), eq(indicator.kind, 'output'), eq(indicator.position, 1))),
  )
  return found!
}

/** As they were loaded before the register was there. */
async function before(...numbers: number[]) {
  await app.database.asOwner(await app.database.organizationId(), ({ db }) =>
    db.execute(sql`
      update indicator set source = 'counted', metric = null, parameters = '{}', unit = 'count', target = 1
      where kind = 'output' and position = 1
        and programme_id in (select programme_id from programme where number in ${numbers})`),
  )
}

async function start(): Promise<void> {
  await app.database.asOwner(await app.database.organizationId(), (tx) => measureAsShipped(tx, testNow))
}

const entries = () => inside((tx) => readEntries(tx, { kinds: ['plan.indicators-carried'], limit: 10 }))

test('what stands as it was loaded reads the metric; what was typed or set by hand stays', async () => {
  await start()
  expect(await entries()).toEqual([])
  await before(11, 18, 30, 35)
  const visitor = register.as('officer')
  // 11 is shown by a link already, and 18 was set by an officer.
  const shown = await firstOutput(11)
  await visitor.open(planWorkUrls.indicator({ fiscalYear, number: 11, indicatorId: shown.indicatorId }))
  const evidence = { link: 'https://krajai.example/no-gift', datedOn: '20/11/2569', whoSees: 'all' }
  await visitor.submit('/evidence', evidence)
  const hand = await firstOutput(18)
  const setting = planWorkUrls.setIndicator({ fiscalYear, number: 18, indicatorId: hand.indicatorId })
  const form = await visitor.open(setting)
  // The form offers what the metrics may be asked with, so that an officer can do it himself.
  expect(textOf(form.body)).toContain('ประกาศและนโยบายที่มีผลใช้: ผลประโยชน์ทับซ้อน')
  await visitor.submit('/set', {
    text: 'ตามที่ตั้งเอง',
    source: 'counted',
    unit: 'count',
    direction: 'at-least',
    target: '2',
    reason: 'นับเอง',
  })

  await start()
  expect(await firstOutput(30)).toMatchObject({
    source: 'metric',
    metric: 'manuals.complete',
    target: 100,
    revision: 1,
  })
  expect(await firstOutput(35)).toMatchObject({
    metric: 'publications.committeesWithCitizens',
    parameters: { programme: '35' },
  })
  expect(await firstOutput(11)).toMatchObject({ source: 'counted', metric: null })
  expect(await firstOutput(18)).toMatchObject({ source: 'counted', target: 2, revision: 2 })
  const [entry, ...more] = await entries()
  expect(more).toEqual([])
  expect(entry!.payload).toMatchObject({
    indicators: [
      { before: { source: 'counted' }, after: { metric: 'manuals.complete' } },
      { after: { metric: 'publications.committeesWithCitizens' } },
    ],
  })
  // The next start finds nothing to do.
  await start()
  expect(await entries()).toHaveLength(1)

  // What was left is changed on its page, and says what it reads.
  const own = planWorkUrls.setIndicator({ fiscalYear, number: 11, indicatorId: shown.indicatorId })
  await visitor.open(own)
  const read = JSON.stringify(['publications.announced', { of: 'no-gift-policy' }])
  await visitor.submit('/set', {
    text: 'มีประกาศใช้ NO Gift Policy จำนวน 1 ฉบับ',
    source: 'metric',
    metric: read,
    unit: 'count',
    direction: 'at-least',
    target: '1',
    reason: 'อ่านจากทะเบียน',
  })
  const page = await visitor.open(
    planWorkUrls.indicator({ fiscalYear, number: 11, indicatorId: shown.indicatorId }),
  )
  expect(textOf(page.body)).toContain('เอกสารที่เผยแพร่ในปีงบประมาณ: นโยบายไม่รับของขวัญ')
  expect(page.body).toContain('href="/publications?topic=no-gift-policy"')
})

test('an indicator follows what is published in the register', async () => {
  const standing = () =>
    inside(async (tx) => {
      const [found] = await tx.db.select().from(programme).where(eq(programme.number, 19))
      const today = Temporal.PlainDate.from('2026-11-23')
      const asked = { fiscalYear, today, programmeIds: [found!.programmeId] }
      return (await indicatorsInYear(tx, app.services.metrics, asked))[0]!.standing
    })
  expect(await standing()).toMatchObject({ state: 'not-measured', why: 'nothing-found' })
  await register.published({ title: 'แนวทางการยืมทรัพย์สิน', topics: 'property-use' })
  expect(await standing()).toMatchObject({ state: 'reached', value: 1 })
})
