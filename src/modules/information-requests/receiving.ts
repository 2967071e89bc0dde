import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import type { Language } from '../../platform/language/messages.ts'
import { append } from '../../platform/ledger/append.ts'
import { leaveNoticeAddress } from '../../platform/notifications/notice-address.ts'
import { hashOfCode, newTrackingCode } from '../../platform/tracking/tracking-code.ts'
import { firstDueOn } from './deadline.ts'
import { codeAbout, type Channel, type Delivery } from './request-facts.ts'
import { informationRequest, informationRequestRegister } from './schema.ts'
import { recordStep } from './step.ts'

/** What somebody wants to know. Why is not asked: section 11 gives the right to everybody, with an interest or not. */
export interface NewRequest {
  readonly channel: Channel
  readonly wanted: string
  readonly delivery: Delivery
  readonly requester: string | null
  readonly contact: string | null
  /** Where and in which language the requester is told that there is news; null where he wants none. */
  readonly notices: { readonly email: string; readonly language: Language } | null
  /** The day from which the time runs; of a letter, the day it came. */
  readonly receivedOn: Temporal.PlainDate
  readonly at: Temporal.Instant
  /** With whose key its tracking code is kept. */
  readonly secrets: SecretBox
}

/** Receives a request: gives it the next number of the year, its deadline and its tracking code. */
export async function receiveRequest(
  tx: TenantTransaction,
  actor: Actor,
  { receivedOn, at, secrets, notices, ...request }: NewRequest,
): Promise<{ requestId: string; code: string }> {
  const { db, organizationId } = tx
  const code = newTrackingCode()
  const codeHash = hashOfCode(code, { secrets, about: codeAbout, organizationId })
  const requestId = uuidv7()
  const dueOn = firstDueOn(receivedOn).toString()
  const number = await nextNumber(tx, at)
  await db.insert(informationRequest).values({
    organizationId,
    requestId,
    ...number,
    codeHash,
    ...request,
    receivedOn: receivedOn.toString(),
    dueOn,
    state: 'open',
  })
  if (notices) await leaveNoticeAddress(tx, { matterId: requestId, ...notices, at })
  await recordStep(tx, actor, { requestId, kind: 'received', dueOn, at })
  const { channel, delivery } = request
  await append(tx, {
    kind: 'information-requests.received',
    subject: requestId,
    actor,
    at,
    payload: { ...number, channel, delivery, receivedOn: receivedOn.toString(), dueOn },
  })
  return { requestId, code }
}

/**
 * The next number of the register of the Buddhist year in which it is entered. Whoever else enters one waits here until
 * this transaction ends, and a request that is not kept gives its number back: no number is missing or given twice.
 */
async function nextNumber(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<{ registerYear: number; registerNumber: number }> {
  const { lastNumber, organizationId: organization, registerYear: year } = informationRequestRegister
  const registerYear = todayInBangkok(at).year + 543
  const [counted] = await db
    .insert(informationRequestRegister)
    .values({ organizationId, registerYear, lastNumber: 1 })
    .onConflictDoUpdate({ target: [organization, year], set: { lastNumber: sql`${lastNumber} + 1` } })
    .returning({ registerNumber: lastNumber })
  return { registerYear, registerNumber: counted!.registerNumber }
}
