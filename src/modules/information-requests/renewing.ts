import { and, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import { append } from '../../platform/ledger/append.ts'
import { hashOfCode, newTrackingCode } from '../../platform/tracking/tracking-code.ts'
import { codeAbout } from './request-facts.ts'
import { informationRequest } from './schema.ts'

/**
 * Gives a request another tracking code, for a requester who lost his; the one before opens nothing any more. Undefined
 * where there is no such request, or nothing left in it to read.
 */
export async function renewCode(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    secrets,
    at,
  }: { readonly requestId: string; readonly secrets: SecretBox; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const code = newTrackingCode()
  const renewed = await db
    .update(informationRequest)
    .set({ codeHash: hashOfCode(code, { secrets, about: codeAbout, organizationId }) })
    .where(
      and(
        eq(informationRequest.organizationId, organizationId),
        eq(informationRequest.requestId, requestId),
        isNull(informationRequest.erasedAt),
      ),
    )
    .returning({ requestId: informationRequest.requestId })
  if (renewed.length === 0) return undefined
  const kind = 'information-requests.code-renewed'
  await append(tx, { kind, subject: requestId, actor, at, payload: {} })
  return code
}
