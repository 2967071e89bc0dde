import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { pdfPages } from '../../../test/support/pdf-text.ts'
import { DocumentError } from './document-process.ts'
import type { Block } from './official-document.ts'
import { PdfWriter } from './pdf-writing.ts'

const folder = mkdtempSync(join(tmpdir(), 'prongsai-pdf-'))
const date = Temporal.PlainDate.from('2026-11-24')
const about = { date, title: 'ทดสอบ' }
const writers: PdfWriter[] = []

afterEach(async () => {
  for (const open of writers.splice(0)) await open.close()
})
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

function writer(options: ConstructorParameters<typeof PdfWriter>[0] = {}): PdfWriter {
  const made = new PdfWriter(options)
  writers.push(made)
  return made
}

/** A writer of templates of the test's own. */
function writerOf(
  templates: Record<string, string>,
  options: ConstructorParameters<typeof PdfWriter>[0] = {},
): PdfWriter {
  for (const [name, source] of Object.entries(templates)) writeFileSync(join(folder, `${name}.typ`), source)
  return writer({ templates: folder, ...options })
}

const good = '#set document(title: "x")\n#set text(lang: "th")\nx'
/** Much longer counting than any limit here; it ends with its process, for nothing can stop the compiler inside. */
const endless = `#let n = 0\n#for a in range(90000) { for b in range(9000) { n += 1 } }\n${good}`

async function textOf(pdf: Uint8Array): Promise<string> {
  return (await pdfPages(pdf)).join('\n')
}

async function written(...blocks: Block[]): Promise<Uint8Array> {
  return writer().writeDocument(
    {
      title: 'เอกสาร',
      sections: [{ orientation: 'portrait', pageNumbers: 'thai-digits', restarts: true, blocks }],
    },
    date,
  )
}

test('is archival, tagged, dated by whoever asks, and has its text', async () => {
  const pdf = await written({ kind: 'paragraph', text: 'แผนป้องกันการทุจริต ต่าง ๆ' })
  // A reader takes marks above and below for lines of their own.
  expect((await textOf(pdf)).replaceAll('\n', '')).toContain('แผนป้องกันการทุจริต ต่าง ๆ')
  // The description that archives read stands in the file as it is.
  const meta = Buffer.from(pdf).toString('latin1')
  expect(meta).toMatch(/<pdfaid:part>2</)
  expect(meta).toMatch(/<pdfaid:conformance>A</)
  expect(meta).toContain('2026-11-24')
})

test('prints a text with a letter that no font has, though it cannot be archived', async () => {
  const pdf = await written({ kind: 'paragraph', text: 'ผลงาน \uF70A \u{1FAE0} \uFFFF' })
  expect((await textOf(pdf)).replaceAll('\n', '')).toContain('ผลงาน')
})

test('prints what looks like markup as it is', async () => {
  const text = '#read("/etc/passwd") *bold* $x$ \\ <a> @b'
  expect(await textOf(await written({ kind: 'paragraph', text }))).toContain(text)
})

test('ends no line before a closing mark or ๆ, and begins none with a space', async () => {
  const text = 'การป้องกันการทุจริตในเรื่องต่าง ๆ (ทดสอบ) เพื่อประชาชน ฯลฯ '.repeat(40)
  const lines = (await textOf(await written({ kind: 'paragraph', text })))
    .split('\n')
    .filter((line) => line.trim() !== '' && line.trim() !== '๑')
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) expect(line.trim()).not.toMatch(/^[ๆฯ),.]/)
})

test('refuses a template that imports a package, without asking the network', async () => {
  const pdf = writerOf({ imports: '#import "@preview/cetz:0.3.1": canvas\nx' })
  await expect(pdf.write('imports', {}, about)).rejects.toThrow('imports a package')
})

test('says what is wrong with a template, and goes on', async () => {
  const pdf = writerOf({ wrong: '#nothing', good })
  await expect(pdf.write('wrong', {}, about)).rejects.toThrow('unknown variable')
  expect(await pdf.write('good', {}, about)).toBeInstanceOf(Uint8Array)
})

test('gives up a document that takes too long, and makes the next with another process', async () => {
  // For the second one it is enough on a machine that does much else.
  const pdf = writerOf({ endless, good }, { limitMs: 6000 })
  const slow = pdf.write('endless', {}, about)
  const next = pdf.write('good', {}, about)
  await expect(slow).rejects.toThrow('took too long')
  expect(await next).toBeInstanceOf(Uint8Array)
})

test('lets only so many wait, and tells them all when it closes', async () => {
  const pdf = writerOf({ endless }, { mostWaiting: 1 })
  const first = pdf.write('endless', {}, about)
  const second = pdf.write('endless', {}, about)
  await expect(pdf.write('endless', {}, about)).rejects.toThrow('too many')
  const told = Promise.allSettled([first, second])
  await pdf.close()
  for (const one of await told) expect(one).toMatchObject({ reason: expect.any(DocumentError) })
  await expect(pdf.write('endless', {}, about)).rejects.toThrow('closed')
})
