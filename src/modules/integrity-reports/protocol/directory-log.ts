import { b64, fromB64, isSignedAs, labelledHash, signAs } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { writeCanonical } from './canonical-json.ts'
import type { DirectoryEntry } from './directory.ts'
import { entryHash, readEntry } from './directory.ts'
import { bytes, bytesOrNone, exactly, isObject, listOf, members, text } from './shape.ts'

const acts = ['add', 'retire', 'revoke', 'rotate'] as const
type KeyAct = (typeof acts)[number]

/** Time for the other recipients, and for whoever watches the ledger, to object to a new key. */
export const waitingHours = 72

/** A change of the directory, as it stands in the public ledger. */
export type KeyEvent = CanonicalObject & {
  readonly v: 1
  readonly type: 'integrity-key'
  readonly act: KeyAct
  readonly entry: DirectoryEntry
  /** The hash of the event before; empty for the first. */
  readonly prev: string
  readonly endorsements: readonly { readonly by: string; readonly sig: string }[]
}

/** An event, and the second at which the ledger took it; the caller has verified its proof there. */
export interface LoggedEvent {
  readonly event: Canonical
  readonly time: number
}

export interface Directory {
  /** To these keys a new report may be encrypted now. */
  readonly active: readonly DirectoryEntry[]
  /** All that ever were in force, to verify what was signed in the past. */
  readonly known: readonly DirectoryEntry[]
}

export type DirectoryRefusal =
  | { readonly at: number; readonly why: 'form' | 'chain' | 'endorsements' | 'unknown' }
  | { readonly why: 'ceremony' | 'nobody outside' }

const isEvent = members({
  v: exactly(1),
  type: exactly('integrity-key'),
  act: exactly(...acts),
  entry: (value: Canonical) => isObject(value) && readEntry(writeCanonical(value)) !== undefined,
  prev: bytesOrNone(32),
  endorsements: listOf(members({ by: text, sig: bytes(64) })),
})

export function eventHash(event: CanonicalObject): string {
  return b64(labelledHash('directory', writeCanonical(event)))
}

type Change = Pick<KeyEvent, 'act' | 'entry' | 'prev'>

/** Binds the act too, so that a signature for letting somebody in never serves to throw him out. */
export function endorse(change: Change, by: string, signSeed: Uint8Array): { by: string; sig: string } {
  return { by, sig: b64(signAs('endorse', signSeed, ...endorsed(change))) }
}

function endorsed({ act, entry, prev }: Change): [string, string, string] {
  return [prev, act, entryHash(entry)]
}

interface Held {
  readonly entry: DirectoryEntry
  readonly from: number
  /** Undefined while it is in force. */
  until?: number
}

/**
 * Replays the directory as the reporter's page must before it encrypts. `ceremony` is the hash of the last
 * event of the founding ceremony, printed in the announcement: up to there keys need no endorsement. After
 * it a new key needs two recipients in force, one of them outside, and 72 hours; taking one away needs one
 * signature, its own or an outside one, and works at once. It refuses a directory with nobody outside.
 */
export function replayDirectory(
  log: readonly LoggedEvent[],
  { ceremony, now }: { readonly ceremony: string; readonly now: number },
): Directory | DirectoryRefusal {
  const held: Held[] = []
  let prev = ''
  let founding = true
  for (const [at, { event: logged, time }] of log.entries()) {
    if (!isObject(logged) || !isEvent(logged)) return { at, why: 'form' }
    const event = logged as KeyEvent
    if (event.prev !== prev) return { at, why: 'chain' }
    const inForce = held.filter((one) => isInForce(one, time)).map(({ entry }) => entry)
    if (!founding && !isEndorsed(event, inForce)) return { at, why: 'endorsements' }
    if (!hold(held, event, founding ? time : time + waitingHours * 3600, time)) return { at, why: 'unknown' }
    prev = eventHash(event)
    if (prev === ceremony) founding = false
  }
  if (founding) return { why: 'ceremony' }
  const active = held.filter((one) => isInForce(one, now)).map(({ entry }) => entry)
  if (!active.some(({ role }) => role === 'outside')) return { why: 'nobody outside' }
  // A key that was revoked before it was ever in force never counts.
  const known = held.filter(({ from, until }) => from <= now && (until === undefined || from < until))
  return { active, known: known.map(({ entry }) => entry) }
}

function isInForce({ from, until }: Held, time: number): boolean {
  return from <= time && (until === undefined || time < until)
}

/** False when it adds an id that somebody had before, or follows or takes away what is not there. */
function hold(held: Held[], { act, entry }: KeyEvent, from: number, time: number): boolean {
  const hash = entryHash(entry)
  if (act === 'retire' || act === 'revoke') return endOf(held, (one) => entryHash(one) === hash, time)
  if (act === 'add' && held.some((one) => one.entry.id === entry.id)) return false
  // A key that is followed by another stays in force until that one is.
  if (act === 'rotate' && !endOf(held, ({ id }) => id === entry.id, from)) return false
  held.push({ entry, from })
  return true
}

function endOf(held: readonly Held[], fits: (entry: DirectoryEntry) => boolean, time: number): boolean {
  const ended = held.filter((one) => one.until === undefined && fits(one.entry))
  for (const one of ended) one.until = time
  return ended.length > 0
}

function isEndorsed(event: KeyEvent, inForce: readonly DirectoryEntry[]): boolean {
  const endorsers = new Map(
    event.endorsements.flatMap(({ by, sig }) => {
      const entry = inForce.find(({ id }) => id === by)
      const signature = fromB64(sig)
      const publicKey = entry && fromB64(entry.sig)
      const holds =
        publicKey && signature && isSignedAs('endorse', { publicKey, signature }, ...endorsed(event))
      return holds ? [[by, entry] as const] : []
    }),
  )
  const outside = Array.from(endorsers.values()).some(({ role }) => role === 'outside')
  if (event.act === 'add' || event.act === 'rotate') return outside && endorsers.size >= 2
  return outside || endorsers.has(event.entry.id)
}
