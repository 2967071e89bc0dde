import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Choices, DimensionName, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import type { Dimension } from '../../reading.ts'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../../work/messages.ts'
import { YearChoices } from '../../work/pages/work-parts.tsx'
import type { ProgrammeAtWork } from '../../work/year-work.ts'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import { countStandings, standingStates, type StandingState } from '../standing.ts'
import { StandingFacts } from './indicator-parts.tsx'

export interface IndicatorsYearProps {
  readonly fiscalYear: number
  readonly years: readonly number[]
  readonly dimensions: readonly Dimension[]
  readonly programmes: readonly ProgrammeAtWork[]
  readonly indicators: readonly IndicatorInYear[]
  readonly state: StandingState | undefined
  readonly dimension: number | undefined
}

/** All indicators of a year, narrowed to a state or a dimension; each leads to what shows it. */
export function IndicatorsYearPage(props: IndicatorsYearProps): VNode {
  const { fiscalYear, years, dimensions, programmes, indicators, state, dimension } = props
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  const work = useMessages(planWorkMessages)
  const inDimension = programmes.filter((one) => dimension === undefined || one.dimension === dimension)
  const ids = new Set(inDimension.map(({ programmeId }) => programmeId))
  const narrowed = indicators.filter(({ programmeId }) => ids.has(programmeId))
  const counts = countStandings(narrowed)
  const shown = narrowed.filter(({ standing }) => state === undefined || standing.state === state)
  const here = (query: { state?: StandingState | undefined; dimension?: number | undefined }) =>
    planWorkUrls.indicators(
      { fiscalYear },
      {
        ...(query.state && { state: query.state }),
        ...(query.dimension !== undefined && { dimension: query.dimension }),
      },
    )
  return (
    <>
      <p>
        <Link to={planWorkUrls.overview({ fiscalYear })}>
          <Thai>{work.overviewOf(fiscalYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.indicatorsOf(fiscalYear)}</Thai>
      </h1>
      <YearChoices years={years} fiscalYear={fiscalYear} to={planWorkUrls.indicators} />
      <Choices
        label={work.show}
        choices={[
          {
            label: `${t.all} (${narrowed.length})`,
            address: here({ dimension }),
            chosen: state === undefined,
          },
          ...standingStates.map((one) => ({
            label: `${t[one]} (${counts[one]})`,
            address: here({ state: one, dimension }),
            chosen: state === one,
          })),
        ]}
      />
      <Choices
        label={work.dimension}
        choices={[
          { label: t.all, address: here({ state }), chosen: dimension === undefined },
          ...dimensions.map(({ number, ...named }) => ({
            label: String(number),
            detail: nameIn(language, named),
            address: here({ state, dimension: number }),
            chosen: dimension === number,
          })),
        ]}
      />
      {shown.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{t.nothingMatches}</Thai>
        </p>
      )}
      {inDimension.map((programme) => {
        const own = shown.filter(({ programmeId }) => programmeId === programme.programmeId)
        if (own.length === 0) return null
        const { number } = programme
        return (
          <section class="ps-block">
            <h2 class="govuk-heading-s">
              <DimensionName number={programme.dimension} />{' '}
              <Link to={planWorkUrls.workProgramme({ fiscalYear, number })}>
                <Thai>{work.inProgramme(number, nameIn(language, programme))}</Thai>
              </Link>
            </h2>
            <ul class="ps-rows">
              {own.map((indicator) => (
                <li>
                  <span class="ps-rows__meta">
                    <Thai>{t[indicator.kind]}</Thai>
                    {indicator.pieces > 0 && (
                      <>
                        {' · '}
                        <Thai>{t.pieces(indicator.pieces)}</Thai>
                      </>
                    )}
                  </span>
                  <Link
                    to={planWorkUrls.indicator({ fiscalYear, number, indicatorId: indicator.indicatorId })}
                  >
                    <span lang="th">
                      <Thai>{indicator.text}</Thai>
                    </span>
                  </Link>
                  <StandingFacts indicator={indicator} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
