import { commitmentOf } from '../../../platform/ledger/entry.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { fromB64 } from '../protocol/binding.ts'
import type { Canonical } from '../protocol/canonical-json.ts'
import { readBatch } from '../protocol/ledger-batch.ts'
import { call } from './calling.ts'

/** What the ledger proves of the messages of a month, and which keyboxes it says were in the pool. */
export interface ProvenMonth {
  /** Tags and commitments, base64url, as a reader of a thread compares them. */
  readonly items: ReadonlyMap<string, string>
  /** On which day the ledger showed a tag. */
  readonly dayOf: ReadonlyMap<string, string>
  /** The hashes of keyboxes, by day. */
  readonly boxes: ReadonlyMap<string, readonly string[]>
}

/** Undefined where a batch is not what the ledger committed to. */
export async function fetchMonth(
  path: string,
  month: string,
  ledgerKeys: readonly string[],
): Promise<ProvenMonth | undefined> {
  const { head } = await call(path, { month })
  const batches = head['batches'] as unknown as readonly { payload: string; salt: string; proof: string }[]
  const items = new Map<string, string>()
  const dayOf = new Map<string, string>()
  const boxes = new Map<string, readonly string[]>()
  for (const { payload, salt, proof } of batches) {
    const verdict = verifyReceipt(proof, undefined, ledgerKeys)
    const salted = fromB64(salt)
    if (!verdict.ok || !salted || commitmentOf(salted, payload) !== verdict.entry.commitment) return undefined
    const { details } = JSON.parse(payload) as { details: Canonical }
    const batch = readBatch(details)
    if (!batch) return undefined
    boxes.set(batch.day, batch.boxes)
    for (const [tag, commitment] of batch.ledger) {
      items.set(tag, commitment)
      dayOf.set(tag, batch.day)
    }
  }
  return { items, dayOf, boxes }
}
