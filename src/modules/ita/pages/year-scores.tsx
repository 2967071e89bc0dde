import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { fileKinds } from '../../../platform/files/file-kind.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Figures } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import {
  analyse,
  differingTotal,
  finding,
  partFindings,
  type Finding,
  type ScoredYear,
  type Subject,
} from '../analysis.ts'
import type { YearFrame } from '../frame.ts'
import { itaMessages } from '../messages.ts'
import type { Result } from '../results.ts'
import { indicatorName } from './analysis-lists.tsx'
import { changeWords, MarkTag } from './score-words.tsx'

export interface YearScoresProps {
  readonly result: Result
  readonly frame: YearFrame
  readonly before: ScoredYear | undefined
}

/** The result of a year: the total, where it is from, and the scores of its parts and indicators. */
export function YearScores({ result, frame, before }: YearScoresProps): VNode {
  const t = useMessages(itaMessages)
  const year = { scores: result, frame }
  const { change } = finding('total', result.total, before?.scores.total ?? null)
  const differing = differingTotal(year)
  const ofParts = partFindings(result, before?.scores)
  const analysis = analyse(year, before)
  const isSure = [frame.weightsProvenance, ...frame.indicators.map(({ provenance }) => provenance)].every(
    (one) => one === 'confirmed',
  )
  return (
    <>
      <Figures
        figures={[
          {
            label: t.total,
            value: formatNumber(result.total),
            unit: t.pointsUnit,
            note: changeWords(t, change),
          },
          ...ofParts.map(({ of: { part }, score, change: ofPart }) => ({
            label: t[part],
            value: formatNumber(score),
            note: [
              `${t.weight} ${t.percent(formatNumber(frame.weights[part]))}`,
              changeWords(t, ofPart),
            ].join(' · '),
          })),
        ]}
      />
      <p>
        <MarkTag score={result.total} />
      </p>
      <Source result={result} />
      {differing !== undefined && (
        <p class="govuk-inset-text">
          <Thai>{t.differs(formatNumber(result.total), formatNumber(differing))}</Thai>
        </p>
      )}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.byIndicator}</Thai>
        </h2>
        {analysis.isOfParts ? (
          <p class="govuk-inset-text">
            <Thai>{t.noIndicators}</Thai>
          </p>
        ) : (
          <IndicatorTable findings={analysis.all} />
        )}
        {!isSure && (
          <p class="ps-small">
            <Thai>{t.notConfirmed}</Thai>
          </p>
        )}
      </section>
    </>
  )
}

/** What the announcement says besides the scores, and where it is. */
function Source({
  result: { grade, announcedOn, source, url, fileId, fileKind },
}: Pick<YearScoresProps, 'result'>): VNode {
  const { language } = useView()
  const t = useMessages(itaMessages)
  const day = announcedOn ? formatDate(announcedOn, language, 'short') : t.notKnown
  return (
    <ul class="govuk-list ps-measure">
      {grade !== '' && (
        <li>
          <Thai>{`${t.grade}: ${grade}`}</Thai>
        </li>
      )}
      <li>
        <Thai>{`${t.announcedOn}: ${day}`}</Thai>
      </li>
      <li>
        <Thai>{t.source}</Thai>:{' '}
        {url === null ? (
          <Thai>{source}</Thai>
        ) : (
          <a class="govuk-link" href={url} rel="noreferrer nofollow">
            <Thai>{source}</Thai>
          </a>
        )}
      </li>
      {fileId !== null && fileKind !== null && (
        <li>
          <a class="govuk-link" href={fileUrls.file({ fileId })}>
            <Thai>{t.sourceFile}</Thai> ({fileKinds[fileKind].endings[0].slice(1).toUpperCase()})
          </a>
        </li>
      )}
    </ul>
  )
}

function IndicatorTable({ findings }: { findings: readonly Finding<Subject>[] }): VNode {
  const { language } = useView()
  const t = useMessages(itaMessages)
  return (
    <div class="ps-scroll">
      <table class="ps-table">
        <caption class="govuk-visually-hidden">{t.byIndicator}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Thai>{t.indicator}</Thai>
            </th>
            <th scope="col" class="n">
              <Thai>{t.score}</Thai>
            </th>
            <th scope="col" class="n">
              <Thai>{t.change}</Thai>
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ of, score, change }) =>
            of.kind === 'indicator' ? (
              <tr>
                <th scope="row">
                  <Thai>{indicatorName(of.indicator, language)}</Thai>
                  <small>{of.indicator.part.toUpperCase()}</small>
                  <MarkTag score={score} />
                </th>
                <td class="n">
                  <b>{formatNumber(score)}</b>
                </td>
                <td class="n">
                  <Thai>{changeWords(t, change)}</Thai>
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  )
}

/** Everything that was entered for a year, with the reasons; whoever entered it is not named in public. */
export function ResultHistory({ history }: { history: readonly Result[] }): VNode {
  const { language } = useView()
  const t = useMessages(itaMessages)
  return (
    <Details summary={<Thai>{`${t.history} (${history.length})`}</Thai>}>
      <ul class="ps-rows">
        {history.map(({ sequence, total, source, reason, enteredAt }, index) => (
          <li>
            <b>
              <Thai>{`${sequence}. ${t.points(formatNumber(total))}`}</Thai>
            </b>
            <span class="ps-rows__meta">
              <Thai>{t.enteredOn(formatDate(todayInBangkok(enteredAt), language, 'short'))}</Thai>
              {index === 0 && (
                <>
                  {' · '}
                  <Thai>{t.inForce}</Thai>
                </>
              )}
            </span>
            <small>
              <Thai>{`${t.source}: ${source}`}</Thai>
            </small>
            {reason !== '' && (
              <small>
                <Thai>{t.why(reason)}</Thai>
              </small>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}
