import type { Measurement } from '../../../platform/metrics/metric.ts'
import type { Definition } from './definition.ts'

export const standingStates = ['reached', 'not-reached', 'not-measured'] as const
export type StandingState = (typeof standingStates)[number]

/** Why nothing can be said yet. */
export const unmeasuredReasons = [
  /** No part of the program measures it so far. */
  'no-metric',
  'nothing-found',
  /** It is to fall, and the year before has no result. */
  'no-base',
  /** It is not to exceed something, and the year is not over. */
  'part-of-year',
  'no-target',
] as const
export type UnmeasuredReason = (typeof unmeasuredReasons)[number]

/** How an indicator stands in a year. */
export interface Standing {
  readonly state: StandingState
  readonly why: UnmeasuredReason | null
  /** In the unit of the indicator. */
  readonly value: number | null
  /** Of the year before, for one that is to fall. */
  readonly base: number | null
}

/** The number that was found: a share in percent, a mean where points have a denominator. */
export function valueOf({ unit }: Pick<Definition, 'unit'>, found: Measurement | undefined): number | null {
  if (!found) return null
  const { numerator, denominator } = found
  if (denominator === null) return numerator
  // Of nobody there is no share.
  if (denominator === 0) return null
  return unit === 'percent' ? (100 * numerator) / denominator : numerator / denominator
}

/**
 * Whether an indicator is reached. What is missing is never taken for reached: without a metric, a result, a
 * base or a target it is not measured, and says why. A count that must not exceed something can still do so
 * until its year is over; before, it can only be said to be missed.
 */
export function standingOf({
  definition,
  found,
  base,
  hasMetric,
  yearEnd,
}: {
  readonly definition: Pick<Definition, 'source' | 'unit' | 'direction' | 'target'>
  readonly found: Measurement | undefined
  /** What was found in the year before. */
  readonly base: Measurement | undefined
  /** Whether some part of the program measures what it reads; true where it reads no metric. */
  readonly hasMetric: boolean
  readonly yearEnd: Temporal.PlainDate
}): Standing {
  const value = valueOf(definition, found)
  const before = definition.direction === 'falls' ? valueOf(definition, base) : null
  const unmeasured = (why: UnmeasuredReason): Standing => ({
    state: 'not-measured',
    why,
    value,
    base: before,
  })
  if (!hasMetric) return unmeasured('no-metric')
  if (!found || value === null) return unmeasured('nothing-found')
  const { direction, target, unit } = definition
  if (target === null) return unmeasured('no-target')
  const said = (isReached: boolean): Standing => ({
    state: isReached ? 'reached' : 'not-reached',
    why: null,
    value,
    base: before,
  })
  if (direction === 'at-least') return said(value >= target)
  if (direction === 'falls' && before === null) return unmeasured('no-base')
  const isKept = direction === 'at-most' ? value <= target : hasFallen(value, before!, target)
  const isWhole = unit !== 'count' || Temporal.PlainDate.compare(found.measuredOn, yearEnd) >= 0
  return isKept && !isWhole ? unmeasured('part-of-year') : said(isKept)
}

/** Where there was nothing, nothing can fall: then it is kept by staying at nothing. */
function hasFallen(value: number, base: number, byPercent: number): boolean {
  if (base === 0) return value === 0
  // Multiplied, because 10 * (1 - 0.8) is a little less than 2.
  return byPercent === 0 ? value < base : 100 * value <= base * (100 - byPercent)
}

/** How many indicators stand how. */
export type StandingCounts = Readonly<Record<StandingState, number>>

export function countStandings(all: readonly { readonly standing: Standing }[]): StandingCounts {
  const count = (state: StandingState) => all.filter(({ standing }) => standing.state === state).length
  return {
    reached: count('reached'),
    'not-reached': count('not-reached'),
    'not-measured': count('not-measured'),
  }
}
