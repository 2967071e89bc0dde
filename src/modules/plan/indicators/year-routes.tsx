import { z } from 'zod'
import { route } from '../../../platform/web/route.ts'
import { dimensionsOf } from '../reading.ts'
import { numberInAddress } from '../selection.ts'
import { planWorkUrls } from '../urls.ts'
import { inOpenYear, ofYear, planOfYearOr } from '../work/open-year.tsx'
import { planIndicatorMessages } from './messages.ts'
import { IndicatorsYearPage } from './pages/indicators-year-page.tsx'
import { indicatorsInYear } from './reading.ts'
import { standingStates } from './standing.ts'

const narrowed = z.object({
  state: z.enum(standingStates).optional(),
  dimension: numberInAddress.optional(),
})

export const indicatorYearRoutes = [
  route(
    planWorkUrls.indicators,
    { permission: 'plan.work-reading', event: 'none', reuse: 'never', parameters: ofYear, query: narrowed },
    (act) =>
      planOfYearOr(act, (plan) =>
        inOpenYear(act, plan, async (programmes, years) => {
          const { tx, view, parameters, query, services } = act
          const asked = { ...parameters, today: view.today }
          return {
            kind: 'page',
            title: planIndicatorMessages[view.language].indicatorsOf(parameters.fiscalYear),
            content: (
              <IndicatorsYearPage
                {...parameters}
                years={years}
                dimensions={await dimensionsOf(tx, plan)}
                programmes={programmes}
                indicators={await indicatorsInYear(tx, services.metrics, asked)}
                state={query.state}
                dimension={query.dimension}
              />
            ),
          }
        }),
      ),
  ),
]
