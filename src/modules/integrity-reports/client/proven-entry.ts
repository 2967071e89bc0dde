import type { OpenedCheckpoint } from '../../../platform/ledger/checkpoint.ts'
import { commitmentOf, type LedgerEntry } from '../../../platform/ledger/entry.ts'
import { formatVerifierKey } from '../../../platform/ledger/signed-note-key.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { fromB64 } from '../protocol/binding.ts'
import type { KnownLog } from './known-log.ts'

/** An entry of the ledger as a server serves it: what it holds, and the proof that the log has it. */
export interface ServedEntry {
  readonly payload: string
  readonly salt: string
  readonly proof: string
}

/**
 * The entry that a proof shows the log to have, which commits to what was served; undefined where it does not. Whether a
 * witness that the page knows has signed as well is told, because it is for the caller to say what follows from that.
 */
export function provenEntry(
  { payload, salt, proof }: ServedEntry,
  log: KnownLog,
): { readonly entry: LedgerEntry; readonly isWitnessed: boolean } | undefined {
  const verdict = verifyReceipt(proof, undefined, [...log.keys, ...log.witnesses])
  const salted = fromB64(salt)
  if (!verdict.ok || salted?.length !== 32 || commitmentOf(salted, payload) !== verdict.entry.commitment) {
    return undefined
  }
  return { entry: verdict.entry, isWitnessed: isWitnessed(verdict.checkpoint, log) }
}

/** Whether one of the witnesses has signed that this is the one history of the log that it has seen. */
function isWitnessed({ signers }: OpenedCheckpoint, { witnesses }: KnownLog): boolean {
  if (witnesses.length === 0) return true
  return signers.some(
    ({ key, seconds }) => seconds !== undefined && witnesses.includes(formatVerifierKey(key)),
  )
}
