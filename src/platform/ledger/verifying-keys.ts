import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { openCheckpoint } from './checkpoint.ts'
import type { LogSource } from './log-source.ts'
import { areEqual, type Hash } from './merkle.ts'
import { formatVerifierKey, keyTypes, parseVerifierKey, type VerifierKey } from './signed-note-key.ts'
import type { Problems } from './verifying-problems.ts'

/** The kind of the entry with which a log announces its next key. */
export const rotationKind = 'ledger.key-rotated'

/** The subject of that entry: the SHA-256 of the new key's vkey, in hexadecimal. */
export function rotationSubject(vkey: string): string {
  return bytesToHex(sha256(utf8ToBytes(vkey)))
}

/** A key that the log publishes, and the checkpoint with which the key before it handed over. */
export interface PublishedKey {
  readonly vkey: string
  readonly key: VerifierKey
  readonly handover: string | undefined
}

/** Why a key is believed: it was given, it is the first of all, or a believed one handed over to it. */
export type Trust = 'given' | 'first' | 'handed-over' | 'unknown'

const mostTextBytes = 65_536

/**
 * The published keys, oldest first: `keys` holds a vkey a line, and `handover/1` the checkpoint with which
 * the first key handed over to the second. Undefined where the log publishes no keys.
 */
export async function readPublishedKeys(
  source: LogSource,
  problems: Problems,
): Promise<PublishedKey[] | undefined> {
  const vkeys = await readText(source, 'keys')
  if (vkeys === undefined) return undefined
  const published: PublishedKey[] = []
  for (const [index, vkey] of vkeys.replace(/\n$/, '').split('\n').entries()) {
    const key = parseVerifierKey(vkey)
    if (key?.type !== keyTypes.log) {
      problems.add('key-malformed', index + 1)
      continue
    }
    const handover = index === 0 ? undefined : await readText(source, ['handover', index].join('/'))
    published.push({ vkey, key, handover })
  }
  return published
}

/** A file's text; undefined where there is none. What is not UTF-8 in it is marked, and so is no note. */
export async function readText(source: LogSource, path: string): Promise<string | undefined> {
  const bytes = await source.read(path, mostTextBytes)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** What the rebuilt log says about its keys. */
export interface Trusting {
  readonly published: readonly PublishedKey[]
  readonly given: readonly VerifierKey[]
  /** By their subjects: the numbers of the entries that announce a key. */
  readonly rotations: ReadonlyMap<string, number>
  readonly roots: ReadonlyMap<number, Hash>
  readonly problems: Problems
}

/** Which keys are believed, by their vkeys. */
export interface Trusted {
  readonly trusts: readonly { readonly vkey: string; readonly trust: Trust }[]
  /** May have signed in the past. */
  readonly all: ReadonlySet<string>
  /** May sign today: a key that has handed over may not. */
  readonly current: ReadonlySet<string>
}

/**
 * Decides which published keys are believed, in their order. An entry in the log alone proves nothing: who
 * forges a whole log writes it too. So the key before must have signed a checkpoint of this very log that
 * already holds the entry.
 */
export function trustKeys(trusting: Trusting): Trusted {
  const { published, problems } = trusting
  const given = new Set(trusting.given.map(formatVerifierKey))
  const trusts: { vkey: string; trust: Trust }[] = []
  for (const { vkey, key, handover } of published) {
    const before = trusts.at(-1)
    let trust: Trust = 'unknown'
    if (given.has(vkey)) trust = 'given'
    else if (!before && given.size === 0) trust = 'first'
    else if (before && before.trust !== 'unknown') {
      const previous = published[trusts.length - 1]!.key
      if (isHandedOver(trusting, { vkey, handover, previous })) trust = 'handed-over'
      else problems.add('key-not-handed-over', `${key.name}+${key.id}`)
    }
    trusts.push({ vkey, trust })
  }
  const believed = trusts.filter(({ trust }) => trust !== 'unknown').map(({ vkey }) => vkey)
  const elsewhere = [...given].filter((vkey) => !believed.includes(vkey))
  return {
    trusts,
    all: new Set([...believed, ...elsewhere]),
    current: new Set([...believed.slice(-1), ...elsewhere]),
  }
}

interface HandingOver {
  readonly vkey: string
  readonly handover: string | undefined
  readonly previous: VerifierKey
}

function isHandedOver({ rotations, roots }: Trusting, { vkey, handover, previous }: HandingOver): boolean {
  const opened = openCheckpoint(handover ?? '', [previous])
  const announced = rotations.get(rotationSubject(vkey))
  if (!opened.ok || announced === undefined) return false
  const { size, root } = opened.checkpoint
  const rebuilt = roots.get(size)
  return size > announced && rebuilt !== undefined && areEqual(root, rebuilt)
}
