import { writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx'

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Text stays text whatever it begins with: a formula is a thing of its own, which is never written. */
export type CellContent = string | number | null

export interface SpreadsheetColumn {
  readonly header: string
  /** In digits of the document's font. */
  readonly width: number
  /** As Excel names it, such as `#,##0.00`. */
  readonly format?: string
  readonly isCentred?: boolean
}

export interface Spreadsheet {
  readonly name: string
  readonly title: string
  readonly columns: readonly SpreadsheetColumn[]
  readonly rows: readonly (readonly CellContent[])[]
  /** Sums, in bold under the rows. */
  readonly total?: readonly CellContent[]
  /** What stands under the table, such as the day of its data: one row each. */
  readonly notes?: readonly (readonly CellContent[])[]
}

const font = { name: 'Sarabun', size: 16 }
/** Points: marks above and below the line of Thai at 16 points need it; less cuts them. */
const lineHeight = 26
const line = { style: 'thin' } as const
const border = { top: line, bottom: line, left: line, right: line }

/**
 * An .xlsx with one sheet: title, a header that stays in view, rows, sums, notes; landscape on A4, the
 * header on each page. Columns are as wide as they say, rows as high as their longest cell needs.
 */
export async function writeSpreadsheet(sheet: Spreadsheet): Promise<Uint8Array> {
  const { columns, total, notes = [] } = sheet
  const header = columns.map((column) => column.header)
  const rows = [[sheet.title], header, ...sheet.rows, ...(total ? [total] : []), ...notes]
  const firstNote = rows.length - notes.length
  const styleAt = (row: number, column: number): CellStyle => {
    if (row === 0) return { font: { ...font, bold: true } }
    if (row >= firstNote) return { font }
    const { format, isCentred } = columns[column]!
    const isBold = row === 1 || (total !== undefined && row === firstNote - 1)
    return {
      font: { ...font, bold: isBold },
      border,
      alignment: {
        vertical: 'top',
        wrapText: true,
        ...((isCentred || row === 1) && { horizontal: 'center' as const }),
      },
      ...(format && { numFmt: format }),
    }
  }
  return writeXlsx({
    defaultFont: font,
    sheets: [
      {
        name: sheet.name,
        columns: columns.map(({ width }) => ({ width })),
        rows: rows.map((row) => [...row] as CellValue[]),
        cells: new Map(
          rows.flatMap((row, at) =>
            row.map((value, column) => [`${at},${column}`, { value, style: styleAt(at, column) }] as const),
          ),
        ),
        rowDefs: new Map(
          rows.map((row, at) => {
            const isInTable = at > 0 && at < firstNote
            return [at, { height: lineHeight * (isInTable ? linesOf(row, columns) : 1) }]
          }),
        ),
        freezePane: { rows: 2 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
    ],
  })
}

/** How many lines the fullest cell of a row takes, its words wrapped; marks above and below take no width. */
function linesOf(row: readonly CellContent[], columns: readonly SpreadsheetColumn[]): number {
  const lines = row.map((content, at) => {
    const letters = String(content ?? '').replaceAll(/\p{Mn}/gu, '').length
    // A line ends before a word that does not fit, so about a tenth of each stays empty.
    return Math.ceil(letters / (columns[at]!.width * 0.9))
  })
  return Math.max(1, ...lines)
}
