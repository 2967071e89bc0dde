import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { keepFile } from '../../../platform/files/keeping.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { purposes } from '../complaint-files.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, holdComplaint, type Done } from './holding.ts'

/**
 * Keeps what an officer wrote of a complaint for everybody; nothing that the complainant wrote is ever public. Refuses
 * an erased complaint, and one that is dealt with together with another.
 */
export async function summarizeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    summary,
    at,
  }: { readonly complaintId: string; readonly summary: string; readonly at: Temporal.Instant },
): Promise<Done<'erased-or-merged'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.erasedAt !== null || held.state === 'merged') {
    return { ok: false, reason: 'erased-or-merged' }
  }
  await changeComplaint(tx, complaintId, { summary })
  await recordSteps(tx, actor, [{ complaintId, kind: 'summarized' }], at)
  await append(tx, { kind: 'complaints.summarized', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}

/** Publishes copies of photos in which an officer has masked faces, number plates and names; the originals stay private. */
export async function publishPhotos(
  tx: TenantTransaction,
  actor: Actor,
  {
    complaintId,
    masked,
    at,
  }: { readonly complaintId: string; readonly masked: readonly StagedFile[]; readonly at: Temporal.Instant },
): Promise<Done<'erased-or-merged'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.erasedAt !== null || held.state === 'merged') {
    return { ok: false, reason: 'erased-or-merged' }
  }
  await recordSteps(tx, actor, [{ complaintId, kind: 'photo-published' }], at)
  for (const staged of masked) {
    const kept = {
      staged,
      purpose: purposes.published,
      subject: complaintId,
      isPublic: true,
      keepUntil: null,
      at,
    }
    await keepFile(tx, actor, kept)
  }
  const payload = { photos: masked.length }
  await append(tx, { kind: 'complaints.photo-published', subject: complaintId, actor, at, payload })
  return { ok: true }
}
