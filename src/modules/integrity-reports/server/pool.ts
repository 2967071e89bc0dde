import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { openingOf } from '../../../platform/ledger/opening.ts'
import { receiptOf } from '../../../platform/ledger/receipts.ts'
import type { LedgerKeys } from '../../../platform/ledger/keys.ts'
import { integrityBatch, integrityKeybox } from '../schema.ts'

/** The keyboxes of a day, for everybody: recipients try all of them, and nobody sees whose they are. */
export async function poolOfDay(
  { db, organizationId }: TenantTransaction,
  day: string,
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .select({ content: integrityKeybox.content })
    .from(integrityKeybox)
    .where(and(eq(integrityKeybox.organizationId, organizationId), eq(integrityKeybox.poolDay, day)))
    .orderBy(asc(integrityKeybox.keyboxHash))
  return rows.map(({ content }) => content)
}

/** A daily batch with all that proves it: what the entry commits to, and that the ledger holds the entry. */
export interface ProvenBatch {
  readonly day: string
  readonly payload: string
  readonly salt: string
  readonly proof: string
}

/** All of a month, so that asking does not tell which day matters. */
export async function batchesOfMonth(
  tx: TenantTransaction,
  month: string,
  ledger: { readonly keys: LedgerKeys; readonly at: Temporal.Instant },
): Promise<readonly ProvenBatch[]> {
  const { db, organizationId } = tx
  const rows = await db
    .select()
    .from(integrityBatch)
    .where(eq(integrityBatch.organizationId, organizationId))
    .orderBy(asc(integrityBatch.batchDay))
  const proven: ProvenBatch[] = []
  for (const { batchDay, ledgerIndex } of rows.filter((row) => row.batchDay.startsWith(month))) {
    const opening = await openingOf(tx, ledgerIndex)
    const proof = await receiptOf(tx, ledgerIndex, ledger)
    if (!opening || proof === undefined) throw new Error(`the batch of ${batchDay} is not in the ledger`)
    proven.push({ day: batchDay, payload: opening.payload, salt: opening.salt.toString('base64url'), proof })
  }
  return proven
}
