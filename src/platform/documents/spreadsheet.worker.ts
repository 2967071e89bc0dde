import { parentPort, workerData } from 'node:worker_threads'
import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx'
import { inspectSpreadsheet } from './spreadsheet-inspection.ts'
import type { SpreadsheetLimits, SpreadsheetReading } from './spreadsheet-reading.ts'

/** Cells farther right or below are left out: two at opposite corners of a sheet would span it all. */
const lastColumn = 'CV'

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SpreadsheetLimits }
parentPort?.postMessage(await read())

async function read(): Promise<SpreadsheetReading> {
  const reason = await inspectSpreadsheet(bytes, limits)
  if (reason) return { ok: false, reason }
  let sheets: Sheet[]
  try {
    sheets = (await readXlsx(bytes, { range: `A1:${lastColumn}${limits.rows}` })).sheets
  } catch {
    return { ok: false, reason: 'unreadable' }
  }
  const [first, ...others] = sheets.filter(
    ({ hidden, veryHidden, rows }) =>
      !hidden && !veryHidden && rows.some((row) => row.some((cell) => textOf(cell) !== '')),
  )
  if (!first) return { ok: false, reason: 'empty' }
  return {
    ok: true,
    table: {
      sheet: first.name,
      otherSheets: others.map(({ name }) => name),
      rows: first.rows.map((row) => row.map(textOf)),
      merges: (first.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        row: startRow + 1,
        column: startCol + 1,
        rows: endRow - startRow + 1,
        columns: endCol - startCol + 1,
      })),
      formulas: [...(first.cells ?? [])].flatMap(([at, { formula }]) => {
        if (formula === undefined) return []
        const [row = 0, column = 0] = at.split(',').map(Number)
        return [{ row: row + 1, column: column + 1 }]
      }),
    },
  }
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // Excel keeps fifteen digits: 0.1 + 0.2 is 0.3 to whoever looks at it.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return String(cell === true ? 'TRUE' : cell === false ? 'FALSE' : cell)
}
