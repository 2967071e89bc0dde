import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { append } from '../../../platform/ledger/append.ts'
import { recordStep } from '../step.ts'
import { handlersInOffice, handlesFor } from './handlers.ts'
import { changeRequest, holdOpen, holdRequest, type Done } from './holding.ts'

interface OfRequest {
  readonly requestId: string
  readonly at: Temporal.Instant
}

/**
 * Gives an open request to a division, and to an officer where one is named. Refuses a division that is closed, an
 * officer who has left or is of another division, one who has it already, and a request that has ended.
 */
export async function assignRequest(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    divisionId,
    assigneeId,
    at,
  }: OfRequest & { readonly divisionId: string; readonly assigneeId: string | null },
): Promise<Done<'ended' | 'no-division' | 'left' | 'of-another' | 'same'>> {
  const held = await holdOpen(tx, requestId)
  if (!held) return { ok: false, reason: 'ended' }
  const divisions = await listDivisions(tx)
  if (!divisions.some((one) => one.divisionId === divisionId && one.closedAt === null)) {
    return { ok: false, reason: 'no-division' }
  }
  if (assigneeId !== null) {
    const officer = (await handlersInOffice(tx, todayInBangkok(at))).find(
      ({ accountId }) => accountId === assigneeId,
    )
    if (!officer) return { ok: false, reason: 'left' }
    if (!handlesFor(officer, divisionId)) return { ok: false, reason: 'of-another' }
  }
  if (held.divisionId === divisionId && held.assigneeId === assigneeId) return { ok: false, reason: 'same' }
  await changeRequest(tx, requestId, { divisionId, assigneeId })
  await recordStep(tx, actor, { requestId, kind: 'assigned', divisionId, at })
  const payload = { divisionId, assigneeId }
  await append(tx, { kind: 'services.assigned', subject: requestId, actor, at, payload })
  return { ok: true }
}

/** Writes down something for the staff alone. Refuses a request whose texts are erased. */
export async function noteOnRequest(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, words, at }: OfRequest & { readonly words: string },
): Promise<Done<'erased'>> {
  const held = await holdRequest(tx, requestId)
  if (!held || held.erasedAt !== null) return { ok: false, reason: 'erased' }
  await recordStep(tx, actor, { requestId, kind: 'noted', words, at })
  await append(tx, { kind: 'services.noted', subject: requestId, actor, at, payload: {} })
  return { ok: true }
}
