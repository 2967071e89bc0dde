import { and, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { append } from '../../platform/ledger/append.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import type { Manual } from './manual.ts'
import { manual } from './schema.ts'
import { refreshManualSearch } from './searchable.ts'

/** A manual that nobody looks at for longer is not kept up. */
const longestYears = 2

/** The last day that may be set for a review. */
export function lastReviewDay(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ years: longestYears })
}

/**
 * Records that a published manual was looked at and is still right, and when it is to be looked at next. False for
 * one that was never published or was withdrawn.
 */
export async function setReview(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    manual: { manualId, reviewBy: before, withdrawn },
    reviewBy,
    at,
  }: { readonly manual: Manual; readonly reviewBy: Temporal.PlainDate; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (before === null || withdrawn) return false
  const { db, organizationId } = tx
  await db
    .update(manual)
    .set({ reviewBy: reviewBy.toString() })
    .where(and(eq(manual.organizationId, organizationId), eq(manual.manualId, manualId)))
  const payload = { reviewBy: reviewBy.toString(), before: before.toString() }
  await append(tx, { kind: 'manuals.review-set', subject: manualId, actor, at, payload })
  return true
}

/**
 * Withdraws a published manual, with the reason that everybody reads; its versions stay at their addresses. False
 * for one that was never published or was withdrawn already.
 */
export async function withdrawManual(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    manual: { manualId, reviewBy },
    reason,
    at,
  }: { readonly manual: Manual; readonly reason: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (reviewBy === null) return false
  const { db, organizationId } = tx
  const withdrawn = await db
    .update(manual)
    .set({ withdrawnAt: at, withdrawnBy: actor.accountId, withdrawnReason: reason })
    .where(
      and(
        eq(manual.organizationId, organizationId),
        eq(manual.manualId, manualId),
        isNull(manual.withdrawnAt),
      ),
    )
    .returning({ manualId: manual.manualId })
  if (withdrawn.length === 0) return false
  await refreshManualSearch(tx)
  await append(tx, { kind: 'manuals.withdrawn', subject: manualId, actor, at, payload: { reason } })
  return true
}
