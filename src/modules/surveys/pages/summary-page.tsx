import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { surveyMessages } from '../messages.ts'
import { rounds, type ReportFigures } from '../reports/report-figures.ts'
import type { SurveyReport } from '../reports/report.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { oneDecimal, titleOf } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { ReportTables } from './report-page.tsx'
import { Table } from './results-page.tsx'

/** A survey as it was answered in a time. */
export interface PeriodRow {
  readonly surveyId: string
  readonly title: string
  readonly titleEn: string
  readonly answers: number
  readonly counted: number
  readonly met: number
}

export interface SummaryProps {
  readonly week: readonly PeriodRow[]
  readonly month: readonly PeriodRow[]
  /** Of this fiscal year so far. */
  readonly figures: ReportFigures
  readonly years: readonly number[]
  readonly given: readonly SurveyReport[]
  readonly mayReport: boolean
  readonly form: FormState
}

/** Last week, this month, and the reports of two years. */
export function SummaryPage({ week, month, figures, years, given, mayReport, form }: SummaryProps): VNode {
  const t = useMessages(surveyWorkMessages)
  const told = useMessages(surveyMessages)
  return (
    <>
      <p>
        <Link to={surveyWorkUrls.work()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.summary}</Thai>
      </h1>
      <Period title={t.thisWeek} rows={week} />
      <Period title={t.thisMonth} rows={month} />
      <h2 class="govuk-heading-m" id="report">
        <Thai>{t.reports}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.giveWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {years.flatMap((fiscalYear) =>
          rounds.map((months) => (
            <li>
              <p>
                <Thai>{told.reportOf(fiscalYear, months)}</Thai>
              </p>
              {given.some((one) => one.fiscalYear === fiscalYear && one.months === months) ? (
                <Link to={surveyUrls.report({ fiscalYear, months })}>
                  <Thai>{t.given}</Thai>
                  <span class="govuk-visually-hidden"> {told.reportOf(fiscalYear, months)}</span>
                </Link>
              ) : (
                mayReport && (
                  <PostForm action={surveyWorkUrls.giveReport({ fiscalYear, months })}>
                    <Button class="govuk-button--secondary">
                      <Thai>{t.giveReport}</Thai>
                      <span class="govuk-visually-hidden"> {told.reportOf(fiscalYear, months)}</span>
                    </Button>
                  </PostForm>
                )
              )}
            </li>
          )),
        )}
      </ul>
      <h2 class="govuk-heading-m">
        <Thai>{told.resultsOfYear(years[0]!)}</Thai>
      </h2>
      <ReportTables surveys={figures.surveys} />
    </>
  )
}

function Period({ title, rows }: { title: string; rows: readonly PeriodRow[] }): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  if (rows.length === 0) {
    return (
      <>
        <h2 class="govuk-heading-m">
          <Thai>{title}</Thai>
        </h2>
        <p>
          <Thai>{t.noneInPeriod}</Thai>
        </p>
      </>
    )
  }
  return (
    <Table
      title={title}
      head={[title, t.answersIn, t.good]}
      rows={rows.map((row) => [
        titleOf(row, language),
        formatNumber(row.answers),
        row.counted === 0 ? '–' : oneDecimal((100 * row.met) / row.counted),
      ])}
    />
  )
}
