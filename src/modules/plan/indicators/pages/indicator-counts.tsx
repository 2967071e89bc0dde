import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import { countStandings, standingStates } from '../standing.ts'
import { StandingTag } from './indicator-parts.tsx'

/** How many indicators stand how; each count leads to them, and from there to what shows them. */
export function IndicatorCounts({
  fiscalYear,
  indicators,
}: {
  fiscalYear: number
  indicators: readonly IndicatorInYear[]
}): VNode {
  const t = useMessages(planIndicatorMessages)
  const counts = countStandings(indicators)
  return (
    <ul class="ps-rows">
      {standingStates.map((state) => (
        <li>
          <StandingTag state={state} />
          <Link to={planWorkUrls.indicators({ fiscalYear }, { state })}>
            <b>{counts[state]}</b> <Thai>{t.ofAll(indicators.length)}</Thai>
          </Link>
        </li>
      ))}
    </ul>
  )
}
