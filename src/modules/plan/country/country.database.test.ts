import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { addOrganization } from '../../../platform/organization/adding.ts'
import { planUrls } from '../urls.ts'
import { programmesAtWork } from '../work/year-work.ts'
import { keepFigures } from './keeping.ts'
import { rollUp } from './roll-up.ts'
import { planYearFigures } from './schema.ts'

const fiscalYear = 2570

let app: TestApp
let own: string
beforeAll(async () => {
  app = await testApp()
  own = await app.database.organizationId()
})
afterAll(() => app.close())

test('before the first counting the page says when there will be figures', async () => {
  const { body } = await app.server.inject(planUrls.country())
  expect(textOf(body)).toContain('ยังไม่มีตัวเลขของปีนี้')
})

test('every organisation keeps its own figures, and everybody reads the sums of all', async () => {
  const { serving } = app.database.database
  await inOrganization(serving, own, (tx) => keepFigures(tx, app.services.metrics, testNow))
  // Counted again, it is the same row.
  await inOrganization(serving, own, (tx) => keepFigures(tx, app.services.metrics, testNow))
  const work = await inOrganization(serving, own, (tx) =>
    programmesAtWork(tx, { fiscalYear, today: Temporal.PlainDate.from('2026-11-23') }),
  )
  const others = 120
  for (let index = 1; index <= others; index += 1) {
    const organizationId = crypto.randomUUID()
    await app.database.asOwner(organizationId, async (tx) => {
      await addOrganization(
        tx,
        {
          host: `sao${index}.example`,
          name: `องค์การบริหารส่วนตำบลทดสอบ ${index}`,
          nameEn: `Test ${index}`,
          shortName: `อบต. ${index}`,
          shortNameEn: `SAO ${index}`,
          type: 'SAO',
          district: 'เมือง',
          districtEn: 'Mueang',
          province: index <= 60 ? 'ขอนแก่น' : 'ยโสธร',
          provinceEn: index <= 60 ? 'Khon Kaen' : 'Yasothon',
        },
        testNow,
      )
      await tx.db.insert(planYearFigures).values({
        organizationId,
        fiscalYear,
        asOf: testNow,
        programmes: 10,
        steps: 100,
        stepsDone: index % 100,
        lateProgrammes: 1,
        lateSteps: 2,
        budgetSatang: 1_000_000,
        spentSatang: 500_000,
        indicatorsReached: 1,
        indicatorsMissed: 2,
        indicatorsUnmeasured: 3,
        reportsSealed: 0,
      })
    })
  }
  const { whole, provinces } = await inOrganization(serving, own, (tx) => rollUp(tx, fiscalYear))
  expect(whole).toMatchObject({
    organizations: others + 1,
    programmes: 10 * others + work.length,
    lateProgrammes: others,
  })
  expect(provinces.map(({ organizations }) => organizations).toSorted((a, b) => a - b)).toEqual([60, 61])
  // An organisation writes nobody else's figures.
  const forged = inOrganization(serving, own, (tx) =>
    tx.db.execute(sql`update plan_year_figures set steps_done = 0 where organization_id <> ${own}`),
  )
  expect((await forged).rowCount).toBe(0)
})

test('a province shows its organisations page by page, in the order that was asked for', async () => {
  const first = await app.server.inject(planUrls.country({ year: fiscalYear, province: 'ขอนแก่น' }))
  expect(textOf(first.body)).toContain('หน้า 1 จาก 2')
  const late = { year: fiscalYear, province: 'ขอนแก่น', order: 'progress', page: 2 }
  const second = textOf((await app.server.inject(planUrls.country(late))).body)
  expect(second).toMatch(/ทดสอบ 1(?!\d)/)
  expect(second).not.toContain('ทดสอบ 60')
  for (const query of [{ province: 'ไม่มี' }, { province: 'ขอนแก่น', page: 3 }]) {
    expect((await app.server.inject(planUrls.country({ year: fiscalYear, ...query }))).statusCode).toBe(404)
  }
})
