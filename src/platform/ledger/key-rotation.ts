import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append } from './append.ts'
import { signHeldHead, type StoredCheckpoint } from './checkpoints.ts'
import { publicKeys, type LedgerKeys } from './keys.ts'
import { ledgerCheckpoint, ledgerEntry } from './schema.ts'
import { formatVerifierKey } from './signed-note-key.ts'
import { rotationKind, rotationSubject } from './verifying-keys.ts'

/**
 * Gives the organisation's log a new key. The log itself says so, and the checkpoint right after is signed
 * by both, so that whoever believed the old key has reason to believe the new one. After the commit the
 * next signature replaces the old secret; without it the old one stays in use.
 */
export async function rotateKey(
  tx: TenantTransaction,
  actor: Actor,
  { keys, at }: { keys: LedgerKeys; at: Temporal.Instant },
): Promise<StoredCheckpoint> {
  const { old, next } = await keys.change(tx, 'log', at)
  const vkey = formatVerifierKey(next)
  await append(tx, { kind: rotationKind, subject: rotationSubject(vkey), actor, at, payload: { vkey } })
  return signHeldHead(tx, [old, next], at)
}

/**
 * The checkpoint with which a key handed over to the next, by the number of the next: 1 for the second key.
 * Undefined where there was no such change.
 */
export async function handoverNote(tx: TenantTransaction, number: number): Promise<string | undefined> {
  const vkey = number > 0 ? (await publicKeys(tx, 'log'))[number] : undefined
  if (vkey === undefined) return undefined
  const { db, organizationId } = tx
  const [entry] = await db
    .select({ index: ledgerEntry.index })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.organizationId, organizationId),
        eq(ledgerEntry.kind, rotationKind),
        eq(ledgerEntry.subject, rotationSubject(vkey)),
      ),
    )
  if (!entry) return undefined
  const [checkpoint] = await db
    .select({ note: ledgerCheckpoint.note })
    .from(ledgerCheckpoint)
    .where(
      and(
        eq(ledgerCheckpoint.organizationId, organizationId),
        // Made in the same transaction, right after the entry.
        eq(ledgerCheckpoint.size, entry.index + 1),
      ),
    )
  return checkpoint?.note
}
