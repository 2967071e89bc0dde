import { quarterNumbers } from '../summary.ts'
import { skeletonOf } from './name-matching.ts'
import { mergedMark, type TableSource } from './table-source.ts'

/** The columns of the table, by what they hold. */
export const tableFields = [
  'position',
  'name',
  'dimension',
  'budget',
  'quarter1',
  'quarter2',
  'quarter3',
  'quarter4',
  'remark',
] as const
export type TableField = (typeof tableFields)[number]

/** Those without which a row says nothing; rows are counted and remarks empty where they have no column. */
const needed = tableFields.filter((field) => field !== 'position' && field !== 'remark')

export type Columns = Readonly<Partial<Record<TableField, number>>>

export type Header =
  | { readonly ok: true; readonly columns: Columns; readonly firstRow: number }
  | { readonly ok: false; readonly row: number; readonly missing: readonly TableField[] }

/** A title and notes may stand above it, not a whole page. */
const searchedRows = 40

const heads: readonly [TableField, RegExp][] = [
  ['position', /^(?:ลำดับ(?:ที)?|ที|no)$/],
  ['dimension', /^มิติ/],
  ['name', /^(?:รายการ|ชือ|โครงการ)/],
  ['budget', /^งบประมาณ/],
  ['remark', /^หมายเหตุ/],
  ...quarterNumbers.map((quarter): [TableField, RegExp] => [
    `quarter${quarter}`,
    new RegExp(`ไตรมาส(?:ที)?${quarter}$`),
  ]),
]

/**
 * Finds the row with the names of the columns, in whatever order they stand; the quarters may have a row
 * of their own under it. Columns from 0, rows from 0. Where there is none, it tells what the row that
 * comes nearest lacks.
 */
export function findHeader(table: TableSource): Header {
  let nearest: { row: number; missing: readonly TableField[] } = { row: 0, missing: needed }
  for (const [row, cells] of table.slice(0, searchedRows).entries()) {
    const columns = columnsIn(cells)
    const below = quartersBelow(table[row + 1] ?? [])
    const isTwoRows = columns.name !== undefined && Object.keys(below).length > 0
    const all = isTwoRows ? { ...columns, ...below } : columns
    const missing = needed.filter((field) => all[field] === undefined)
    if (missing.length === 0) return { ok: true, columns: all, firstRow: row + (isTwoRows ? 2 : 1) }
    if (missing.length < nearest.missing.length) nearest = { row, missing }
  }
  return { ok: false, ...nearest }
}

function columnsIn(cells: readonly string[]): Columns {
  const columns: Partial<Record<TableField, number>> = {}
  for (const [column, cell] of cells.entries()) {
    if (cell.startsWith(mergedMark)) continue
    const words = skeletonOf(cell)
    const [field] = heads.find(([, pattern]) => pattern.test(words)) ?? []
    if (field) columns[field] ??= column
  }
  return columns
}

function quartersBelow(cells: readonly string[]): Columns {
  const found = cells.flatMap((cell, column) => {
    const [, quarter] = /^(?:ไตรมาส)?(?:ที)?([1-4])$/.exec(skeletonOf(cell)) ?? []
    return quarter ? [[`quarter${quarter}`, column] as const] : []
  })
  return found.length === quarterNumbers.length ? Object.fromEntries(found) : {}
}
