import type { TableField } from './table-header.ts'

export type ProblemCode =
  | 'no-header'
  | 'no-rows'
  | 'too-many-rows'
  | 'position-unclear'
  | 'position-twice'
  | 'name-missing'
  | 'name-too-long'
  | 'name-twice'
  | 'dimension-missing'
  | 'dimension-unknown'
  | 'dimension-differs'
  | 'budget-unreadable'
  | 'budget-negative'
  | 'budget-decimals'
  | 'budget-too-large'
  | 'tick-unclear'
  | 'remark-too-long'
  | 'merged'
  | 'formula-without-value'
  | 'total-budget'
  | 'total-quarter'
  | 'total-count'
  | 'after-total'

/** What is wrong with a table, and where. Nothing of a table is saved while it has one. */
export interface TableProblem {
  readonly code: ProblemCode
  /** From 1, as spreadsheets count. */
  readonly row: number
  /** From 1; absent where the whole row is meant. */
  readonly column?: number | undefined
  readonly field?: TableField | undefined
  /** What stands there. */
  readonly found: string
  /** What was expected, such as the sum of the rows or the row that has the same. */
  readonly expected?: string
}
