import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import {
  archiveOf,
  pack,
  packStream,
  partsOf,
  sheetName,
  workbookOfRows,
  workbookWith,
} from '../../../test/support/workbook.ts'
import { readSpreadsheet, usualLimits, type SpreadsheetTable } from './spreadsheet-reading.ts'
import { writeSpreadsheet } from './spreadsheet-writing.ts'

const columns = [
  { header: 'ชื่อ', width: 20 },
  { header: 'บาท', width: 12, format: '#,##0.00' },
]

async function read(bytes: Uint8Array): Promise<SpreadsheetTable> {
  const reading = await readSpreadsheet(bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.table
}

const reasonOf = async (bytes: Uint8Array, limits = usualLimits) => {
  const reading = await readSpreadsheet(bytes, limits)
  return reading.ok ? 'read' : reading.reason
}

test('a spreadsheet is read as it was written', async () => {
  const rows = [
    ['โครงการโรงเรียนคุณธรรม', 30_000],
    ['ป้องกัน\nสองบรรทัด', 0.3],
    ['  เว้นวรรค ', null],
  ]
  const written = await writeSpreadsheet({
    name: '2570',
    title: 'แผน',
    columns,
    rows,
    total: ['รวม', 30_000.3],
  })
  expect((await read(written)).rows).toEqual([
    ['แผน', ''],
    ['ชื่อ', 'บาท'],
    ['โครงการโรงเรียนคุณธรรม', '30000'],
    ['ป้องกัน\nสองบรรทัด', '0.3'],
    ['  เว้นวรรค ', ''],
    ['รวม', '30000.3'],
  ])
})

test.each(['=1+1', '+66', '-1', '@SUM(A1)', '=HYPERLINK("https://evil.example")', '\t=1'])(
  'the text %j is written as text, not as a formula',
  async (content) => {
    const written = await writeSpreadsheet({ name: 'ก', title: content, columns, rows: [[content, 1]] })
    for (const part of (await partsOf(written)).values()) expect(part).not.toMatch(/<f[\s>]/)
    const table = await read(written)
    expect(table.rows[2]).toEqual([content, '1'])
    expect(table.formulas).toEqual([])
  },
)

test('header stays in view, columns are as wide as they say, Thai has the height and the font it needs', async () => {
  const long = 'ที่ป้องกันน้ำ'.repeat(8)
  const parts = await partsOf(
    await writeSpreadsheet({
      name: 'ก',
      title: 'ข',
      columns,
      rows: [
        ['สั้น', 1],
        [long, 2],
      ],
    }),
  )
  const sheet = parts.get(sheetName)!
  expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/)
  expect(sheet).toMatch(/<col [^>]*min="1"[^>]*width="20"/)
  expect(sheet).toMatch(/<row [^>]*r="3"[^>]*ht="26"/)
  expect(sheet).toMatch(/<row [^>]*r="4"[^>]*ht="1\d\d"/)
  expect(parts.get('xl/styles.xml')).toContain('Sarabun')
  expect(parts.get('xl/styles.xml')).toContain('#,##0.00')
})

test('formulas are read as the value that the file keeps, and named', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'ก',
        rows: [['รวม', 5, 1]],
        cells: new Map([['0,1', { formula: 'SUM(C1:C9)', formulaResult: 5 }]]),
      },
    ],
  })
  const { rows, formulas } = await read(bytes)
  expect(rows).toEqual([['รวม', '5', '1']])
  expect(formulas).toEqual([{ row: 1, column: 2 }])
})

test('joined cells are named, their value in the first', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'ก',
        rows: [
          ['ข', null],
          [null, null],
          ['ค', 'ง'],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 1 }],
      },
    ],
  })
  const { rows, merges } = await read(bytes)
  expect(rows[0]?.[0]).toBe('ข')
  expect(merges).toEqual([{ row: 1, column: 1, rows: 2, columns: 2 }])
})

