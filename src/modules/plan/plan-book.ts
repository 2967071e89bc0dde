import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { MetricTable } from '../../platform/metrics/metric.ts'
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

/** What a request has with which a book is read. */
type Reading = Pick<Act, 'tx' | 'kept' | 'services'>

/** The book of the plan in force, or undefined before one is loaded. */
export async function bookInForce({
  kept,
  services: { metrics },
}: Omit<Reading, 'tx'>): Promise<PlanBook | undefined> {
  return kept('plan', async (tx) => {
    const plan = await currentPlan(tx)
    return plan && bookOf(tx, metrics, plan)
  })
}

/** The book of the plan that has a fiscal year, or of the one in force where none has it. */
export async function bookOfYear(reading: Reading, fiscalYear: number): Promise<PlanBook | undefined> {
  const { kept, services } = reading
  const current = await bookInForce(reading)
  if (!current || current.years.has(fiscalYear)) return current
  const plan = await planOfYear(reading.tx, fiscalYear)
  return plan ? kept(`plan ${plan.planId}`, (tx) => bookOf(tx, services.metrics, plan)) : current
}

async function bookOf(tx: TenantTransaction, metrics: MetricTable, plan: Plan): Promise<PlanBook> {
  return {
    plan,
    dimensions: await dimensionsOf(tx, plan),
    objectives: await objectivesOf(tx, plan),
    targets: await targetsOf(tx, plan),
    figures: await targetFigures(tx, metrics, plan),
    years: new Map(
      [...(await rowsByYear(tx, plan))].map(([fiscalYear, rows]) => [
        fiscalYear,
        { fiscalYear, rows, summary: summarise(rows) },
      ]),
    ),
  }
}
