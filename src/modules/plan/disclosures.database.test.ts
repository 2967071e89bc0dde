import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { testNow } from '../../../test/support/app.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { planDisclosures } from './disclosures.ts'
import { planReportUrls } from './urls.ts'
import { plan as planTable } from './schema.ts'
import { progressReport } from './reports/schema.ts'
import { planYearOpen } from './work/schema.ts'

let db: TestDatabase
let own: string
beforeAll(async () => {
  db = await testDatabase()
  own = await db.organizationId()
})
afterAll(() => db.close())

const today = Temporal.PlainDate.from('2026-11-23')
const look = (name: string, fiscalYear: number, on = today, organizationId = own) =>
  db.asOwner(organizationId, (tx) =>
    planDisclosures.find((one) => one.name === name)!.look(tx, { fiscalYear, today: on }),
  )

test('the action plan is complete for each of its years, from the day on which it was announced', async () => {
  const announcedOn = Temporal.PlainDate.from('2022-09-22')
  for (const fiscalYear of [2566, 2570]) {
    expect(await look('plan.actionPlan', fiscalYear)).toMatchObject({ lacks: [], updatedOn: announcedOn })
  }
  expect((await look('plan.actionPlan', 2571)).lacks).toHaveLength(1)
  const before = await look('plan.actionPlan', 2566, announcedOn.subtract({ days: 1 }))
  expect(before).toMatchObject({ lacks: [expect.anything()], updatedOn: undefined })
})

test('the report of the year before counts once it is sealed, and not before its day', async () => {
  const none = await look('plan.reportOfYear', 2570)
  expect(none.updatedOn).toBeUndefined()
  expect(none.lacks[0]!.th).toMatch(/12 เดือน.*2569.*ยังไม่ได้รับอนุมัติ/)
  const reportId = uuidv7()
  await db.asOwner(own, async (tx) => {
    const [plan] = await tx.db.select().from(planTable)
    const ofYear = { organizationId: own, planId: plan!.planId, fiscalYear: 2569 }
    await tx.db.insert(planYearOpen).values({ ...ofYear, openedAt: testNow })
    const report = { ...ofYear, edition: 1, openedAt: testNow, snapshot: '{}' } as const
    await tx.db.insert(progressReport).values([
      { ...report, reportId, months: 12, state: 'sealed', sealedAt: testNow },
      { ...report, reportId: uuidv7(), months: 6, state: 'sent' },
    ])
  })
  expect(await look('plan.reportOfYear', 2570)).toEqual({
    address: planReportUrls.sealedReport({ reportId }),
    lacks: [],
    updatedOn: today,
  })
  expect((await look('plan.reportOfYear', 2570, today.subtract({ days: 1 }))).updatedOn).toBeUndefined()
  expect((await look('plan.reportOfYear', 2569)).updatedOn, 'that of 2568').toBeUndefined()
  expect((await look('plan.reportOfSixMonths', 2569)).updatedOn, 'only sent').toBeUndefined()
})

test('the risks of the plan are there to be matched, and satisfy no item by themselves', async () => {
  const risks = planDisclosures.find(({ name }) => name === 'plan.fraudRisks')!
  expect(risks.items).toEqual({})
  expect(await look('plan.fraudRisks', 2570)).toMatchObject({ address: '/plan/risks', lacks: [] })
})

test('another organisation has nothing to disclose yet', async () => {
  for (const { name } of planDisclosures) {
    expect((await look(name, 2570, today, uuidv7())).updatedOn, name).toBeUndefined()
  }
})
