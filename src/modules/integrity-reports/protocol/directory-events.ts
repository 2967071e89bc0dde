import { b64, fromB64, isSignedAs, labelledHash, signAs } from './binding.ts'
import type { CanonicalObject } from './canonical-json.ts'
import { writeCanonical } from './canonical-json.ts'
import type { DirectoryEntry } from './directory.ts'
import { entryHash, isDirectoryEntry } from './directory.ts'
import { bytes, bytesOrNone, exactly, listOf, members, text } from './shape.ts'

const acts = ['genesis', 'add', 'rotate', 'retire', 'revoke'] as const
export type KeyAct = (typeof acts)[number]

export type Endorsement = CanonicalObject & { readonly by: string; readonly sig: string }

/**
 * A change of the directory, one entry of the ledger. Only the first one, `genesis`, names several recipients:
 * all who were present at the ceremony.
 */
export type KeyEvent = CanonicalObject & {
  readonly v: 1
  readonly type: 'integrity-key'
  readonly act: KeyAct
  readonly entries: readonly DirectoryEntry[]
  /** The hash of the event before it; empty for the first one. */
  readonly prev: string
  readonly endorsements: readonly Endorsement[]
}

export const isKeyEvent = members({
  v: exactly(1),
  type: exactly('integrity-key'),
  act: exactly(...acts),
  entries: listOf(isDirectoryEntry),
  prev: bytesOrNone(32),
  endorsements: listOf(members({ by: text, sig: bytes(64) })),
})

export function keyEventHash(event: KeyEvent): string {
  return b64(labelledHash('directory', writeCanonical(event)))
}

/** What an endorsement says: this very change of this very entry, after this very event. */
interface Endorsed {
  readonly act: KeyAct
  readonly entry: DirectoryEntry
  readonly prev: string
}

export function endorse(seed: Uint8Array, { act, entry, prev }: Endorsed): string {
  return b64(signAs('endorse', seed, prev, act, entryHash(entry)))
}

function isEndorsedBy(
  { sig: publicKey }: DirectoryEntry,
  { act, entry, prev }: Endorsed,
  sig: string,
): boolean {
  const signed = { publicKey: fromB64(publicKey)!, signature: fromB64(sig)! }
  return isSignedAs('endorse', signed, prev, act, entryHash(entry))
}

/** Which recipients, active at that moment, have truly signed an event that names one entry, and may. */
export function endorsersOf(
  keys: readonly KnownKey[],
  { act, entries, prev, endorsements }: KeyEvent,
): string[] {
  const [entry] = entries
  if (!entry) return []
  const allowed = keys.filter((key) => key.state === 'active' && maySign(key.entry, { act, entry }))
  return endorsers(allowed, { act, entry, prev }, endorsements).map((key) => key.entry.id)
}

/** A new or rotated key is signed by others, who are people; one is ended by itself or by somebody outside. */
function maySign(by: DirectoryEntry, { act, entry }: Pick<Endorsed, 'act' | 'entry'>): boolean {
  if (act === 'add' || act === 'rotate') return by.id !== entry.id && by.role !== 'recovery'
  return by.role === 'outside' || entryHash(by) === entryHash(entry)
}

export type KeyState = 'waiting' | 'active' | 'retired' | 'revoked'

export interface KnownKey {
  readonly entry: DirectoryEntry
  readonly state: KeyState
  /** From when it is used, in milliseconds. */
  readonly usedFrom: number
}

/** An event, and the time (milliseconds) of its entry in the ledger. */
export interface TimedEvent {
  readonly event: KeyEvent
  readonly at: number
}

/** Everybody who ever was in the directory, in order; or which event breaks its rules. */
export type Directory =
  | { readonly ok: true; readonly keys: readonly KnownKey[]; readonly head: string }
  | { readonly ok: false; readonly event: number; readonly rule: DirectoryRule }

export type DirectoryRule = 'chain' | 'genesis' | 'organisation' | 'endorsed' | 'known'

