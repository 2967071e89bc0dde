import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeKindOf } from './office-archive.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** What the archive says the part unpacks to, where that is a lie. */
  readonly claims?: number
}

/** An archive as APPNOTE.TXT has it: local headers with their parts, then the central directory. */
function archiveOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claims ?? bytes.length, 18)
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

async function kindOf(content: Buffer): ReturnType<typeof officeKindOf> {
  const path = join(folder, 'archive')
  await writeFile(path, content)
  return officeKindOf(path)
}

const types = { name: '[Content_Types].xml', content: '<Types/>' }
const word = { name: 'word/document.xml', content: '<w:document/>' }
const excel = { name: 'xl/workbook.xml', content: '<workbook/>' }

test('Word and Excel documents are told apart from other archives', async () => {
  expect(await kindOf(archiveOf([types, word]))).toEqual({ kind: 'docx' })
  expect(await kindOf(archiveOf([types, excel]))).toEqual({ kind: 'xlsx' })
  expect(await kindOf(archiveOf([types]))).toEqual({ reason: 'kind' })
  expect(await kindOf(archiveOf([word]))).toEqual({ reason: 'kind' })
  expect(await kindOf(archiveOf([{ name: 'a.exe', content: 'MZ' }]))).toEqual({ reason: 'kind' })
})

test('a document with macros is refused whatever it is called', async () => {
  const macros = { name: 'word/vbaProject.bin', content: 'x' }
  expect(await kindOf(archiveOf([types, word, macros]))).toEqual({ reason: 'kind' })
})

test('a large table passes', async () => {
  const rows = Array.from({ length: 200_000 }, (_, row) => `<row r="${row}"><c>${row * 7919}</c></row>`)
  const sheet = { name: 'xl/worksheets/sheet1.xml', content: rows.join('') }
  expect(await kindOf(archiveOf([types, excel, sheet]))).toEqual({ kind: 'xlsx' })
})

test('a bomb that admits it is refused', async () => {
  const bomb = { name: 'word/media/a', content: Buffer.alloc(64 * 1024 * 1024) }
  expect(await kindOf(archiveOf([types, word, bomb]))).toEqual({ reason: 'too-much-inside' })
})

test('a bomb that lies about its size is refused before it has unpacked', async () => {
  const bomb = { name: 'word/media/a', content: Buffer.alloc(64 * 1024 * 1024), claims: 10 }
  expect(await kindOf(archiveOf([types, word, bomb]))).toEqual({ reason: 'unreadable' })
})

test('an archive of very many nothings is refused', async () => {
  const parts = Array.from({ length: 4_001 }, (_, part) => ({ name: `word/${part}`, content: '' }))
  expect(await kindOf(archiveOf([types, word, ...parts]))).toEqual({ reason: 'too-much-inside' })
})

test('a broken archive is refused', async () => {
  const whole = archiveOf([types, word])
  expect(await kindOf(whole.subarray(0, whole.length - 30))).toEqual({ reason: 'unreadable' })
  const altered = Buffer.from(whole)
  altered[60] = altered[60]! ^ 0xff
  expect(await kindOf(altered)).toEqual({ reason: 'unreadable' })
})
