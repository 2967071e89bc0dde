import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileKinds, type FileKind } from './file-kind.ts'
import { localStore } from './local-store.ts'
import { discardStaged, stageUpload, type StagedFile, type StageResult } from './staging.ts'
import { stagedName, type FileStore } from './store.ts'

let folder: string
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-files-'))
  store = localStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const everyKind = Object.keys(fileKinds) as FileKind[]

function stage(
  content: Uint8Array | string | AsyncIterable<Uint8Array>,
  name = 'a.bin',
  limits: { maxBytes?: number; accepts?: readonly FileKind[] } = {},
): Promise<StageResult> {
  const pieces =
    typeof content === 'string' || content instanceof Uint8Array ? inPieces(Buffer.from(content)) : content
  return stageUpload(store, pieces, { maxBytes: 20_000_000, accepts: everyKind, name, ...limits })
}

/** Pieces that part characters and signatures, as a network does. */
async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 1021) yield content.subarray(at, at + 1021)
}

async function staged(...given: Parameters<typeof stage>): Promise<StagedFile> {
  const result = await stage(...given)
  if (!result.ok) throw new Error(result.reason)
  return result.staged
}

/** Everything in the store's folder. */
async function remains(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

const pdf = `%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n%%EOF\n`

test('an upload is stored under an id of its own with the hash of its bytes', async () => {
  const text = 'รายงานการประชุมสภา\n'.repeat(5_000)
  const file = await staged(text, 'รายงาน.txt')
  expect(file).toMatchObject({
    kind: 'text',
    name: 'รายงาน.txt',
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    hadPosition: false,
  })
  expect(await remains()).toEqual([file.stageId])
  const found = await store.open(stagedName(file.stageId))
  expect(Buffer.concat(await found!.body.toArray()).toString()).toBe(text)
  await discardStaged([file])
  expect(await remains()).toEqual([])
})

test.each<[what: string, content: Uint8Array | string, name: string, kind: FileKind]>([
  ['a PDF', Buffer.from(pdf, 'latin1'), 'a.pdf', 'pdf'],
  ['a PDF that is called a photo', Buffer.from(pdf, 'latin1'), 'a.jpg', 'pdf'],
  ['a PDF of plain letters', '%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF', 'a.txt', 'pdf'],
  ['a table', 'ชื่อ,จำนวน\nกระจาย,1\n', 'a.csv', 'csv'],
  ['a table with a mark of its encoding', '\uFEFFชื่อ,จำนวน\n', 'a.CSV', 'csv'],
  ['a text', 'ขอความช่วยเหลือ', 'a', 'text'],
  ['a text that begins like a picture', 'BMW,GIF89a', 'a.csv', 'csv'],
  ['a page of HTML, which is a text here', '<!doctype html><script>alert(1)</script>', 'a.html', 'text'],
  ['a PDF that is a page of HTML too', `${pdf}<html><script>alert(1)</script>`, 'a.html', 'pdf'],
])('%s is taken for what it is', async (_, content, name, kind) => {
  const file = await staged(content, name)
  expect(file.kind).toBe(kind)
  expect(fileKinds[kind].endings.some((ending) => file.name.toLowerCase().endsWith(ending))).toBe(true)
})

test.each<[what: string, content: Uint8Array | string, name: string, reason: string]>([
  ['nothing', '', 'a.pdf', 'empty'],
  ['a program', Buffer.from('7f454c4602010100', 'hex'), 'a.pdf', 'kind'],
  ['a table in Windows-874', Buffer.from('aad7e8cd2c31', 'hex'), 'a.csv', 'encoding'],
  ['a table in UTF-16', Buffer.from('\uFEFFชื่อ,1', 'utf16le'), 'a.csv', 'encoding'],
  ['a text that ends in the middle of a character', Buffer.from('กข').subarray(0, 4), 'a.txt', 'encoding'],
  ['a PDF without its end', Buffer.from(pdf.slice(0, -6), 'latin1'), 'a.pdf', 'cut-off'],
  ['a picture of nothing', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'a.jpg', 'unreadable'],
  [
    'a photo of a kind that cannot be read',
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
    'a.heic',
    'kind',
  ],
])('%s is refused and leaves nothing', async (_, content, name, reason) => {
  expect(await stage(content, name)).toEqual({ ok: false, reason })
  expect(await remains()).toEqual([])
})

test('what is sound but not asked for is refused', async () => {
  expect(await stage('a,b\n', 'a.csv', { accepts: ['pdf', 'jpeg'] })).toEqual({ ok: false, reason: 'kind' })
  expect(await remains()).toEqual([])
})

test('the limit is a number of bytes: as many pass and one more does not', async () => {
  expect((await staged('x'.repeat(5000), 'a.txt', { maxBytes: 5000 })).bytes).toBe(5000)
  expect(await stage('x'.repeat(5001), 'a.txt', { maxBytes: 5000 })).toEqual({
    ok: false,
    reason: 'too-large',
  })
})

test('5 GB are refused when the limit is passed, are read no further and take no memory', async () => {
  const piece = Buffer.alloc(64 * 1024, 'a')
  const maxBytes = 64 * 1024 * 1024
  let sent = 0
  let closed = false
  async function* fiveGigabytes(): AsyncGenerator<Uint8Array> {
    try {
      for (; sent < 5 * 1024 ** 3; sent += piece.length) yield piece
    } finally {
      closed = true
    }
  }
  const before = process.memoryUsage().rss
  expect(await stage(fiveGigabytes(), 'a.txt', { maxBytes })).toEqual({ ok: false, reason: 'too-large' })
  expect(closed).toBe(true)
  expect(sent).toBeLessThanOrEqual(maxBytes + piece.length)
  expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024)
  expect(await remains()).toEqual([])
})

test('an upload that is cut off half-way leaves nothing', async () => {
  async function* cutOff(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('the first half')
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  }
  expect(await stage(cutOff(), 'a.txt')).toEqual({ ok: false, reason: 'cut-off' })
  expect(await remains()).toEqual([])
})

test('a full disk is told and leaves nothing', async (context) => {
  await mkdir(store.workFolder)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'prongsai-test', store.workFolder])
  if (status !== 0) return context.skip('only root can mount a small disk')
  try {
    expect(await stage('x'.repeat(3_000_000), 'a.txt')).toEqual({ ok: false, reason: 'no-space' })
    expect(await remains()).toEqual([])
  } finally {
    spawnSync('umount', ['-l', store.workFolder])
  }
})
