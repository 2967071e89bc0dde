import type { VNode } from 'preact'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { NamedMeasure } from '../measure-reading.ts'
import { itaMessages } from '../messages.ts'
import { itaUrls, itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'
import type { YearReading } from '../year-reading.ts'
import { AnalysisLists } from './analysis-lists.tsx'
import { MeasureList } from './measure-list.tsx'
import { ResultHistory, YearScores } from './year-scores.tsx'

export interface WorkYearProps {
  readonly reading: YearReading
  readonly measures: readonly NamedMeasure[]
  readonly mayWork: boolean
}

/** A year at work: what can be done, its result, its analysis, and the measures that answer it. */
export function WorkYearPage({ reading, measures, mayWork }: WorkYearProps): VNode {
  const { today } = useView()
  const t = useMessages(itaWorkMessages)
  const i = useMessages(itaMessages)
  const m = useMessages(itaMeasureMessages)
  const { itaYear, result, frame, before, history } = reading
  const add = (indicator?: number) => itaWorkUrls.addMeasure({ itaYear }, { indicator })
  return (
    <>
      <p>
        <Link to={itaWorkUrls.work()}>
          <Thai>{t.itaWork}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.workOf(itaYear)}</Thai>
      </h1>
      <p class="ps-inline-links">
        {mayWork && itaYear <= fiscalYearOf(today) && (
          <Link to={itaWorkUrls.enterResult({ itaYear })}>
            <Thai>{result ? t.correct : t.enter}</Thai>
          </Link>
        )}
        {mayWork && (
          <Link to={itaWorkUrls.setFrame({ itaYear })}>
            <Thai>{t.setFrame}</Thai>
          </Link>
        )}
        <Link to={itaWorkUrls.readiness({ itaYear })}>
          <Thai>{t.readiness}</Thai>
        </Link>
        <Link to={itaUrls.year({ itaYear })}>
          <Thai>{t.seePublic}</Thai>
        </Link>
      </p>
      {result ? (
        <>
          <YearScores result={result} frame={frame} before={before} />
          <section class="ps-block">
            <h2 class="govuk-heading-m">
              <Thai>{i.analysis}</Thai>
            </h2>
            <AnalysisLists
              itaYear={itaYear}
              year={{ scores: result, frame }}
              before={before}
              {...(mayWork && { addFor: ({ number }) => add(number) })}
            />
          </section>
          <ResultHistory history={history} />
        </>
      ) : (
        <p class="govuk-inset-text">
          <Thai>{i.noResultOf(itaYear)}</Thai>
        </p>
      )}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{i.measures}</Thai>
        </h2>
        {measures.length === 0 ? (
          <p>
            <Thai>{m.noMeasuresOf(itaYear)}</Thai>
          </p>
        ) : (
          <MeasureList measures={measures} isAtWork />
        )}
        {mayWork && (
          <p>
            <Link to={add()}>
              <Thai>{m.addTo(itaYear)}</Thai>
            </Link>
          </p>
        )}
      </section>
    </>
  )
}
