import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { ClockIcon, DoneIcon, PlannedIcon, WarningIcon } from '../../../../ui/icons.tsx'
import { Choices } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planMessages } from '../../messages.ts'
import { planWorkMessages } from '../messages.ts'
import type { Progress, QuarterState } from '../progress.ts'
import type { StepState } from '../step-state.ts'
import { quarterStateNames, stepStateNames } from '../state-names.ts'

/** The years of the plan, as links to the same page of each. */
export function YearChoices({
  years,
  fiscalYear,
  to,
}: {
  years: readonly number[]
  fiscalYear: number
  to: (parameters: { fiscalYear: number }) => string
}): VNode {
  const t = useMessages(planMessages)
  return (
    <Choices
      label={t.fiscalYear}
      choices={years.map((year) => ({
        label: String(year),
        address: to({ fiscalYear: year }),
        chosen: year === fiscalYear,
      }))}
    />
  )
}

const stateLooks = {
  done: 'reached',
  due: 'due',
  started: 'due',
  late: 'late',
  planned: 'plain',
  'not-planned': 'plain',
  'not-started': 'plain',
  dropped: 'plain',
} as const

function StateIcon({ state }: { state: keyof typeof stateLooks }): VNode {
  if (state === 'done') return <DoneIcon />
  if (state === 'late') return <WarningIcon />
  return stateLooks[state] === 'due' ? <ClockIcon /> : <PlannedIcon />
}

/** The state of a step: a shape, a word and a colour. */
export function StepTag({ state, isLate }: { state: StepState; isLate: boolean }): VNode {
  const t = useMessages(planWorkMessages)
  const names = useMessages(stepStateNames)
  const look = isLate ? 'late' : state
  return (
    <span class={`ps-state ps-state--${stateLooks[look]}`}>
      <StateIcon state={look} />
      <span>
        <Thai>{isLate ? t.stepLate : names[state]}</Thai>
      </span>
    </span>
  )
}

/** The four quarters of a programme's year in a row, each with its state for those who do not see it. */
export function QuarterMarks({ quarters }: { quarters: readonly QuarterState[] }): VNode {
  const t = useMessages(planWorkMessages)
  const names = useMessages(quarterStateNames)
  return (
    <ul class="ps-quarters">
      {quarters.map((state, index) => (
        <li class={`ps-quarters__one ps-quarters__one--${stateLooks[state]}`}>
          <span class="govuk-visually-hidden">{t.quarter(index + 1)}: </span>
          <span aria-hidden="true">{index + 1}</span>
          {state === 'not-planned' ? <span aria-hidden="true">–</span> : <StateIcon state={state} />}
          <span class="govuk-visually-hidden">{names[state]}</span>
        </li>
      ))}
    </ul>
  )
}

/** How far something is: the counts beside a bar, never a percentage alone. */
export function ProgressBar({ progress: { done, of } }: { progress: Progress }): VNode | null {
  const t = useMessages(planWorkMessages)
  if (of === 0) return null
  return (
    <div class="ps-progress">
      <progress class="ps-progress__bar" value={done} max={of} aria-label={t.progress}>
        {t.countOf(done, of)}
      </progress>
      <span class="ps-progress__count">{t.countOf(done, of)}</span>
    </div>
  )
}
