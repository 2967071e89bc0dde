import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { recordStep } from '../step.ts'
import { changeRequest, holdRequest, type Done, type Held } from './holding.ts'

interface OfRequest {
  readonly requestId: string
  readonly at: Temporal.Instant
}

/** A fee is asked of a request that is dealt with, or was approved: some permits are paid for when they are given. */
function mayOweFee({ state }: Pick<Held, 'state'>): boolean {
  return state === 'open' || state === 'incomplete' || state === 'approved'
}

/** Says what a request costs, in satang; 0 where it is free. Refuses once it is paid, or ended otherwise. */
export async function setFee(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, satang, at }: OfRequest & { readonly satang: number },
): Promise<Done<'ended' | 'paid' | 'same'>> {
  const held = await holdRequest(tx, requestId)
  if (!held || !mayOweFee(held)) return { ok: false, reason: 'ended' }
  if (held.feePaidOn !== null) return { ok: false, reason: 'paid' }
  if (held.feeSatang === satang) return { ok: false, reason: 'same' }
  await changeRequest(tx, requestId, { feeSatang: satang })
  await recordStep(tx, actor, { requestId, kind: 'fee-set', at })
  await append(tx, { kind: 'services.fee-set', subject: requestId, actor, at, payload: { satang } })
  return { ok: true }
}

/**
 * Notes that the fee was paid, with the number of its receipt, which the office's book of receipts gives. Refuses where
 * nothing is owed, where it is paid already, and a day before the request or after today.
 */
export async function payFee(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    paidOn,
    receipt,
    at,
  }: OfRequest & { readonly paidOn: Temporal.PlainDate; readonly receipt: string },
): Promise<Done<'ended' | 'nothing-owed' | 'paid' | 'other-day'>> {
  const held = await holdRequest(tx, requestId)
  if (!held || !mayOweFee(held)) return { ok: false, reason: 'ended' }
  if (held.feePaidOn !== null) return { ok: false, reason: 'paid' }
  if (!held.feeSatang) return { ok: false, reason: 'nothing-owed' }
  const day = paidOn.toString()
  if (day < held.receivedOn || day > todayInBangkok(at).toString()) return { ok: false, reason: 'other-day' }
  await changeRequest(tx, requestId, { feePaidOn: day, feeReceipt: receipt })
  await recordStep(tx, actor, { requestId, kind: 'fee-paid', at })
  const payload = { satang: held.feeSatang, paidOn: day, receipt }
  await append(tx, { kind: 'services.fee-paid', subject: requestId, actor, at, payload })
  return { ok: true }
}
