import { openCheckpoint, type OpenedCheckpoint } from './checkpoint.ts'
import { parseEntry, type LedgerEntry } from './entry.ts'
import { leafHash, verifyInclusion } from './merkle.ts'
import { parseProof } from './proof.ts'
import { parseVerifierKey } from './signed-note-key.ts'

/** What a receipt proves, or why it proves nothing. Reads no file and asks nobody: a browser runs it. */
export type ReceiptVerdict =
  | {
      readonly ok: true
      readonly entry: LedgerEntry
      readonly index: number
      /** Whose log it is, how large it was, and who has signed that. */
      readonly checkpoint: OpenedCheckpoint
    }
  | {
      readonly ok: false
      readonly reason:
        | 'not-a-receipt'
        /** The receipt does not hold the entry, and none was given. */
        | 'no-entry'
        /** No key that we know has signed it. */
        | 'unknown-key'
        /** Somebody signed wrongly in the name of a key that we know. */
        | 'forged'
        /** The entry is not where the receipt says. */
        | 'not-included'
        /** It is in the log, and is no entry of ours. */
        | 'not-an-entry'
    }

/**
 * Checks a receipt against the keys (vkeys) of a log and of its witnesses. The entry is the one inside the
 * receipt, or the one given where a receipt comes without.
 */
export function verifyReceipt(
  receipt: string,
  entry: Uint8Array | undefined,
  vkeys: readonly string[],
): ReceiptVerdict {
  const proof = parseProof(receipt)
  if (!proof) return { ok: false, reason: 'not-a-receipt' }
  const bytes = entry ?? proof.extra
  if (!bytes) return { ok: false, reason: 'no-entry' }
  const keys = vkeys.map(parseVerifierKey).filter((key) => key !== undefined)
  const opened = openCheckpoint(proof.checkpoint, keys)
  if (!opened.ok) return { ok: false, reason: reasons[opened.reason] }
  const { index, path } = proof
  const { size, root } = opened.checkpoint
  if (!verifyInclusion({ index, size, leaf: leafHash(bytes), path, root })) {
    return { ok: false, reason: 'not-included' }
  }
  const parsed = parseEntry(bytes)
  if (!parsed) return { ok: false, reason: 'not-an-entry' }
  return { ok: true, entry: parsed, index, checkpoint: opened.checkpoint }
}

const reasons = { malformed: 'not-a-receipt', unsigned: 'unknown-key', forged: 'forged' } as const
