import type { Measurement, NotTold } from '../../../platform/metrics/metric.ts'
import { smallestCount } from '../../../platform/open-data/small-cells.ts'
import type { Definition } from './definition.ts'

/** What a year has of an indicator: a number, or that there is one which is not told. */
export type Found = Measurement | NotTold

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
  /** So few are not told; whether it is reached may be certain all the same. */
  'too-small',
  /** So few are not told, and whether it is reached depends on how many they are. */
  'too-small-to-tell',
  /** It is told in confidence, where nobody counts by subject. */
  'told-elsewhere',
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

/** The number that was found: a share in percent, a mean where points have a denominator; null where it is not told. */
export function valueOf({ unit }: Pick<Definition, 'unit'>, found: Found | undefined): number | null {
  if (!found || 'notTold' in found) return null
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
  readonly found: Found | undefined
  /** What was found in the year before. */
  readonly base: Found | undefined
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
  const { direction, target, unit } = definition
  const values = possible(definition, found)
  const bases = direction === 'falls' ? possible(definition, base) : [0]
  if (values === 'elsewhere' || bases === 'elsewhere') return unmeasured('told-elsewhere')
  if (!found || values.length === 0) return unmeasured('nothing-found')
  if (target === null) return unmeasured('no-target')
  if (bases.length === 0) return unmeasured('no-base')
  const isHidden = values.length > 1 || bases.length > 1
  const said = (isReached: boolean): Standing => ({
    state: isReached ? 'reached' : 'not-reached',
    why: isHidden ? 'too-small' : null,
    value,
    base: before,
  })
  const answers = new Set(
    values.flatMap((one) => bases.map((from) => isMet(direction, { value: one, base: from, target }))),
  )
  if (answers.size > 1) return unmeasured('too-small-to-tell')
  const isKept = answers.has(true)
  if (direction === 'at-least') return said(isKept)
  const isWhole = unit !== 'count' || Temporal.PlainDate.compare(found.measuredOn, yearEnd) >= 0
  return isKept && !isWhole ? unmeasured('part-of-year') : said(isKept)
}

/** The least and the most that it may be: one number where it is told, none where nothing was found. */
function possible(definition: Pick<Definition, 'unit'>, found: Found | undefined): number[] | 'elsewhere' {
  if (found && 'notTold' in found) return found.notTold === 'elsewhere' ? 'elsewhere' : [0, smallestCount - 1]
  const value = valueOf(definition, found)
  return value === null ? [] : [value]
}

function isMet(
  direction: Definition['direction'],
  { value, base, target }: { value: number; base: number; target: number },
): boolean {
  if (direction === 'at-least') return value >= target
  return direction === 'at-most' ? value <= target : hasFallen(value, base, target)
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
