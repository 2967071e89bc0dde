import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { readSpreadsheet } from '../../../platform/documents/spreadsheet-reading.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { readPlanFile, type PlanFile } from '../plan-file.ts'
import type { YearRow } from '../reading.ts'
import { plainName, skeletonOf } from './name-matching.ts'
import { tableOfSpreadsheet, tableOfText, textOfTable, type TableSource } from './table-source.ts'
import { readYearTable, type KnownPlan, type YearTableReading } from './year-table-reading.ts'
import { yearTableCsv, yearTableSpreadsheet, type YearTable } from './year-table.ts'

let file: PlanFile
let known: KnownPlan
beforeAll(async () => {
  file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
  known = {
    dimensions: file.taxonomy.map(({ code, name }) => ({ number: Number(code), name })),
    programmes: file.programmes.map(({ number, name, nameEn, mission }) => ({
      number,
      name,
      nameEn,
      dimension: Number(mission.split('.')[0]),
    })),
  }
})

function rowsOf(fiscalYear: string): YearRow[] {
  return file.schedule[fiscalYear]!.rows.map((row) => {
    const programme = known.programmes.find(({ number }) => number === row.programme)!
    return {
      programmeId: '',
      number: row.programme,
      position: row.order,
      name: programme.name,
      nameEn: programme.nameEn,
      dimension: programme.dimension,
      quarters: row.quarters,
      budgetSatang: row.budgetBaht === null ? null : row.budgetBaht * 100,
      remark: row.remark,
    }
  })
}

const tableOf = (rows: readonly YearRow[]): YearTable => ({
  title: 'แผนปฏิบัติการป้องกันการทุจริต',
  fiscalYear: 2570,
  rows,
  asOf: '23 พฤศจิกายน 2569',
  issuer: 'องค์การบริหารส่วนตำบลกระจาย',
})

async function throughSpreadsheet(rows: readonly YearRow[]): Promise<TableSource> {
  const reading = await readSpreadsheet(await yearTableSpreadsheet(tableOf(rows)))
  if (!reading.ok) throw new Error(reading.reason)
  return tableOfSpreadsheet(reading.table)
}

/** What of a row a table says. */
const said = (rows: readonly YearRow[]) =>
  rows.map(({ position, name, dimension, budgetSatang, quarters, remark }) => ({
    position,
    name,
    dimension,
    budgetSatang,
    quarters,
    remark,
  }))
const read = ({ rows }: YearTableReading) => said(rows as unknown as YearRow[])

const ways: Record<string, (rows: readonly YearRow[]) => Promise<TableSource>> = {
  spreadsheet: throughSpreadsheet,
  csv: async (rows) => tableOfText(yearTableCsv(tableOf(rows))),
  'spreadsheet, carried in a form': async (rows) => tableOfText(textOfTable(await throughSpreadsheet(rows))),
}

describe.each(Object.keys(ways))('exported and imported as %s', (way) => {
  test('all 216 rows of the five years come back as they were, each as its programme', async () => {
    let count = 0
    for (const year of Object.keys(file.schedule)) {
      const rows = rowsOf(year)
      const reading = readYearTable(await ways[way]!(rows), known)
      expect(reading.problems).toEqual([])
      expect(read(reading)).toEqual(said(rows))
      expect(reading.rows.map(({ match }) => match)).toEqual(
        rows.map(({ number }) => ({ kind: 'known', number })),
      )
      count += rows.length
    }
    expect(count).toBe(216)
  })
})

const text = fc
  .string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'กขคจำ่้ ัa9"\',;\t\n=+-@/') })
  .map(plainName)
  // A text that the program itself guards reads back without the guard.
  .filter((name) => skeletonOf(name) !== '' && !/^['"]/.test(name) && !/รวม|total/i.test(name))
const year = fc.uniqueArray(text, { minLength: 1, maxLength: 8, selector: skeletonOf }).chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc.record({
        name: fc.constant(name),
        dimension: fc.integer({ min: 1, max: 4 }),
        budgetSatang: fc.option(fc.integer({ min: 0, max: 1e14 })),
        quarters: fc.subarray([1, 2, 3, 4]),
        remark: fc.oneof(fc.constant(''), text),
      }),
    ),
  ),
)

test('any year comes back from CSV, and from there through a form', async () => {
  await fc.assert(
    fc.asyncProperty(year, async (drawn) => {
      const rows = drawn.map((row, at) => ({
        ...row,
        position: at + 1,
        number: 0,
        programmeId: '',
        nameEn: '',
      }))
      const table = tableOfText(yearTableCsv(tableOf(rows)))
      for (const source of [table, tableOfText(textOfTable(table))]) {
        const reading = readYearTable(source, { ...known, programmes: [] })
        expect(reading.problems).toEqual([])
        expect(read(reading)).toEqual(said(rows))
      }
    }),
    { numRuns: 200 },
  )
})

test('any table survives its way through a form', () => {
  const cell = fc.string({ maxLength: 12, unit: fc.constantFrom(...'กa"\',;\t\n=+-@ 1') })
  const head = ['ลำดับ', 'รายการโครงการ']
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (cells) => {
      // The guard against formulas is the program's own: what begins with it is read without it.
      const rows = [head, ...cells.map((row) => row.map((one) => one.replace(/^'+/, '')))]
      expect(tableOfText(textOfTable(rows))).toEqual(rows)
    }),
  )
})
