import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { analyse, type Finding, type ScoredYear, type Subject } from '../analysis.ts'
import type { FrameIndicator } from '../frame.ts'
import { itaMeasureMessages } from '../measure-messages.ts'
import { itaMessages } from '../messages.ts'

export interface AnalysisProps {
  readonly itaYear: number
  readonly year: ScoredYear
  readonly before: ScoredYear | undefined
  /** Where a measure is added for an indicator, for those who may. */
  readonly addFor?: (indicator: FrameIndicator) => string
}

/** What fell and what lags behind the marks, what lacks most first. */
export function AnalysisLists({ itaYear, year, before, addFor }: AnalysisProps): VNode {
  const t = useMessages(itaMessages)
  const { all, fell, underPass, underAspired, hasBase, isOfParts } = analyse(year, before)
  if (all.length === 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.noAnalysis}</Thai>
      </p>
    )
  }
  const list = (findings: readonly Finding<Subject>[], says: (one: Finding<Subject>) => string) => (
    <FindingList findings={findings} says={says} addFor={addFor} />
  )
  return (
    <div class="ps-cols">
      <div>
        {isOfParts && (
          <p>
            <Thai>{t.analysisOfParts}</Thai>
          </p>
        )}
        <h3 class="govuk-heading-s">
          <Thai>{t.fell}</Thai>
        </h3>
        {!hasBase && (
          <p>
            <Thai>{t.noBaseYear(itaYear - 1)}</Thai>
          </p>
        )}
        {hasBase && fell.length === 0 && (
          <p>
            <Thai>{t.nothingFell}</Thai>
          </p>
        )}
        {list(
          fell,
          ({ change, before: was, score }) =>
            `${t.fellBy(formatNumber(-change!))} (${t.fromTo(formatNumber(was!), formatNumber(score))})`,
        )}
      </div>
      <div>
        <h3 class="govuk-heading-s">
          <Thai>{t.underPass}</Thai>
        </h3>
        {underPass.length === 0 && (
          <p>
            <Thai>{t.nothingUnderPass}</Thai>
          </p>
        )}
        {list(
          underPass,
          ({ score, lacks }) => `${t.points(formatNumber(score))} · ${t.lacks(formatNumber(lacks))}`,
        )}
      </div>
      <div>
        <h3 class="govuk-heading-s">
          <Thai>{t.underAspired}</Thai>
        </h3>
        {underAspired.length === 0 && (
          <p>
            <Thai>{t.nothingUnderAspired}</Thai>
          </p>
        )}
        {list(
          underAspired,
          ({ score, lacksToAspired }) =>
            `${t.points(formatNumber(score))} · ${t.lacks(formatNumber(lacksToAspired))}`,
        )}
      </div>
    </div>
  )
}

function FindingList({
  findings,
  says,
  addFor,
}: {
  findings: readonly Finding<Subject>[]
  says: (one: Finding<Subject>) => string
  addFor: AnalysisProps['addFor']
}): VNode | null {
  const { language } = useView()
  const t = useMessages(itaMessages)
  const m = useMessages(itaMeasureMessages)
  if (findings.length === 0) return null
  return (
    <ul class="ps-rows">
      {findings.map((one) => {
        const name = one.of.kind === 'part' ? t[one.of.part] : indicatorName(one.of.indicator, language)
        return (
          <li>
            <span>
              <Thai>{name}</Thai>
            </span>
            <small>
              <Thai>{says(one)}</Thai>
            </small>
            {addFor && one.of.kind === 'indicator' && (
              <Link to={addFor(one.of.indicator)}>
                <Thai>{m.addFor}</Thai>
                <span class="govuk-visually-hidden">: {name}</span>
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The number of an indicator and its title, in the language of the page where it has one. */
export function indicatorName(
  { number, title, titleEn }: Pick<FrameIndicator, 'number' | 'title' | 'titleEn'>,
  language: 'th' | 'en',
): string {
  return `${number}. ${language === 'en' && titleEn !== '' ? titleEn : title}`
}
