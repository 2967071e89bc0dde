import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull } from 'drizzle-orm'
import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import { readingOnce } from '../../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Measurement, Metric, MetricTable } from '../../../platform/metrics/metric.ts'
import { programmeYear } from '../schema.ts'
import { evidence } from '../work/schema.ts'
import type { Indicator } from './definition.ts'
import { indicator, indicatorResult } from './schema.ts'
import { standingOf, type Found, type Standing } from './standing.ts'

/** An indicator in a fiscal year: what was found, and how it stands. */
export interface IndicatorInYear extends Indicator {
  /** Where it is told. */
  readonly found: Measurement | undefined
  readonly standing: Standing
  /** Pieces of evidence in force that show it. */
  readonly pieces: number
  /** Where what a metric counted can be looked at. */
  readonly address: string | undefined
}

export interface IndicatorsAsked {
  readonly fiscalYear: number
  readonly today: Temporal.PlainDate
  /** Of these programmes; of all that the year has where none are named. */
  readonly programmeIds?: readonly string[]
  /** Nothing after this day counts, for the report of a round. */
  readonly until?: Temporal.PlainDate
}

/**
 * The indicators of a year's programmes, by programme in the order of the form. Three queries, and those that the
 * metrics need, each reading once for all of them, however many programmes there are.
 */
export async function indicatorsInYear(
  tx: TenantTransaction,
  metrics: MetricTable,
  { fiscalYear, today, programmeIds, until }: IndicatorsAsked,
): Promise<IndicatorInYear[]> {
  const all = await definitionsOf(tx, fiscalYear, programmeIds)
  const last = earliest(until ?? today, today, fiscalYearEnd(fiscalYear))
  const results = await resultsOf(tx, [fiscalYear - 1, fiscalYear], all)
  const counts = await piecesOf(tx, [fiscalYear - 1, fiscalYear], all)
  const stretch = readingOnce(tx)
  const measured = new Map<string, Promise<Found | undefined>>()
  const measure = async (one: Indicator, year: number): Promise<Found | undefined> => {
    const upTo = earliest(last, fiscalYearEnd(year))
    if (one.source === 'recorded') return resultIn(results, one, year, upTo)
    if (one.source === 'counted') return countedIn(counts, one, { year, upTo, today })
    const metric = metrics.get(one.metric!)
    const parameters = metric?.parameters.safeParse(one.parameters)
    if (!metric || !parameters?.success) return undefined
    const key = JSON.stringify([one.metric, one.parameters, year])
    const asked = { fiscalYear: year, until: upTo, parameters: parameters.data }
    const known =
      measured.get(key) ??
      metric.measure(stretch, asked).then(async (found) => found ?? (await metric.notTold?.(stretch, asked)))
    measured.set(key, known)
    return known
  }
  const inYear: IndicatorInYear[] = []
  for (const one of all) {
    const found = await measure(one, fiscalYear)
    const base = one.direction === 'falls' ? await measure(one, fiscalYear - 1) : undefined
    const metric = one.metric === null ? undefined : metrics.get(one.metric)
    inYear.push({
      ...one,
      found: found && 'notTold' in found ? undefined : found,
      standing: standingOf({
        definition: one,
        found,
        base,
        hasMetric: one.source !== 'metric' || metric !== undefined,
        yearEnd: fiscalYearEnd(fiscalYear),
      }),
      pieces: counts.filter(
        (piece) =>
          piece.indicatorId === one.indicatorId &&
          piece.fiscalYear === fiscalYear &&
          piece.datedOn <= last.toString(),
      ).length,
      address: metric && addressOf(metric, one, fiscalYear),
    })
  }
  return inYear
}

/** Nowhere, where the metric cannot be asked with what the indicator says. */
function addressOf(metric: Metric, { parameters }: Indicator, fiscalYear: number): string | undefined {
  const asked = metric.parameters.safeParse(parameters)
  return asked.success ? metric.address({ fiscalYear, parameters: asked.data }) : undefined
}

