import {
  suppressCounts,
  suppressed,
  suppressTable,
  type SafeCount,
} from '../../../platform/open-data/small-cells.ts'
import type { Group } from './counting.ts'

/** One row of a breakdown without counts that could tell of a person. */
export interface SafeRow {
  readonly key: string | null
  readonly received: SafeCount
  /** In time; late, ended or not; and running within its time. Left out where it would give something away. */
  readonly split:
    | { readonly onTime: SafeCount; readonly late: SafeCount; readonly running: SafeCount }
    | undefined
  /** Only beside a row that is told whole: it says how many ended at least. */
  readonly medianDays: number | null
}

/**
 * Makes a breakdown safe. The sums of the organisation are published elsewhere, so that a table in which any of them
 * would have to be hidden is not safe beside them: then only how many were received is told.
 */
export function safeRows(groups: readonly Group[]): SafeRow[] {
  const parts = groups.map(({ onTime, late, open, overdue }) => [onTime, late + overdue, open - overdue])
  const table = suppressTable(parts)
  const isWhole = ![...table.columnTotals, table.total].includes(suppressed)
  if (groups.length > 0 && isWhole) {
    return groups.map(({ key, medianDays }, row) => {
      const cells = table.cells[row]!
      const [onTime, late, running] = cells
      return {
        key,
        received: table.rowTotals[row]!,
        medianDays: cells.includes(suppressed) ? null : medianDays,
        split: { onTime: onTime!, late: late!, running: running! },
      }
    })
  }
  const { counts } = suppressCounts(groups.map(({ received }) => received))
  return groups.map(({ key }, row) => ({ key, received: counts[row]!, split: undefined, medianDays: null }))
}
