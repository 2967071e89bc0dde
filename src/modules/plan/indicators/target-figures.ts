import { and, desc, eq } from 'drizzle-orm'
import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import { readingOnce } from '../../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { Metric, MetricTable } from '../../../platform/metrics/metric.ts'
import { targetsOf, type Plan, type Target } from '../reading.ts'
import { targetFigure } from './schema.ts'

/** A figure of the whole organisation in a year, with where it is from. */
export interface TargetFigure {
  readonly position: number
  readonly fiscalYear: number
  /** Cases, or points of a score. */
  readonly value: number
  readonly from:
    | { readonly kind: 'entered'; readonly source: string; readonly url: string | null }
    | { readonly kind: 'metric'; readonly title: Metric['title']; readonly address: string }
}

/** One that was entered here, by whom and when. */
export interface EnteredFigure {
  readonly position: number
  readonly fiscalYear: number
  readonly sequence: number
  readonly value: number
  readonly source: string
  readonly url: string | null
  readonly enteredByName: string
  readonly enteredAt: Temporal.Instant
}

/**
 * Whether the figures of a target are entered here. The one score that plans name, that of the yearly
 * assessment (ITA), is kept by whoever keeps its results, and read from there.
 */
export function isEntered({ unit }: Pick<Target, 'unit'>): boolean {
  return unit !== 'points'
}

/** Where the score of the yearly assessment is read. */
export function scoreMetric(metrics: MetricTable): Metric | undefined {
  return metrics.get('ita.score')
}

/** The figures in force of a plan's targets, of the years of the plan and of its base year. */
export async function targetFigures(
  tx: TenantTransaction,
  metrics: MetricTable,
  plan: Plan,
): Promise<TargetFigure[]> {
  const targets = await targetsOf(tx, plan)
  const scores = targets.filter((target) => !isEntered(target))
  const metric = scoreMetric(metrics)
  const stretch = readingOnce(tx)
  const measured: TargetFigure[] = []
  for (const { position, fiscalYear } of metric ? scores : []) {
    const asked = { fiscalYear, until: fiscalYearEnd(fiscalYear), parameters: {} }
    const found = await metric!.measure(stretch, asked)
    if (!found) continue
    const from = { kind: 'metric', title: metric!.title, address: metric!.address(asked) } as const
    measured.push({ position, fiscalYear, value: found.numerator, from })
  }
  const entered = (await enteredOf(tx, plan, targets)).map(
    ({ position, fiscalYear, value, source, url }): TargetFigure => ({
      position,
      fiscalYear,
      value,
      from: { kind: 'entered', source, url },
    }),
  )
  return [...entered, ...measured]
}

/** What was entered for a plan's targets and is in force; not of those whose figures are read elsewhere. */
export async function enteredFigures(tx: TenantTransaction, plan: Plan): Promise<EnteredFigure[]> {
  return enteredOf(tx, plan, await targetsOf(tx, plan))
}

async function enteredOf(
  tx: TenantTransaction,
  plan: Plan,
  targets: readonly Target[],
): Promise<EnteredFigure[]> {
  const here = new Set(targets.filter(isEntered).map(({ position }) => position))
  return (await lastFigures(tx, plan)).filter(({ position }) => here.has(position))
}

async function lastFigures(
  { db, organizationId }: TenantTransaction,
  { planId }: Pick<Plan, 'planId'>,
): Promise<EnteredFigure[]> {
  const rows = await db
    .select({
      position: targetFigure.position,
      fiscalYear: targetFigure.fiscalYear,
      sequence: targetFigure.sequence,
      value: targetFigure.value,
      source: targetFigure.source,
      url: targetFigure.url,
      enteredByName: account.name,
      enteredAt: targetFigure.enteredAt,
    })
    .from(targetFigure)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, targetFigure.enteredBy)),
    )
    .where(and(eq(targetFigure.organizationId, organizationId), eq(targetFigure.planId, planId)))
    .orderBy(desc(targetFigure.sequence))
  // The last one of each stands first.
  return [...Map.groupBy(rows, ({ position, fiscalYear }) => `${position} ${fiscalYear}`).values()].map(
    ([last]) => last!,
  )
}

/** The year that reductions are counted from: the one before the plan, as the plan says. */
export function baseYearOf({ firstFiscalYear }: Pick<Plan, 'firstFiscalYear'>): number {
  return firstFiscalYear - 1
}

export type FigureEntered = { ok: true } | { ok: false; reason: 'changed-meanwhile' | 'unchanged' }

/**
 * Enters a figure with its source; what was entered before stays beside it. Refuses where somebody else has
 * entered it since it was seen.
 */
export async function enterTargetFigure(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    planId,
    before,
    at,
    ...figure
  }: Pick<EnteredFigure, 'position' | 'fiscalYear' | 'sequence' | 'value' | 'source' | 'url'> & {
    readonly planId: string
    readonly before: EnteredFigure | undefined
    readonly at: Temporal.Instant
  },
): Promise<FigureEntered> {
  const { sequence, value, source, url } = figure
  if ((before?.sequence ?? 0) !== sequence) return { ok: false, reason: 'changed-meanwhile' }
  if (before && before.value === value && before.source === source && before.url === url) {
    return { ok: false, reason: 'unchanged' }
  }
  const { db, organizationId } = tx
  const written = await db
    .insert(targetFigure)
    .values({
      organizationId,
      planId,
      ...figure,
      sequence: sequence + 1,
      enteredBy: actor.accountId,
      enteredAt: at,
    })
    .onConflictDoNothing()
    .returning({ sequence: targetFigure.sequence })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  const payload = { ...figure, sequence: sequence + 1 }
  await append(tx, { kind: 'plan.figure-entered', subject: planId, actor, at, payload })
  return { ok: true }
}

/** How a target of the plan stands in a year. */
export interface TargetStanding {
  readonly state: 'reached' | 'not-reached' | 'not-measured'
  readonly figure: TargetFigure | undefined
  /** For a reduction, the figure of the base year. */
  readonly base: TargetFigure | undefined
  /** In the unit of the target: by how many percent it fell (less than 0 where it rose), or points. */
  readonly result: number | null
}

/** Holds a target against the figures. Without a figure, or without the base that it is to fall from, it is not measured. */
export function targetStanding(
  plan: Pick<Plan, 'firstFiscalYear'>,
  { position, fiscalYear, unit, value }: Pick<Target, 'position' | 'fiscalYear' | 'unit' | 'value'>,
  figures: readonly TargetFigure[],
): TargetStanding {
  const of = (year: number) => figures.find((one) => one.position === position && one.fiscalYear === year)
  const figure = of(fiscalYear)
  if (unit === 'points') {
    if (!figure) return { state: 'not-measured', figure, base: undefined, result: null }
    return {
      state: figure.value >= value ? 'reached' : 'not-reached',
      figure,
      base: undefined,
      result: figure.value,
    }
  }
  const base = of(baseYearOf(plan))
  if (!figure || !base) return { state: 'not-measured', figure, base, result: null }
  // From nothing nothing can fall: then it is kept by staying at nothing.
  if (base.value === 0) {
    const isKept = figure.value === 0
    return { state: isKept ? 'reached' : 'not-reached', figure, base, result: null }
  }
  const result = (100 * (base.value - figure.value)) / base.value
  const isKept = 100 * (base.value - figure.value) >= value * base.value
  return { state: isKept ? 'reached' : 'not-reached', figure, base, result }
}
