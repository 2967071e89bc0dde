import { longestEntry } from './entry.ts'
import { hashBytes, rootOf, type Hash, type HashReader } from './merkle.ts'

/**
 * The files in which a log is published (C2SP tlog-tiles): hashes of the tree, 256 at a time, of every
 * eighth level; and the entries, as many to a bundle.
 */
export const tileWidth = 256
const tileLevels = 8
const highestLevel = 63

/** Level 0 holds the hashes of leaves; `entries` holds what they are the hashes of. */
export interface TileAddress {
  readonly level: number | 'entries'
  readonly index: number
  /** How many are in it: 1 to 256. Fewer than 256 only at the right edge of the tree. */
  readonly width: number
}

/** Where a tile is published, below the address of the log. */
export function tilePath({ level, index, width }: TileAddress): string {
  refuseNoTile({ level, index, width })
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ''}`
}

const pathPattern = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/

/** Reads a path back; undefined for one that {@link tilePath} does not write. */
export function parseTilePath(path: string): TileAddress | undefined {
  const [, level, groups, width] = pathPattern.exec(path) ?? []
  if (level === undefined || groups === undefined) return undefined
  const address: TileAddress = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  }
  return isTile(address) && tilePath(address) === path ? address : undefined
}

function isTile({ level, index, width }: TileAddress): boolean {
  const isLevel = level === 'entries' || (Number.isSafeInteger(level) && level >= 0 && level <= highestLevel)
  const isWidth = Number.isSafeInteger(width) && width >= 1 && width <= tileWidth
  return isLevel && isWidth && Number.isSafeInteger(index) && index >= 0
}

function refuseNoTile(address: TileAddress): void {
  if (!isTile(address)) throw new RangeError('there is no such tile')
}

/** How many hashes a level of tiles has in a tree of `size` leaves. */
export function tileHashes(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level)
}

/** How wide a tile is in a tree of `size` leaves; 0 where there is none. */
export function widthOf(level: number | 'entries', index: number, size: number): number {
  const hashes = tileHashes(level === 'entries' ? 0 : level, size)
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth))
}

/** A tile's hashes; undefined where the bytes are not `width` of them. */
export function parseTile(bytes: Uint8Array, width: number): Hash[] | undefined {
  if (bytes.length !== width * hashBytes) return undefined
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * hashBytes, (at + 1) * hashBytes))
}

/** The bytes of a bundle of entries: each behind its length in two bytes. Refuses one that is too long. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0))
  const view = new DataView(bundle.buffer)
  let at = 0
  for (const entry of entries) {
    if (entry.length > longestEntry) throw new RangeError('an entry is at most 65,535 bytes')
    view.setUint16(at, entry.length)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** A bundle's entries; undefined where the bytes are not exactly `width` of them. */
export function parseBundle(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + view.getUint16(at)
    if (end > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries.length === width && at === bytes.length ? entries : undefined
}

/** Reads the hashes of a tile of the wanted width. */
export type TileReader = (address: TileAddress & { readonly level: number }) => Promise<readonly Hash[]>

/**
 * Reads complete subtrees out of tiles, each tile once: a proof in a log of a million leaves needs six at
 * most. Made anew for each proof, or it would keep every tile of the log.
 */
export function hashesOfTiles(size: number, readTile: TileReader): HashReader {
  const known = new Map<string, Promise<readonly Hash[]>>()
  return async (level, index) => {
    const tileLevel = Math.floor(level / tileLevels)
    const count = 2 ** (level % tileLevels)
    const start = index * count
    const address = { level: tileLevel, index: Math.floor(start / tileWidth) }
    const width = widthOf(tileLevel, address.index, size)
    const from = start % tileWidth
    if (from + count > width) throw new RangeError('this subtree is not complete')
    const key = `${tileLevel}/${address.index}`
    const tile = known.get(key) ?? readTile({ ...address, width })
    known.set(key, tile)
    return rootOf((await tile).slice(from, from + count))
  }
}
