import { utf8ToBytes } from '@noble/hashes/utils.js'
import { commitmentOf } from '../../../platform/ledger/entry.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { fromB64 } from '../protocol/binding.ts'
import { readCanonical } from '../protocol/canonical-json.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { noticeMs, readGuardianship, type Guardianship } from '../protocol/recovery-key.ts'
import { call } from './calling.ts'
import type { KnownDirectory } from './known-directory.ts'

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

export async function fetchRecovery(path: string, { ledgerKeys }: ProvenDirectory): Promise<KnownRecovery> {
  const { head } = await call(path, {})
  const { guardianships, requests } = head
  // Whatever else is served: then no guardians are known, and nobody is asked for anything.
  const texts = Array.isArray(guardianships) ? guardianships : []
  const served = (Array.isArray(requests) ? requests : []) as unknown as readonly ServedRequest[]
  return new KnownRecovery(
    texts.filter((text) => typeof text === 'string'),
    served.flatMap((request) => provenRequest(request, ledgerKeys) ?? []),
  )
}

interface ServedRequest {
  readonly id: string
  readonly payload: string
  readonly salt: string
  readonly proof: string
}

/** Undefined for one that the ledger does not have: nobody acts on it. */
function provenRequest(
  { id, payload, salt, proof }: ServedRequest,
  ledgerKeys: readonly string[],
): KnownRequest | undefined {
  const verdict = verifyReceipt(proof, undefined, ledgerKeys)
  const salted = fromB64(salt)
  if (!verdict.ok || salted?.length !== 32 || commitmentOf(salted, payload) !== verdict.entry.commitment) {
    return undefined
  }
  const { kind, subject, time } = verdict.entry
  if (kind !== 'integrity-reports.recovery-asked' || subject !== id) return undefined
  const { details } = JSON.parse(payload) as { details?: Partial<Record<string, unknown>> }
  const { recovery, lost, reason } = details ?? {}
  if (typeof recovery !== 'string' || typeof lost !== 'string' || typeof reason !== 'string') return undefined
  return { id, recovery, lost, reason, opensAt: Date.parse(time) + noticeMs }
}
