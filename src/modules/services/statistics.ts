import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import type { RequestFacts } from './reading.ts'
import { outcomes, type Outcome } from './service-facts.ts'

export type Standing = 'open' | 'overdue' | 'on-time' | 'late'

/**
 * How a request stands on a day, or stood. One whose delay was explained only after its last day stays late; one
 * without a standard time is never late.
 */
export function standingOn({ dueOn, overran, endedOn }: RequestFacts, day: Temporal.PlainDate): Standing {
  const today = day.toString()
  const isEnded = endedOn !== null && endedOn <= today
  const isLate = overran || (dueOn !== null && (isEnded ? endedOn : today) > dueOn)
  if (isEnded) return isLate ? 'late' : 'on-time'
  return isLate ? 'overdue' : 'open'
}

export interface Counts {
  readonly received: number
  readonly onTime: number
  readonly late: number
  readonly open: number
  /** Of the open ones, those whose last day is over. */
  readonly overdue: number
  /** What is asked for the rate: all that ended with a decision or too late, and the overdue ones. */
  readonly countedForTime: number
  /** Of these, those that ended in time. */
  readonly countedOnTime: number
}

/** Counts requests as they stand on a day. Withdrawn in time, one asked for nothing any more and is not in the rate. */
export function countRequests(facts: readonly RequestFacts[], day: Temporal.PlainDate): Counts {
  const counted = { onTime: 0, late: 0, open: 0, overdue: 0, countedForTime: 0, countedOnTime: 0 }
  for (const one of facts) {
    const standing = standingOn(one, day)
    if (standing === 'on-time') counted.onTime += 1
    if (standing === 'late') counted.late += 1
    if (standing === 'open' || standing === 'overdue') counted.open += 1
    if (standing === 'overdue') counted.overdue += 1
    if (standing === 'open' || (standing === 'on-time' && one.state === 'withdrawn')) continue
    counted.countedForTime += 1
    if (standing === 'on-time') counted.countedOnTime += 1
  }
  return { received: facts.length, ...counted }
}

/** How requests ended, each way as a plain number. */
export function countOutcomes(facts: readonly RequestFacts[]): Readonly<Record<Outcome, number>> {
  const counted = (outcome: Outcome) => facts.filter(({ state }) => state === outcome).length
  return Object.fromEntries(outcomes.map((outcome) => [outcome, counted(outcome)])) as Record<Outcome, number>
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

/**
 * The months of a fiscal year until a day, October first, each with what was received in it: also those with nothing,
 * for the assessment asks for every month.
 */
export function monthsOf(
  facts: readonly RequestFacts[],
  fiscalYear: number,
  until: Temporal.PlainDate,
): { readonly month: string; readonly facts: RequestFacts[] }[] {
  const first = fiscalYearStart(fiscalYear).toPlainYearMonth()
  return Array.from({ length: 12 }, (_, index) => first.add({ months: index }).toString())
    .filter((month) => month <= until.toString().slice(0, 7))
    .map((month) => ({ month, facts: facts.filter(({ receivedOn }) => receivedOn.startsWith(month)) }))
}
