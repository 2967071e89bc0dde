import { and, eq, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { LedgerKind } from '../ledger/kind.ts'
import { ledgerEntry, ledgerPayload } from '../ledger/schema.ts'
import type { Actor } from './actor.ts'

/**
 * Whether somebody did something of these kinds about a subject before: who entered does not approve, in
 * whatever role and for whomever he acts. The ledger is asked, because a record could be changed.
 */
export async function hasTakenPart(
  { db, organizationId }: TenantTransaction,
  { accountId }: Actor,
  { subject, kinds }: { subject: string; kinds: readonly LedgerKind[] },
): Promise<boolean> {
  if (accountId === null) return false
  const found = await db
    .select({ index: ledgerEntry.index })
    .from(ledgerEntry)
    .innerJoin(
      ledgerPayload,
      and(
        eq(ledgerPayload.organizationId, organizationId),
        eq(ledgerPayload.index, ledgerEntry.index),
        eq(ledgerPayload.accountId, accountId),
      ),
    )
    .where(
      and(
        eq(ledgerEntry.organizationId, organizationId),
        eq(ledgerEntry.subject, subject),
        inArray(ledgerEntry.kind, [...kinds]),
      ),
    )
    .limit(1)
  return found.length > 0
}
