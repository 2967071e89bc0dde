import { beginsAsInJpeg, toldByExif, type Told } from './exif.ts'

/** A picture as its file describes it, before anything decodes it. */
export interface DescribedPicture {
  /** 0 where the file does not say. */
  readonly width: number
  readonly height: number
  readonly told: ReadonlySet<Told>
}

type PictureKind = 'jpeg' | 'png' | 'webp'

/** More pieces than any camera writes. */
const mostPieces = 2_000

/** Reads the pieces of a file and steps over what it does not know; a file that breaks off is read up to there. */
export function describePicture(bytes: Uint8Array, kind: PictureKind): DescribedPicture {
  const found = { width: 0, height: 0, told: new Set<Told>() }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    readers[kind](view, bytes, found)
  } catch (fault) {
    // Beyond the end: all that stands before it was read.
    if (!(fault instanceof RangeError)) throw fault
  }
  return found
}

interface Found {
  width: number
  height: number
  readonly told: Set<Told>
}

type Reader = (view: DataView, bytes: Uint8Array, found: Found) => void

const readers: Readonly<Record<PictureKind, Reader>> = {
  jpeg(view, bytes, found) {
    let at = 2
    for (let piece = 0; piece < mostPieces; piece += 1) {
      if (view.getUint8(at) !== 0xff) return
      const marker = view.getUint8(at + 1)
      // The picture itself begins: what stands before it was all.
      if (marker === 0xda || marker === 0xd9) return
      const length = view.getUint16(at + 2)
      const content = bytes.subarray(at + 4, at + 2 + length)
      if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
        found.height = view.getUint16(at + 5)
        found.width = view.getUint16(at + 7)
      }
      if (marker === 0xe1) addApplication(content, found)
      if (marker === 0xfe || marker === 0xed) found.told.add('words')
      at += 2 + length
    }
  },
  png(view, bytes, found) {
    let at = 8
    for (let piece = 0; piece < mostPieces; piece += 1) {
      const length = view.getUint32(at)
      const name = textAt(bytes, at + 4, 4)
      if (name === 'IHDR') {
        found.width = view.getUint32(at + 8)
        found.height = view.getUint32(at + 12)
      }
      if (name === 'IEND') return
      if (name === 'eXIf') addAll(found, toldByExif(bytes.subarray(at + 8, at + 8 + length)))
      if (/^(?:tEXt|iTXt|zTXt)$/.test(name)) found.told.add('words')
      if (name === 'tIME') found.told.add('time')
      at += 12 + length
    }
  },
  webp(view, bytes, found) {
    let at = 12
    for (let piece = 0; piece < mostPieces; piece += 1) {
      const name = textAt(bytes, at, 4)
      const length = view.getUint32(at + 4, true)
      if (name === 'VP8X') {
        found.width = 1 + (view.getUint32(at + 11, true) >>> 8)
        found.height = 1 + (view.getUint32(at + 14, true) >>> 8)
      }
      if (name === 'VP8 ') {
        found.width ||= view.getUint16(at + 14, true) & 0x3fff
        found.height ||= view.getUint16(at + 16, true) & 0x3fff
      }
      if (name === 'VP8L') {
        const bits = view.getUint32(at + 9, true)
        found.width ||= 1 + (bits & 0x3fff)
        found.height ||= 1 + ((bits >>> 14) & 0x3fff)
      }
      if (name === 'EXIF') addAll(found, toldByExif(bytes.subarray(at + 8, at + 8 + length)))
      if (name === 'XMP ') found.told.add('other')
      at += 8 + length + (length % 2)
    }
  },
}

function addApplication(content: Uint8Array, found: Found): void {
  if (beginsAsInJpeg(content)) addAll(found, toldByExif(content))
  else found.told.add('other')
}

function addAll(found: Found, told: ReadonlySet<Told>): void {
  for (const one of told) found.told.add(one)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
