import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PdfWriter } from '../documents/pdf-writing.ts'
import { examinePdf } from './pdf-script.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-script-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function finding(content: string | Uint8Array) {
  const path = join(folder, 'some.pdf')
  await writeFile(path, content, 'latin1')
  return examinePdf(path)
}

function withObjects(stream: Uint8Array): Buffer {
  const header = '%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /N 1 /First 4 >>\nstream\r\n'
  return Buffer.concat([Buffer.from(header), stream, Buffer.from('\nendstream\nendobj\n%%EOF\n')])
}

test.each([
  ['an action as it opens', '%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n'],
  ['a name in codes', '%PDF-1.7\n<< /S /J#61va#53cript /JS (x) >>'],
  ['a program to start', '%PDF-1.7\n<< /S /Launch /F (cmd.exe) >>'],
])('%s is found', async (_, content) => {
  expect(await finding(content)).toBe('script')
})

test('a script in a compressed object is found', async () => {
  expect(await finding(withObjects(deflateSync('1 0 << /S /JavaScript /JS (x) >>')))).toBe('script')
})

test('one across the border of two pieces is found', async () => {
  const content = `%PDF-1.7\n${' '.repeat(1024 * 1024 - 15)}/S /JavaScript /JS (x)`
  expect(await finding(content)).toBe('script')
})

test('what cannot be looked through is unreadable', async () => {
  expect(await finding(withObjects(Buffer.from('encrypted as it may be')))).toBe('unreadable')
})

test('quiet documents are quiet, those that the program writes itself too', async () => {
  expect(await finding(withObjects(deflateSync('1 0 << /Type /Page >>')))).toBe('quiet')
  expect(await finding('%PDF-1.7\n(the JavaScript of a page, /JavaScripts)\n%%EOF')).toBe('quiet')
  const writer = new PdfWriter()
  const document = await writer.writeDocument(
    { title: 'ก', sections: [] },
    Temporal.PlainDate.from('2026-11-24'),
  )
  await writer.close()
  expect(await finding(document)).toBe('quiet')
  expect(await finding(document.subarray(0, Math.floor(document.length * 0.99)))).toBe('cut-off')
})

test('an earlier version inside a document that is cut off is not its end', async () => {
  expect(await finding(`%PDF-1.7\n%%EOF\n${'<< >>\n'.repeat(400)}`)).toBe('cut-off')
  expect(await finding(`%PDF-1.7\n%%EOF\n${'\n'.repeat(900)}`)).toBe('quiet')
})
