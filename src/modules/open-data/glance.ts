import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Dataset } from '../../platform/open-data/dataset.ts'
import type { Organization } from '../../platform/organization/directory.ts'
import { examplesOf } from './column.ts'
import { csvOf, jsonOf } from './files.ts'

const rowsShown = 10

/** What the page of a dataset tells of its rows: little, however many they are, so that it can be kept. */
export interface Glance {
  readonly rows: number
  readonly first: readonly Readonly<Record<string, unknown>>[]
  /** By the names of the columns. */
  readonly examples: ReadonlyMap<string, string>
  readonly bytes: Readonly<Record<'csv' | 'json', number>>
}

/** Reads the whole dataset once, for the page in both languages. */
export async function glanceAt(
  tx: TenantTransaction,
  dataset: Dataset,
  { organization, today }: { readonly organization: Organization; readonly today: Temporal.PlainDate },
): Promise<Glance> {
  const rows = await dataset.read(tx, { today })
  return {
    rows: rows.length,
    first: rows.slice(0, rowsShown),
    examples: examplesOf(dataset, rows),
    bytes: {
      csv: Buffer.byteLength(csvOf(dataset, rows)),
      json: Buffer.byteLength(jsonOf(dataset, rows, organization)),
    },
  }
}
