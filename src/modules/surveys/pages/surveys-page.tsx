import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { surveyMessages } from '../messages.ts'
import type { Survey } from '../reading.ts'
import type { SurveyReport } from '../reports/report.ts'
import type { OpenWay } from '../results/open-ways.ts'
import type { Headline } from '../results/results.ts'
import { areaNames, kindNames } from '../survey-facts.ts'
import { surveyUrls } from '../urls.ts'
import { oneDecimal, titleOf } from '../words.ts'

export interface SurveysProps {
  readonly open: readonly OpenWay[]
  readonly year: number
  readonly years: readonly number[]
  readonly results: readonly { readonly survey: Survey; readonly headline: Headline | undefined }[]
  readonly reports: readonly Pick<SurveyReport, 'fiscalYear' | 'months'>[]
}

/** What everybody may answer now, and the results of a fiscal year. */
export function SurveysPage({ open, year, years, results, reports }: SurveysProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.surveys}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{t.openNow}</Thai>
      </h2>
      {open.length === 0 ? (
        <p>
          <Thai>{t.noneOpen}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {open.map(({ survey, code }) => (
            <li>
              <Link to={surveyUrls.answer({ code })}>
                <Thai>{t.answerIt(titleOf(survey, language))}</Thai>
              </Link>
              <p class="ps-rows__meta">
                <Area survey={survey} />
                <Thai>{t.until(formatDate(Temporal.PlainDate.from(survey.closesOn), language))}</Thai>
              </p>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.resultsOfYear(year)}</Thai>
      </h2>
      <Choices
        label={t.year}
        choices={years.map((one) => ({
          label: String(one),
          address: surveyUrls.surveys({ year: one }),
          chosen: one === year,
        }))}
      />
      {results.length === 0 ? (
        <p>
          <Thai>{t.noResults}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {results.map(({ survey, headline }) => (
            <li>
              <Link to={surveyUrls.results({ surveyId: survey.surveyId })}>
                <Thai>{titleOf(survey, language)}</Thai>
              </Link>
              <p class="ps-rows__meta">
                <Area survey={survey} />
                <Thai>{kindNames[language][survey.kind]}</Thai>
              </p>
              <p>
                {headline ? (
                  <>
                    <Thai>
                      {headline.isReached
                        ? t.reached(oneDecimal(headline.value))
                        : t.notReached(oneDecimal(headline.value))}
                    </Thai>{' '}
                    ({formatNumber(headline.answers)} <Thai>{t.people}</Thai>)
                  </>
                ) : (
                  <Thai>{t.notYet}</Thai>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {reports.length > 0 && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.reportsOfYear}</Thai>
          </h2>
          <ul class="ps-rows">
            {reports.map(({ fiscalYear, months }) => (
              <li>
                <Link to={surveyUrls.report({ fiscalYear, months })}>
                  <Thai>{t.reportOf(fiscalYear, months)}</Thai>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Area({ survey }: { survey: Survey }): VNode | null {
  const names = useMessages(areaNames)
  if (!survey.area) return null
  return (
    <>
      <Thai>{names[survey.area]}</Thai> ·{' '}
    </>
  )
}
