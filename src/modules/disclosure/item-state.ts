import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { lastCurrentDay, lookedAtOn, type Period } from './period.ts'
import { inBoth, type Words } from './state-words.ts'

export const itemStates = ['met', 'part', 'stale', 'missing'] as const

/**
 * How an item stands: `met`; `part`, where something is published and not all that is asked; `stale`, where all is
 * there and not new enough; `missing`, where nothing is.
 */
export type ItemState = (typeof itemStates)[number]

/** Something published that satisfies an item. */
export interface CountedThing {
  readonly on: Temporal.PlainDate
  /** Something newer has taken its place. */
  readonly isReplaced: boolean
}

/** A live disclosure that does not count yet. */
export interface LackingLive {
  readonly title: Words
  readonly lacks: readonly Words[]
  /** It shows something already. */
  readonly hasBegun: boolean
}

/** What came of a point of the minimum content; `vouched` where a module sees to the content by itself. */
export type PointResult = 'met' | 'failed' | 'unchecked' | 'vouched'

export interface ItemFacts {
  readonly itaYear: number
  readonly period: Period
  readonly today: Temporal.PlainDate
  readonly counted: readonly CountedThing[]
  readonly lacking: readonly LackingLive[]
  /** Matched things that are not public any more. */
  readonly gone: number
  readonly deadLinks: number
  readonly missingFiles: number
  readonly points: readonly PointResult[]
}

export interface StateFound {
  readonly state: ItemState
  /** Empty where it is met. */
  readonly reasons: readonly Words[]
  /** Whether what counts is new enough; false where nothing does. */
  readonly isCurrent: boolean
  /** The day of the newest thing that counts. */
  readonly newest: Temporal.PlainDate | undefined
  /** The last day on which that is new enough; undefined where it does not age. */
  readonly currentUntil: Temporal.PlainDate | undefined
}

const { compare } = Temporal.PlainDate

/** How an item stands and why. A year that is over is looked at as on its last day. */
export function findState(facts: ItemFacts): StateFound {
  const { counted, lacking, gone, deadLinks, missingFiles, points } = facts
  const lacks = lacking.flatMap(lackingWords)
  const goneWords = gone > 0 ? [inBoth((t) => t.gone(gone))] : []
  if (counted.length === 0) {
    const hasBegun = lacking.some((live) => live.hasBegun)
    const reasons = [...lacks, ...goneWords]
    return {
      state: hasBegun ? 'part' : 'missing',
      reasons: reasons.length > 0 ? reasons : [inBoth((t) => t.nothingMatched)],
      isCurrent: false,
      newest: undefined,
      currentUntil: undefined,
    }
  }
  const incomplete = [
    ...goneWords,
    ...counting(points.filter((result) => result === 'failed').length, (count) =>
      inBoth((t) => t.failed(count)),
    ),
    ...counting(points.filter((result) => result === 'unchecked').length, (count) =>
      inBoth((t) => t.unchecked(count)),
    ),
    ...counting(deadLinks, (count) => inBoth((t) => t.deadLinks(count))),
    ...counting(missingFiles, (count) => inBoth((t) => t.missingFiles(count))),
  ]
  const age = findAge(facts)
  const reasons = [...incomplete, ...age.reasons]
  const state = incomplete.length > 0 ? 'part' : age.reasons.length > 0 ? 'stale' : 'met'
  return {
    state,
    reasons,
    isCurrent: age.reasons.length === 0,
    newest: age.newest,
    currentUntil: age.currentUntil,
  }
}

function findAge({ itaYear, period, today, counted }: ItemFacts) {
  // In the year itself what was replaced is not the newest; in a year that is over it was what there was.
  const isOver = itaYear < fiscalYearOf(today)
  const last = counted.filter(({ isReplaced }) => isOver || !isReplaced)
  const newest = (last.length > 0 ? last : counted)
    .map(({ on }) => on)
    .reduce((newer, on) => (compare(on, newer) > 0 ? on : newer))
  const currentUntil = lastCurrentDay(period, newest)
  const reasons: Words[] = []
  if (last.length === 0) reasons.push(inBoth((t) => t.replaced))
  else if (currentUntil && compare(currentUntil, lookedAtOn(itaYear, today)) < 0) {
    reasons.push(inBoth((t, language) => t.stale(formatDate(currentUntil, language, 'short'))))
  }
  return { newest, currentUntil, reasons }
}

function lackingWords({ title, lacks }: LackingLive): Words[] {
  if (lacks.length === 0) return [inBoth((t, language) => t.notYet(title[language]))]
  return lacks.map((lack) => ({ th: `${title.th}: ${lack.th}`, en: `${title.en}: ${lack.en}` }))
}

function counting(count: number, words: (count: number) => Words): Words[] {
  return count > 0 ? [words(count)] : []
}

/** How near the deadline of an item is that is not met. */
export type DeadlineState = 'none' | 'ahead' | 'near' | 'passed'

/** Somebody hears of it this long before. */
export const nearDays = 14

export function deadlineState(deadline: Temporal.PlainDate | null, today: Temporal.PlainDate): DeadlineState {
  if (!deadline) return 'none'
  const { days } = today.until(deadline, { largestUnit: 'days' })
  if (days < 0) return 'passed'
  return days <= nearDays ? 'near' : 'ahead'
}
