import { writeXlsx } from 'hucre/xlsx'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { workbookOfRows } from '../../../../test/support/workbook.ts'
import { readSpreadsheet } from '../../../platform/documents/spreadsheet-reading.ts'
import { spreadsheetType } from '../../../platform/documents/spreadsheet-writing.ts'
import { stagedFolder } from '../../../platform/files/store.ts'
import { planUrls, planWorkUrls } from '../urls.ts'
import { planExchangeMessages } from './messages.ts'
import { tableFileRefusals } from './problem-words.ts'

const fiscalYear = 2570
const at = planWorkUrls.importYear({ fiscalYear })
const t = planExchangeMessages.th

let app: TestApp
let inside: Inside
let officer: string
let councillor: string
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  officer = (await inside((tx) => addPerson(tx, { role: 'officer', at: testNow }))).token
  councillor = (await inside((tx) => addPerson(tx, { role: 'council-member', at: testNow }))).token
})
afterAll(() => app.close())

let visitor: Visitor
beforeEach(() => {
  visitor = new Visitor(app.server)
  visitor.setCookie('session', officer)
})

/** Sends the form as a browser does that has a file in it. */
async function bring(brought: {
  file?: Uint8Array | string
  name?: string
  table?: string
}): Promise<LightMyRequestResponse> {
  await visitor.open(at)
  const { payload } = visitor.filled(at)
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(String(payload))) form.append(name, value)
  form.append('table', brought.table ?? '')
  const { file, name = 'table.xlsx' } = brought
  if (file !== undefined) form.append('file', new Blob([file as BlobPart]), name)
  const sent = new Response(form)
  return visitor.send({
    method: 'POST',
    url: at,
    headers: { 'content-type': sent.headers.get('content-type')! },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
}

const said = ({ body }: LightMyRequestResponse): string =>
  body
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u2060', '')
    .replaceAll('\u200B', '')
    .replaceAll('&quot;', '"')

async function download(): Promise<Buffer> {
  return (await app.server.inject({ url: planUrls.yearSpreadsheet({ fiscalYear }) })).rawPayload
}

const header = 'รายการโครงการ\tมิติ\tงบประมาณ\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4'

test('everybody may take the table of a year along, which its page links to', async () => {
  const page = await app.server.inject({ url: planUrls.year({ fiscalYear }) })
  for (const [url, type] of [
    [planUrls.yearSpreadsheet({ fiscalYear }), spreadsheetType],
    [planUrls.yearCsv({ fiscalYear }), 'text/csv; charset=utf-8'],
  ] as const) {
    expect(page.body).toContain(`href="${url}"`)
    const file = await app.server.inject({ url })
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-type']).toBe(type)
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="?plan-2570\.(xlsx|csv)"?$/)
  }
  const reading = await readSpreadsheet(await download())
  const rows = reading.ok ? reading.table.rows : []
  expect(rows).toHaveLength(2 + 44 + 3)
  expect(rows[46]?.slice(0, 8)).toEqual(['รวม', '44 โครงการ', '', '110000', '42', '43', '38', '38'])
  expect(rows.slice(47).map((row) => row.slice(0, 2))).toEqual([
    ['ข้อมูล ณ วันที่', '23\u00A0พฤศจิกายน\u00A02569'],
    ['ผู้ออกรายงาน', 'องค์การบริหารส่วนตำบลกระจาย'],
  ])
})

test.each([2565, 2571])('there is no table of %i', async (year) => {
  for (const url of [
    planUrls.yearSpreadsheet({ fiscalYear: year }),
    planUrls.yearCsv({ fiscalYear: year }),
  ]) {
    expect((await app.server.inject({ url })).statusCode).toBe(404)
  }
  expect((await visitor.open(planWorkUrls.importYear({ fiscalYear: year }))).statusCode).toBe(404)
})

test('who may only read the work may not import', async () => {
  visitor.setCookie('session', councillor)
  expect((await visitor.open(at)).statusCode).toBe(403)
})

