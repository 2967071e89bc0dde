import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOffice } from '../../scripts/office.ts'
import { openDueReports, planReportUrls, planUrls } from '../../src/modules/plan/module.ts'
import { toThaiDigits } from '../../src/platform/language/numerals.ts'
import { writeWord, wordType } from '../../src/platform/documents/word-writing.ts'
import type { OfficialDocument } from '../../src/platform/documents/official-document.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { pdfPages } from '../support/pdf-text.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await testApp()
  folder = mkdtempSync(join(tmpdir(), 'prongsai-word-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

/** A Word file as LibreOffice reads it, written in another format. */
function opened(word: Uint8Array, format: 'txt' | 'pdf' | 'fodt'): Buffer {
  const office = findOffice()
  if (!office) throw new Error('No LibreOffice found: run npm test, which installs it or says how to.')
  writeFileSync(join(folder, 'document.docx'), word)
  const filter = format === 'txt' ? 'txt:Text (encoded):UTF8' : format
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const { status, stderr } = spawnSync(
    office,
    ['--headless', profile, '--convert-to', filter, '--outdir', folder, join(folder, 'document.docx')],
    { encoding: 'utf8', timeout: 90_000 },
  )
  expect(status, stderr).toBe(0)
  return readFileSync(join(folder, `document.${format}`))
}

const letters = (text: string) => text.replaceAll(/\s/g, '')

test('the whole plan as Word opens in LibreOffice with everything that the PDF has', async () => {
  const { headers, rawPayload, statusCode } = await app.server.inject({ url: planUrls.documentWord() })
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe(wordType)
  expect(headers['content-disposition']).toContain(encodeURIComponent('แผนป้องกันการทุจริต 2566-2570'))
  const text = letters(opened(rawPayload, 'txt').toString('utf8'))
  const pdf = (await app.server.inject({ url: planUrls.document() })).rawPayload
  expect(await missingIn(text, pdf)).toEqual([])
  for (const part of [
    'คำนำ',
    'สารบัญ',
    'ส่วนที่๑บทนำ',
    'ส่วนที่๓',
    'บันทึกข้อความ',
    '☑',
    ...(await programmeNames()),
  ]) {
    expect(text).toContain(part)
  }
})

async function programmeNames(): Promise<string[]> {
  const { body } = await app.server.inject({ url: '/open-data/plan-programmes.json' })
  const { rows } = JSON.parse(body) as { rows: { name: string }[] }
  return rows.map(({ name }) => letters(toThaiDigits(name)))
}

/** The numbers of a PDF that a text does not have. Thai digits have no marks, which readers of PDF tear off. */
async function missingIn(text: string, pdf: Uint8Array): Promise<string[]> {
  const pages = await pdfPages(pdf)
  const numbers = new Set(pages.join('\n').match(/[๐-๙][๐-๙,.]*[๐-๙]/g) ?? [])
  expect(numbers.size).toBeGreaterThan(50)
  // Numbers of pages are fields in Word, which only the contents and the heads of pages have.
  const pageNumbers = new Set(pages.map((_, index) => toThaiDigits(String(index + 1))))
  return [...numbers].filter((number) => !text.includes(number) && !pageNumbers.has(number))
}

test('a progress report as Word has everything that its PDF has', async () => {
  const token = await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    await openDueReports(tx, Temporal.Instant.from('2027-04-02T03:00:00Z'))
    return (await addPerson(tx, { role: 'officer', at: testNow })).token
  })
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  const { body } = await visitor.open(planReportUrls.reports())
  const [, reportId] = /\/plan\/reports\/([\w-]{36})"/.exec(body)!
  const report = { reportId: reportId! }
  const text = letters(
    opened((await visitor.open(planReportUrls.reportWord(report))).rawPayload, 'txt').toString('utf8'),
  )
  const pdf = (await visitor.open(planReportUrls.reportPdf(report))).rawPayload
  expect(await missingIn(text, pdf)).toEqual([])
  for (const part of ['ร่างยังไม่ได้อนุมัติ', 'มิติที่๔', 'ปัญหาอุปสรรค:']) expect(text).toContain(part)
})

test('pages turn, table heads are repeated, and cells that span keep their places', async () => {
  const cells = Array.from({ length: 60 }, (_, index) => [`แถว ${index + 1}`, 'ก', true])
  const document: OfficialDocument = {
    title: 'ทดสอบ',
    sections: [
      {
        orientation: 'landscape',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: [
          {
            kind: 'table',
            table: {
              columns: [
                { share: 2, align: 'left' },
                { share: 1, align: 'centre' },
                { share: 1, align: 'centre' },
              ],
              header: [
                [
                  { text: 'รายการ', down: 2 },
                  { text: 'ไตรมาส', across: 2 },
                ],
                ['หนึ่ง', 'สอง'],
              ],
              rows: [[{ text: 'สองแถว', down: 2 }, 'ข', false], ['ค', true], ...cells],
              footer: [[{ text: 'รวม', across: 2 }, '60']],
            },
          },
        ],
      },
      {
        orientation: 'portrait',
        pageNumbers: 'none',
        restarts: false,
        blocks: [{ kind: 'signature', opinion: 'ความเห็น', writingLines: 2, position: 'ปลัด' }],
      },
    ],
  }
  const word = await writeWord(document)
  const pdf = opened(word, 'pdf')
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)]
  const turned = boxes.map(([, width, height]) => Number(width) > Number(height))
  expect(turned.filter(Boolean).length).toBeGreaterThan(1)
  expect(turned).toContain(false)
  const pages = await pdfPages(pdf)
  const withRows = pages.filter((page) => /แถว/.test(page))
  expect(withRows.length).toBeGreaterThan(1)
  for (const page of withRows) expect(letters(page)).toContain('ไตรมาส')
  // What LibreOffice has understood of the styles: Thai is a complex script, with a font and a language of its own.
  const [, styles] = /<style:default-style style:family="paragraph">([^]*?)<\/style:default-style>/.exec(
    opened(word, 'fodt').toString('utf8'),
  )!
  expect(styles).toMatch(/style:font-name="Sarabun"/)
  expect(styles).toMatch(/style:font-name-complex="Sarabun/)
  expect(styles).toMatch(/style:language-complex="th"/)
})
