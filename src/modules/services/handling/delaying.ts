import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { append } from '../../../platform/ledger/append.ts'
import { recordStep } from '../step.ts'
import { changeRequest, holdOpen, type Done } from './holding.ts'

/** How often a delay is explained until the request is decided: section 10 of the Licensing Facilitation Act B.E. 2558. */
export const explainEveryDays = 7

/**
 * Tells the applicant why his request takes longer, and until when. That act knows no longer time than the promised one:
 * whatever is explained, the request counts as late where a day was promised. Refuses a day that is not after today and
 * after the last day so far, a request that waits for documents, and one that has ended.
 */
export async function explainDelay(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    dueOn,
    words,
    at,
  }: {
    readonly requestId: string
    readonly dueOn: Temporal.PlainDate
    readonly words: string
    readonly at: Temporal.Instant
  },
): Promise<Done<'ended' | 'waiting' | 'not-later'>> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  if (held.state === 'incomplete') return { ok: false, reason: 'waiting' }
  const to = dueOn.toString()
  if (to <= todayInBangkok(at).toString() || (held.dueOn !== null && to <= held.dueOn)) {
    return { ok: false, reason: 'not-later' }
  }
  const overran = held.overran || held.dueOn !== null
  await changeRequest(tx, requestId, { dueOn: to, overran })
  await recordStep(tx, actor, { requestId, kind: 'delayed', dueOn: to, words, at })
  const payload = { from: held.dueOn, to }
  await append(tx, { kind: 'services.delayed', subject: requestId, actor, at, payload })
  return { ok: true }
}
