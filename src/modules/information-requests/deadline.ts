import { dueDate } from '../../platform/calendar/deadline.ts'
import type { RequestState } from './request-facts.ts'

/** Days to answer, or to tell the requester when it will be done. */
const answerDays = 15

/**
 * The last day to answer a request. Section 11 of the Official Information Act B.E. 2540 says "within a reasonable
 * time"; the Cabinet resolution of 28 December B.E. 2547 says what that is: at once, or on the day, for what is ready;
 * else 15 days, within which the requester is told when it will be done. An authority's own time is not lengthened by
 * a holiday at its end, so no calendar of holidays is asked.
 */
export function firstDueOn(receivedOn: Temporal.PlainDate): Temporal.PlainDate {
  return dueDate(receivedOn, { days: answerDays, lastDay: 'stands' }, new Set())
}

/** What tells whether a request was, or is, in time. */
export interface Timing {
  readonly state: RequestState
  readonly dueOn: string
  readonly overran: boolean
  readonly endedOn: string | null
}

export type Standing = 'open' | 'overdue' | 'on-time' | 'late'

/**
 * How a request stands on a day. One whose time was extended only after it had run out stays late: the requester was
 * to be told before. What happened after the day is not seen, so that a report of an earlier day says what was true.
 */
export function standingOn({ dueOn, overran, endedOn }: Timing, day: Temporal.PlainDate): Standing {
  const today = day.toString()
  const isEnded = endedOn !== null && endedOn <= today
  const isLate = overran || (isEnded ? endedOn : today) > dueOn
  if (isEnded) return isLate ? 'late' : 'on-time'
  return isLate ? 'overdue' : 'open'
}

/**
 * Whether a request counts when it is asked how many were answered in time: every one that ended, and every open one
 * whose time is over. Withdrawn in time, it asked for nothing any more.
 */
export function countsForTime(timing: Timing, day: Temporal.PlainDate): boolean {
  const standing = standingOn(timing, day)
  if (standing === 'open') return false
  return !(standing === 'on-time' && timing.state === 'withdrawn')
}
