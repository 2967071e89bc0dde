import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { Plan, Target } from '../../reading.ts'
import { planWorkUrls } from '../../urls.ts'
import { planIndicatorMessages } from '../messages.ts'
import { targetStanding, type TargetFigure } from '../target-figures.ts'
import { StandingTag } from './indicator-parts.tsx'

export interface TargetStandingsProps {
  readonly plan: Plan
  readonly fiscalYear: number
  readonly targets: readonly Target[]
  readonly figures: readonly TargetFigure[]
}

/** How the targets of the whole organisation stand in a year; they lead to their figures and sources. */
export function TargetStandings({ plan, fiscalYear, targets, figures }: TargetStandingsProps): VNode {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  return (
    <>
      <ul class="ps-rows">
        {targets
          .filter((target) => target.fiscalYear === fiscalYear)
          .map((target) => (
            <li>
              <Thai>{language === 'th' ? target.indicator : target.indicatorEn}</Thai>
              <StandingTag state={targetStanding(plan, target, figures).state} />
            </li>
          ))}
      </ul>
      <p>
        <Link to={planWorkUrls.figures()}>
          <Thai>{t.seeFigures}</Thai>
        </Link>
      </p>
    </>
  )
}
