import { utf8ToBytes } from '@noble/hashes/utils.js'
import { readCanonical } from '../protocol/canonical-json.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { noticeMs, readGuardianship, type Guardianship } from '../protocol/recovery-key.ts'
import { call } from './calling.ts'
import type { KnownDirectory } from './known-directory.ts'
import type { KnownLog } from './known-log.ts'
import { provenEntry, type ServedEntry } from './proven-entry.ts'

type ProvenDirectory = Extract<KnownDirectory, { ok: true }>

/** A recovery key in force, and the guardians whom its id names. */
export interface GuardedEntry {
  readonly entry: DirectoryEntry
  readonly guardianship: Guardianship
}

/** A request as its entry in the ledger says, which nobody changes or dates back. */
export interface KnownRequest {
  readonly id: string
  /** The directory's ids of the recovery key, and of whoever lost a key. */
  readonly recovery: string
  readonly lost: string
  readonly reason: string
  /** From when on shares may be combined, in milliseconds. */
  readonly opensAt: number
  /**
   * Whether a witness that the page knows has signed it, too. Before that it can be stopped, but nobody gives a share: the
   * server may have shown it to nobody else.
   */
  readonly isWitnessed: boolean
}

/** Asks who the guardians of a proposed or known recovery key are, and what is asked of them now. */
export class KnownRecovery {
  readonly #guardianships: readonly string[]
  /** Those that are not finished and that the ledger proves. */
  readonly requests: readonly KnownRequest[]

  constructor(guardianships: readonly string[], requests: readonly KnownRequest[]) {
    this.#guardianships = guardianships
    this.requests = requests
  }

  /** Undefined where what the server served is not what the id of the key is the hash of. */
  guardiansOf(entry: DirectoryEntry): Guardianship | undefined {
    for (const text of this.#guardianships) {
      const value = readCanonical(utf8ToBytes(text))
      const found = value === undefined ? undefined : readGuardianship(value, entry)
      if (found) return found
    }
    return undefined
  }

  /** The recovery key in force whose guardians are known: others are offered to nobody. */
  inForce({ keys }: ProvenDirectory): GuardedEntry | undefined {
    const active = keys.filter(({ entry, state }) => state === 'active' && entry.role === 'recovery')
    for (const { entry } of active) {
      const guardianship = this.guardiansOf(entry)
      if (guardianship) return { entry, guardianship }
    }
    return undefined
  }
}

/** What is served of it, as far as the ledger proves it to a page that knows this log and its witnesses. */
export async function fetchRecovery(path: string, log: KnownLog): Promise<KnownRecovery> {
  const { head } = await call(path, {})
  const { guardianships, requests } = head
  // Whatever else is served: then no guardians are known, and nobody is asked for anything.
  const texts = Array.isArray(guardianships) ? guardianships : []
  const served = (Array.isArray(requests) ? requests : []) as unknown as readonly ServedRequest[]
  return new KnownRecovery(
    texts.filter((text) => typeof text === 'string'),
    served.flatMap((request) => provenRequest(request, log) ?? []),
  )
}

interface ServedRequest extends ServedEntry {
  readonly id: string
}

/** Undefined for one that the ledger does not have: nobody acts on it. */
function provenRequest(request: ServedRequest, log: KnownLog): KnownRequest | undefined {
  const proven = provenEntry(request, log)
  if (!proven) return undefined
  const { id, payload } = request
  const { kind, subject, time } = proven.entry
  if (kind !== 'integrity-reports.recovery-asked' || subject !== id) return undefined
  const { details } = JSON.parse(payload) as { details?: Partial<Record<string, unknown>> }
  const { recovery, lost, reason } = details ?? {}
  if (typeof recovery !== 'string' || typeof lost !== 'string' || typeof reason !== 'string') return undefined
  const { isWitnessed } = proven
  return { id, recovery, lost, reason, opensAt: Date.parse(time) + noticeMs, isWitnessed }
}