test('the table that was taken along is read back without a problem, and nothing is kept of it', async () => {
  const page = await bring({ file: await download() })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('govuk-error')
  expect(page.body.match(/<tr id="row-/g)).toHaveLength(44)
  expect(said(page)).toContain(t.nothingSaved)
  const left = []
  for await (const content of app.services.files.list(stagedFolder)) left.push(content)
  expect(left).toEqual([])
})

test('the table on the page is read again as it stands there, also pasted without a file', async () => {
  const first = await bring({ file: await download() })
  const [, table = ''] = /<textarea[^>]*name="table"[^>]*>([\s\S]*?)<\/textarea>/.exec(first.body) ?? []
  const plain = table.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('\n', '\r\n')
  const again = await bring({ table: plain })
  expect(again.body).not.toContain('govuk-error')
  expect(again.body.match(/<tr id="row-/g)).toHaveLength(44)
})

test('what is wrong stands beside its row and at the top, and the table is still there', async () => {
  const page = await bring({ table: `${header}\nโครงการหนึ่ง\t9\t1.234\tok\t\t\t` })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('href="#row-2"')
  expect(said(page)).toContain('แถว 2 คอลัมน์ B (มิติ): แผนไม่มีมิติ “9” มี 1, 2, 3, 4')
  expect(said(page)).toContain('แถว 2 คอลัมน์ C (งบประมาณ): งบประมาณ 1.234 มีทศนิยมเกิน 2 ตำแหน่ง')
  expect(said(page)).toContain('แถว 2 คอลัมน์ D (ไตรมาส 1): “ok” ไม่ใช่เครื่องหมาย')
  expect(page.body).toContain('โครงการหนึ่ง\t9\t1.234\tok')
})

test('a name that is spelt differently is offered as a match to choose', async () => {
  const page = await bring({ table: `${header}\nโครงการโรงเรียนคุณธรรม์\t1\t\t/\t\t\t` })
  expect(page.body).not.toContain('govuk-error-summary')
  expect(page.body).toMatch(/<input[^>]*name="match-2"[^>]*value="6"/)
  expect(page.body).toMatch(/<input[^>]*name="match-2"[^>]*value="new"/)
})

test('a cell that was merged with another is named in the row that lacks it', async () => {
  const rows = [header.split('\t'), ['โครงการหนึ่ง', 1, 5, '✓'], ['โครงการสอง', 1, null, '✓']]
  const merges = [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }]
  const page = await bring({ file: await writeXlsx({ sheets: [{ name: 'ตาราง', rows, merges }] }) })
  expect(said(page)).toContain('แถว 3 คอลัมน์ C (งบประมาณ): เซลล์นี้ถูกผสานกับเซลล์อื่น')
})

test('cells with formulas and sheets that were not read are named', async () => {
  const cells = header.split('\t')
  const file = await writeXlsx({
    sheets: [
      {
        name: 'ตาราง',
        rows: [cells, ['โครงการหนึ่ง', 1, 5, '✓', null, null, null]],
        cells: new Map([['1,2', { formula: '2+3', formulaResult: 5 }]]),
      },
      { name: 'ร่าง', rows: [['ก']] },
    ],
  })
  const page = await bring({ file })
  expect(said(page)).toContain(t.formulasRead('C2'))
  expect(said(page)).toContain(t.otherSheets('ร่าง'))
})

const words = tableFileRefusals.th
test.each([
  ['nothing at all', {}, t.nothingBrought],
  ['a file and a text', { file: 'a,b', name: 'a.csv', table: 'ก' }, t.bothBrought],
  ['an empty file', { file: '' }, words.empty],
  ['something that is no table', { file: Buffer.from('%PDF-1.7\n%âã'), name: 'table.xlsx' }, words.kind],
  [
    'a CSV in Windows-874',
    { file: Buffer.from([0xc5, 0xd3, 0xb4, 0xd1, 0xba, 0x2c, 0x31]), name: 'a.csv' },
    words.encoding,
  ],
  ['a CSV of a million rows', { file: '1\n'.repeat(1_000_000), name: 'a.csv' }, words['too-many-rows']],
  ['a very long text', { table: `${header}\n${'ก'.repeat(250_000)}` }, t.tableTooLong],
])('%s is refused beside its field', async (_, brought, reason) => {
  const page = await bring(brought)
  expect(page.statusCode).toBe(422)
  expect(said(page).includes(reason), reason).toBe(true)
  expect(page.body).toMatch(/class="govuk-error-summary"/)
})

test.each(['table.xlsm', 'table.xlsx'])(
  'a workbook with macros, as %s, is refused with what to do',
  async (name) => {
    const file = await writeXlsx({ sheets: [{ name: 'ก', rows: [['ข']] }], vbaProject: Buffer.from('macro') })
    const page = await bring({ file, name })
    expect(page.statusCode).toBe(422)
    expect(said(page)).toContain('มาโคร')
  },
)

// The examination that every upload goes through ends before a million rows are counted.
test.each([
  [20_000, words['too-many-rows']],
  [1_000_000, words['too-much-inside']],
])('a workbook of %i rows is refused, and rows are to be removed', async (rows, reason) => {
  const page = await bring({ file: await workbookOfRows(rows) })
  expect(page.statusCode).toBe(422)
  expect(said(page)).toContain(reason)
})
