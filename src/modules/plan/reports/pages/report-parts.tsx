import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { fileUrls } from '../../../files/module.ts'
import { DimensionName, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planIndicatorMessages } from '../../indicators/messages.ts'
import { StandingTag } from '../../indicators/pages/indicator-parts.tsx'
import { resultWords, targetWords } from '../../indicators/words.ts'
import type { ReportContent, ReportedIndicator, ReportedProgramme } from '../content.ts'
import { planReportMessages } from '../messages.ts'

/** The sums of a report by dimension, and of all. */
export function DimensionSummary({ content }: { content: ReportContent }): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const row = (name: VNode, programmes: readonly ReportedProgramme[]) => {
    const steps = programmes.flatMap((one) => one.steps).filter(({ state }) => state !== 'dropped')
    const money = (value: (one: ReportedProgramme) => number) =>
      formatBaht(programmes.reduce((sum, one) => sum + value(one), 0))
    return (
      <tr>
        <th scope="row">{name}</th>
        <td class="n">{programmes.length}</td>
        <td class="n">{t.countOf(steps.filter(({ state }) => state === 'done').length, steps.length)}</td>
        <td class="n">{money(({ budgetSatang }) => budgetSatang ?? 0)}</td>
        <td class="n">{money(({ spentSatang }) => spentSatang)}</td>
      </tr>
    )
  }
  return (
    <div class="ps-scroll" role="region" aria-label={t.byDimension} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{t.dimension}</th>
            {[t.programmes, t.stepsDone, t.budget, t.spent].map((label) => (
              <th scope="col" class="n">
                <Thai>{label}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.dimensions.map(({ number, name }) =>
            row(
              <DimensionName number={number} name={name[language]} />,
              content.programmes.filter(({ dimension }) => dimension === number),
            ),
          )}
        </tbody>
        <tfoot>{row(<Thai>{t.total}</Thai>, content.programmes)}</tfoot>
      </table>
    </div>
  )
}

/** One programme as a report tells of it. */
export function ReportedProgrammeSection({ programme }: { programme: ReportedProgramme }): VNode {
  const { language } = useView()
  const t = useMessages(planReportMessages)
  const { number, name, budgetSatang, spentSatang, steps, evidence, hiddenEvidence } = programme
  const counted = steps.filter(({ state }) => state !== 'dropped')
  const facts: [string, string][] = [
    [t.result, programme.result],
    [t.problems, programme.problems],
    [t.suggestions, programme.suggestions],
  ]
  return (
    <section class="ps-block" id={`programme-${number}`}>
      <h3 class="govuk-heading-s">
        {number} <Thai>{name[language]}</Thai>
      </h3>
      <p class="ps-rows__meta">
        <Thai>{`${t.stepsDone} ${t.countOf(counted.filter(({ state }) => state === 'done').length, counted.length)}`}</Thai>
        {' · '}
        <Thai>
          {budgetSatang === null
            ? t.noBudget
            : `${t.budget} ${formatBaht(budgetSatang)} · ${t.spent} ${formatBaht(spentSatang)}`}
        </Thai>
      </p>
      <dl class="ps-report">
        {facts.map(([label, text]) => (
          <div>
            <dt>
              <Thai>{label}</Thai>
            </dt>
            <dd class="ps-typed" lang="th">
              <Thai>{text === '' ? t.none : text}</Thai>
            </dd>
          </div>
        ))}
      </dl>
      <ReportedIndicators indicators={programme.indicators} />
      {(evidence.length > 0 || hiddenEvidence > 0) && (
        <ul class="ps-evidence">
          {evidence.map(({ title, datedOn, sha256, ...at }) => (
            <li>
              <EvidenceLink at={at}>
                <Thai>{title}</Thai>
              </EvidenceLink>
              <small>{formatDate(Temporal.PlainDate.from(datedOn), language, 'short')}</small>
              {sha256 !== null && (
                <small>
                  SHA-256 <code>{sha256}</code>
                </small>
              )}
            </li>
          ))}
          {hiddenEvidence > 0 && (
            <li class="ps-evidence__none">
              <Thai>{t.hiddenEvidence(hiddenEvidence)}</Thai>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

function EvidenceLink({
  at: { url, fileId, address },
  children,
}: {
  at: Pick<ReportedProgramme['evidence'][number], 'url' | 'fileId' | 'address'>
  children: ComponentChildren
}): VNode {
  if (address !== null) return <Link to={address}>{children}</Link>
  if (fileId === null && url === null) return <>{children}</>
  return (
    <a class="govuk-link" href={fileId === null ? url! : fileUrls.file({ fileId })}>
      {children}
    </a>
  )
}

/** The indicators of a programme as a report tells of them. */
export function ReportedIndicators({
  indicators,
}: {
  indicators: readonly ReportedIndicator[]
}): VNode | null {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  if (indicators.length === 0) return null
  return (
    <>
      <h4 class="govuk-heading-s">
        <Thai>{t.indicators}</Thai>
      </h4>
      <ul class="ps-rows">
        {indicators.map((indicator) => (
          <li>
            <span lang="th">
              <Thai>{indicator.text}</Thai>
            </span>
            <span class="ps-steps__meta">
              <StandingTag state={indicator.state} />{' '}
              <Thai>
                {[
                  `${t.target}: ${targetWords(t, indicator)}`,
                  ...resultWords(t, language, indicator),
                  ...(indicator.evidence > 0 ? [t.pieces(indicator.evidence)] : []),
                ].join(' · ')}
              </Thai>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a report is, in one line of a heading. */
export function useReportTitle(): (report: {
  months: number
  fiscalYear: number
  edition: number
}) => string {
  const t = useMessages(planReportMessages)
  return ({ months, fiscalYear, edition }) =>
    edition === 1
      ? t.reportOf(months, fiscalYear)
      : `${t.reportOf(months, fiscalYear)} · ${t.edition(edition)}`
}
