import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import type { MatterNews } from '../../platform/notifications/matter-news.ts'
import { eraseNoticeAddress } from '../../platform/notifications/notice-address.ts'
import { informationRequest } from './schema.ts'
import { informationCentreUrls } from './urls.ts'

/** News of a request for the requester: `received`, `ended`, or with the last day that was given or missed. */
export function newsOf(
  requestId: string,
  occasion: 'received' | 'ended' | `extended ${string}` | `late ${string}`,
  at: Temporal.Instant,
): MatterNews {
  return { matterId: requestId, occasion, trackingPage: informationCentreUrls.track(), at }
}

/** Erases the address for news of a request, because the requester wants no more; false where there is none. */
export async function stopNotices(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, at }: { readonly requestId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (!(await eraseNoticeAddress(tx, requestId))) return false
  const kind = 'information-requests.notices-stopped'
  await append(tx, { kind, subject: requestId, actor, at, payload: {} })
  return true
}

/** Tells requesters whose last day has passed, once for each last day: they may complain (section 13). */
export const tellOfLateRequests = defineJob({
  name: 'tell-of-late-information-requests',
  input: z.object({}),
  // Of a day that ended at midnight, when people are awake.
  schedule: '3 8 * * *',
  handle: ({ at, transaction, tellFiler }) =>
    transaction(async (tx) => {
      for (const { requestId, dueOn } of await lateRequests(tx, at)) {
        await tellFiler(tx, newsOf(requestId, `late ${dueOn}`, at))
      }
    }),
})

function lateRequests({ db, organizationId }: TenantTransaction, at: Temporal.Instant) {
  return db
    .select({ requestId: informationRequest.requestId, dueOn: informationRequest.dueOn })
    .from(informationRequest)
    .where(
      and(
        eq(informationRequest.organizationId, organizationId),
        eq(informationRequest.state, 'open'),
        lt(informationRequest.dueOn, todayInBangkok(at).toString()),
      ),
    )
}
