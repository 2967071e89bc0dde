import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import sharp, { type Metadata } from 'sharp'
import type { PhotoKind } from './file-kind.ts'
import type { Refusal } from './refusal.ts'
import { Turns } from './turns.ts'

/** What the best cameras of telephones make; unpacked it takes 200 MB. */
export const mostPixels = 64_000_000

/**
 * JPEG as cameras write it: lower would be seen on evidence, higher only adds bytes. With the usual tables, which make
 * it a tenth larger than tables of its own and take two thirds of the time.
 */
const jpeg = { quality: 90, optimiseCoding: false }
const webp = { quality: 90 }

export interface CleanedPhoto {
  readonly ok: true
  readonly sha256: string
  readonly bytes: number
  readonly hadPosition: boolean
}

const turns = new Turns()

/**
 * Writes a photo anew, upright, with its pixels and nothing else: no EXIF, no position, no thumbnail, and
 * nothing that stood behind the picture, and tells whether it held the place where it was taken. It stays at its path.
 */
export function cleanPhoto(
  path: string,
  kind: PhotoKind,
): Promise<CleanedPhoto | { ok: false; reason: Refusal }> {
  return turns.take(async () => {
    try {
      // Its first bytes tell how large it is; nothing is unpacked yet.
      const metadata = await sharp(path, { limitInputPixels: false }).metadata()
      if (metadata.width * metadata.height > mostPixels) return { ok: false, reason: 'too-much-inside' }
      const content = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
        .autoOrient()
        .toFormat(kind, { jpeg, webp, png: {} }[kind])
        .toBuffer()
      await writeFile(path, content)
      const sha256 = createHash('sha256').update(content).digest('hex')
      return { ok: true, sha256, bytes: content.length, hadPosition: hasPosition(metadata) }
    } catch (error) {
      // The disk's errors have a code, the image library's have none.
      if ((error as NodeJS.ErrnoException).code) throw error
      return { ok: false, reason: 'unreadable' }
    }
  })
}

function hasPosition({ exif, xmp }: Metadata): boolean {
  if (xmp?.includes('GPSLatitude')) return true
  return exif !== undefined && namesPosition(exif)
}

/**
 * Whether Exif has a latitude, by its tags alone: values are not read, because a tag may say that it has four billion of
 * them. What cannot be read may have held one; it is gone all the same.
 */
function namesPosition(exif: Buffer): boolean {
  // Behind "Exif" and two zeros; offsets count from there (Exif 2.32, 4.5.2).
  const tiff = exif.subarray(exif.indexOf('Exif') === 0 ? 6 : 0)
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return true
  const number = (at: number, bytes: 2 | 4) =>
    order === 'II' ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes)
  /** Where the value of a tag stands in a directory; undefined where it has none. */
  const find = (directory: number, tag: number): number | undefined => {
    const entries = number(directory, 2)
    for (let entry = 0; entry < entries; entry += 1) {
      const at = directory + 2 + 12 * entry
      if (number(at, 2) === tag) return at + 8
    }
    return undefined
  }
  try {
    const positions = find(number(4, 4), 0x8825)
    return positions !== undefined && find(number(positions, 4), 2) !== undefined
  } catch {
    return true
  }
}
