import type { KnownProgramme } from './name-matching.ts'
import type { ReadRow } from './year-table-reading.ts'

/** A row as it is to be saved. */
export interface ImportedRow {
  readonly position: number
  /** The programme's number in the plan; null for one that the plan does not have yet. */
  readonly number: number | null
  /** As in the plan, or as in the table where the programme is new. */
  readonly name: string
  readonly dimension: number
  /** Null for no budget. */
  readonly budgetSatang: number | null
  readonly quarters: readonly number[]
  readonly remark: string
}

/** What is undecided about the name of a row: whether it is a known one, or which of two rows is. */
export type Undecided = { readonly row: ReadRow; readonly takenBy: number | undefined }

/** The field of the form in which a person says which programme a row is. */
export function matchField(row: number): string {
  return `match-${row}`
}

/** What the field says where the row is none of the plan's programmes. */
export const newProgramme = 'new'

/**
 * The rows to be saved, with what a person chose for names that are spelt differently. Of a row that is
 * not understood there is nothing to save, so it takes a reading without problems. Without a choice, or
 * where two rows are to be one programme, the rows are undecided.
 */
export function importedRows(
  rows: readonly ReadRow[],
  choices: Readonly<Record<string, unknown>>,
  programmes: readonly KnownProgramme[],
): { readonly rows: readonly ImportedRow[]; readonly undecided: readonly Undecided[] } {
  const taken = new Map(
    rows.flatMap(({ row, match }) => (match.kind === 'known' ? [[match.number, row] as const] : [])),
  )
  const undecided: Undecided[] = []
  const imported: ImportedRow[] = []
  for (const row of rows) {
    const { match, position, dimension, budgetSatang, quarters, remark } = row
    const number = chosenNumber(row, choices[matchField(row.row)])
    const takenBy = match.kind === 'similar' && number ? taken.get(number) : undefined
    if (number === undefined || takenBy !== undefined) undecided.push({ row, takenBy })
    else if (dimension !== undefined && budgetSatang !== undefined) {
      if (number !== null) taken.set(number, row.row)
      const name = programmes.find((programme) => programme.number === number)?.name ?? row.name
      imported.push({ position, number, name, dimension, budgetSatang, quarters, remark })
    }
  }
  return { rows: imported, undecided }
}

function chosenNumber({ match }: ReadRow, choice: unknown): number | null | undefined {
  if (match.kind === 'known') return match.number
  if (match.kind === 'new' || choice === newProgramme) return null
  return choice === String(match.number) ? match.number : undefined
}
