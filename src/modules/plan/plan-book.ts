import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Act } from '../../platform/web/route.ts'
import { targetFigures, type TargetFigure } from './indicators/target-figures.ts'
import {
  currentPlan,
  dimensionsOf,
  objectivesOf,
  planOfYear,
  rowsByYear,
  targetsOf,
  type Dimension,
  type Plan,
  type Target,
  type YearRow,
} from './reading.ts'
import { summarise, type YearSummary } from './summary.ts'

/** What the pages of the whole plan and of its years show, read together: it is small, and changes rarely. */
export interface PlanBook {
  readonly plan: Plan
  readonly dimensions: readonly Dimension[]
  readonly objectives: Awaited<ReturnType<typeof objectivesOf>>
  readonly targets: readonly Target[]
  readonly figures: readonly TargetFigure[]
  readonly years: ReadonlyMap<number, BookYear>
}

export interface BookYear {
  readonly fiscalYear: number
  readonly rows: readonly YearRow[]
  readonly summary: YearSummary
}

/** The book of the plan in force, or undefined before one is loaded. */
export async function readPlanBook(tx: TenantTransaction): Promise<PlanBook | undefined> {
  const plan = await currentPlan(tx)
  return plan && bookOf(tx, plan)
}

/** The book of the plan that has a fiscal year, or of the one in force where none has it. */
export async function bookOfYear(
  { tx, kept }: Pick<Act, 'tx' | 'kept'>,
  fiscalYear: number,
): Promise<PlanBook | undefined> {
  const current = await kept('plan', readPlanBook)
  if (!current || current.years.has(fiscalYear)) return current
  const plan = await planOfYear(tx, fiscalYear)
  return plan ? kept(`plan ${plan.planId}`, (reading) => bookOf(reading, plan)) : current
}

async function bookOf(tx: TenantTransaction, plan: Plan): Promise<PlanBook> {
  return {
    plan,
    dimensions: await dimensionsOf(tx, plan),
    objectives: await objectivesOf(tx, plan),
    targets: await targetsOf(tx, plan),
    figures: await targetFigures(tx, plan),
    years: new Map(
      [...(await rowsByYear(tx, plan))].map(([fiscalYear, rows]) => [
        fiscalYear,
        { fiscalYear, rows, summary: summarise(rows) },
      ]),
    ),
  }
}
