import { buffer } from 'node:stream/consumers'
import { readSpreadsheet, type SpreadsheetRefusal } from '../../../platform/documents/spreadsheet-reading.ts'
import type { Refusal } from '../../../platform/files/refusal.ts'
import type { StagedFile, StageResult } from '../../../platform/files/staging.ts'
import { stagedName } from '../../../platform/files/store.ts'
import { tableOfSpreadsheet, tableOfText, type TableSource } from './table-source.ts'

/** What a form with a table may bring. */
export const tableUploads = {
  maxFiles: 1,
  maxBytes: 5 * 1024 * 1024,
  accepts: ['xlsx', 'csv', 'text'],
} as const

/** A CSV of five hundred rows has a tenth of it; splitting it stops all other work meanwhile. */
const longestText = 1024 * 1024

export interface FileNotes {
  readonly otherSheets: readonly string[]
  readonly formulas: readonly { readonly row: number; readonly column: number }[]
}

export type TableFile =
  | { readonly ok: true; readonly table: TableSource; readonly notes: FileNotes }
  | { readonly ok: false; readonly reason: Refusal | SpreadsheetRefusal }

/** Reads the table of an uploaded file, which is not kept. Refuses what is no table with a reason. */
export async function readTableFile(upload: StageResult): Promise<TableFile> {
  if (!upload.ok) return upload
  const { staged } = upload
  if (staged.kind !== 'xlsx' && staged.bytes > longestText) return { ok: false, reason: 'too-many-rows' }
  const bytes = await contentOf(staged)
  if (staged.kind !== 'xlsx') {
    const table = tableOfText(bytes.toString('utf8'))
    return { ok: true, table, notes: { otherSheets: [], formulas: [] } }
  }
  const reading = await readSpreadsheet(bytes)
  if (!reading.ok) return reading
  return { ok: true, table: tableOfSpreadsheet(reading.table), notes: reading.table }
}

async function contentOf({ store, stageId }: StagedFile): Promise<Buffer> {
  const content = await store.open(stagedName(stageId))
  if (!content) throw new Error(`upload ${stageId} is not staged`)
  return buffer(content.body)
}
