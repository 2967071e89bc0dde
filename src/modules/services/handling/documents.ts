import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { recordStep } from '../step.ts'
import { changeRequest, holdOpen, type Done } from './holding.ts'
import { lastDayFrom } from './standard-time.ts'

interface Told {
  readonly requestId: string
  readonly words: string
  readonly at: Temporal.Instant
}

/**
 * Asks an applicant for the documents that are missing, all of them and once: section 8 of the Licensing Facilitation
 * Act B.E. 2558 keeps an officer from asking for others later. The time waits until they came. Refuses a second asking,
 * a day that is over, and a request that has ended. One that was overdue before stays late.
 */
export async function askForDocuments(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, words, bringBy, at }: Told & { readonly bringBy: Temporal.PlainDate },
): Promise<Done<'ended' | 'asked-before' | 'past'>> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  if (held.wasAsked) return { ok: false, reason: 'asked-before' }
  const today = todayInBangkok(at)
  if (Temporal.PlainDate.compare(bringBy, today) <= 0) return { ok: false, reason: 'past' }
  const overran = held.overran || (held.dueOn !== null && today.toString() > held.dueOn)
  await changeRequest(tx, requestId, {
    state: 'incomplete',
    wasAsked: true,
    bringBy: bringBy.toString(),
    completeOn: null,
    dueOn: null,
    overran,
  })
  await recordStep(tx, actor, { requestId, kind: 'documents-asked', dueOn: bringBy.toString(), words, at })
  const payload = { bringBy: bringBy.toString(), overran }
  await append(tx, { kind: 'services.documents-asked', subject: requestId, actor, at, payload })
  return { ok: true }
}

/**
 * Takes note that the documents that were missing are here, brought to the counter or sent by the applicant himself:
 * the time runs from today, all of it, and its last day comes back. Refuses where none are waited for, so that two who
 * note it at once make one act.
 */
export async function documentsGiven(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, words, at }: Omit<Told, 'words'> & { readonly words: string | null },
): Promise<Done<'not-waiting'>> {
  const held = await holdOpen(tx, requestId)
  if (held?.state !== 'incomplete') return { ok: false, reason: 'not-waiting' }
  const completeOn = todayInBangkok(at)
  const due = await lastDayFrom(tx, { serviceId: held.serviceId, completeOn })
  const dueOn = due?.toString() ?? null
  await changeRequest(tx, requestId, { state: 'open', completeOn: completeOn.toString(), dueOn })
  await recordStep(tx, actor, { requestId, kind: 'documents-given', dueOn, words, at })
  const payload = { completeOn: completeOn.toString(), dueOn }
  await append(tx, { kind: 'services.documents-given', subject: requestId, actor, at, payload })
  return { ok: true }
}
