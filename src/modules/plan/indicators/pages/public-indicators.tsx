import type { VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
import type { ShownPiece } from '../../work/published-evidence.ts'
import { EvidenceTitle, PublishedFacts } from '../../work/pages/evidence-list.tsx'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import { IndicatorHead, MetricLink } from './indicator-parts.tsx'

/** The indicators of a programme for everybody: what was promised, what was found, and what shows it. */
export function PublicIndicators({
  indicators,
  evidence,
}: {
  indicators: readonly IndicatorInYear[]
  /** What everybody may see, in force. */
  evidence: readonly ShownPiece[]
}): VNode | null {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  if (indicators.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">
        <Thai>{t.indicators}</Thai>
      </h3>
      <ul class="ps-steps ps-steps--unnumbered">
        {indicators.map((indicator) => (
          <li>
            <IndicatorHead indicator={indicator} />
            <MetricLink indicator={indicator} />
            <ul class="ps-evidence">
              {evidence
                .filter(({ indicatorId }) => indicatorId === indicator.indicatorId)
                .map((piece) => (
                  <li>
                    <EvidenceTitle piece={piece} />
                    <PublishedFacts piece={piece} />
                    <small>{formatDate(Temporal.PlainDate.from(piece.datedOn), language, 'short')}</small>
                    {piece.sha256 && (
                      <small>
                        SHA-256 <code>{piece.sha256}</code>
                      </small>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
