import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { metricUnits, type MetricTable } from '../../../platform/metrics/metric.ts'
import { directions, indicatorKinds, indicatorSources } from '../indicators/definition.ts'
import { indicatorsInYear, type IndicatorInYear } from '../indicators/reading.ts'
import { standingStates, unmeasuredReasons } from '../indicators/standing.ts'
import { dimensionsOf, rowsByYear, type Plan } from '../reading.ts'
import { evidenceOf } from '../work/evidence.ts'
import { stepStates } from '../work/step-state.ts'
import { stepsOf } from '../work/steps.ts'
import { programmesAtWork } from '../work/year-work.ts'
import { entriesOf, type Report } from './report.ts'
import { roundDates } from './round.ts'

const words = z.object({ th: z.string(), en: z.string() })

/** Everything that a report says, as it is frozen. Money in satang, days in ISO 8601. */
export const reportContent = z.object({
  /** 1: before indicators were reported; 2: before something published was evidence. */
  v: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  plan: words,
  fiscalYear: z.number(),
  months: z.union([z.literal(6), z.literal(12)]),
  edition: z.number(),
  correction: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  dimensions: z.array(z.object({ number: z.number(), name: words })),
  programmes: z.array(
    z.object({
      number: z.number(),
      name: words,
      dimension: z.number(),
      budgetSatang: z.number().nullable(),
      spentSatang: z.number(),
      result: z.string(),
      problems: z.string(),
      suggestions: z.string(),
      steps: z.array(z.object({ text: z.string(), state: z.enum(stepStates), report: z.string() })),
      evidence: z.array(
        z.object({
          title: z.string(),
          datedOn: z.string(),
          url: z.string().nullable(),
          fileId: z.string().nullable(),
          sha256: z.string().nullable(),
          /** Where the edition of something published stands for good; before v 3 there was none. */
          address: z.string().nullable().default(null),
        }),
      ),
      indicators: z
        .array(
          z.object({
            kind: z.enum(indicatorKinds),
            text: z.string(),
            source: z.enum(indicatorSources),
            metric: z.string().nullable(),
            unit: z.enum(metricUnits),
            direction: z.enum(directions),
            target: z.number().nullable(),
            state: z.enum(standingStates),
            why: z.enum(unmeasuredReasons).nullable(),
            value: z.number().nullable(),
            base: z.number().nullable(),
            numerator: z.number().nullable(),
            denominator: z.number().nullable(),
            measuredOn: z.string().nullable(),
            evidence: z.number(),
          }),
        )
        .default([]),
      /** Pieces that hold personal data, counted only. */
      hiddenEvidence: z.number(),
    }),
  ),
})

export type ReportContent = z.output<typeof reportContent>
export type ReportedProgramme = ReportContent['programmes'][number]
export type ReportedIndicator = ReportedProgramme['indicators'][number]

