import { z } from 'zod'
import { parseInteger } from '../../platform/language/numerals.ts'
import type { YearRow } from './reading.ts'

/** A number in an address, in Arabic or Thai digits. */
export const numberInAddress = z
  .string()
  .transform((text) => parseInteger(text))
  .pipe(z.number().int().positive())

const oneTo4 = numberInAddress.pipe(z.number().max(4)).optional()

/** What may follow the address of a year's list: which rows, in which order. */
export const selectionQuery = z.object({
  dimension: oneTo4,
  quarter: oneTo4,
  budget: z.enum(['with', 'without']).optional(),
  sort: z.enum(['number', 'budget']).optional(),
})

export type Selection = z.output<typeof selectionQuery>

/** The rows that a selection asks for, in its order; the plan's own order where it names none. */
export function select(rows: readonly YearRow[], selection: Selection): YearRow[] {
  const chosen = rows.filter(
    (row) =>
      (selection.dimension === undefined || row.dimension === selection.dimension) &&
      (selection.quarter === undefined || row.quarters.includes(selection.quarter)) &&
      (selection.budget === undefined || (row.budgetSatang !== null) === (selection.budget === 'with')),
  )
  if (selection.sort === 'number') return chosen.toSorted((a, b) => a.number - b.number)
  if (selection.sort === 'budget') {
    // A programme without a budget comes after one with a budget of nothing.
    return chosen.toSorted((a, b) => (b.budgetSatang ?? -1) - (a.budgetSatang ?? -1))
  }
  return chosen
}
