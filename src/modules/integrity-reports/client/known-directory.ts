import { utf8ToBytes } from '@noble/hashes/utils.js'
import { readCanonical, type CanonicalObject } from '../protocol/canonical-json.ts'
import {
  directoryAt,
  isKeyEvent,
  keyEventHash,
  type Directory,
  type KeyEvent,
  type KnownKey,
  type TimedEvent,
} from '../protocol/directory-events.ts'
import { call } from './calling.ts'
import type { KnownLog } from './known-log.ts'
import { provenEntry, type ServedEntry } from './proven-entry.ts'

/** A change of the directory that waits for signatures. */
export interface OpenProposal {
  readonly id: string
  readonly event: KeyEvent
}

/** The directory as the ledger proves it, or why it is not believed. */
export type KnownDirectory =
  | {
      readonly ok: true
      readonly org: string
      readonly keys: readonly KnownKey[]
      /** The hash of the last event, after which the next one comes. */
      readonly head: string
      readonly proposals: readonly OpenProposal[]
      /** With which the log is signed, for other proofs. */
      readonly ledgerKeys: readonly string[]
    }
  | {
      readonly ok: false
      readonly fault: 'unreadable' | 'unproven' | 'unwitnessed' | Extract<Directory, { ok: false }>['rule']
    }

/**
 * Asks for the directory and believes of it what the ledger's entries prove: the log's own signature, and that of at
 * least one witness where the page knows any. What a server says of keys is not asked.
 */
export async function fetchDirectory(path: string, log: KnownLog, now = Date.now()): Promise<KnownDirectory> {
  const { head } = await call(path, {})
  return readDirectory(head, log, now)
}

function readDirectory(head: CanonicalObject, log: KnownLog, now: number): KnownDirectory {
  const { org, events, proposals } = head as unknown as {
    org: string
    events: readonly ServedEntry[]
    proposals: readonly OpenProposal[]
  }
  if (typeof org !== 'string' || !Array.isArray(events)) {
    return { ok: false, fault: 'unreadable' }
  }
  const timed: TimedEvent[] = []
  for (const event of events as readonly ServedEntry[]) {
    const proven = provenEvent(event, log)
    if (typeof proven === 'string') return { ok: false, fault: proven }
    timed.push(proven)
  }
  const directory = directoryAt(org, timed, now)
  if (!directory.ok) return { ok: false, fault: directory.rule }
  return {
    ok: true,
    org,
    keys: directory.keys,
    head: directory.head,
    proposals: proposals.filter(({ event }) => isKeyEvent(event)),
    ledgerKeys: log.keys,
  }
}

/** The event that an entry of the ledger commits to, and the time of the entry. */
function provenEvent(served: ServedEntry, log: KnownLog): TimedEvent | 'unproven' | 'unwitnessed' {
  const proven = provenEntry(served, log)
  if (!proven) return 'unproven'
  if (!proven.isWitnessed) return 'unwitnessed'
  const { details } = JSON.parse(served.payload) as { details?: { event?: unknown } }
  const event = typeof details?.event === 'string' ? readCanonical(utf8ToBytes(details.event)) : undefined
  if (event === undefined || !isKeyEvent(event)) return 'unproven'
  // The subject names the event in public: the same entry cannot stand for another.
  if (proven.entry.subject !== keyEventHash(event as KeyEvent)) return 'unproven'
  return { event: event as KeyEvent, at: Date.parse(proven.entry.time) }
}