/** What a report says today: read from the work, and from what the officers wrote. */
export async function contentOf(
  tx: TenantTransaction,
  {
    plan,
    report,
    today,
    metrics,
  }: {
    readonly plan: Plan
    readonly report: Pick<Report, 'fiscalYear' | 'months' | 'edition' | 'correction' | 'reportId'>
    readonly today: Temporal.PlainDate
    readonly metrics: MetricTable
  },
): Promise<ReportContent> {
  const { fiscalYear, months, edition, correction, reportId } = report
  const { from, to } = roundDates(fiscalYear, months)
  const entries = new Map((await entriesOf(tx, reportId)).map((entry) => [entry.programmeId, entry]))
  const indicators = await indicatorsInYear(tx, metrics, { fiscalYear, today, until: to })
  const programmes: ReportedProgramme[] = []
  for (const one of await programmesAtWork(tx, { fiscalYear, today, spentUntil: to })) {
    const year = { programmeId: one.programmeId, fiscalYear }
    const entry = entries.get(one.programmeId)
    const pieces = (await evidenceOf(tx, year)).filter(
      ({ withdrawnAt, datedOn }) => withdrawnAt === null && datedOn <= to.toString(),
    )
    programmes.push({
      number: one.number,
      name: { th: one.name, en: one.nameEn },
      dimension: one.dimension,
      budgetSatang: one.budgetSatang,
      spentSatang: one.spentSatang,
      result: entry?.result ?? '',
      problems: entry?.problems ?? '',
      suggestions: entry?.suggestions ?? '',
      steps: (await stepsOf(tx, year)).map((step) => ({
        text: step.text,
        state: step.state,
        report: step.report,
      })),
      evidence: pieces
        .filter(({ isPublic }) => isPublic)
        .map(({ title, datedOn, url, fileId, sha256, publishedAddress }) => ({
          title,
          datedOn,
          url,
          fileId,
          sha256,
          address: publishedAddress,
        })),
      indicators: indicators
        .filter(({ programmeId }) => programmeId === one.programmeId)
        .map((indicator) => reported(indicator)),
      hiddenEvidence: pieces.filter(({ isPublic }) => !isPublic).length,
    })
  }
  return {
    v: 3,
    plan: { th: plan.title, en: plan.titleEn },
    fiscalYear,
    months,
    edition,
    correction,
    from: from.toString(),
    to: to.toString(),
    asOf: today.toString(),
    dimensions: (await dimensionsOf(tx, plan)).map(({ number, name, nameEn }) => ({
      number,
      name: { th: name, en: nameEn },
    })),
    programmes,
  }
}

function reported({ found, standing, pieces, ...indicator }: IndicatorInYear): ReportedIndicator {
  const { kind, text, source, metric, unit, direction, target } = indicator
  return {
    kind,
    text,
    source,
    metric,
    unit,
    direction,
    target,
    ...standing,
    numerator: found?.numerator ?? null,
    denominator: found?.denominator ?? null,
    measuredOn: found?.measuredOn.toString() ?? null,
    evidence: pieces,
  }
}

export type Lack =
  /** The officers have written no result for this programme. */
  | { readonly kind: 'no-result'; readonly number: number }
  /** Spending of this programme waits for a second person. */
  | { readonly kind: 'spending-waits'; readonly number: number }
  /** The report has other programmes, or another budget, than the plan's table of the year. */
  | { readonly kind: 'does-not-reconcile' }

/** What keeps a report from being sent; nothing where it may be. */
export async function lacksOf(
  tx: TenantTransaction,
  { plan, content, today }: { plan: Plan; content: ReportContent; today: Temporal.PlainDate },
): Promise<Lack[]> {
  const { fiscalYear } = content
  const spentUntil = Temporal.PlainDate.from(content.to)
  const rows = (await rowsByYear(tx, plan)).get(fiscalYear) ?? []
  const budget = (all: readonly { budgetSatang: number | null }[]) =>
    all.reduce((sum, { budgetSatang }) => sum + (budgetSatang ?? 0), 0)
  const reconciles =
    budget(rows) === budget(content.programmes) &&
    rows.map(({ number }) => number).join() === content.programmes.map(({ number }) => number).join()
  const waiting = (await programmesAtWork(tx, { fiscalYear, today, spentUntil })).filter(
    ({ waitingSatang }) => waitingSatang > 0,
  )
  return [
    ...(reconciles ? [] : [{ kind: 'does-not-reconcile' } as const]),
    ...content.programmes
      .filter(({ result }) => result === '')
      .map(({ number }) => ({ kind: 'no-result', number }) as const),
    ...waiting.map(({ number }) => ({ kind: 'spending-waits', number }) as const),
  ]
}

/** The bytes that are frozen, and the hash by which everybody knows them again. */
export function frozen(content: ReportContent): { snapshot: string; sha256: string } {
  const snapshot = canonicalJson(content)
  return { snapshot, sha256: hashOf(snapshot) }
}

export function hashOf(snapshot: string): string {
  return createHash('sha256').update(snapshot).digest('hex')
}

/** A frozen report read back. */
export function readSnapshot(snapshot: string): ReportContent {
  return reportContent.parse(JSON.parse(snapshot))
}
