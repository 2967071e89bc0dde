import { fiscalYearEnd, fiscalYearStart, quarterEnd } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { findSurvey, listSurveys } from '../reading.ts'
import { countingTallies, headlineOf } from '../results/results.ts'
import { sumOf, talliesOf } from '../results/tally.ts'
import type { Rule, ServiceArea, SurveyKind } from '../survey-facts.ts'

/** The rounds of programme 20: the first six months of a fiscal year, and all twelve. */
export const rounds = [6, 12] as const
export type RoundMonths = (typeof rounds)[number]

/** One survey in a report, with its names as they were. */
export interface ReportedSurvey {
  readonly surveyId: string
  readonly area: ServiceArea | null
  readonly kind: SurveyKind
  readonly title: string
  readonly titleEn: string
  readonly rule: Rule
  readonly threshold: number
  /** Null where fewer than five answered in the round. */
  readonly found: {
    readonly answers: number
    readonly value: number
    readonly share: number
    readonly isReached: boolean
  } | null
}

export interface ReportFigures {
  readonly from: string
  readonly to: string
  readonly surveys: readonly ReportedSurvey[]
}

/** The last day of a round. */
export function roundEnd(fiscalYear: number, months: RoundMonths): Temporal.PlainDate {
  return months === 6 ? quarterEnd(fiscalYear, 2) : fiscalYearEnd(fiscalYear)
}

const hundredths = (value: number): number => Math.floor(value * 100 + 1e-9) / 100

/** What the surveys of a fiscal year showed in the months of a round. */
export async function reportFigures(
  tx: TenantTransaction,
  { fiscalYear, months }: { readonly fiscalYear: number; readonly months: RoundMonths },
): Promise<ReportFigures> {
  const to = roundEnd(fiscalYear, months).toString()
  const from = fiscalYearStart(fiscalYear).toString()
  const surveys = await listSurveys(tx, { states: ['open', 'closed'], fiscalYear })
  const tallies = await talliesOf(
    tx,
    surveys.map(({ surveyId }) => surveyId),
    'published',
  )
  const reported: ReportedSurvey[] = []
  for (const { surveyId } of surveys) {
    const survey = (await findSurvey(tx, surveyId))!
    const own = tallies.filter((one) => one.surveyId === surveyId && from <= one.month && one.month <= to)
    const headline = headlineOf(survey, sumOf(countingTallies(own)))
    const { area, kind, title, titleEn, rule, threshold } = survey
    reported.push({
      surveyId,
      area,
      kind,
      title,
      titleEn,
      rule,
      threshold,
      found: headline
        ? {
            answers: headline.answers,
            value: hundredths(headline.value),
            share: hundredths(headline.share),
            isReached: headline.isReached,
          }
        : null,
    })
  }
  return { from, to, surveys: reported }
}
