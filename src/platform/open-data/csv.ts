import { stringify } from 'csv-stringify/sync'

/** The beginning that the writing below gives to a text that looks like a formula. */
export const formulaGuard = "'"

/** Rows as CSV with a byte-order mark, without which Excel garbles Thai; formulas are made texts. */
export function csvOfRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: true,
      record_delimiter: 'windows',
      // A line end inside a cell, also where it is not the one that ends a record.
      quoted_match: /[\r\n]/,
      // A cell that begins like a formula would be run by a spreadsheet.
      escape_formulas: true,
    },
  )
}
