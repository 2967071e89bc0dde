import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { surveyMessages } from '../messages.ts'
import type { ReportedSurvey } from '../reports/report-figures.ts'
import type { SurveyReport } from '../reports/report.ts'
import { areaNames, areas } from '../survey-facts.ts'
import { surveyUrls } from '../urls.ts'
import { oneDecimal, titleOf } from '../words.ts'
import { Table } from './results-page.tsx'

/** A report to the executive, as it was given, by the six service areas. */
export function ReportPage({ report }: { report: SurveyReport }): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const { fiscalYear, months, figures, sha256, givenOn } = report
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.surveys, address: surveyUrls.surveys({ year: fiscalYear }) }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.reportOf(fiscalYear, months)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.period(day(figures.from), day(figures.to))}</Thai>
        <br />
        <Thai>{t.sealed}</Thai> <Thai>{t.givenOn(day(givenOn))}</Thai>
      </p>
      <ReportTables surveys={figures.surveys} />
      <p class="ps-measure">
        <Thai>{t.sha}</Thai>
        <br />
        <code class="ps-survey-code">{sha256.toString('hex')}</code>
      </p>
    </div>
  )
}

/** What surveys showed, a table for each area: also for one that has none, because programme 20 reports on all six. */
export function ReportTables({ surveys }: { surveys: readonly ReportedSurvey[] }): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const names = useMessages(areaNames)
  const row = (one: ReportedSurvey): string[] => [
    titleOf(one, language),
    one.found ? formatNumber(one.found.answers) : t.notYet,
    one.found ? `${oneDecimal(one.found.value)}%` : '–',
    one.found ? (one.found.isReached ? t.reachedWord : t.notReachedWord) : t.notMeasured,
  ]
  const others = surveys.filter(({ area }) => area === null)
  return (
    <>
      {areas.map((area) => {
        const rows = surveys.filter((one) => one.area === area).map(row)
        return (
          <Table
            title={names[area]}
            head={[t.surveyed, t.howMany, t.standing, '≥']}
            rows={rows.length > 0 ? rows : [[t.notMeasured, '–', '–', '–']]}
          />
        )
      })}
      {others.length > 0 && (
        <Table title={t.noArea} head={[t.surveyed, t.howMany, t.standing, '≥']} rows={others.map(row)} />
      )}
    </>
  )
}