test('the first visible sheet that holds something is read, the others are named', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'ซ่อน', rows: [['ลับ']], hidden: true },
      { name: 'ว่าง', rows: [] },
      { name: 'ตาราง', rows: [['ก']] },
      { name: 'อื่น', rows: [['ข']] },
    ],
  })
  expect(await read(bytes)).toMatchObject({ sheet: 'ตาราง', otherSheets: ['อื่น'], rows: [['ก']] })
})

test('a cell at the far corner of a sheet costs nothing', async () => {
  const corner = pack(
    sheetName,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
  )
  expect((await read(await workbookWith(corner))).rows[0]?.[0]).toBe('7')
})

test('a million rows are refused, and said to be that', async () => {
  const bytes = await workbookOfRows(1_000_000)
  expect(bytes.length).toBeLessThan(usualLimits.bytes)
  expect(await reasonOf(bytes)).toBe('too-many-rows')
})

test('many cells in few rows are refused', async () => {
  const cells = `<worksheet><sheetData><row>${'<c/>'.repeat(usualLimits.cells + 1)}</row></sheetData></worksheet>`
  expect(await reasonOf(await workbookWith(pack(sheetName, cells)))).toBe('too-many-cells')
})

test('a bomb is refused, in the sheet and beside it', async () => {
  const zeros = Buffer.alloc(1024 * 1024, '0')
  const bomb = function* () {
    for (let megabyte = 0; megabyte < 200; megabyte += 1) yield zeros
  }
  const sheet = pack(sheetName, '<worksheet/>')
  expect(await reasonOf(await workbookWith(await packStream(sheetName, bomb())))).toBe('too-much-inside')
  const beside = await packStream('xl/sharedStrings2.xml', bomb())
  expect(await reasonOf(await workbookWith(sheet, beside))).toBe('too-much-inside')
})

test('a workbook whose parts lie about their size is refused', async () => {
  const { packed, crc } = pack(sheetName, Buffer.alloc(1024 * 1024, 'ก'))
  expect(await reasonOf(await workbookWith({ name: sheetName, packed, crc, bytes: 10 }))).toBe('unreadable')
})

test('macros are refused', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: 'ก', rows: [['ข']] }], vbaProject: Buffer.from('macro') })
  expect(await reasonOf(bytes)).toBe('macros')
})

test('too many sheets are refused', async () => {
  const sheets = Array.from({ length: usualLimits.sheets + 1 }, (_, at) => ({
    name: `แผ่น ${at}`,
    rows: [['ก']],
  }))
  expect(await reasonOf(await writeXlsx({ sheets }))).toBe('too-many-sheets')
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a text', Buffer.from('ลำดับ,โครงการ'), 'not-a-spreadsheet'],
  ['the beginning of an archive', Buffer.from('PK\x03\x04 and no more'), 'not-a-spreadsheet'],
  ['another archive', archiveOf([pack('word/document.xml', '<w/>')]), 'not-a-spreadsheet'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-or-encrypted'],
  ['more than allowed', Buffer.alloc(usualLimits.bytes + 1), 'too-large'],
])('%s is refused', async (_, bytes, reason) => {
  expect(await reasonOf(bytes)).toBe(reason)
})

test('a workbook with a sheet that is no XML is refused', async () => {
  expect(await reasonOf(await workbookWith(pack(sheetName, 'not <xml')))).toBe('unreadable')
})

test('a workbook under a password is refused', async () => {
  const bytes = await writeXlsx({
    sheets: [{ name: 'ก', rows: [['ข']] }],
    encryption: { password: 'x', spinCount: 1 },
  })
  expect(await reasonOf(bytes)).toBe('old-or-encrypted')
})

test('a workbook with nothing in it is empty', async () => {
  expect(await reasonOf(await writeXlsx({ sheets: [{ name: 'ก', rows: [] }] }))).toBe('empty')
})
