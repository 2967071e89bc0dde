import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, holdComplaint, type Done } from './holding.ts'

/**
 * Puts a complaint in another category: what people choose in a hurry is not always what it is about. The figures count
 * it there from now on, and everybody concerned sees that it was moved. Refuses the one it has.
 */
export async function recategorizeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    category,
    at,
  }: { readonly complaintId: string; readonly category: string; readonly at: Temporal.Instant },
): Promise<Done<'same'>> {
  const before = await holdComplaint(tx, complaintId)
  if (!before || before.category === category) return { ok: false, reason: 'same' }
  await changeComplaint(tx, complaintId, { category })
  await recordSteps(tx, actor, [{ complaintId, kind: 'recategorized' }], at)
  const payload = { from: before.category, to: category }
  await append(tx, { kind: 'complaints.recategorized', subject: complaintId, actor, at, payload })
  return { ok: true }
}
