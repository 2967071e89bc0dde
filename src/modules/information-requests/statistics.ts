import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { countsForTime, standingOn } from './deadline.ts'
import type { RequestFacts } from './reading.ts'
import {
  channels,
  deliveries,
  groundCodes,
  outcomes,
  type GroundCode,
  type Outcome,
} from './request-facts.ts'
import { suppressCounts, type SafeCount } from '../../platform/open-data/small-cells.ts'

/** What was counted of some requests on a day. Figures of the whole organisation tell of nobody and are all shown. */
export interface Counts {
  readonly received: number
  readonly open: number
  /** Of the open ones, those whose time is over. */
  readonly overdue: number
  readonly endedLate: number
  /** Answered in time, of all that count for it: those that ended and those that are overdue. */
  readonly onTime: number
  readonly countedForTime: number
}

/** The parts of a breakdown, without counts that could tell of a person. */
export type Breakdown<Key extends string> = readonly { readonly key: Key; readonly count: SafeCount }[]

export function countRequests(facts: readonly RequestFacts[], day: Temporal.PlainDate): Counts {
  const counted = { received: facts.length, open: 0, overdue: 0, endedLate: 0, onTime: 0, countedForTime: 0 }
  for (const one of facts) {
    const standing = standingOn(one, day)
    if (standing === 'open' || standing === 'overdue') counted.open += 1
    if (standing === 'overdue') counted.overdue += 1
    if (standing === 'late') counted.endedLate += 1
    if (!countsForTime(one, day)) continue
    counted.countedForTime += 1
    if (standing === 'on-time') counted.onTime += 1
  }
  return counted
}

/** How requests ended, each way as a plain number. */
export function countOutcomes(facts: readonly RequestFacts[]): Readonly<Record<Outcome, number>> {
  const counted = (outcome: Outcome) => facts.filter(({ state }) => state === outcome).length
  return Object.fromEntries(outcomes.map((outcome) => [outcome, counted(outcome)])) as Record<Outcome, number>
}

/** The same without counts that are too small to show. */
export const byOutcome = (facts: readonly RequestFacts[]): Breakdown<Outcome> =>
  breakdown(facts, outcomes, ({ state }, outcome) => state === outcome)

export const byChannel = (facts: readonly RequestFacts[]) =>
  breakdown(facts, channels, (one, channel) => one.channel === channel)

export const byDelivery = (facts: readonly RequestFacts[]) =>
  breakdown(facts, deliveries, (one, delivery) => one.delivery === delivery)

/** A request may have several grounds, so that these do not add up to the refusals. */
export function byGround(facts: readonly RequestFacts[]): Breakdown<GroundCode> {
  return breakdown(facts, groundCodes, ({ grounds }, ground) => grounds.includes(ground))
}

function breakdown<Key extends string>(
  facts: readonly RequestFacts[],
  keys: readonly Key[],
  is: (one: RequestFacts, key: Key) => boolean,
): Breakdown<Key> {
  const { counts } = suppressCounts(keys.map((key) => facts.filter((one) => is(one, key)).length))
  return keys.map((key, index) => ({ key, count: counts[index]! }))
}

/** Those received in a fiscal year, as far as they had come by a day. */
export function receivedIn(
  facts: readonly RequestFacts[],
  fiscalYear: number,
  until: Temporal.PlainDate = fiscalYearEnd(fiscalYear),
): RequestFacts[] {
  const [from, to] = [fiscalYearStart(fiscalYear).toString(), until.toString()]
  return facts.filter(({ receivedOn }) => receivedOn >= from && receivedOn <= to)
}

/** The fiscal years in which something was received, and the present one, the newest first. */
export function yearsOf(facts: readonly RequestFacts[], today: Temporal.PlainDate): number[] {
  const years = facts.map(({ receivedOn }) => fiscalYearOf(Temporal.PlainDate.from(receivedOn)))
  return [...new Set([fiscalYearOf(today), ...years])].toSorted((a, b) => b - a)
}

/** The requests of each month in which some were received, in order, by the first seven letters of their days. */
export function monthsOf(facts: readonly RequestFacts[]): Map<string, RequestFacts[]> {
  const months = Map.groupBy(facts, ({ receivedOn }) => receivedOn.slice(0, 7))
  return new Map([...months].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
