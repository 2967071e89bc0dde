import readExif from 'exif-reader'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import sharp, { type Metadata } from 'sharp'
import type { PhotoKind } from './file-kind.ts'
import type { Refusal } from './refusal.ts'
import { Turns } from './turns.ts'

/** What the best cameras of telephones make; unpacked it takes 200 MB. */
export const mostPixels = 64_000_000

/** JPEG as cameras write it: lower would be seen on evidence, higher only adds bytes. */
const quality = 90

const turns = new Turns()

/**
 * Writes a photo anew, upright, with its pixels and nothing else: no EXIF, no position, no thumbnail, and
 * nothing that stood behind the picture. Tells whether it held the place where it was taken.
 */
export function cleanPhoto(
  from: string,
  to: string,
  kind: PhotoKind,
): Promise<{ ok: true; hadPosition: boolean } | { ok: false; reason: Refusal }> {
  return turns.take(async () => {
    try {
      // Its first bytes tell how large it is; nothing is unpacked yet.
      const metadata = await sharp(from, { limitInputPixels: false }).metadata()
      if (metadata.width * metadata.height > mostPixels) return { ok: false, reason: 'too-much-inside' }
      const cleaned = sharp(from, { limitInputPixels: mostPixels, failOn: 'error' })
        .autoOrient()
        .toFormat(kind, kind === 'png' ? {} : { quality })
      await pipeline(cleaned, createWriteStream(to, { flags: 'wx', mode: 0o600 }))
      return { ok: true, hadPosition: hasPosition(metadata) }
    } catch (error) {
      // The disk's errors have a code, the image library's have none.
      if ((error as NodeJS.ErrnoException).code) throw error
      return { ok: false, reason: 'unreadable' }
    }
  })
}

function hasPosition({ exif, xmp }: Metadata): boolean {
  if (xmp?.includes('GPSLatitude')) return true
  if (!exif) return false
  try {
    return readExif(exif).GPSInfo?.GPSLatitude !== undefined
  } catch {
    // What cannot be read may have held one; it is gone all the same.
    return true
  }
}
