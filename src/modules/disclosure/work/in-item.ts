import { z } from 'zod'
import type { Act, Answer } from '../../../platform/web/route.ts'
import { findItem, type Item } from '../items.ts'

export const ofItem = z.object({ itemId: z.uuid() })
export type ItemAct = Act<z.output<typeof ofItem>>

/** Finds the item that the address names first; one that is not there is an unknown address. */
export function inItem<Parameters extends z.output<typeof ofItem>, Query>(
  answer: (item: Item, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const item = await findItem(act.tx, act.parameters.itemId)
    return item ? answer(item, act) : { kind: 'absent' }
  }
}
