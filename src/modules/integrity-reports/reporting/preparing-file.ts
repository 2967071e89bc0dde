import { drawnAnew, mostPoints } from './clean-picture.ts'
import type { Told } from './exif.ts'
import { bytesOfKind, isPicture, kindOf, type FileKind } from './file-kind.ts'
import { describePicture } from './picture-content.ts'

/** A file of a message, ready to be sealed. */
export interface ReadyFile {
  readonly content: Blob
  readonly type: string
  /** Neutral: a name that somebody gave tells of him. */
  readonly name: string
}

/** Stored in at most fifty parts of a megabyte, with what fills it up. */
const largestFile = 45_000_000
/** Held in memory until all has arrived. */
export const largestTogether = 60_000_000

export type Prepared =
  /** Nothing is left in it but what is seen; `told` is what was taken out. */
  | { readonly is: 'clean'; readonly content: Blob; readonly kind: FileKind; readonly told: readonly Told[] }
  /** What it tells beside its content cannot be taken out here. */
  | { readonly is: 'as-it-is'; readonly content: Blob; readonly kind: FileKind }
  | { readonly is: 'refused'; readonly why: 'empty' | 'too-large' | 'program' | 'too-many-points' | 'broken' }

/** Looks at a file that was chosen, and takes out of a picture what it tells beside what it shows. */
export async function prepareFile(file: File): Promise<Prepared> {
  if (file.size === 0) return { is: 'refused', why: 'empty' }
  if (file.size > largestFile) return { is: 'refused', why: 'too-large' }
  const kind = kindOf(new Uint8Array(await file.slice(0, bytesOfKind).arrayBuffer()), file.name)
  if (kind === 'program') return { is: 'refused', why: 'program' }
  if (kind === 'heic') {
    // Safari shows these, and what is drawn is clean.
    const drawn = await drawnAnew(file, false)
    return drawn
      ? { is: 'clean', content: drawn, kind: 'jpeg', told: ['other'] }
      : { is: 'as-it-is', content: file, kind }
  }
  if (!isPicture(kind)) return { is: 'as-it-is', content: file, kind }
  const { width, height, told } = describePicture(new Uint8Array(await file.arrayBuffer()), kind)
  if (width * height > mostPoints) return { is: 'refused', why: 'too-many-points' }
  const asPng = kind === 'png'
  const drawn = await drawnAnew(file, asPng)
  if (!drawn) return { is: 'refused', why: 'broken' }
  return { is: 'clean', content: drawn, kind: asPng ? 'png' : 'jpeg', told: Array.from(told) }
}

const typesOf: Readonly<Record<Exclude<FileKind, 'program'>, readonly [type: string, ending: string]>> = {
  jpeg: ['image/jpeg', 'jpg'],
  png: ['image/png', 'png'],
  webp: ['image/webp', 'webp'],
  heic: ['image/heic', 'heic'],
  pdf: ['application/pdf', 'pdf'],
  office: ['application/octet-stream', 'office'],
  audio: ['application/octet-stream', 'audio'],
  video: ['application/octet-stream', 'video'],
  other: ['application/octet-stream', 'bin'],
}

/** Of a file that is to be sent; what cannot be opened without the ending of its name keeps that. */
export function readyFile(content: Blob, kind: FileKind, number: number): ReadyFile {
  const [type, ending] = typesOf[kind === 'program' ? 'other' : kind]
  const own =
    content instanceof File ? /\.([a-z0-9]{1,5})$/i.exec(content.name)?.[1]?.toLowerCase() : undefined
  return { content, type, name: `file-${number}.${own ?? ending}` }
}
