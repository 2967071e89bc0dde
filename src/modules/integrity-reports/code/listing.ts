import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { readCanonical, writeCanonical } from '../protocol/canonical-json.ts'

/** A file of the confidential site, as it goes out without compression. */
export interface ServedFile {
  readonly path: string
  /** In hexadecimal, as `sha256sum` writes it. */
  readonly sha256: string
  readonly bytes: number
}

/** Everything that the confidential site of an organisation gives to whoever opens an address of it. */
export interface Listing {
  readonly v: 1
  readonly type: 'integrity-code'
  readonly org: string
  /** In the order of their paths. */
  readonly files: readonly ServedFile[]
}

export interface FetchedFile {
  readonly status: number
  readonly type: string
  readonly content: Uint8Array
}

/** Fetches a path of the confidential site. */
export type FetchFile = (path: string) => Promise<FetchedFile>

/** A path that is to be listed and does not answer: a list without it would say less than it seems to. */
class NotServed extends Error {
  override readonly name = 'NotServed'

  constructor(path: string, status: number) {
    super(`${path} answered ${status}`)
  }
}

/**
 * Fetches pages and whatever they and their styles name, and lists the bytes that came.
 *
 * @throws NotServed
 */
export async function listServed(org: string, pages: readonly string[], fetch: FetchFile): Promise<Listing> {
  const files = new Map<string, ServedFile>()
  const waiting = [...pages]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (files.has(path)) continue
    const { status, type, content } = await fetch(path)
    if (status !== 200) throw new NotServed(path, status)
    files.set(path, describe(path, content))
    waiting.push(...namedIn(path, type, content))
  }
  return {
    v: 1,
    type: 'integrity-code',
    org,
    files: [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

export function describe(path: string, content: Uint8Array): ServedFile {
  return { path, sha256: hexOf(content), bytes: content.length }
}

/** The files that a page or a style sheet makes a browser load: scripts, styles, fonts and pictures. */
export function namedIn(path: string, type: string, content: Uint8Array): string[] {
  const text = () => new TextDecoder().decode(content)
  const names = type.startsWith('text/html')
    ? [...text().matchAll(/<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"]+)"/g)]
    : type.startsWith('text/css')
      ? [...text().matchAll(/url\("?([^)"]+)"?\)/g)]
      : []
  return names
    .map(([, name]) => name!)
    .filter((name) => !name.startsWith('data:'))
    .map((name) => new URL(name, `http://site.invalid${path}`))
    .map(({ host, pathname, href }) => (host === 'site.invalid' ? pathname : href))
}

/** The list in its one form, whose hash the ledger's entry names. */
export function listingBytes({ v, type, org, files }: Listing): Uint8Array {
  return writeCanonical({ v, type, org, files: files.map((file) => ({ ...file })) })
}

/** What the entry of a list is about, in public. */
export function listingSubject(listing: Uint8Array): string {
  return `integrity-code ${hexOf(listing)}`
}

/** Undefined for bytes that {@link listingBytes} did not write. */
export function readListing(bytes: Uint8Array): Listing | undefined {
  const read = readCanonical(bytes) as unknown as Partial<Listing> | undefined
  if (read?.v !== 1 || read.type !== 'integrity-code' || typeof read.org !== 'string') return undefined
  return Array.isArray(read.files) && read.files.every(isServedFile) ? (read as Listing) : undefined
}

function isServedFile(value: unknown): boolean {
  const { path, sha256: hash, bytes } = (value ?? {}) as Partial<ServedFile>
  return (
    typeof path === 'string' &&
    path.startsWith('/') &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    typeof bytes === 'number'
  )
}

export function hexOf(content: Uint8Array): string {
  return bytesToHex(sha256(content))
}
