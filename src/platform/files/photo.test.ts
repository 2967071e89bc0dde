import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photoKinds } from './file-kind.ts'
import { localStore } from './local-store.ts'
import { stageUpload, type StageResult } from './staging.ts'
import { stagedName, type FileStore } from './store.ts'

let folder: string
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-photo-'))
  store = localStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Where Krajai is, as a telephone writes it down. */
const position = { GPSLatitudeRef: 'N', GPSLatitude: '15/1 49/1 0/1', GPSLongitudeRef: 'E' }

/** Red on the left, blue on the right. */
function picture(width = 60, height = 40): Sharp {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: '#0000ff' } }
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: half, left: width / 2, top: 0 },
  ])
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

function stage(content: Uint8Array, name = 'a.jpg'): Promise<StageResult> {
  return stageUpload(store, whole(content), { maxBytes: 1e8, accepts: photoKinds, name })
}

async function cleaned(content: Uint8Array): Promise<{ bytes: Buffer; hadPosition: boolean }> {
  const result = await stage(content)
  if (!result.ok) throw new Error(result.reason)
  const found = await store.open(stagedName(result.staged.stageId))
  return { bytes: Buffer.concat(await found!.body.toArray()), hadPosition: result.staged.hadPosition }
}

test.each(photoKinds)(
  '%s: the position and everything else that is not the picture is removed',
  async (kind) => {
    const exif = { IFD0: { Artist: 'Somchai', Copyright: 'secret' }, IFD3: position }
    const original = await picture().withExif(exif).toFormat(kind).toBuffer()
    expect((await sharp(original).metadata()).exif?.includes('Somchai')).toBe(true)
    const { bytes, hadPosition } = await cleaned(original)
    expect(hadPosition).toBe(true)
    const { format, exif: left, xmp, icc, width } = await sharp(bytes).metadata()
    expect({ format, left, xmp, icc, width }).toEqual({ format: kind, width: 60 })
    expect(bytes.includes('Somchai')).toBe(false)
  },
)

test('a photo that says nothing of a place is not said to', async () => {
  const exif = { IFD0: { Artist: 'Somchai' } }
  expect((await cleaned(await picture().withExif(exif).jpeg().toBuffer())).hadPosition).toBe(false)
  expect((await cleaned(await picture().png().toBuffer())).hadPosition).toBe(false)
})

test('a position in XMP counts as well', async () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="15,49N"/></rdf:RDF></x:xmpmeta>'
  const { bytes, hadPosition } = await cleaned(await picture().withXmp(xmp).jpeg().toBuffer())
  expect(hadPosition).toBe(true)
  expect(bytes.includes('GPSLatitude')).toBe(false)
})

test('a photo is turned upright before the note of how it was held is lost', async () => {
  const held = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { data, info } = await sharp((await cleaned(held)).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([40, 60])
  const red = (at: number): number => data[at]!
  expect(red(0), 'the left half is on top now').toBeGreaterThan(200)
  expect(red(data.length - 3)).toBeLessThan(50)
})

test('a photo whose colours need a profile is shown in the colours that everybody has', async () => {
  const wide = await picture().withIccProfile('p3').jpeg().toBuffer()
  expect((await sharp(wide).metadata()).icc).toBeDefined()
  const { bytes } = await cleaned(wide)
  const { icc, space } = await sharp(bytes).metadata()
  expect({ icc, space }).toEqual({ icc: undefined, space: 'srgb' })
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect(data[0], 'red is red still').toBeGreaterThan(240)
  expect(data[1]).toBeLessThan(20)
})

test('what hides between the pixels and the end of a picture goes', async () => {
  const photo = await picture(600, 400).jpeg().toBuffer()
  const hidden = Buffer.concat([
    photo.subarray(0, -2),
    Buffer.from('<script>alert(1)</script>'),
    photo.subarray(-2),
  ])
  expect((await cleaned(hidden)).bytes.includes('<script>')).toBe(false)
})

test('a small JPEG that says it is an enormous picture is refused', async () => {
  const bomb = await picture().jpeg().toBuffer()
  // Height and width in the frame header: ITU-T T.81, B.2.2.
  const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]))
  bomb.writeUInt16BE(60_000, frame + 5)
  bomb.writeUInt16BE(60_000, frame + 7)
  expect(await stage(bomb)).toEqual({ ok: false, reason: 'too-much-inside' })
})

test('rows that a picture holds below its height go', async () => {
  const photo = await picture(600, 400).jpeg().toBuffer()
  const frame = photo.indexOf(Buffer.from([0xff, 0xc0]))
  photo.writeUInt16BE(200, frame + 5)
  const { bytes } = await cleaned(photo)
  bytes.writeUInt16BE(400, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5)
  await expect(sharp(bytes, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('premature end')
})

test('what stands behind a picture goes', async () => {
  const both = Buffer.concat([
    await picture().jpeg().toBuffer(),
    Buffer.from('<script>alert(1)</script>PK\x03\x04'),
  ])
  expect((await cleaned(both)).bytes.includes('<script>')).toBe(false)
})

test('a small file that says it is an enormous picture is refused', async () => {
  const bomb = await picture().png().toBuffer()
  // The size stands in the first chunk, and after it the checksum of both: PNG, third edition, 11.2.1.
  bomb.writeUInt32BE(30_000, 16)
  bomb.writeUInt32BE(30_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  expect(await stage(bomb)).toEqual({ ok: false, reason: 'too-much-inside' })
})

test('half a photo is refused', async () => {
  const photo = await picture(600, 400).jpeg().toBuffer()
  expect(await stage(photo.subarray(0, photo.length / 2))).toEqual({ ok: false, reason: 'unreadable' })
})
