import { parseEntry, type LedgerEntry } from './entry.ts'
import { readBundle, readTile, type LogSource, type Reading } from './log-source.ts'
import { GrowingTree } from './merkle-growth.ts'
import { areEqual, leafHash, type Hash } from './merkle.ts'
import { tilePath, tileWidth, widthOf, type TileAddress } from './tiles.ts'
import type { Problems } from './verifying-problems.ts'

/** How many bundles are asked for at once: hides the way to a distant server, costs a few megabytes. */
const ahead = 4
const tileLevels = 8

export interface Rebuilding {
  readonly source: LogSource
  readonly size: number
  /** The sizes at which the root is wanted, besides the last. */
  readonly rootsAt: ReadonlySet<number | undefined>
  readonly problems: Problems
  readonly onEntry: (entry: LedgerEntry, index: number) => void
}

/**
 * Builds the tree anew from nothing but the published entries, and compares every published tile with it.
 * Answers the wanted roots by their sizes; those after an entry that cannot be read are not among them.
 */
export async function rebuildLog(rebuilding: Rebuilding): Promise<ReadonlyMap<number, Hash>> {
  const { source, size, rootsAt, problems, onEntry } = rebuilding
  const tree = new GrowingTree()
  const roots = new Map([[0, tree.root()]])
  const rows = new TileRows(rebuilding)
  let index = 0
  let time = ''
  for await (const [bundle, tile] of readAhead(Math.ceil(size / tileWidth), (at) =>
    Promise.all([
      readBundle(source, { index: at, width: widthOf('entries', at, size) }),
      readTile(source, { level: 0, index: at, width: widthOf(0, at, size) }),
    ]),
  )) {
    const at = Math.floor(index / tileWidth)
    const leaves = partsOf(rebuilding, { level: 0, index: at }, tile)
    const entries = partsOf(rebuilding, { level: 'entries', index: at }, bundle)
    if (!entries) return roots
    for (const bytes of entries) {
      const leaf = leafHash(bytes)
      const published = leaves?.[index % tileWidth]
      if (published && !areEqual(leaf, published)) problems.add('entry-changed', index)
      const entry = parseEntry(bytes)
      if (entry) {
        if (entry.time < time) problems.add('time-runs-back', index)
        time = entry.time
        onEntry(entry, index)
      } else {
        problems.add('entry-malformed', index)
      }
      tree.add(leaf, (level, hash) => rows.take(level, hash))
      index += 1
      if (rootsAt.has(index) || index === size) roots.set(index, tree.root())
    }
    await rows.compareFull()
  }
  await rows.compareRest()
  return roots
}

/** The rows of hashes above the leaves, filled as the tree grows and compared tile by tile. */
class TileRows {
  readonly #rebuilding: Rebuilding
  /** By level of tiles, from 1 on: the tile being filled. */
  readonly #rows: { index: number; hashes: Hash[] }[] = []

  constructor(rebuilding: Rebuilding) {
    this.#rebuilding = rebuilding
  }

  take(level: number, hash: Hash): void {
    if (level === 0 || level % tileLevels !== 0) return
    const row = (this.#rows[level / tileLevels] ??= { index: 0, hashes: [] })
    row.hashes.push(hash)
  }

  async compareFull(): Promise<void> {
    for (const [level, row] of this.#rows.entries()) {
      if (row?.hashes.length !== tileWidth) continue
      await this.#compare(level, row)
      row.index += 1
      row.hashes = []
    }
  }

  async compareRest(): Promise<void> {
    for (const [level, row] of this.#rows.entries()) {
      if (row && row.hashes.length > 0) await this.#compare(level, row)
    }
  }

  async #compare(level: number, { index, hashes }: { index: number; hashes: Hash[] }): Promise<void> {
    const { source, problems } = this.#rebuilding
    const address = { level, index, width: hashes.length }
    const published = partsOf(this.#rebuilding, address, await readTile(source, address))
    const isRight = published?.every((hash, at) => areEqual(hash, hashes[at]!)) ?? true
    if (!isRight) problems.add('tile-wrong', tilePath(address))
  }
}

/** What was read, or nothing after saying why. */
function partsOf<Part>(
  { size, problems }: Rebuilding,
  { level, index }: Pick<TileAddress, 'level' | 'index'>,
  reading: Reading<Part>,
): readonly Part[] | undefined {
  if (typeof reading !== 'string') return reading
  const path = tilePath({ level, index, width: widthOf(level, index, size) })
  problems.add(reading === 'absent' ? 'file-missing' : 'file-malformed', path)
  return undefined
}

/** Reads in order, a few steps before they are needed. */
async function* readAhead<T>(count: number, read: (at: number) => Promise<T>): AsyncGenerator<T> {
  const reading: Promise<T>[] = []
  for (let next = 0; next < count || reading.length > 0;) {
    for (; next < count && reading.length < ahead; next += 1) {
      const started = read(next)
      // One that nobody waits for any more must not end the program.
      started.catch(() => {})
      reading.push(started)
    }
    yield await reading.shift()!
  }
}
