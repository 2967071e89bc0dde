import type { ItemReadiness, ReadinessState } from '../../platform/disclosures/readiness.ts'

/** Where the disclosure part (OIT) may come to stand, as one's own site shows it today. */
export interface Forecast {
  /** Points of 100: only what is complete and current counts. Whole, rounded down. */
  readonly low: number
  /** Also what has only to be refreshed, checked or completed. Whole, rounded up. */
  readonly high: number
  /** How many items it rests on. */
  readonly items: number
  readonly counts: Readonly<Record<ReadinessState, number>>
  /** The items that are not met, what is missing first: each with its reasons. */
  readonly open: readonly ItemReadiness[]
}

const mostUrgentFirst = ['missing', 'part', 'stale'] as const

/**
 * Reads a range from the state of the items. Every item weighs alike: that is an assumption of ours, because how the
 * assessors weigh them is theirs to say; so are the two ends. It is a reading of one's own site and promises no
 * score. Undefined without items, because nothing can be read from nothing.
 */
export function forecastOf(items: readonly ItemReadiness[]): Forecast | undefined {
  const all = items.length
  if (all === 0) return undefined
  const count = (state: ReadinessState) => items.filter((item) => item.state === state).length
  const counts = {
    met: count('met'),
    part: count('part'),
    stale: count('stale'),
    missing: count('missing'),
  }
  return {
    low: Math.floor((100 * counts.met) / all),
    high: Math.ceil((100 * (all - counts.missing)) / all),
    items: all,
    counts,
    open: mostUrgentFirst.flatMap((state) => items.filter((item) => item.state === state)),
  }
}
