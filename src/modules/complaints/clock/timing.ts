/** What tells whether a complaint was, or is, in time. */
export interface Timing {
  readonly dueOn: string
  readonly overran: boolean
  readonly waitingSince: string | null
  readonly endedOn: string | null
}

export type Standing = 'open' | 'overdue' | 'on-time' | 'late'

/**
 * How a complaint stands on a day. While the clock stands still an open one cannot become overdue; one that was overdue
 * before stays late, whatever more time it got.
 */
export function standingOn(
  { dueOn, overran, waitingSince, endedOn }: Timing,
  day: Temporal.PlainDate,
): Standing {
  const today = day.toString()
  if (endedOn !== null && endedOn <= today) return overran || endedOn > dueOn ? 'late' : 'on-time'
  return overran || (waitingSince === null && today > dueOn) ? 'overdue' : 'open'
}

/** The last day as it stands today: while the clock stands still it moves on with the days. */
export function dueToday(
  { dueOn, waitingSince }: Pick<Timing, 'dueOn' | 'waitingSince'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  return Temporal.PlainDate.from(dueOn).add({ days: pausedFor(waitingSince, today) })
}

/** Days for which the clock has stood still since it was stopped. */
export function pausedFor(waitingSince: string | null, today: Temporal.PlainDate): number {
  return waitingSince === null ? 0 : Temporal.PlainDate.from(waitingSince).until(today).total('days')
}
