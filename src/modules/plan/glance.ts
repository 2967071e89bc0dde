import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { MetricTable } from '../../platform/metrics/metric.ts'
import { baseYearOf, targetFigures, targetStanding, type TargetFigure } from './indicators/target-figures.ts'
import {
  currentPlan,
  dimensionsOf,
  nearestYear,
  planOfYear,
  targetsOf,
  yearRows,
  type Dimension,
  type Target,
} from './reading.ts'
import { programmeNames, programmesOfMission, type ProgrammeName } from './programme-reading.ts'
import { summarise, type YearSummary } from './summary.ts'

/** The present year of the plan in figures, for the front page. */
export interface PlanAtAGlance {
  readonly fiscalYear: number
  readonly summary: YearSummary
  readonly dimensions: readonly Dimension[]
  readonly targets: readonly Target[]
  /** Whether there is a figure for each of its targets. */
  readonly isMeasured: boolean
}

/** Reads the plan's year that a date falls into, or the nearest it has; undefined without a plan. */
export async function planAtAGlance(
  tx: TenantTransaction,
  metrics: MetricTable,
  today: Temporal.PlainDate,
): Promise<PlanAtAGlance | undefined> {
  const plan = await currentPlan(tx)
  if (!plan) return undefined
  const fiscalYear = nearestYear(plan, fiscalYearOf(today))
  const targets = (await targetsOf(tx, plan)).filter((target) => target.fiscalYear === fiscalYear)
  const figures = await targetFigures(tx, metrics, plan)
  return {
    fiscalYear,
    summary: summarise(await yearRows(tx, plan, fiscalYear)),
    dimensions: await dimensionsOf(tx, plan),
    targets,
    isMeasured: targets.every((target) => targetStanding(plan, target, figures).state !== 'not-measured'),
  }
}

/** The names of all programmes of the plan that has a fiscal year, in the order of their numbers; none without a plan. */
export async function programmesOfYear(
  tx: TenantTransaction,
  fiscalYear: number,
): Promise<readonly ProgrammeName[]> {
  const plan = await planOfYear(tx, fiscalYear)
  return plan ? programmeNames(tx, plan) : []
}

/**
 * The programmes of a mission of the plan, such as 3.2 (complaints) or 4.3 (reports of corruption); the
 * national plan form numbers its missions alike for every organisation.
 */
export async function missionProgrammes(
  tx: TenantTransaction,
  dimension: number,
  mission: number,
): Promise<readonly { number: number; name: string; nameEn: string }[]> {
  const plan = await currentPlan(tx)
  return plan ? programmesOfMission(tx, plan, dimension, mission) : []
}

/** By how many percent corruption cases are to fall in a year, against the figure of the base year. */
export interface ReductionPromise {
  readonly percent: number
  readonly baseYear: number
  /** As somebody entered it with its source; undefined as long as nobody has. */
  readonly base: TargetFigure | undefined
}

/** What the plan that has a fiscal year promises of corruption cases; undefined where none does. */
export async function reductionPromise(
  tx: TenantTransaction,
  metrics: MetricTable,
  fiscalYear: number,
): Promise<ReductionPromise | undefined> {
  const plan = await planOfYear(tx, fiscalYear)
  if (!plan) return undefined
  // The one reduction that plans name; their other targets are points of a score.
  const target = (await targetsOf(tx, plan)).find(
    (one) => one.fiscalYear === fiscalYear && one.unit !== 'points',
  )
  if (!target) return undefined
  const baseYear = baseYearOf(plan)
  const base = (await targetFigures(tx, metrics, plan)).find(
    (figure) => figure.position === target.position && figure.fiscalYear === baseYear,
  )
  return { percent: target.value, baseYear, base }
}
