import { and, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import type { SecretBox } from '../../../platform/identity/secret-box.ts'
import { append } from '../../../platform/ledger/append.ts'
import { hashOfCode, newTrackingCode } from '../../../platform/tracking/tracking-code.ts'
import { codeAbout } from '../complaint-facts.ts'
import { complaint } from '../schema.ts'

/**
 * Gives a complaint another tracking code, for a complainant who lost his; the one before opens nothing any more.
 * Undefined where there is no such complaint, or nothing left in it to read.
 */
export async function renewCode(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    secrets,
    at,
  }: { readonly complaintId: string; readonly secrets: SecretBox; readonly at: Temporal.Instant },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const code = newTrackingCode()
  const renewed = await db
    .update(complaint)
    .set({ codeHash: hashOfCode(code, { secrets, about: codeAbout, organizationId }) })
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        eq(complaint.complaintId, complaintId),
        isNull(complaint.erasedAt),
      ),
    )
    .returning({ complaintId: complaint.complaintId })
  if (renewed.length === 0) return undefined
  const kind = 'complaints.code-renewed'
  await append(tx, { kind, subject: complaintId, actor, at, payload: {} })
  return code
}
