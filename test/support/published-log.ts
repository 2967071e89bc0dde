import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkpointText } from '../../src/platform/ledger/checkpoint.ts'
import { commitmentOf, entryBytes, saltBytes, type LedgerEntry } from '../../src/platform/ledger/entry.ts'
import type { LogSource } from '../../src/platform/ledger/log-source.ts'
import { leafHash, rootOf, type Hash } from '../../src/platform/ledger/merkle.ts'
import {
  formatVerifierKey,
  keyTypes,
  makeSigningKey,
  type SigningKey,
} from '../../src/platform/ledger/signed-note-key.ts'
import { cosignNote, formatNote, signNote } from '../../src/platform/ledger/signed-note.ts'
import { formatBundle, tilePath, tileWidth } from '../../src/platform/ledger/tiles.ts'

export const origin = 'prongsai/test'

/** When the witnesses of these logs have signed, in seconds since 1970. */
export const witnessedAt = 1_795_471_440

/** The public files of a log by their paths. */
export type PublishedFiles = Map<string, Uint8Array>

/** An entry as the program writes one; `change` makes it another. */
export function sampleEntry(index: number, change: Partial<LedgerEntry> = {}): Uint8Array {
  const minute = String(index % 60).padStart(2, '0')
  const hour = String(Math.floor(index / 60) % 24).padStart(2, '0')
  const day = String(1 + (Math.floor(index / 1440) % 28)).padStart(2, '0')
  const year = 2026 + Math.floor(index / 40_320)
  return entryBytes({
    v: 1,
    kind: 'plan.loaded',
    subject: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    time: `${year}-01-${day}T${hour}:${minute}Z`,
    role: 'system',
    commitment: commitmentOf(new Uint8Array(saltBytes), String(index)),
    ...change,
  })
}

export function sampleEntries(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => sampleEntry(index))
}

export function logKey(name = origin): SigningKey {
  return makeSigningKey(name)
}

export function witnessKey(name = 'witness.example'): SigningKey {
  return makeSigningKey(name, keyTypes.witness)
}

/** The signed checkpoint of a log that holds exactly these entries. */
export function signedCheckpoint(
  entries: readonly Uint8Array[],
  keys: readonly SigningKey[],
  name = origin,
): string {
  const root = rootOf(entries.map(leafHash))
  const text = checkpointText({ origin: name, size: entries.length, root })
  return formatNote(
    text,
    ...keys.map((key) =>
      key.type === keyTypes.log ? signNote(text, key) : cosignNote(text, key, witnessedAt),
    ),
  )
}

/** Everything a log publishes. The keys sign its checkpoint; those of logs are published as its keys. */
export function publishLog(entries: readonly Uint8Array[], keys: readonly SigningKey[]): PublishedFiles {
  const vkeys = keys.filter(({ type }) => type === keyTypes.log).map(formatVerifierKey)
  const files: PublishedFiles = new Map([
    ['checkpoint', Buffer.from(signedCheckpoint(entries, keys))],
    ['keys', Buffer.from(`${vkeys.join('\n')}\n`)],
  ])
  for (const [index, bundle] of inTiles(entries)) {
    files.set(tilePath({ level: 'entries', index, width: bundle.length }), formatBundle(bundle))
  }
  let hashes: Hash[] = entries.map(leafHash)
  for (let level = 0; hashes.length > 0; level += 1) {
    const above: Hash[] = []
    for (const [index, tile] of inTiles(hashes)) {
      files.set(tilePath({ level, index, width: tile.length }), Buffer.concat(tile))
      if (tile.length === tileWidth) above.push(rootOf(tile))
    }
    hashes = above
  }
  return files
}

function* inTiles<T>(parts: readonly T[]): Generator<readonly [number, readonly T[]]> {
  for (let from = 0; from < parts.length; from += tileWidth) {
    yield [from / tileWidth, parts.slice(from, from + tileWidth)]
  }
}

export function sourceOf(files: ReadonlyMap<string, Uint8Array>): LogSource {
  return { name: 'memory', read: async (path) => files.get(path) }
}

export async function writeLog(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

/** The bytes with one bit changed, for every bit of them. */
export function* withEveryBitChanged(bytes: Uint8Array): Generator<{ changed: Uint8Array; at: string }> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Uint8Array.from(bytes)
      changed[at]! ^= 2 ** bit
      yield { changed, at: `byte ${at}, bit ${bit}` }
    }
  }
}
