import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { DocumentError } from './document-process.ts'
import type { Block, OfficialDocument } from './official-document.ts'
import { PdfWriter } from './pdf-writing.ts'
import { writeWord } from './word-writing.ts'

const hostile = 'ก <w:p> & "ข" \' ]]> ๑\u0001\u{FFFF}\uD800\nค'

const blocks: Block[] = [
  { kind: 'emblem', heightMm: 30, align: 'left' },
  { kind: 'title', lines: [hostile] },
  { kind: 'contents' },
  { kind: 'heading', level: 1, text: hostile, inContents: true, newPage: true },
  { kind: 'heading', level: 4, text: hostile, align: 'centre' },
  { kind: 'paragraph', text: hostile, label: hostile, indent: true, align: 'right' },
  { kind: 'list', items: [{ mark: '(๑)', text: hostile, items: [hostile] }] },
  {
    kind: 'table',
    table: {
      columns: [
        { share: 1, align: 'left' },
        { share: 2, align: 'right' },
      ],
      header: [[{ text: hostile, across: 2 }]],
      rows: [[hostile, true]],
      footer: [[hostile, false]],
    },
  },
  { kind: 'space', heightMm: 5 },
  { kind: 'signature', opinion: hostile, writingLines: 1, position: hostile },
]

const document: OfficialDocument = {
  title: hostile,
  sections: [
    { orientation: 'landscape', pageNumbers: 'thai-letters', restarts: true, blocks },
    { orientation: 'portrait', pageNumbers: 'none', restarts: false, blocks },
  ],
}

/** The XML of a Word file, by the names of its parts. */
async function partsOf(word: Uint8Array): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(word), { autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    if (!/\.(xml|rels)$/.test(entry.fileName)) continue
    parts.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)))
  }
  archive.close()
  return parts
}

/** Reads XML as strictly as the standard has it: the compiler of our templates does. */
async function readStrictly(xml: readonly string[]): Promise<void> {
  const templates = mkdtempSync(join(tmpdir(), 'prongsai-xml-'))
  writeFileSync(
    join(templates, 'strict.typ'),
    `#set document(title: "x")
#set text(lang: "en")
#for part in json("/data.json").parts { let _ = xml(bytes(if type(part) == str { part } else { part.units.join() })) }
x`,
  )
  const writer = new PdfWriter({ templates })
  try {
    await writer.write('strict', { parts: xml }, { date: Temporal.PlainDate.from('2026-11-24'), title: 'x' })
  } finally {
    await writer.close()
    rmSync(templates, { recursive: true })
  }
}

let parts: Map<string, string>
beforeAll(async () => {
  parts = await partsOf(await writeWord(document))
})

test('every part is well-formed, whatever the texts hold', async () => {
  await readStrictly([...parts.values()])
  await expect(readStrictly(['<a>\uFFFF</a>'])).rejects.toThrow('non-XML')
  const types = parts.get('[Content_Types].xml')!
  for (const name of parts.keys()) {
    if (name.endsWith('.xml') && name !== '[Content_Types].xml') expect(types).toContain(`"/${name}"`)
  }
  expect(parts.get('word/document.xml')).toContain('ก &lt;w:p&gt; &amp; ')
})

test('brings its font along, and names no author', () => {
  expect(parts.get('word/fontTable.xml')).toMatch(/w:embedRegular.*w:embedBold/)
  expect(parts.get('docProps/core.xml')).not.toContain('docx')
})

test('says that a document could not be made, and makes the next one and those that wait with it', async () => {
  const wrong = {
    ...document,
    sections: [{ ...document.sections[0]!, blocks: [{ kind: 'table' }] as never }],
  }
  const [refused, ...made] = await Promise.allSettled([wrong, document, document].map(writeWord))
  expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(DocumentError) })
  for (const one of made) expect(one).toMatchObject({ status: 'fulfilled', value: expect.any(Uint8Array) })
})
