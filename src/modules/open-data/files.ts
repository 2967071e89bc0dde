import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { datasetUrls, type Dataset } from '../../platform/open-data/dataset.ts'
import type { Organization } from '../../platform/organization/directory.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** A dataset as CSV with a byte-order mark, without which Excel garbles Thai; lists one to a line. */
export function csvOf(dataset: Dataset, rows: Rows): string {
  return stringify(rows.map(flattened), {
    header: true,
    columns: Object.keys(dataset.row.shape),
    bom: true,
    record_delimiter: 'windows',
    // A line end inside a cell, also where it is not the one that ends a record.
    quoted_match: /[\r\n]/,
    // A cell that begins like a formula would be run by a spreadsheet.
    escape_formulas: true,
  })
}

function flattened(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Array.isArray(value) ? value.join('\n') : typeof value === 'boolean' ? String(value) : value,
    ]),
  )
}

/** A dataset as JSON with its source, licence and the address of its schema. */
export function jsonOf(dataset: Dataset, rows: Rows, organization: Organization): string {
  return JSON.stringify(
    {
      title: dataset.title,
      description: dataset.description,
      publisher: { th: organization.name, en: organization.nameEn },
      licence: dataset.licence.url,
      schema: datasetUrls(dataset.name).schema(),
      rows,
    },
    null,
    1,
  )
}

/** The JSON Schema of the rows of a dataset. */
export function schemaOf(dataset: Dataset): string {
  return JSON.stringify({ title: dataset.title.en, ...z.toJSONSchema(z.array(dataset.row)) }, null, 1)
}
