import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Details } from '../../../../ui/govuk/details.tsx'
import { DimensionName, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import type { Dimension, Mission } from '../../reading.ts'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../messages.ts'
import { summariseWork } from '../overview.ts'
import type { ProgrammeAtWork } from '../year-work.ts'

export interface DimensionProgressProps {
  readonly fiscalYear: number
  readonly all: readonly ProgrammeAtWork[]
  readonly dimensions: readonly Dimension[]
  readonly missions: readonly Mission[]
}

/** How far each dimension is and, folded below it, each of its missions; both lead to their programmes. */
export function DimensionProgress({ fiscalYear, all, dimensions, missions }: DimensionProgressProps): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  return (
    <>
      <ul class="ps-rows">
        {dimensions.map((dimension) => {
          const { number } = dimension
          const own = all.filter((one) => one.dimension === number)
          const atWork = missions
            .filter((mission) => mission.dimension === number)
            .map((mission) => ({ mission, of: own.filter((one) => one.mission === mission.number) }))
            .filter(({ of }) => of.length > 0)
          return (
            <li>
              <Link to={planWorkUrls.workYear({ fiscalYear }, { dimension: number })}>
                <DimensionName number={number} name={nameIn(language, dimension)} />
              </Link>
              <StepsBar programmes={own} />
              <Details summary={<Thai>{t.missionsOf(number)}</Thai>} class="ps-missions">
                <ul class="ps-rows">
                  {atWork.map(({ mission, of }) => (
                    <li>
                      <Link
                        to={planWorkUrls.workYear(
                          { fiscalYear },
                          { dimension: number, mission: mission.number },
                        )}
                      >
                        {number}.{mission.number} <Thai>{nameIn(language, mission)}</Thai>
                      </Link>
                      <StepsBar programmes={of} />
                    </li>
                  ))}
                </ul>
              </Details>
            </li>
          )
        })}
      </ul>
      <ul class="ps-legend">
        {legend.map((state) => (
          <li>
            <svg class="ps-stepsbar ps-stepsbar--key" aria-hidden="true" focusable="false">
              <Part state={state} from={0} share={100} />
            </svg>
            <span>
              <Thai>{t[state]}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const legend = ['barDone', 'barStarted', 'barLate', 'barRest'] as const

/** Steps done, begun, late and not begun: the counts in words, and the same as a bar for the eye. */
function StepsBar({ programmes }: { programmes: readonly ProgrammeAtWork[] }): VNode | null {
  const t = useMessages(planWorkMessages)
  const { progress, startedSteps, lateSteps, lateProgrammes } = summariseWork(programmes)
  const { done, of } = progress
  if (of === 0) return null
  const percent = (steps: number) => (100 * steps) / of
  return (
    <>
      <svg class="ps-stepsbar" aria-hidden="true" focusable="false">
        <Part state="barDone" from={0} share={percent(done)} />
        <Part state="barStarted" from={percent(done)} share={percent(startedSteps)} />
        <Part state="barLate" from={percent(done + startedSteps)} share={percent(lateSteps)} />
      </svg>
      <span class="ps-rows__meta">
        <Thai>{t.stepCount(done, of)}</Thai>
        {lateProgrammes > 0 && (
          <span class="ps-ink--late">
            {' · '}
            <Thai>{t.lateCount(lateProgrammes, programmes.length)}</Thai>
          </span>
        )}
      </span>
    </>
  )
}

/** A part of a bar, told apart by its height as well as by its colour: in grey and on paper too. */
function Part({
  state,
  from,
  share,
}: {
  state: (typeof legend)[number]
  from: number
  share: number
}): VNode | null {
  if (share === 0 || state === 'barRest') return null
  const stripes = {
    barDone: [[0, 14]],
    barStarted: [[7, 7]],
    barLate: [
      [0, 5],
      [9, 5],
    ],
  } as const
  return (
    <g class={`ps-stepsbar__${state}`}>
      {stripes[state].map(([top, height]) => (
        <rect x={`${from}%`} y={top} width={`${share}%`} height={height} />
      ))}
    </g>
  )
}
