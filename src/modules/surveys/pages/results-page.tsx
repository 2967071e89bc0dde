import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { suppressed, type SafeCount } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Figures } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { themeNames } from '../answering/themes.ts'
import { surveyMessages } from '../messages.ts'
import { isTest } from '../questions.ts'
import type { Place, WholeSurvey } from '../reading.ts'
import type { GroupRow, QuestionResult, Results } from '../results/results.ts'
import type { ThemeCount } from '../results/themes-counting.ts'
import { areaNames, channelNames, topicNames, type Channel } from '../survey-facts.ts'
import { surveyUrls } from '../urls.ts'
import { answerNames, oneDecimal, placeName, ruleWords, titleOf } from '../words.ts'

export interface ResultsProps {
  readonly survey: WholeSurvey
  readonly results: Results
  readonly places: readonly Place[]
  readonly invitations: { readonly given: number; readonly used: number }
  readonly themes: readonly ThemeCount[]
  readonly hasOtherVersions: boolean
}

/** What a survey showed, for everybody. */
export function ResultsPage(props: ResultsProps): VNode {
  const { survey, results } = props
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const area = survey.area && areaNames[language][survey.area]
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.surveys, address: surveyUrls.surveys({ year: survey.fiscalYear }) }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{titleOf(survey, language)}</Thai>
      </h1>
      {survey.isUncompared && (
        <p>
          <strong class="govuk-tag govuk-tag--grey">
            <Thai>{t.draftNotice}</Thai>
          </strong>
        </p>
      )}
      <p class="ps-measure">
        <Thai>{[topicNames[language][survey.topic], area].filter(Boolean).join(' · ')}</Thai>
        <br />
        <Thai>{language === 'th' ? survey.divisionName : survey.divisionNameEn}</Thai>
        <br />
        <Thai>{t.period(day(survey.opensOn), day(survey.closesOn))}</Thai>
      </p>
      <p class="ps-measure">
        <b>
          <Thai>{ruleWords(survey, language)}</Thai>
        </b>
      </p>
      <ResultsBody {...props} />
      {results.headline && (
        <>
          <p class="ps-measure">
            <Thai>{t.asOf}</Thai>
          </p>
          {!survey.invitedOnly && (
            <p class="ps-measure">
              <Thai>{t.openToAll}</Thai>
            </p>
          )}
          <p>
            <a class="govuk-link" href={surveyUrls.resultsCsv({ surveyId: survey.surveyId })}>
              <Thai>{t.csv}</Thai>
            </a>
          </p>
        </>
      )}
    </div>
  )
}

/** The figures and their tables, the same for everybody and for the staff. */
export function ResultsBody({
  survey,
  results,
  places,
  invitations,
  themes,
  hasOtherVersions,
}: ResultsProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const { headline, before } = results
  if (!headline) {
    return (
      <p class="ps-measure">
        <Thai>{t.notYet}</Thai>
      </p>
    )
  }
  const test = isTest(survey.questions)
  const share = !test ? t.shareGood : survey.passMark === null ? t.shareComplied : t.sharePassed
  const verdict = oneDecimal(headline.value)
  return (
    <>
      <p class="ps-measure">
        <Thai>{headline.isReached ? t.reached(verdict) : t.notReached(verdict)}</Thai>
      </p>
      <Figures
        figures={[
          { label: t.answers, value: formatNumber(headline.answers), unit: t.people },
          { label: share, value: oneDecimal(headline.share), unit: '%' },
          {
            label: t.mean,
            value: oneDecimal(headline.mean),
            unit: headline.meanOf === 5 ? t.outOf5 : '%',
          },
          ...(invitations.given > 0
            ? [
                {
                  label: t.response,
                  value: oneDecimal((100 * invitations.used) / invitations.given),
                  unit: '%',
                  note: t.responseNote(invitations.used, invitations.given),
                },
              ]
            : []),
        ]}
      />
      <p class="ps-measure">
        <Thai>{t.interval(oneDecimal(headline.interval.from), oneDecimal(headline.interval.to))}</Thai>
      </p>
      {before && (
        <p class="ps-measure">
          <Thai>{t.beforeAfter(oneDecimal(before.share), oneDecimal(headline.share))}</Thai>
        </p>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.byQuestion}</Thai>
      </h2>
      {hasOtherVersions && (
        <p class="ps-measure">
          <Thai>{t.otherVersion}</Thai>
        </p>
      )}
      {results.questions.map((one, index) => (
        <QuestionTable result={one} number={index + 1} />
      ))}
      <Groups
        title={t.byPlace}
        rows={results.byPlace}
        nameOf={(key) =>
          placeName(
            places.find(({ placeId }) => placeId === key)!,
            language,
          )
        }
      />
      <Groups title={t.byMonth} rows={results.byMonth} nameOf={(key) => monthName(key, language)} />
      <Groups
        title={t.byChannel}
        rows={results.byChannel}
        nameOf={(key) => channelNames[language][key as Channel]}
      />
      {themes.length > 0 && (
        <>
          <Table
            title={t.byTheme}
            head={[t.byTheme, t.howMany]}
            rows={themes.map(({ theme, texts }) => [themeNames[language][theme], count(texts, t.tooSmall)])}
          />
          <p class="ps-measure">
            <Thai>{t.themeNote}</Thai>
          </p>
        </>
      )}
    </>
  )
}

export function monthName(month: string, language: 'th' | 'en'): string {
  return formatDate(Temporal.PlainDate.from(`${month}-01`), language, 'short').replace(/^1\s/u, '')
}

function count(value: SafeCount, tooSmall: string): string {
  return value === suppressed ? tooSmall : formatNumber(value)
}

function QuestionTable({ result, number }: { result: QuestionResult; number: number }): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const { question, counts, mean } = result
  const title = `${number}. ${question.text[language]}`
  return (
    <Table
      title={mean === undefined ? title : `${title} (${t.meanOf(oneDecimal(mean))})`}
      head={[t.answer, t.howMany]}
      rows={answerNames(question, language).map((name, index) => [name, count(counts[index]!, t.tooSmall)])}
    />
  )
}

function Groups({
  title,
  rows,
  nameOf,
}: {
  title: string
  rows: readonly GroupRow[]
  nameOf: (key: string) => string
}): VNode | null {
  const t = useMessages(surveyMessages)
  // One group is the whole, which stands above.
  if (rows.length < 2) return null
  return (
    <Table
      title={title}
      head={[title, t.howMany, t.share]}
      rows={rows.map(({ key, answers, share }) => [
        nameOf(key),
        count(answers, t.tooSmall),
        share === undefined ? '–' : oneDecimal(share),
      ])}
    />
  )
}

export function Table({
  title,
  head,
  rows,
}: {
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}): VNode {
  return (
    <div class="ps-scroll ps-block ps-measure" tabIndex={0} role="region" aria-label={title}>
      <table class="ps-table">
        <caption class="govuk-visually-hidden">{title}</caption>
        <thead>
          {head[0] !== title && (
            <tr>
              <th scope="colgroup" colSpan={head.length}>
                <Thai>{title}</Thai>
              </th>
            </tr>
          )}
          <tr>
            {head.map((name, column) => (
              <th scope="col" class={column > 0 ? 'n' : undefined}>
                <Thai>{name}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">
                <Thai>{name ?? ''}</Thai>
              </th>
              {cells.map((cell) => (
                <td class="n">
                  <Thai>{cell}</Thai>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
