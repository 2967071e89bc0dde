import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { NamedMeasure } from '../measure-reading.ts'
import { itaMessages } from '../messages.ts'
import { itaUrls } from '../urls.ts'
import { MeasureList } from './measure-list.tsx'

/** All improvement measures, by the result that they answer. */
export function MeasuresPage({ measures }: { measures: readonly NamedMeasure[] }): VNode {
  const t = useMessages(itaMessages)
  const m = useMessages(itaMeasureMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.ita, address: itaUrls.ita() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{m.measures}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{m.measuresLead}</Thai>
      </p>
      {measures.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{m.noMeasures}</Thai>
        </p>
      )}
      {[...Map.groupBy(measures, ({ itaYear }) => itaYear)].map(([itaYear, own]) => (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Link to={itaUrls.year({ itaYear })}>
              <Thai>{m.ofResult(itaYear)}</Thai>
            </Link>
          </h2>
          <MeasureList measures={own} />
        </section>
      ))}
    </div>
  )
}
