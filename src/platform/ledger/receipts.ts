import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { cosignedCheckpoint, latestCheckpoint, makeCheckpoint, publishedNote } from './checkpoints.ts'
import type { LedgerKeys } from './keys.ts'
import { inclusionPath } from './merkle.ts'
import { formatProof } from './proof.ts'
import { ledgerEntry } from './schema.ts'
import { treeAt } from './tree-reading.ts'

export interface ReceiptSigning {
  readonly keys: LedgerKeys
  readonly at: Temporal.Instant
  /** The vkeys of witnesses: a checkpoint that one of them has cosigned is taken before a newer one without. */
  readonly witnesses?: readonly string[]
}

/**
 * The receipt of an entry (C2SP tlog-proof): the entry itself and the proof that the log holds it. Signs a
 * checkpoint where the newest is older than the entry. Undefined where there is no such entry.
 */
export async function receiptOf(
  tx: TenantTransaction,
  index: number,
  { keys, at, witnesses = [] }: ReceiptSigning,
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const [row] = await db
    .select({ entry: ledgerEntry.entry })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.organizationId, organizationId), eq(ledgerEntry.index, index)))
  if (!row) return undefined
  const latest = (await cosignedCheckpoint(tx, index, witnesses)) ?? (await latestCheckpoint(tx))
  const checkpoint = latest && latest.size > index ? latest : await makeCheckpoint(tx, keys, at)
  return formatProof({
    extra: row.entry,
    index,
    path: await inclusionPath(index, checkpoint.size, treeAt(tx, checkpoint.size)),
    checkpoint: await publishedNote(tx, checkpoint),
  })
}
