import type { VNode } from 'preact'
import { datasetUrls } from '../../../platform/open-data/dataset.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { aspiredMark, passMark } from '../analysis.ts'
import { itaMessages } from '../messages.ts'
import { itaUrls } from '../urls.ts'
import type { ListedYear } from '../year-reading.ts'
import { AnalysisLists } from './analysis-lists.tsx'
import { ScoresByYear } from './score-chart.tsx'

/** The results of all years, and what the newest one shows. */
export function ItaPage({ years }: { years: readonly ListedYear[] }): VNode {
  const t = useMessages(itaMessages)
  const newest = years.find(({ result }) => result !== undefined)
  const before = newest && years.find(({ itaYear }) => itaYear === newest.itaYear - 1)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.ita}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.marks(passMark, aspiredMark)}</Thai>
      </p>
      {!newest && (
        <p class="govuk-inset-text">
          <Thai>{t.noResults}</Thai>
        </p>
      )}
      <div class="ps-cols ps-cols--2">
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.byYear}</Thai>
          </h2>
          <ScoresByYear years={years} to={itaUrls.year} />
        </section>
        {newest?.result && (
          <section class="ps-block">
            <h2 class="govuk-heading-m">
              <Thai>{`${t.analysis} ${newest.itaYear}`}</Thai>
            </h2>
            <AnalysisLists itaYear={newest.itaYear} year={newest.result} before={before?.result} />
            <p>
              <Link to={itaUrls.year({ itaYear: newest.itaYear })}>
                <Thai>{t.resultOf(newest.itaYear)}</Thai>
              </Link>
            </p>
          </section>
        )}
      </div>
      <p>
        <Link to={itaUrls.measures()}>
          <Thai>{t.allMeasures}</Thai>
        </Link>
      </p>
      <p>
        <a class="govuk-link" href={datasetUrls('ita-results').csv()}>
          <Thai>{t.openData}</Thai>
        </a>
      </p>
    </div>
  )
}
