import type { YearRow } from './reading.ts'

export const quarterNumbers = [1, 2, 3, 4] as const

/** The figures of one fiscal year, all of them counted from its rows. */
export interface YearSummary {
  readonly programmes: number
  readonly budgetSatang: number
  /** Programmes with a budget; the others use none. */
  readonly withBudget: readonly YearRow[]
  readonly byDimension: ReadonlyMap<number, { programmes: number; budgetSatang: number }>
  /** Programmes planned in each quarter, by dimension: `byQuarter[quarter - 1].get(dimension)`. */
  readonly byQuarter: readonly ReadonlyMap<number, number>[]
}

export function summarise(rows: readonly YearRow[]): YearSummary {
  const dimensions = Map.groupBy(rows, (row) => row.dimension)
  return {
    programmes: rows.length,
    budgetSatang: budgetOf(rows),
    withBudget: rows.filter((row) => row.budgetSatang !== null),
    byDimension: new Map(
      [...dimensions].map(([dimension, members]) => [
        dimension,
        { programmes: members.length, budgetSatang: budgetOf(members) },
      ]),
    ),
    byQuarter: quarterNumbers.map(
      (quarter) =>
        new Map(
          [...dimensions].map(([dimension, members]) => [
            dimension,
            members.filter((row) => row.quarters.includes(quarter)).length,
          ]),
        ),
    ),
  }
}

function budgetOf(rows: readonly YearRow[]): number {
  return rows.reduce((sum, row) => sum + (row.budgetSatang ?? 0), 0)
}
