import type { VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
import { PublicIndicators } from '../../indicators/pages/public-indicators.tsx'
import type { IndicatorInYear } from '../../indicators/reading.ts'
import { planMessages } from '../../messages.ts'
import type { ShownPiece } from '../published-evidence.ts'
import { planWorkMessages } from '../messages.ts'
import { progressOf, type QuarterState } from '../progress.ts'
import type { WorkStep } from '../steps.ts'
import { EvidenceTitle, PublishedFacts } from './evidence-list.tsx'
import { ProgressBar, QuarterMarks, StepTag } from './work-parts.tsx'

export interface PublicProgressProps {
  readonly fiscalYear: number
  readonly steps: readonly WorkStep[]
  /** What everybody may see, in force. */
  readonly evidence: readonly ShownPiece[]
  /** How many pieces more there are that hold personal data. */
  readonly hidden: number
  readonly quarters: readonly QuarterState[]
  readonly indicators: readonly IndicatorInYear[]
}

/** What was done of a programme in a year so far, for everybody: no names, no late days that change by themselves. */
export function PublicProgress({
  fiscalYear,
  steps,
  evidence,
  hidden,
  quarters,
  indicators,
}: PublicProgressProps): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const plan = useMessages(planMessages)
  return (
    <section class="ps-block" id="progress">
      <h2 class="govuk-heading-m">
        <Thai>{t.resultsOf(fiscalYear)}</Thai>
      </h2>
      <p>
        <Thai>{plan.quarter}</Thai>
      </p>
      <QuarterMarks quarters={quarters} />
      <ProgressBar progress={progressOf(steps)} />
      {evidence.length === 0 && (
        <p>
          <Thai>{t.noPublicEvidence}</Thai>
        </p>
      )}
      <ul class="ps-evidence">
        {evidence
          .filter(({ indicatorId }) => indicatorId === null)
          .map((piece) => {
            const step = steps.find(({ stepId }) => stepId === piece.stepId)
            return (
              <li>
                <EvidenceTitle piece={piece} />
                <PublishedFacts piece={piece} />
                <small>
                  <Thai>
                    {t.dated(formatDate(Temporal.PlainDate.from(piece.datedOn), language, 'short'))}
                  </Thai>
                </small>
                {step && (
                  <small>
                    <Thai>{t.stepOf(step.position, steps.length)}</Thai>{' '}
                    <StepTag state={step.state} isLate={false} />
                  </small>
                )}
                {piece.sha256 && (
                  <small>
                    SHA-256 <code>{piece.sha256}</code>
                  </small>
                )}
              </li>
            )
          })}
      </ul>
      <PublicIndicators indicators={indicators} evidence={evidence} />
      {hidden > 0 && (
        <p class="ps-rows__meta">
          <Thai>{t.hiddenEvidence(hidden)}</Thai>
        </p>
      )}
    </section>
  )
}
