import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { isOpen } from '../complaint-facts.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, holdComplaint, type Done } from './holding.ts'

interface OfComplaint {
  readonly complaintId: string
  readonly at: Temporal.Instant
}

/** Says that somebody here has read a new complaint. Refuses one that is no longer new. */
export async function acknowledgeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, at }: OfComplaint,
): Promise<Done<'not-new'>> {
  const held = await holdComplaint(tx, complaintId)
  if (held?.state !== 'received') return { ok: false, reason: 'not-new' }
  await changeComplaint(tx, complaintId, { state: 'acknowledged' })
  await recordSteps(tx, actor, [{ complaintId, kind: 'acknowledged' }], at)
  await append(tx, { kind: 'complaints.acknowledged', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}

/**
 * Gives an open complaint to a division, and to a person of it where one is named. A division that has it already hands
 * it on with a reason, which the complainant reads. Refuses one that has ended, and one who has it already.
 */
export async function assignComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    divisionId,
    assigneeId,
    reason,
    at,
  }: OfComplaint & {
    readonly divisionId: string
    readonly assigneeId: string | null
    readonly reason: string | null
  },
): Promise<Done<'ended' | 'same' | 'reason-missing'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || !isOpen(held.state)) return { ok: false, reason: 'ended' }
  const isOther = held.divisionId !== divisionId
  if (!isOther && held.assigneeId === assigneeId) return { ok: false, reason: 'same' }
  if (isOther && held.divisionId !== null && reason === null) return { ok: false, reason: 'reason-missing' }
  const state = isOther ? 'assigned' : held.state
  await changeComplaint(tx, complaintId, { divisionId, assigneeId, state })
  await recordSteps(tx, actor, [{ complaintId, kind: 'assigned', divisionId, words: reason }], at)
  const payload = { divisionId, assigneeId }
  await append(tx, { kind: 'complaints.assigned', subject: complaintId, actor, at, payload })
  return { ok: true }
}

/** Says that the division deals with it. Refuses one that no division has, and one that is accepted or has ended. */
export async function acceptComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, at }: OfComplaint,
): Promise<Done<'ended' | 'no-division'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || !isOpen(held.state) || held.state === 'accepted') return { ok: false, reason: 'ended' }
  if (held.divisionId === null) return { ok: false, reason: 'no-division' }
  await changeComplaint(tx, complaintId, { state: 'accepted' })
  await recordSteps(tx, actor, [{ complaintId, kind: 'accepted', divisionId: held.divisionId }], at)
  await append(tx, { kind: 'complaints.accepted', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}

/** Writes down something for the staff. The complainant sees that and when, not what. Refuses an erased complaint. */
export async function noteOnComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, words, at }: OfComplaint & { readonly words: string },
): Promise<Done<'erased'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.erasedAt !== null) return { ok: false, reason: 'erased' }
  await recordSteps(tx, actor, [{ complaintId, kind: 'noted', words }], at)
  await append(tx, { kind: 'complaints.noted', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}