function definitionsOf(
  { db, organizationId }: TenantTransaction,
  fiscalYear: number,
  programmeIds: readonly string[] | undefined,
): Promise<Indicator[]> {
  const { organizationId: _, ...columns } = getTableColumns(indicator)
  return db
    .select(columns)
    .from(indicator)
    .innerJoin(
      programmeYear,
      and(
        eq(programmeYear.organizationId, organizationId),
        eq(programmeYear.programmeId, indicator.programmeId),
        eq(programmeYear.fiscalYear, fiscalYear),
      ),
    )
    .where(
      and(
        eq(indicator.organizationId, organizationId),
        programmeIds && inArray(indicator.programmeId, [...programmeIds]),
      ),
    )
    .orderBy(asc(programmeYear.position), desc(indicator.kind), asc(indicator.position))
}

type Recorded = Omit<typeof indicatorResult.$inferSelect, 'organizationId'>
type Piece = Awaited<ReturnType<typeof piecesOf>>[number]

/** What was recorded for indicators in some years, the last one first. */
async function resultsOf(
  { db, organizationId }: TenantTransaction,
  years: readonly number[],
  all: readonly Indicator[],
): Promise<Recorded[]> {
  const recorded = all.filter(({ source }) => source === 'recorded')
  if (recorded.length === 0) return []
  return db
    .select()
    .from(indicatorResult)
    .where(
      and(
        eq(indicatorResult.organizationId, organizationId),
        inArray(indicatorResult.fiscalYear, [...years]),
        inArray(
          indicatorResult.indicatorId,
          recorded.map(({ indicatorId }) => indicatorId),
        ),
      ),
    )
    .orderBy(desc(indicatorResult.sequence))
}

async function piecesOf(
  { db, organizationId }: TenantTransaction,
  years: readonly number[],
  all: readonly Indicator[],
) {
  if (all.length === 0) return []
  return db
    .select({
      indicatorId: evidence.indicatorId,
      fiscalYear: evidence.fiscalYear,
      datedOn: evidence.datedOn,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.organizationId, organizationId),
        inArray(evidence.fiscalYear, [...years]),
        isNotNull(evidence.indicatorId),
        isNull(evidence.withdrawnAt),
      ),
    )
}

/** The last result that was found by a day. */
function resultIn(
  results: readonly Recorded[],
  { indicatorId }: Indicator,
  year: number,
  upTo: Temporal.PlainDate,
): Measurement | undefined {
  const last = results.find(
    (one) => one.indicatorId === indicatorId && one.fiscalYear === year && one.measuredOn <= upTo.toString(),
  )
  return (
    last && {
      numerator: last.numerator,
      denominator: last.denominator,
      measuredOn: Temporal.PlainDate.from(last.measuredOn),
    }
  )
}

/** No piece means nothing found as long as the year goes on, and none once it is over. */
function countedIn(
  pieces: readonly Piece[],
  { indicatorId }: Indicator,
  { year, upTo, today }: { year: number; upTo: Temporal.PlainDate; today: Temporal.PlainDate },
): Measurement | undefined {
  const days = pieces
    .filter(
      (piece) =>
        piece.indicatorId === indicatorId && piece.fiscalYear === year && piece.datedOn <= upTo.toString(),
    )
    .map(({ datedOn }) => datedOn)
  const isOver = Temporal.PlainDate.compare(today, fiscalYearEnd(year)) > 0
  const last = isOver ? upTo.toString() : days.toSorted().at(-1)
  if (last === undefined) return undefined
  return { numerator: days.length, denominator: null, measuredOn: Temporal.PlainDate.from(last) }
}

function earliest(...days: readonly Temporal.PlainDate[]): Temporal.PlainDate {
  return days.toSorted(Temporal.PlainDate.compare)[0]!
}
