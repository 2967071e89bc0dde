import { and, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append } from './append.ts'
import { ledgerEntry, ledgerPayload } from './schema.ts'

export interface Erasure {
  readonly index: number
  /** Why, in words: the end of a retention, somebody's right under the Personal Data Protection Act. */
  readonly reason: string
  readonly at: Temporal.Instant
}

export type Erased = { readonly ok: true } | { readonly ok: false; readonly reason: 'absent' | 'erased' }

/**
 * Destroys what an entry commits to, with the salt, so that nobody can even try guesses against the
 * commitment. The entry and the tree stay as they are; that it was erased is an entry of its own.
 */
export async function erasePayload(
  tx: TenantTransaction,
  actor: Actor,
  { index, reason, at }: Erasure,
): Promise<Erased> {
  const { db, organizationId } = tx
  const [entry] = await db
    .select({ subject: ledgerEntry.subject })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.organizationId, organizationId), eq(ledgerEntry.index, index)))
  if (!entry) return { ok: false, reason: 'absent' }
  const { rowCount } = await db
    .update(ledgerPayload)
    .set({ payload: null, salt: null, accountId: null, erasedAt: at })
    .where(
      and(
        eq(ledgerPayload.organizationId, organizationId),
        eq(ledgerPayload.index, index),
        isNull(ledgerPayload.erasedAt),
      ),
    )
  if (!rowCount) return { ok: false, reason: 'erased' }
  const { subject } = entry
  await append(tx, { kind: 'ledger.payload-erased', subject, actor, at, payload: { index, reason } })
  return { ok: true }
}
