import { and, eq, isNull, ne } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { informationRequest } from './schema.ts'

/**
 * Keeps how content the requester was, once and after the end. The ledger gets that he said so, not what: the answers
 * of a month could be counted out of it.
 */
export async function rateRequest(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    rating,
    words,
    at,
  }: {
    readonly requestId: string
    readonly rating: number
    readonly words: string | null
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'rated-or-open' }> {
  const { db, organizationId } = tx
  const rated = await db
    .update(informationRequest)
    .set({ rating, ratingWords: words, ratedOn: todayInBangkok(at).toString() })
    .where(
      and(
        eq(informationRequest.organizationId, organizationId),
        eq(informationRequest.requestId, requestId),
        ne(informationRequest.state, 'open'),
        isNull(informationRequest.rating),
        isNull(informationRequest.erasedAt),
      ),
    )
    .returning({ requestId: informationRequest.requestId })
  if (rated.length === 0) return { ok: false, reason: 'rated-or-open' }
  await append(tx, { kind: 'information-requests.rated', subject: requestId, actor, at, payload: {} })
  return { ok: true }
}
