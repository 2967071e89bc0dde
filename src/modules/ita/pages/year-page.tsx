import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { itaMessages } from '../messages.ts'
import { itaUrls } from '../urls.ts'
import type { YearReading } from '../year-reading.ts'
import { AnalysisLists } from './analysis-lists.tsx'
import { ResultHistory, YearScores } from './year-scores.tsx'

export interface YearPageProps {
  readonly reading: YearReading
  readonly years: readonly number[]
  /** Measures that were decided because of this result. */
  readonly measures: number
}

/** The result of one year, its analysis, and everything that was entered for it. */
export function YearPage({ reading, years, measures }: YearPageProps): VNode {
  const t = useMessages(itaMessages)
  const { itaYear, result, frame, before, history } = reading
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.ita, address: itaUrls.ita() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.resultOf(itaYear)}</Thai>
      </h1>
      <Choices
        label={t.year}
        choices={years.map((year) => ({
          label: String(year),
          address: itaUrls.year({ itaYear: year }),
          chosen: year === itaYear,
        }))}
      />
      {result ? (
        <>
          <YearScores result={result} frame={frame} before={before} />
          <section class="ps-block">
            <h2 class="govuk-heading-m">
              <Thai>{t.analysis}</Thai>
            </h2>
            <AnalysisLists itaYear={itaYear} year={{ scores: result, frame }} before={before} />
          </section>
          <ResultHistory history={history} />
        </>
      ) : (
        <p class="govuk-inset-text">
          <Thai>{t.noResultOf(itaYear)}</Thai>
        </p>
      )}
      <p>
        <Link to={itaUrls.measures()}>
          <Thai>{t.seeMeasures(measures)}</Thai>
        </Link>
      </p>
    </div>
  )
}
