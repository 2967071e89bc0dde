import { parseCsv } from 'hucre/csv'
import type { SpreadsheetTable } from '../../../platform/documents/spreadsheet-reading.ts'
import { formulaGuard } from '../../../platform/open-data/csv.ts'

/** A table cell by cell, as text. Rows and columns are counted from 1 where they are named. */
export type TableSource = readonly (readonly string[])[]

/** Stands before the value in a cell that was joined to the one that has it. */
export const mergedMark = '(ผสานเซลล์)'
/** Stands in a cell with a formula whose value the file does not keep. */
export const noValueMark = '(สูตรไม่มีค่า)'

/** Longer than any year's table: reading stops there, so that a long text costs no more. */
const mostLines = 2_000

const guarded = new RegExp(`^${formulaGuard}(?=[=+\\-@\\t\\r＝＋－＠])`)

/**
 * Splits a text into cells: at tabs where its first line with several cells has tabs, as what is copied
 * from a spreadsheet has; else at semicolons or commas. The mark that keeps a text from being a formula is
 * taken off.
 */
export function tableOfText(text: string): TableSource {
  return parseCsv(text, { delimiter: delimiterOf(text), maxRows: mostLines }).map((row) =>
    row.map((cell) => String(cell ?? '').replace(guarded, '')),
  )
}

/** By the first line with several cells; what stands in quotation marks is inside of one. */
function delimiterOf(text: string): string {
  const [line = ''] = /^.*[\t;,].*$/m.exec(text.replaceAll(/"[^"]*"/g, '')) ?? []
  return ['\t', ';'].find((delimiter) => line.includes(delimiter)) ?? ','
}

/** A table as text that {@link tableOfText} reads back: it travels in a form while it is looked at. */
export function textOfTable(table: TableSource): string {
  return table.map((row) => row.map(cellAsText).join('\t')).join('\n')
}

function cellAsText(cell: string): string {
  const text = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? formulaGuard + cell : cell
  return /^"|[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The cells of a spreadsheet, with marks where it leaves open what is meant: in joined cells, whose value
 * may stand for one row or for all, and in formulas without a value. The marks are texts, so they stay
 * with the table until a person has replaced them.
 */
export function tableOfSpreadsheet({ rows, merges, formulas }: SpreadsheetTable): TableSource {
  const cells = rows.map((row) => [...row])
  for (const merge of merges) {
    const value = cells[merge.row - 1]?.[merge.column - 1] ?? ''
    for (const row of cells.slice(merge.row - 1, merge.row - 1 + merge.rows)) {
      const end = Math.min(merge.column - 1 + merge.columns, Math.max(row.length, merge.column))
      for (let column = merge.column - 1; column < end; column += 1) {
        row[column] = `${mergedMark} ${value}`.trim()
      }
    }
    const first = cells[merge.row - 1]
    if (first) first[merge.column - 1] = value
  }
  for (const { row, column } of formulas) {
    const line = cells[row - 1]
    if (line && (line[column - 1] ?? '') === '') line[column - 1] = noValueMark
  }
  return withoutEmptyEnds(cells)
}

/** Spreadsheets keep rows and cells that were only ever formatted, by the thousand. */
function withoutEmptyEnds(cells: readonly (readonly string[])[]): TableSource {
  const rows = cells.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)
}
