import type { Readable } from 'node:stream'

/** A stored content as a list of the store shows it. */
export interface StoredContent {
  readonly name: string
  readonly writtenAt: Temporal.Instant
}

/**
 * Where contents stand, under names that the functions below make. What is stored is never changed: it
 * comes under a name at once and whole, or not at all.
 */
export interface FileStore {
  /** A folder of this machine on which uploads are examined before they are stored. */
  readonly workFolder: string
  /** Takes a finished file of the work folder, which goes away. It lasts when this resolves. */
  takeIn(path: string, name: string, sha256: string): Promise<void>
  /** Gives a content another name, and lasts when this resolves. Nothing happens where that was done. */
  rename(from: string, to: string): Promise<void>
  /** Stores something small that can be made again, such as a preview. */
  write(name: string, content: Uint8Array): Promise<void>
  /** Reads a content from its beginning; undefined where there is none of that name. */
  open(name: string): Promise<{ bytes: number; body: Readable } | undefined>
  /** Everything whose name begins with `folder`. */
  list(folder: string): AsyncIterable<StoredContent>
  /** Nothing happens where there is none of that name. */
  remove(name: string): Promise<void>
}

export const previewSizes = { small: 320, large: 1600 } as const
export type PreviewSize = keyof typeof previewSizes

export const stagedFolder = 'staged/'

/** An upload that was examined and that nobody has kept yet. */
export function stagedName(stageId: string): string {
  return `${stagedFolder}${stageId}`
}

/** All contents of an organisation. Each has its own, so that none learns what another one has. */
export function blobFolder(organizationId: string): string {
  return `${organizationId}/`
}

export function blobName(organizationId: string, sha256: string): string {
  return `${blobFolder(organizationId)}${sha256.slice(0, 2)}/${sha256}`
}

export function previewName(organizationId: string, sha256: string, size: PreviewSize): string {
  return `${blobName(organizationId, sha256)}.${size}`
}

/** Every name that a content and what was made from it may stand under. */
export function namesOf(organizationId: string, sha256: string): string[] {
  const sizes = Object.keys(previewSizes) as PreviewSize[]
  // The content last: while it is there, whatever remains of it is found again.
  return [...sizes.map((size) => previewName(organizationId, sha256, size)), blobName(organizationId, sha256)]
}

/** The hash in the name of a content or of something that was made from it. */
export function sha256In(name: string): string | undefined {
  return /\/([0-9a-f]{64})(?:\.\w+)?$/.exec(name)?.[1]
}
