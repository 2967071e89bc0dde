import type { VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { DimensionName, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Dimension } from '../reading.ts'
import type { YearSummary } from '../summary.ts'
import { planUrls } from '../urls.ts'

/** The dimensions of a year with their programmes and budgets, each leading to its list. */
export function DimensionList({
  dimensions,
  summary,
  fiscalYear,
}: {
  dimensions: readonly Dimension[]
  summary: YearSummary
  fiscalYear: number
}): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  return (
    <ul class="ps-rows ps-rows--strong">
      {dimensions.map((dimension) => {
        const figures = summary.byDimension.get(dimension.number)
        return (
          <li class="ps-rows__dimension">
            <DimensionName number={dimension.number} />
            <div>
              <Link to={planUrls.yearProgrammes({ fiscalYear }, { dimension: dimension.number })}>
                <Thai>{nameIn(language, dimension)}</Thai>
              </Link>
              <span class="ps-rows__meta">
                {t.programmeCount(figures?.programmes ?? 0)}
                {' · '}
                {figures?.budgetSatang ? t.bahtAmount(formatBaht(figures.budgetSatang)) : t.noBudget}
              </span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
