import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { eraseNoticeAddress } from '../../platform/notifications/notice-address.ts'

/** Erases the address for news of a request, because the applicant wants no more; false where there is none. */
export async function stopNotices(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, at }: { readonly requestId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (!(await eraseNoticeAddress(tx, requestId))) return false
  await append(tx, { kind: 'services.notices-stopped', subject: requestId, actor, at, payload: {} })
  return true
}
