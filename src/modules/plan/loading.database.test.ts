import { asc, eq, sql } from 'drizzle-orm'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { loadedAt } from '../../../test/support/changing.ts'
import { inOrganization, type TenantTransaction } from '../../platform/database/tenant.ts'
import { addOrganization } from '../../platform/organization/adding.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { loadPlan } from './loading.ts'
import { readPlanFile, type PlanFile } from './plan-file.ts'
import { programmeForms } from './programme-reading.ts'
import { currentPlan, rowsByYear, targetsOf, type Plan } from './reading.ts'
import { riskProcesses } from './risk-reading.ts'
import * as schema from './schema.ts'
import { summarise, type YearSummary } from './summary.ts'

let db: TestDatabase
let organizationId: string
let file: PlanFile
beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
  file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
})
afterAll(() => db.close())

/** Reads as a page does: as the role that serves requests. */
function reading<T>(read: (tx: TenantTransaction, plan: Plan) => Promise<T>): Promise<T> {
  return inOrganization(
    db.database.serving,
    organizationId,
    async (tx) => read(tx, (await currentPlan(tx))!),
    'read only',
  )
}

async function summaries(): Promise<Map<number, YearSummary>> {
  const years = await reading(rowsByYear)
  return new Map([...years].map(([year, rows]) => [year, summarise(rows)]))
}

/** The figures of the plan: rows, and how many of them in each quarter and in each dimension. */
const figures = [
  [2566, 43, [40, 39, 33, 34], [6, 27, 4, 6]],
  [2567, 44, [44, 43, 40, 39], [6, 27, 4, 7]],
  [2568, 41, [41, 40, 38, 38], [5, 26, 4, 6]],
  [2569, 44, [44, 44, 38, 37], [7, 27, 4, 6]],
  [2570, 44, [42, 43, 38, 38], [6, 28, 4, 6]],
] as const

test.each(figures)('fiscal year %i has %i rows, in their quarters and dimensions', async (...expected) => {
  const [year, rows, quarters, dimensions] = expected
  const summary = (await summaries()).get(year)!
  expect(summary.programmes).toBe(rows)
  expect(summary.byQuarter.map((quarter) => quarter.values().reduce((sum, count) => sum + count, 0))).toEqual(
    quarters,
  )
  expect([1, 2, 3, 4].map((number) => summary.byDimension.get(number)?.programmes)).toEqual(dimensions)
  expect(summary.budgetSatang, '110,000 baht').toBe(11_000_000)
  expect(summary.withBudget).toHaveLength(5)
})

test('46 programmes and 216 rows of five years are there', async () => {
  expect([...(await summaries()).keys()]).toEqual([2566, 2567, 2568, 2569, 2570])
  const forms = await reading(programmeForms)
  expect(forms.map(({ programme }) => programme.number)).toEqual(
    Array.from({ length: 46 }, (_, index) => index + 1),
  )
  const rows = await reading((tx) =>
    tx.db.select({ count: sql<number>`count(*)::int` }).from(schema.programmeYear),
  )
  expect(rows).toEqual([{ count: 216 }])
})

test('a programme comes back whole, point by point', async () => {
  const forms = await reading(programmeForms)
  for (const source of file.programmes) {
    const form = forms.find(({ programme }) => programme.number === source.number)!
    expect(form.programme).toMatchObject({
      name: source.name,
      nameEn: source.nameEn,
      kind: source.kind,
      rationale: source.rationale,
      responsible: source.responsible,
      remark: source.remark,
      hasForm: source.hasForm,
    })
    for (const part of ['objectives', 'steps', 'outputs', 'outcomes'] as const) {
      expect(
        form[part].map(({ text, items }) => ({ text, items })),
        `${part} of ${source.number}`,
      ).toEqual(source[part])
    }
    expect(form.targetGroups.map(({ name, people }) => ({ group: name, people }))).toEqual(
      source.targetGroups,
    )
    const { dimension, mission, topic } = form.programme
    expect(`${dimension}.${mission}.${topic}`).toBe(source.mission)
  }
})

test('the rows of each year stand in the order of the plan', async () => {
  const years = await reading(rowsByYear)
  for (const [year, { rows }] of Object.entries(file.schedule)) {
    expect(years.get(Number(year))?.map((row) => row.number)).toEqual(rows.map((row) => row.programme))
  }
})

test('the date of the plan is a date of the common era', async () => {
  const plan = await reading(async (_, current) => current)
  expect(file.announcedOn).toBe('2565-09-22')
  expect(plan.announcedOn).toBe('2022-09-22')
})

test('the targets of every year are there', async () => {
  const targets = await reading(targetsOf)
  for (const { indicator, byYear } of file.targets) {
    const found = targets.filter((target) => target.indicator === indicator)
    expect(Object.fromEntries(found.map(({ fiscalYear, value }) => [fiscalYear, value]))).toEqual(byYear)
  }
})

test('every risk is controlled by a programme, and each control is the one that the plan names', async () => {
  const uncontrolled = await reading((tx) =>
    tx.db
      .select({ process: schema.fraudRisk.processNumber, number: schema.fraudRisk.number })
      .from(schema.fraudRisk)
      .leftJoin(
        schema.fraudRiskControl,
        sql`(${schema.fraudRisk.organizationId}, ${schema.fraudRisk.planId}, ${schema.fraudRisk.processNumber}, ${schema.fraudRisk.number})
          = (${schema.fraudRiskControl.organizationId}, ${schema.fraudRiskControl.planId}, ${schema.fraudRiskControl.processNumber}, ${schema.fraudRiskControl.number})`,
      )
      .where(sql`${schema.fraudRiskControl.programmeId} is null`),
  )
  expect(uncontrolled).toEqual([])
  const processes = await reading(riskProcesses)
  expect(processes.flatMap(({ risks }) => risks)).toHaveLength(9)
  for (const { process, controls } of file.fraudRisks) {
    const found = processes.find(({ name }) => name === process)
    expect(found?.controls.map(({ number }) => number)).toEqual(controls.toSorted((a, b) => a - b))
  }
})

