import { commitmentOf } from '../../../platform/ledger/entry.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromB64 } from '../protocol/binding.ts'
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
      readonly fault: 'unreadable' | 'unproven' | Extract<Directory, { ok: false }>['rule']
    }

/** Asks for the directory and believes of it what the ledger's entries prove. */
export async function fetchDirectory(path: string, now = Date.now()): Promise<KnownDirectory> {
  const { head } = await call(path, {})
  return readDirectory(head, now)
}

function readDirectory(head: CanonicalObject, now: number): KnownDirectory {
  const { org, ledgerKeys, events, proposals } = head as unknown as {
    org: string
    ledgerKeys: readonly string[]
    events: readonly { payload: string; salt: string; proof: string }[]
    proposals: readonly OpenProposal[]
  }
  if (typeof org !== 'string' || !Array.isArray(events) || !Array.isArray(ledgerKeys)) {
    return { ok: false, fault: 'unreadable' }
  }
  const timed: TimedEvent[] = []
  for (const event of events as readonly { payload: string; salt: string; proof: string }[]) {
    const proven = provenEvent(event, ledgerKeys)
    if (!proven) return { ok: false, fault: 'unproven' }
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
    ledgerKeys,
  }
}

/** The event that an entry of the ledger commits to, and the time of the entry. */
function provenEvent(
  { payload, salt, proof }: { payload: string; salt: string; proof: string },
  ledgerKeys: readonly string[],
): TimedEvent | undefined {
  const verdict = verifyReceipt(proof, undefined, ledgerKeys)
  const salted = fromB64(salt)
  if (!verdict.ok || salted?.length !== 32 || commitmentOf(salted, payload) !== verdict.entry.commitment) {
    return undefined
  }
  const { details } = JSON.parse(payload) as { details?: { event?: unknown } }
  const event = typeof details?.event === 'string' ? readCanonical(utf8ToBytes(details.event)) : undefined
  if (event === undefined || !isKeyEvent(event)) return undefined
  // The subject names the event in public: the same entry cannot stand for another.
  if (verdict.entry.subject !== keyEventHash(event as KeyEvent)) return undefined
  return { event: event as KeyEvent, at: Date.parse(verdict.entry.time) }
}
