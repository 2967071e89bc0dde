import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { complaint } from '../schema.ts'
import type { Done } from './holding.ts'

/**
 * Keeps how content a complainant was, once and after the end. The ledger gets that he said so, not what: the answers
 * of a month could be counted out of it.
 */
export async function rateComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    rating,
    words,
    at,
  }: {
    readonly complaintId: string
    readonly rating: number
    readonly words: string | null
    readonly at: Temporal.Instant
  },
): Promise<Done<'rated-or-open'>> {
  const { db, organizationId } = tx
  const rated = await db
    .update(complaint)
    .set({ rating, ratingWords: words, ratedOn: todayInBangkok(at).toString() })
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        eq(complaint.complaintId, complaintId),
        isNotNull(complaint.endedOn),
        isNull(complaint.rating),
        isNull(complaint.erasedAt),
      ),
    )
    .returning({ complaintId: complaint.complaintId })
  if (rated.length === 0) return { ok: false, reason: 'rated-or-open' }
  await append(tx, { kind: 'complaints.rated', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}
