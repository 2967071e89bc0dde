import { writeSpreadsheet, type CellContent } from '../../../platform/documents/spreadsheet-writing.ts'
import { csvOfRows } from '../../../platform/open-data/csv.ts'
import type { YearRow } from '../reading.ts'
import { quarterNumbers, summarise } from '../summary.ts'

/** The words of the table as e-PlanNACC prints it. It is official, so it exists in Thai alone. */
const tableWords = {
  position: 'ลำดับ',
  name: 'รายการโครงการ (ตั้งต้น)',
  dimension: 'มิติ',
  budget: 'งบประมาณ (บาท)',
  quarter: (quarter: number | string) => `ดำเนินการไตรมาส ${quarter}`,
  remark: 'หมายเหตุ',
  total: 'รวม',
  programmes: (count: number) => `${count} โครงการ`,
  asOf: 'ข้อมูล ณ วันที่',
  issuer: 'ผู้ออกรายงาน',
}

/** What a table must have above its columns to be read back. */
export const neededHeads = [
  tableWords.name,
  tableWords.dimension,
  tableWords.budget,
  tableWords.quarter('1–4'),
] as const

const satangPerBaht = 100
const tick = '✓'

export interface YearTable {
  readonly title: string
  readonly fiscalYear: number
  readonly rows: readonly YearRow[]
  /** In words, as it is to stand there. */
  readonly asOf: string
  readonly issuer: string
}

/** The year's table as .xlsx, in the columns of the national print. */
export async function yearTableSpreadsheet(table: YearTable): Promise<Uint8Array> {
  return writeSpreadsheet({
    name: String(table.fiscalYear),
    title: `${table.title} ปีงบประมาณ พ.ศ. ${table.fiscalYear}`,
    columns: [
      { header: tableWords.position, width: 7, isCentred: true },
      { header: tableWords.name, width: 60 },
      { header: tableWords.dimension, width: 6, isCentred: true },
      { header: tableWords.budget, width: 15, format: '#,##0.00' },
      ...quarterNumbers.map((quarter) => ({
        header: tableWords.quarter(quarter),
        width: 11,
        isCentred: true,
      })),
      { header: tableWords.remark, width: 30 },
    ],
    rows: rowsOf(table),
    total: totalOf(table),
    notes: notesOf(table),
  })
}

/** The same table as CSV, its header first. */
export function yearTableCsv(table: YearTable): string {
  const header = [
    tableWords.position,
    tableWords.name,
    tableWords.dimension,
    tableWords.budget,
    ...quarterNumbers.map((quarter) => tableWords.quarter(quarter)),
    tableWords.remark,
  ]
  return csvOfRows([header, ...rowsOf(table), totalOf(table), ...notesOf(table)])
}

/** A programme without a budget has an empty cell: it is not a budget of nothing. */
function rowsOf({ rows }: YearTable): CellContent[][] {
  return rows.map((row) => [
    row.position,
    row.name,
    row.dimension,
    row.budgetSatang === null ? null : row.budgetSatang / satangPerBaht,
    ...quarterNumbers.map((quarter) => (row.quarters.includes(quarter) ? tick : null)),
    row.remark || null,
  ])
}

function totalOf({ rows }: YearTable): CellContent[] {
  const { programmes, budgetSatang, byQuarter } = summarise(rows)
  return [
    tableWords.total,
    tableWords.programmes(programmes),
    null,
    budgetSatang / satangPerBaht,
    ...byQuarter.map((dimensions) => dimensions.values().reduce((sum, count) => sum + count, 0)),
    null,
  ]
}

function notesOf({ asOf, issuer }: YearTable): CellContent[][] {
  return [
    [tableWords.asOf, asOf],
    [tableWords.issuer, issuer],
  ]
}
