import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import type { ShownPiece } from '../../work/published-evidence.ts'
import { EvidenceList } from '../../work/pages/evidence-list.tsx'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import { IndicatorHead, MetricLink } from './indicator-parts.tsx'

export interface IndicatorSectionProps {
  readonly programme: { readonly fiscalYear: number; readonly number: number }
  readonly indicators: readonly IndicatorInYear[]
  /** Of the programme in the year; what shows an indicator stands with it. */
  readonly evidence: readonly ShownPiece[]
  readonly mayWork: boolean
}

/** The indicators of a programme in a year as those who work here see them. */
export function IndicatorSection({ programme, indicators, evidence, mayWork }: IndicatorSectionProps): VNode {
  const t = useMessages(planIndicatorMessages)
  const { fiscalYear, number } = programme
  return (
    <section class="ps-block" id="indicators">
      <h2 class="govuk-heading-m">
        <Thai>{t.indicators}</Thai>
      </h2>
      {indicators.length === 0 && (
        <p class="ps-measure">
          <Thai>{t.none}</Thai>
        </p>
      )}
      <ul class="ps-steps ps-steps--unnumbered">
        {indicators.map((indicator) => (
          <li>
            <IndicatorHead indicator={indicator} />
            {indicator.source === 'metric' ? (
              <MetricLink indicator={indicator} />
            ) : (
              <EvidenceList
                programme={programme}
                pieces={evidence.filter(({ indicatorId }) => indicatorId === indicator.indicatorId)}
                mayWork={mayWork}
              />
            )}
            <p>
              <Link to={planWorkUrls.indicator({ fiscalYear, number, indicatorId: indicator.indicatorId })}>
                <Thai>{mayWork ? actionWords(t, indicator) : t.open}</Thai>
                <span class="govuk-visually-hidden">: {indicator.text}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {mayWork && (
        <p>
          <Link to={planWorkUrls.addIndicator({ fiscalYear, number })}>
            <Thai>{t.add}</Thai>
          </Link>
        </p>
      )}
    </section>
  )
}

function actionWords(t: typeof planIndicatorMessages.th, { source }: IndicatorInYear): string {
  if (source === 'recorded') return t.record
  return source === 'counted' ? t.addPiece : t.open
}
