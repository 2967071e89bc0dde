import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Thai } from '../../../ui/thai.tsx'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { NamedMeasure } from '../measure-reading.ts'
import { itaMessages } from '../messages.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'
import type { ListedYear } from '../year-reading.ts'
import { MeasureList } from './measure-list.tsx'
import { ScoresByYear } from './score-chart.tsx'

/** All years and all measures, each one leading to its work. */
export function WorkPage({
  years,
  measures,
}: {
  years: readonly ListedYear[]
  measures: readonly NamedMeasure[]
}): VNode {
  const t = useMessages(itaWorkMessages)
  const i = useMessages(itaMessages)
  const m = useMessages(itaMeasureMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.itaWork}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.workWhy}</Thai>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{t.results}</Thai>
      </h2>
      <div class="ps-measure">
        <ScoresByYear years={years} to={itaWorkUrls.workYear} />
      </div>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{i.measures}</Thai>
        </h2>
        {measures.length === 0 ? (
          <p class="govuk-inset-text">
            <Thai>{m.noMeasures}</Thai>
          </p>
        ) : (
          [...Map.groupBy(measures, ({ itaYear }) => itaYear)].map(([itaYear, own]) => (
            <>
              <h3 class="govuk-heading-s">
                <Thai>{m.ofResult(itaYear)}</Thai>
              </h3>
              <MeasureList measures={own} isAtWork />
            </>
          ))
        )}
      </section>
    </>
  )
}
