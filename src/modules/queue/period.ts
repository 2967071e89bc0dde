import type { Days } from './figures.ts'

export const periodParts = ['week', 'month'] as const

/** A week from Monday, or a month. */
export interface Period extends Days {
  readonly part: (typeof periodParts)[number]
}

/** Before the first ticket of anybody. */
const earliest = Temporal.PlainDate.from('2020-01-01')

/** The week or month that begins on a day; undefined where none begins then, or it has not begun. */
export function periodFrom(
  part: Period['part'],
  from: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Period | undefined {
  const begins = part === 'week' ? from.dayOfWeek === 1 : from.day === 1
  const { compare } = Temporal.PlainDate
  if (!begins || compare(from, earliest) < 0 || compare(from, today) > 0) return undefined
  const length = part === 'week' ? { weeks: 1 } : { months: 1 }
  return { part, from, to: from.add(length).subtract({ days: 1 }) }
}

/** The week and the month that ended last before a day; none of them before the first ticket of anybody. */
export function lastPeriods(today: Temporal.PlainDate): Period[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1, weeks: 1 })
  const first = today.with({ day: 1 }).subtract({ months: 1 })
  return [periodFrom('week', monday, today), periodFrom('month', first, today)].filter(
    (period) => period !== undefined,
  )
}
