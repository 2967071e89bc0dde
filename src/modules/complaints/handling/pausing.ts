import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { isOpen } from '../complaint-facts.ts'
import { recordSteps, type NewStep } from '../step.ts'
import { changeComplaint, holdComplaint, resumedClock, type Done } from './holding.ts'

interface Said {
  readonly complaintId: string
  readonly words: string
  readonly at: Temporal.Instant
}

/**
 * Stops the clock of an open complaint: for a question to the complainant (`asked`), or for a reason that he reads
 * (`paused`). Refuses where it stands still already. A complaint that was overdue before stays late.
 */
export async function stopClock(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, kind, words, at }: Said & { readonly kind: 'asked' | 'paused' },
): Promise<Done<'ended' | 'waiting'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || !isOpen(held.state)) return { ok: false, reason: 'ended' }
  if (held.waitingSince !== null) return { ok: false, reason: 'waiting' }
  const waitingSince = todayInBangkok(at).toString()
  await changeComplaint(tx, complaintId, {
    waitingSince,
    overran: held.overran || waitingSince > held.dueOn,
  })
  await recordSteps(tx, actor, [{ complaintId, kind, words }], at)
  await append(tx, { kind: `complaints.${kind}`, subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}

/** Lets the clock of a complaint run again; its last day moves on by the days it stood still. Refuses where it runs. */
export async function resumeClock(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, at }: Omit<Said, 'words'>,
): Promise<Done<'running'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.waitingSince === null) return { ok: false, reason: 'running' }
  const clock = resumedClock(held, at)
  await changeComplaint(tx, complaintId, clock)
  await recordSteps(tx, actor, [{ complaintId, kind: 'resumed', dueOn: clock.dueOn }], at)
  const payload = { dueOn: clock.dueOn }
  await append(tx, { kind: 'complaints.resumed', subject: complaintId, actor, at, payload })
  return { ok: true }
}

/** Takes what the complainant adds, asked or not; a clock that stood still runs again. Refuses once it has ended. */
export async function replyToQuestion(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, words, at }: Said,
): Promise<Done<'ended'>> {
  const held = await holdComplaint(tx, complaintId)
  if (!held || held.endedOn !== null) return { ok: false, reason: 'ended' }
  const steps: NewStep[] = [{ complaintId, kind: 'replied', words }]
  if (held.waitingSince !== null) {
    const clock = resumedClock(held, at)
    await changeComplaint(tx, complaintId, clock)
    steps.push({ complaintId, kind: 'resumed', dueOn: clock.dueOn })
  }
  await recordSteps(tx, actor, steps, at)
  await append(tx, { kind: 'complaints.replied', subject: complaintId, actor, at, payload: {} })
  return { ok: true }
}
