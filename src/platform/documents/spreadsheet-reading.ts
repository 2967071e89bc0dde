import { Worker } from 'node:worker_threads'
import { Turns } from '../files/turns.ts'

/** Why a spreadsheet was not read. */
export type SpreadsheetRefusal =
  | 'empty'
  /** More bytes than allowed as it was sent. */
  | 'too-large'
  /** Small as it was sent, and enormous when it is opened. */
  | 'too-much-inside'
  | 'too-many-rows'
  | 'too-many-cells'
  | 'too-many-sheets'
  /** It holds programs. */
  | 'macros'
  | 'not-a-spreadsheet'
  /** An .xls, or an .xlsx under a password: from outside they look alike. */
  | 'old-or-encrypted'
  /** It begins like one, and cannot be read as one. */
  | 'unreadable'

export interface SpreadsheetLimits {
  readonly bytes: number
  readonly unpackedBytes: number
  readonly parts: number
  readonly sheets: number
  /** In all sheets together, as are the cells. */
  readonly rows: number
  readonly cells: number
}

/** A table that a person made has a tenth of it; 10,000 rows of ten cells unpack to about 8 MB. */
export const usualLimits: SpreadsheetLimits = {
  bytes: 5 * 1024 * 1024,
  unpackedBytes: 32 * 1024 * 1024,
  parts: 500,
  sheets: 50,
  rows: 10_000,
  cells: 100_000,
}

/** Cells that were joined into one, whose value stands in the first; rows and columns from 1. */
export interface MergedCells {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export interface SpreadsheetTable {
  readonly sheet: string
  /** Visible sheets that hold something too and were not read. */
  readonly otherSheets: readonly string[]
  /** Cells as text: numbers without thousands' commas, TRUE and FALSE, dates as in 2026-11-24. */
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly MergedCells[]
  /** Cells that are computed: they were read as the value that the file keeps. From 1. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[]
}

export type SpreadsheetReading =
  | { readonly ok: true; readonly table: SpreadsheetTable }
  | { readonly ok: false; readonly reason: SpreadsheetRefusal }

/** A file that takes longer is one made to take long. */
const longestReadingMs = 15_000
const readingMemoryMb = 256
/** A file under the limits may take 200 MB while it is read, and two of them twice that. */
const turns = new Turns()

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './spreadsheet.worker.ts' : './spreadsheet.worker.js',
  import.meta.url,
)

/**
 * Reads the first visible sheet of an .xlsx that holds something, in a thread of its own, which is ended
 * where it takes too much. Refuses what is over the limits, what holds macros, and what is no workbook.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  limits: SpreadsheetLimits = usualLimits,
): Promise<SpreadsheetReading> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > limits.bytes) return { ok: false, reason: 'too-large' }
  return turns.take(() => readInThread(bytes, limits))
}

function readInThread(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<SpreadsheetReading> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, {
      workerData: { bytes, limits },
      resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb },
    })
    const limit = setTimeout(() => void thread.terminate(), longestReadingMs)
    const refuse = () => resolve({ ok: false, reason: 'too-much-inside' })
    thread.once('message', (reading: SpreadsheetReading) => resolve(reading))
    thread.once('error', refuse)
    thread.once('exit', () => {
      clearTimeout(limit)
      refuse()
    })
  })
}
