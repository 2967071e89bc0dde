import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photoKinds } from './file-kind.ts'
import { localStore } from './local-store.ts'
import { stageUpload, type StageResult } from './staging.ts'
import { stagedName, type FileStore } from './store.ts'

// Pictures that are made to keep the program busy, or to carry something past it.

let folder: string
let store: FileStore
let photo: Buffer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-bombs-'))
  store = localStore(folder)
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888888', noise } })
    .jpeg()
    .toBuffer()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

function stage(content: Uint8Array, name = 'a.jpg'): Promise<StageResult> {
  return stageUpload(store, whole(content), { maxBytes: 1e8, accepts: photoKinds, name })
}

/** A segment of a JPEG: its mark, its length with the two bytes of that, and what it holds. */
function segment(mark: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** The photo with segments after its first two bytes, where cameras put them. */
const withSegments = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)])

/** TIFF as Exif has it, little endian, with a directory at offset 8. */
function exif(entries: number, written: readonly Buffer[], next: number): Buffer {
  const head = Buffer.from('45786966000049492a0008000000', 'hex')
  const count = Buffer.alloc(2)
  count.writeUInt16LE(entries)
  const end = Buffer.alloc(4)
  end.writeUInt32LE(next)
  return segment(0xe1, Buffer.concat([head, count, ...written, end]))
}

function entry(tag: number, type: number, values: number, value: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(values, 4)
  bytes.writeUInt32LE(value, 8)
  return bytes
}

const many = Array.from({ length: 5_000 }, (_, index) => entry(0x9000 + index, 4, 0xffffffff, 8))
const full = Buffer.alloc(65_000, 'x')
const profile = (part: number, of: number): Buffer =>
  segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([part, of]), full]))
const xmp = segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), full]))

test.each([
  ['Exif whose directory leads to itself', [exif(1, [entry(0x8769, 4, 1, 8)], 8)]],
  ['Exif that says it has 65,535 tags and has none', [exif(65_535, [], 8)]],
  ['Exif with 5,000 tags of four billion values each', [exif(5_000, many, 8)]],
  ['Exif a hundred times over', Array.from({ length: 100 }, () => exif(5_000, many, 8))],
  ['a colour profile of 16 MB', Array.from({ length: 255 }, (_, index) => profile(index + 1, 255))],
  ['six megabytes of XMP', Array.from({ length: 100 }, () => xmp)],
])('%s is written anew without it, or refused', async (_, segments) => {
  const result = await stage(withSegments(...segments))
  if (!result.ok) return expect(result).toEqual({ ok: false, reason: 'unreadable' })
  const found = await store.open(stagedName(result.staged.stageId))
  const clean = Buffer.concat(await found!.body.toArray())
  const { exif: left, xmp: packet, icc, width, height } = await sharp(clean).metadata()
  expect({ left, packet, icc, width, height }).toEqual({ width: 600, height: 400 })
  expect(clean.length, 'nothing of it is carried along').toBeLessThan(photo.length * 4)
})

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

test('a PNG that unpacks to a hundred times what it says is no picture, or one of that size', async () => {
  const size = Buffer.from('000000400000004008020000', 'hex')
  const head = chunk('IHDR', Buffer.concat([size, Buffer.alloc(1)]))
  const bomb = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    head,
    chunk('IDAT', deflateSync(Buffer.alloc(50_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  expect(bomb.length).toBeLessThan(100_000)
  const result = await stage(bomb, 'a.png')
  if (!result.ok) return expect(result).toEqual({ ok: false, reason: 'unreadable' })
  const found = await store.open(stagedName(result.staged.stageId))
  const { width, height } = await sharp(Buffer.concat(await found!.body.toArray())).metadata()
  expect({ width, height }).toEqual({ width: 64, height: 64 })
})

test.each(photoKinds)('%s cut off at 99 % is refused', async (kind) => {
  const sound = await sharp(photo).toFormat(kind).toBuffer()
  expect((await stage(sound, `a.${kind}`)).ok).toBe(true)
  const cut = sound.subarray(0, Math.floor(sound.length * 0.99))
  expect(await stage(cut, `a.${kind}`)).toEqual({ ok: false, reason: 'unreadable' })
})
