import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { keepFile } from '../../../platform/files/keeping.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { isOpen } from '../complaint-facts.ts'
import { purposes } from '../complaint-files.ts'
import { recordSteps } from '../step.ts'
import { changeComplaint, endJoined, holdComplaint, resumedClock, type Done } from './holding.ts'

export type Ending = {
  readonly complaintId: string
  /** What the complainants of the matter are told. */
  readonly words: string
  readonly files: readonly StagedFile[]
  readonly at: Temporal.Instant
} & (
  | { readonly kind: 'answered' }
  | { readonly kind: 'fixed'; readonly fixedOn: Temporal.PlainDate }
  | { readonly kind: 'passed-on'; readonly passedTo: string }
)

/**
 * Ends a complaint: explained in writing, fixed, or passed on to the agency whose matter it is. The clock stops on the
 * day this is told. What was explained may still be fixed later; all else ends once, and whoever comes second is told.
 * The ledger gets how it ended and how many files there were, no word of the answer.
 */
export async function endComplaint(
  tx: TenantTransaction,
  actor: Actor,
  ending: Ending,
): Promise<Done<'ended' | 'before-receipt'>> {
  const { complaintId, kind, words, files, at } = ending
  const held = await holdComplaint(tx, complaintId)
  const mayEnd = held && (isOpen(held.state) || (kind === 'fixed' && held.state === 'answered'))
  if (!mayEnd) return { ok: false, reason: 'ended' }
  const fixedOn = kind === 'fixed' ? ending.fixedOn.toString() : null
  if (fixedOn !== null && fixedOn < held.receivedOn) return { ok: false, reason: 'before-receipt' }
  const today = todayInBangkok(at).toString()
  const endedOn = held.endedOn ?? today
  const closedOn = kind === 'passed-on' ? today : null
  await changeComplaint(tx, complaintId, {
    state: kind,
    ...resumedClock(held, at),
    endedOn,
    closedOn,
    fixedOn,
    passedTo: kind === 'passed-on' ? ending.passedTo : null,
  })
  await endJoined(tx, complaintId, { endedOn, closedOn })
  await recordSteps(tx, actor, [{ complaintId, kind, words }], at)
  const purpose = kind === 'fixed' ? purposes.fixed : purposes.answer
  for (const staged of files) {
    await keepFile(tx, actor, { staged, purpose, subject: complaintId, isPublic: false, keepUntil: null, at })
  }
  const payload = { endedOn, fixedOn, files: files.length }
  await append(tx, { kind: `complaints.${kind}`, subject: complaintId, actor, at, payload })
  return { ok: true }
}

/** Closes a complaint that was answered or fixed: nothing more will be done. Refuses any other. */
export async function closeComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, at }: { readonly complaintId: string; readonly at: Temporal.Instant },
): Promise<Done<'not-ended'>> {
  const held = await holdComplaint(tx, complaintId)
  const mayClose = held && held.closedOn === null && (held.state === 'answered' || held.state === 'fixed')
  if (!mayClose) return { ok: false, reason: 'not-ended' }
  const closedOn = todayInBangkok(at).toString()
  await changeComplaint(tx, complaintId, { closedOn })
  await endJoined(tx, complaintId, { endedOn: held.endedOn!, closedOn })
  await recordSteps(tx, actor, [{ complaintId, kind: 'closed' }], at)
  await append(tx, { kind: 'complaints.closed', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}
