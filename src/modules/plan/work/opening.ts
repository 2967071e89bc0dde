import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import {
  fiscalYearOf,
  quarterEnd,
  quarterStart,
  todayInBangkok,
  type Quarter,
} from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { fiscalYearsOf, planOfYear, type Plan } from '../reading.ts'
import { programme, programmeStep, programmeYear } from '../schema.ts'
import { refreshPlanSearch } from '../searchable.ts'
import { planYearOpen, programmeWork, workStep } from './schema.ts'

/**
 * Opens a fiscal year of the plan for work: takes the steps of every programme of that year over from its
 * form, planned for the quarters of its row. False where the year is open already, or is not the plan's.
 */
export async function openYear(
  tx: TenantTransaction,
  actor: Actor,
  { plan, fiscalYear, at }: { plan: Plan; fiscalYear: number; at: Temporal.Instant },
): Promise<boolean> {
  if (!fiscalYearsOf(plan).includes(fiscalYear)) return false
  const { db, organizationId } = tx
  const { planId } = plan
  const opened = await db
    .insert(planYearOpen)
    .values({ organizationId, planId, fiscalYear, openedAt: at })
    .onConflictDoNothing()
    .returning({ fiscalYear: planYearOpen.fiscalYear })
  if (opened.length === 0) return false
  const rows = await plannedRows(tx, planId, fiscalYear)
  await takeOver(tx, { planId, fiscalYear, rows })
  await append(tx, {
    kind: 'plan.year-opened',
    subject: planId,
    actor,
    at,
    payload: { fiscalYear, programmes: rows.length },
  })
  // With its first year another plan comes into force.
  await refreshPlanSearch(tx)
  return true
}

/** Opens programmes for work in a year: takes the steps of their forms over, planned for their quarters. */
export async function takeOver(
  tx: TenantTransaction,
  {
    planId,
    fiscalYear,
    rows,
  }: { readonly planId: string; readonly fiscalYear: number; readonly rows: readonly PlannedRow[] },
): Promise<void> {
  const { db, organizationId } = tx
  if (rows.length > 0) {
    const inYear = ({ programmeId }: PlannedRow) => ({ organizationId, programmeId, fiscalYear })
    await db.insert(programmeWork).values(rows.map(inYear))
    const steps = await formSteps(tx, planId)
    const taken = rows.flatMap((row) =>
      (steps.get(row.programmeId) ?? []).map((step) => ({
        ...inYear(row),
        ...step,
        stepId: uuidv7(),
        ...plannedDates(fiscalYear, row.quarters),
        state: 'not-started' as const,
        report: '',
        revision: 1,
      })),
    )
    if (taken.length > 0) await db.insert(workStep).values(taken)
  }
}

/** Opens the fiscal year of today where a plan has it: at the start, and every night. */
export async function openCurrentYear(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const fiscalYear = fiscalYearOf(todayInBangkok(at))
  const plan = await planOfYear(tx, fiscalYear)
  if (plan) await openYear(tx, systemActor, { plan, fiscalYear, at })
}

/** The years of a plan that are open for work, the newest first. */
export async function openYears(
  { db, organizationId }: TenantTransaction,
  planId: string,
): Promise<number[]> {
  const rows = await db
    .select({ fiscalYear: planYearOpen.fiscalYear })
    .from(planYearOpen)
    .where(and(eq(planYearOpen.organizationId, organizationId), eq(planYearOpen.planId, planId)))
  return rows.map(({ fiscalYear }) => fiscalYear).toSorted((a, b) => b - a)
}

/** From the first day of the first planned quarter to the last day of the last; the year where none is. */
export function plannedDates(
  fiscalYear: number,
  quarters: readonly number[],
): { plannedFrom: string; plannedTo: string } {
  const first = (quarters.length > 0 ? Math.min(...quarters) : 1) as Quarter
  const last = (quarters.length > 0 ? Math.max(...quarters) : 4) as Quarter
  return {
    plannedFrom: quarterStart(fiscalYear, first).toString(),
    plannedTo: quarterEnd(fiscalYear, last).toString(),
  }
}

export type PlannedRow = Awaited<ReturnType<typeof plannedRows>>[number]

function plannedRows({ db, organizationId }: TenantTransaction, planId: string, fiscalYear: number) {
  return db
    .select({ programmeId: programmeYear.programmeId, quarters: programmeYear.quarters })
    .from(programmeYear)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.programmeId, programmeYear.programmeId),
        eq(programme.planId, planId),
      ),
    )
    .where(and(eq(programmeYear.organizationId, organizationId), eq(programmeYear.fiscalYear, fiscalYear)))
}

interface FormStep {
  readonly position: number
  readonly text: string
  readonly items: string[]
}

async function formSteps(
  { db, organizationId }: TenantTransaction,
  planId: string,
): Promise<Map<string, FormStep[]>> {
  const rows = await db
    .select({
      programmeId: programmeStep.programmeId,
      position: programmeStep.position,
      text: programmeStep.text,
      items: programmeStep.items,
    })
    .from(programmeStep)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.programmeId, programmeStep.programmeId),
        eq(programme.planId, planId),
      ),
    )
    .where(eq(programmeStep.organizationId, organizationId))
    .orderBy(asc(programmeStep.position))
  const steps = new Map<string, FormStep[]>()
  for (const { programmeId, ...step } of rows) {
    const known = steps.get(programmeId)
    if (known) known.push(step)
    else steps.set(programmeId, [step])
  }
  return steps
}
