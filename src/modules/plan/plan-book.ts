import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { targetFigures, type TargetFigure } from './indicators/target-figures.ts'
import {
  currentPlan,
  dimensionsOf,
  objectivesOf,
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

/** The book of the organisation's newest plan, or undefined before one is loaded. */
export async function readPlanBook(tx: TenantTransaction): Promise<PlanBook | undefined> {
  const plan = await currentPlan(tx)
  return (
    plan && {
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
  )
}