/** How much of everything the organisation has. */
async function counts(): Promise<Record<string, number>> {
  const tables = Object.entries({ ...schema })
  return reading(async (tx) => {
    const found: Record<string, number> = {}
    for (const [name, table] of tables) found[name] = await tx.db.$count(table)
    return found
  })
}

const refused: [string, (plan: PlanFile) => PlanFile, RegExp][] = [
  [
    'names an unknown programme in a year',
    (plan) => ({ ...plan, schedule: { '2570': { rows: [{ ...rowOf(plan), programme: 99 }] } } }),
    /programme 99/,
  ],
  [
    'names an unknown programme as a control',
    (plan) => ({ ...plan, fraudRisks: [{ ...plan.fraudRisks[0]!, controls: [10, 77] }] }),
    /programme 77/,
  ],
  [
    'names an unknown mission',
    (plan) => ({ ...plan, programmes: plan.programmes.map((row) => ({ ...row, mission: '9.9.9' })) }),
    /foreign key|programme/,
  ],
  [
    'has a number twice',
    (plan) => ({ ...plan, programmes: [...plan.programmes, plan.programmes[0]!] }),
    /programme/,
  ],
  [
    'was announced on a day that does not exist',
    (plan) => ({ ...plan, announcedOn: '2565-02-30' }),
    /day|range/i,
  ],
]

function rowOf(plan: PlanFile): PlanFile['schedule'][string]['rows'][number] {
  return plan.schedule['2570']!.rows[0]!
}

test.each(refused)('a plan that %s is refused and nothing of it is kept', async (_, change, reason) => {
  const before = await counts()
  expect(before['programmeYear']).toBe(216)
  await expect(db.asOwner(organizationId, (tx) => loadPlan(tx, change(file), loadedAt))).rejects.toThrow(
    reason,
  )
  expect(await counts()).toEqual(before)
})

test('a plan may leave lists empty', async () => {
  const small: PlanFile = {
    ...file,
    objectives: [],
    targets: [],
    schedule: {},
    fraudRisks: [],
    // The two that have no form of their own, so that every section is empty.
    programmes: file.programmes.slice(44),
  }
  const other = uuidv7()
  await db.asOwner(other, async (tx) => {
    await addOrganization(tx, { ...file.organization, host: 'small.example' }, loadedAt)
    await loadPlan(tx, small, loadedAt)
  })
  const numbers = await inOrganization(db.database.serving, other, async (tx) =>
    (await programmeForms(tx, (await currentPlan(tx))!)).map(({ programme }) => programme.number),
  )
  expect(numbers).toEqual([45, 46])
})

test('a budget of nothing and no budget are kept apart', async () => {
  const [first, ...others] = file.schedule['2570']!.rows
  const rows = [{ ...first!, budgetBaht: 0 }, ...others]
  const other = uuidv7()
  await db.asOwner(other, async (tx) => {
    await addOrganization(tx, { ...file.organization, host: 'nothing.example' }, loadedAt)
    await loadPlan(tx, { ...file, schedule: { ...file.schedule, '2570': { rows } } }, loadedAt)
  })
  const kept = await inOrganization(db.database.serving, other, (tx) =>
    tx.db
      .select({ budgetSatang: schema.programmeYear.budgetSatang })
      .from(schema.programmeYear)
      .where(eq(schema.programmeYear.fiscalYear, 2570))
      .orderBy(asc(schema.programmeYear.position)),
  )
  expect(kept.map(({ budgetSatang }) => budgetSatang)).toEqual(
    rows.map(({ budgetBaht }) => (budgetBaht === null ? null : budgetBaht * 100)),
  )
  expect(kept[0]).toEqual({ budgetSatang: 0 })
  expect(kept.filter(({ budgetSatang }) => budgetSatang === null)).toHaveLength(38)
})

test('of two plans of the same years the newest counts, and the older one stays', async () => {
  const [first] = file.schedule['2570']!.rows
  const other = uuidv7()
  await db.asOwner(other, async (tx) => {
    await addOrganization(tx, { ...file.organization, host: 'twice.example' }, loadedAt)
    await loadPlan(tx, file, loadedAt)
    await loadPlan(tx, { ...file, schedule: { '2570': { rows: [first!] } } }, loadedAt)
  })
  await inOrganization(db.database.serving, other, async (tx) => {
    expect(await tx.db.$count(schema.plan)).toBe(2)
    const current = (await currentPlan(tx))!
    const years = await rowsByYear(tx, current)
    expect([...years.values()].map((rows) => rows.length)).toEqual([0, 0, 0, 0, 1])
    expect(await programmeForms(tx, current)).toHaveLength(46)
    expect((await riskProcesses(tx, current)).flatMap(({ risks }) => risks)).toHaveLength(9)
  })
})

test('an amount in satang is exact', async () => {
  const [first] = file.schedule['2570']!.rows
  const other = uuidv7()
  await db.asOwner(other, async (tx) => {
    await addOrganization(tx, { ...file.organization, host: 'satang.example' }, loadedAt)
    await loadPlan(
      tx,
      { ...file, schedule: { '2570': { rows: [{ ...first!, budgetBaht: 1234.35 }] } } },
      loadedAt,
    )
  })
  const kept = await inOrganization(db.database.serving, other, (tx) =>
    tx.db.select({ budgetSatang: schema.programmeYear.budgetSatang }).from(schema.programmeYear),
  )
  expect(kept).toEqual([{ budgetSatang: 123_435 }])
})
