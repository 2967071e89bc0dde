import { z } from 'zod'
import { deadlineState, itemStates } from '../item-state.ts'
import { topics } from '../messages.ts'
import type { ItemStanding } from '../standing.ts'

export const dueFilters = ['near', 'passed'] as const

/** A field of the form that was left at "all" arrives empty. */
function orAll<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal('').transform(() => undefined), schema]).optional()
}

/** What the list of a year can be narrowed to. */
export const itemFilter = z.object({
  state: orAll(z.enum(itemStates)),
  topic: orAll(z.enum(topics.map(String))),
  division: orAll(z.union([z.literal('none'), z.uuid()])),
  due: orAll(z.enum(dueFilters)),
})

export type ItemFilter = z.output<typeof itemFilter>

/** Whether an item is among those that are asked for. */
export function isAskedFor(
  { state, item }: Pick<ItemStanding, 'state' | 'item'>,
  filter: ItemFilter,
  today: Temporal.PlainDate,
): boolean {
  return (
    (filter.state === undefined || state === filter.state) &&
    (filter.topic === undefined || String(item.topic) === filter.topic) &&
    (filter.division === undefined || (item.divisionId ?? 'none') === filter.division) &&
    (filter.due === undefined || (state !== 'met' && deadlineState(item.deadline, today) === filter.due))
  )
}