/** Time for everybody who is told of a new key to say that it is not right. */
export const waitingMs = 72 * 3_600_000

interface Held {
  readonly entry: DirectoryEntry
  readonly usedFrom: number
  endedAt: number
  end: 'retired' | 'revoked' | undefined
}

/**
 * Reads the directory as it stands at a moment, by the rules that every client enforces: one chain; the first
 * recipients with one outside; a new or rotated key endorsed by two that are active, one of them outside, and used 72
 * hours later; a key retired or revoked by itself or by one outside, at once.
 */
export function directoryAt(org: string, events: readonly TimedEvent[], now: number): Directory {
  const held: Held[] = []
  let head = ''
  for (const [index, { event, at }] of events.entries()) {
    const broken = event.prev !== head ? 'chain' : apply(held, { org, event, at, isFirst: index === 0 })
    if (broken) return { ok: false, event: index, rule: broken }
    head = keyEventHash(event)
  }
  const keys = held.map(({ entry, usedFrom, endedAt, end }) => ({
    entry,
    usedFrom,
    state: end && endedAt <= now ? end : usedFrom <= now ? ('active' as const) : ('waiting' as const),
  }))
  return { ok: true, keys, head }
}

interface Applied {
  readonly org: string
  readonly event: KeyEvent
  readonly at: number
  readonly isFirst: boolean
}

function apply(held: Held[], { org, event, at, isFirst }: Applied): DirectoryRule | undefined {
  const { act, entries } = event
  if (entries.some((entry) => entry.org !== org)) return 'organisation'
  if ((act === 'genesis') !== isFirst) return 'genesis'
  if (isFirst) {
    if (!isWholeBeginning(entries)) return 'genesis'
    held.push(...entries.map((entry) => ({ entry, usedFrom: at, endedAt: Infinity, end: undefined })))
    return undefined
  }
  const [entry] = entries
  if (!entry || entries.length > 1) return 'known'
  const allowed = held.filter(
    (one) => one.usedFrom <= at && at < one.endedAt && maySign(one.entry, { act, entry }),
  )
  const by = endorsers(allowed, { act, entry, prev: event.prev }, event.endorsements)
  if (act === 'add' || act === 'rotate') {
    // An id stays with whoever had it: messages of the past are known by it.
    if (act === 'add' && held.some((one) => one.entry.id === entry.id)) return 'known'
    const before = held.find((one) => one.entry.id === entry.id && one.endedAt === Infinity)
    if ((act === 'rotate') !== (before !== undefined)) return 'known'
    // The id of a recovery key names its guardians, so that another key has another id.
    if (before && (before.entry.role !== entry.role || entry.role === 'recovery')) return 'known'
    if (by.length < 2 || by.every((one) => one.entry.role !== 'outside')) return 'endorsed'
    const usedFrom = at + waitingMs
    if (before) Object.assign(before, { endedAt: usedFrom, end: 'retired' })
    held.push({ entry, usedFrom, endedAt: Infinity, end: undefined })
    return undefined
  }
  const ended = held.find((one) => entryHash(one.entry) === entryHash(entry) && at < one.endedAt)
  if (!ended) return 'known'
  if (by.length === 0) return 'endorsed'
  Object.assign(ended, { endedAt: at, end: act === 'retire' ? 'retired' : 'revoked' })
  return undefined
}

function isWholeBeginning(entries: readonly DirectoryEntry[]): boolean {
  const ids = new Set(entries.map(({ id }) => id))
  const isWhole = ids.size === entries.length && entries.some(({ role }) => role === 'outside')
  return isWhole && entries.every(({ role }) => role !== 'recovery')
}

/** Those of the keys that have signed; each counts once. */
function endorsers<Key extends { readonly entry: DirectoryEntry }>(
  keys: readonly Key[],
  endorsed: Endorsed,
  endorsements: readonly Endorsement[],
): readonly Key[] {
  return keys.filter(({ entry }) =>
    endorsements.some(({ by, sig }) => by === entry.id && isEndorsedBy(entry, endorsed, sig)),
  )
}
