import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { keepFile } from '../../../platform/files/keeping.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { LedgerKind } from '../../../platform/ledger/kind.ts'
import type { Outcome } from '../service-facts.ts'
import { recordStep } from '../step.ts'
import { changeRequest, freeBookings, holdOpen, type Done } from './holding.ts'
import { resultPurpose } from './result-files.ts'

export interface Ending {
  readonly requestId: string
  readonly outcome: Outcome
  /** What the applicant is told; of a withdrawal what he said. */
  readonly words: string | null
  /** How he may appeal. */
  readonly appeal: string | null
  readonly files?: readonly StagedFile[]
  readonly at: Temporal.Instant
}

const endings: Readonly<Record<Outcome, LedgerKind>> = {
  approved: 'services.decided',
  refused: 'services.decided',
  returned: 'services.returned',
  withdrawn: 'services.withdrawn',
}

/**
 * Ends a request: once, whoever comes second is told. A refusal and a return need their reason, section 37 of the
 * Administrative Procedure Act B.E. 2539, and the way of appeal, section 40. Nothing is approved or refused while
 * documents are missing; a request is returned only when the day is over by which they were to come, section 9 of the
 * Licensing Facilitation Act B.E. 2558. What it had booked is free again unless it is approved. The ledger gets how it
 * ended and how many files there were, no word of it.
 */
export async function endRequest(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, outcome, words, appeal, files = [], at }: Ending,
): Promise<
  Done<'ended' | 'documents-missing' | 'not-asked' | 'not-over' | 'reason-missing' | 'appeal-missing'>
> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  const today = todayInBangkok(at).toString()
  const isDecided = outcome === 'approved' || outcome === 'refused'
  if (isDecided && held.state === 'incomplete') return { ok: false, reason: 'documents-missing' }
  if (outcome === 'returned') {
    if (held.state !== 'incomplete' || held.bringBy === null) return { ok: false, reason: 'not-asked' }
    if (today <= held.bringBy) return { ok: false, reason: 'not-over' }
  }
  if (outcome === 'refused' || outcome === 'returned') {
    if (!words) return { ok: false, reason: 'reason-missing' }
    if (!appeal) return { ok: false, reason: 'appeal-missing' }
  }
  await changeRequest(tx, requestId, {
    state: outcome,
    endedOn: today,
    decision: words,
    appeal,
    decidedBy: outcome === 'withdrawn' ? null : actor.accountId,
  })
  if (outcome !== 'approved') await freeBookings(tx, requestId)
  await recordStep(tx, actor, { requestId, kind: outcome, words, at })
  for (const staged of files) {
    // As long as the texts of the request, with which they are erased.
    const kept = { staged, purpose: resultPurpose, subject: requestId, isPublic: false, keepUntil: null, at }
    await keepFile(tx, actor, kept)
  }
  const payload = { outcome, endedOn: today, files: files.length }
  await append(tx, { kind: endings[outcome], subject: requestId, actor, at, payload })
  return { ok: true }
}
