import { and, asc, desc, eq } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import * as schema from './schema.ts'
import { planYearOpen } from './work/schema.ts'

export type Plan = typeof schema.plan.$inferSelect
export type Dimension = typeof schema.dimension.$inferSelect
export type Mission = typeof schema.mission.$inferSelect
export type Target = typeof schema.planTarget.$inferSelect

/** One row of the plan's table of a fiscal year. */
export interface YearRow {
  readonly programmeId: string
  readonly number: number
  readonly position: number
  readonly name: string
  readonly nameEn: string
  readonly dimension: number
  readonly quarters: readonly number[]
  /** In satang; null where no budget is used. */
  readonly budgetSatang: number | null
  readonly remark: string
}

/**
 * The plan in force: the newest that has begun, or before any has, the newest. A plan begins when its first
 * year is opened, so that one which was announced ahead does not yet take the place of the present one.
 * Undefined before a plan is loaded.
 */
export async function currentPlan(tx: TenantTransaction): Promise<Plan | undefined> {
  const { db, organizationId } = tx
  const begun = await db
    .selectDistinct({ planId: planYearOpen.planId })
    .from(planYearOpen)
    .where(eq(planYearOpen.organizationId, organizationId))
  const all = await readOnce(tx, allPlans)
  return all.find(({ planId }) => begun.some((one) => one.planId === planId)) ?? all[0]
}

/** The plan that has a fiscal year; undefined where none does. */
export async function planOfYear(tx: TenantTransaction, fiscalYear: number): Promise<Plan | undefined> {
  return (await readOnce(tx, allPlans)).find((plan) => fiscalYearsOf(plan).includes(fiscalYear))
}

/** All plans, the newest first. Their years do not overlap. */
export async function allPlans({ db, organizationId }: TenantTransaction): Promise<Plan[]> {
  return db
    .select()
    .from(schema.plan)
    .where(eq(schema.plan.organizationId, organizationId))
    .orderBy(desc(schema.plan.firstFiscalYear), desc(schema.plan.planId))
}

/** The fiscal years of all plans. */
export async function plannedYears(tx: TenantTransaction): Promise<number[]> {
  return (await readOnce(tx, allPlans)).flatMap(fiscalYearsOf)
}

export function fiscalYearsOf(plan: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>): number[] {
  return Array.from(
    { length: plan.lastFiscalYear - plan.firstFiscalYear + 1 },
    (_, index) => plan.firstFiscalYear + index,
  )
}

/** The plan's year that stands for a fiscal year: itself, or the nearest the plan has. */
export function nearestYear(plan: Plan, fiscalYear: number): number {
  return Math.min(Math.max(fiscalYear, plan.firstFiscalYear), plan.lastFiscalYear)
}

export async function dimensionsOf({ db }: TenantTransaction, plan: Plan): Promise<Dimension[]> {
  return db
    .select()
    .from(schema.dimension)
    .where(inPlan(schema.dimension, plan))
    .orderBy(asc(schema.dimension.number))
}

/** The missions of all dimensions, in their order. */
export async function missionsOf({ db }: TenantTransaction, plan: Plan): Promise<Mission[]> {
  return db
    .select()
    .from(schema.mission)
    .where(inPlan(schema.mission, plan))
    .orderBy(asc(schema.mission.dimension), asc(schema.mission.number))
}

export async function targetsOf({ db }: TenantTransaction, plan: Plan): Promise<Target[]> {
  return db
    .select()
    .from(schema.planTarget)
    .where(inPlan(schema.planTarget, plan))
    .orderBy(asc(schema.planTarget.position), asc(schema.planTarget.fiscalYear))
}

export async function correctionsOf(
  { db }: TenantTransaction,
  plan: Plan,
): Promise<(typeof schema.planCorrection.$inferSelect)[]> {
  return db
    .select()
    .from(schema.planCorrection)
    .where(inPlan(schema.planCorrection, plan))
    .orderBy(asc(schema.planCorrection.position))
}

export async function objectivesOf(
  { db }: TenantTransaction,
  plan: Plan,
): Promise<(typeof schema.planObjective.$inferSelect)[]> {
  return db
    .select()
    .from(schema.planObjective)
    .where(inPlan(schema.planObjective, plan))
    .orderBy(asc(schema.planObjective.position))
}

/** The rows of one fiscal year, in the order of the plan's table of that year. */
export async function yearRows(
  { db }: TenantTransaction,
  plan: Plan,
  fiscalYear: number,
): Promise<YearRow[]> {
  return db
    .select({
      programmeId: schema.programme.programmeId,
      number: schema.programme.number,
      position: schema.programmeYear.position,
      name: schema.programme.name,
      nameEn: schema.programme.nameEn,
      dimension: schema.programme.dimension,
      quarters: schema.programmeYear.quarters,
      budgetSatang: schema.programmeYear.budgetSatang,
      remark: schema.programmeYear.remark,
    })
    .from(schema.programmeYear)
    .innerJoin(
      schema.programme,
      and(
        eq(schema.programme.organizationId, schema.programmeYear.organizationId),
        eq(schema.programme.programmeId, schema.programmeYear.programmeId),
      ),
    )
    .where(
      and(
        eq(schema.programmeYear.organizationId, plan.organizationId),
        eq(schema.programme.organizationId, plan.organizationId),
        eq(schema.programme.planId, plan.planId),
        eq(schema.programmeYear.fiscalYear, fiscalYear),
      ),
    )
    .orderBy(asc(schema.programmeYear.position))
}

/** The rows of every fiscal year of the plan, each in the order of its table. */
export async function rowsByYear(tx: TenantTransaction, plan: Plan): Promise<Map<number, YearRow[]>> {
  const rows = new Map<number, YearRow[]>()
  for (const year of fiscalYearsOf(plan)) rows.set(year, await yearRows(tx, plan, year))
  return rows
}

function inPlan(table: { organizationId: PgColumn; planId: PgColumn }, plan: Plan) {
  return and(eq(table.organizationId, plan.organizationId), eq(table.planId, plan.planId))
}
