import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { fromBufferPromise } from 'yauzl'
import { buffer, text } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
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

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    parts.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)))
  }
  archive.close()
  return parts
}

interface Packed {
  readonly name: string
  readonly packed: Buffer
  readonly crc: number
  readonly bytes: number
}

/** An archive of parts that are packed already, as APPNOTE.TXT has it. */
function archiveOf(parts: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, packed, crc, bytes } of parts) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc, 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function pack(name: string, content: string | Buffer): Packed {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), crc: crc32(bytes), bytes: bytes.length }
}

/** Packs what comes piece by piece, without ever having it whole. */
async function packStream(name: string, pieces: Iterable<Buffer>): Promise<Packed> {
  let crc = 0
  let bytes = 0
  const counted = function* () {
    for (const piece of pieces) {
      crc = crc32(piece, crc)
      bytes += piece.length
      yield piece
    }
  }
  const packed = await buffer(Readable.from(counted()).pipe(createDeflateRaw({ level: 1 })))
  return { name, packed, crc, bytes }
}

/** The parts of a workbook, its only sheet replaced by what is given. */
async function workbookWith(sheet: Packed, ...more: Packed[]): Promise<Buffer> {
  const parts = await partsOf(await writeXlsx({ sheets: [{ name: 'แผ่น', rows: [['ก']] }] }))
  parts.delete(sheet.name)
  return archiveOf([...[...parts].map(([name, content]) => pack(name, content)), sheet, ...more])
}

const sheetName = 'xl/worksheets/sheet1.xml'

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
  const piece = Buffer.from(
    '<row><c t="inlineStr"><is><t>โครงการ</t></is></c><c><v>1</v></c></row>'.repeat(1_000),
  )
  const rows = function* () {
    yield Buffer.from(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    )
    for (let thousand = 0; thousand < 1_000; thousand += 1) yield piece
    yield Buffer.from('</sheetData></worksheet>')
  }
  const bytes = await workbookWith(await packStream(sheetName, rows()))
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
