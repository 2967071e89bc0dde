import { quarterEnd, quarterStart } from '../../../platform/calendar/fiscal-year.ts'
import type { StepState } from './step-state.ts'

/** How a quarter of a programme's row stands. `late` and `due` are computed from the schedule. */
export type QuarterState = 'not-planned' | 'planned' | 'due' | 'late' | 'done'

export interface StepOnWay {
  readonly state: StepState
  readonly plannedTo: Temporal.PlainDate
}

/** The four quarters of a programme in a fiscal year, as far as its steps and its evidence show. */
export function quarterStates(asked: {
  readonly fiscalYear: number
  readonly planned: readonly number[]
  readonly steps: readonly StepOnWay[]
  /** The days of the acts that the evidence in force shows. */
  readonly evidenceDays: readonly Temporal.PlainDate[]
  readonly today: Temporal.PlainDate
}): QuarterState[] {
  const { fiscalYear, planned, steps, evidenceDays, today } = asked
  const left = steps.filter(({ state }) => state === 'not-started' || state === 'started')
  const isAllDone = left.length === 0 && steps.some(({ state }) => state === 'done')
  return ([1, 2, 3, 4] as const).map((quarter) => {
    if (!planned.includes(quarter)) return 'not-planned'
    if (isAllDone) return 'done'
    const start = quarterStart(fiscalYear, quarter)
    const end = quarterEnd(fiscalYear, quarter)
    // Work that runs through the year has no step that ends with the quarter: then evidence of the quarter
    // shows that it goes on.
    const nothingOwed = left.every(({ plannedTo }) => isAfter(plannedTo, end))
    const isShown = evidenceDays.some((day) => !isAfter(start, day) && !isAfter(day, end))
    if (nothingOwed && isShown) return 'done'
    if (isAfter(today, end)) return 'late'
    return isAfter(start, today) ? 'planned' : 'due'
  })
}

/** Whether a step is over its last planned day and still open. */
export function isLate({ state, plannedTo }: StepOnWay, today: Temporal.PlainDate): boolean {
  return (state === 'not-started' || state === 'started') && isAfter(today, plannedTo)
}

export interface Progress {
  readonly done: number
  /** All that count: steps that are dropped do not. */
  readonly of: number
}

/** Progress is derived, never typed: the steps that are done, and none is without evidence. */
export function progressOf(steps: readonly { readonly state: StepState }[]): Progress {
  const counted = steps.filter(({ state }) => state !== 'dropped')
  return { done: counted.filter(({ state }) => state === 'done').length, of: counted.length }
}

/** The mean share of several programmes, 0 to 1; each weighs the same, however many steps it has. */
export function meanShare(all: readonly Progress[]): number | undefined {
  const counted = all.filter((one) => one.of > 0)
  if (counted.length === 0) return undefined
  return counted.reduce((sum, one) => sum + one.done / one.of, 0) / counted.length
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
