import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
import { planExchangeMessages } from '../messages.ts'
import { problemWords } from '../problem-words.ts'
import type { TableField } from '../table-header.ts'
import type { TableProblem } from '../table-problem.ts'

/** The id of a row of the preview, by its row in the table that was read. */
export function rowId(row: number): string {
  return `row-${row}`
}

/** The letter of a column as spreadsheets have it: 1 is A, 27 is AA. */
export function columnLetter(column: number): string {
  const letter = String.fromCodePoint('A'.codePointAt(0)! + ((column - 1) % 26))
  return column > 26 ? columnLetter(Math.floor((column - 1) / 26)) + letter : letter
}

function useFieldNames(): Readonly<Record<TableField, string>> {
  const t = useMessages(planExchangeMessages)
  return {
    position: t.position,
    name: t.name,
    dimension: t.dimension,
    budget: t.budget,
    quarter1: t.quarter(1),
    quarter2: t.quarter(2),
    quarter3: t.quarter(3),
    quarter4: t.quarter(4),
    remark: t.remark,
  }
}

/** A problem in words, after the row and the column in which it is. */
export function PlaceAndWords({ problem }: { problem: TableProblem }): VNode {
  const t = useMessages(planExchangeMessages)
  const words = useMessages(problemWords)
  const fields = useFieldNames()
  const { code, row, column, field, found, expected = '' } = problem
  // A missing column has a name and no place.
  const subject = code === 'no-header' && field ? fields[field] : found
  const place =
    column === undefined
      ? t.rowAt(row)
      : t.cellAt(row, [columnLetter(column), field && `(${fields[field]})`].filter(Boolean).join(' '))
  return <Thai>{`${place}: ${words[code](subject, expected)}`}</Thai>
}
