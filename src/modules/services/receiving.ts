import { and, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { placeFiles } from '../../platform/files/keeping.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import type { Language } from '../../platform/language/messages.ts'
import { appendAll } from '../../platform/ledger/append.ts'
import { leaveNoticeAddress } from '../../platform/notifications/notice-address.ts'
import { hashOfCode, newTrackingCode } from '../../platform/tracking/tracking-code.ts'
import type { Answers, Booking } from './forms/form.ts'
import type { AnswerFiles } from './forms/reading-answers.ts'
import { lastDayFrom } from './handling/standard-time.ts'
import { filesToKeep, keepAnswerFiles } from './request-files.ts'
import { service, serviceBooking, serviceRequest, serviceRequestRegister } from './schema.ts'
import { codeAbout, type Channel } from './service-facts.ts'
import { recordStep } from './step.ts'

export interface NewRequest {
  readonly serviceId: string
  /** The version of the form that was filled in. */
  readonly version: number
  readonly channel: Channel
  readonly applicant: string
  readonly contact: string
  readonly answers: Answers
  readonly files: AnswerFiles
  /** Where and in which language the applicant is told that there is news; null where he wants none. */
  readonly notices: { readonly email: string; readonly language: Language } | null
  readonly at: Temporal.Instant
  /** With whose key its tracking code is kept. */
  readonly secrets: SecretBox
}

export type Received =
  | { readonly ok: true; readonly requestId: string; readonly code: string }
  /** `closed`: no more are taken; `changed`: the form has another version by now; `taken`: somebody has booked it. */
  | { readonly ok: false; readonly reason: 'closed' | 'changed' | 'taken' }

/**
 * Receives a request for a service: gives it the next number of the year, its last day by the standard time and its
 * tracking code, and books what it asks for. Refuses one for a service that is closed, one on a form that was changed
 * meanwhile, and one for a space that somebody else has. The ledger gets the number and the days, nothing of what was
 * answered.
 */
export async function receiveRequest(
  tx: TenantTransaction,
  actor: Actor,
  asked: NewRequest,
): Promise<Received> {
  const { db, organizationId } = tx
  const { serviceId, version, channel, applicant, contact, answers, files, notices, at, secrets } = asked
  const booked = Object.values(answers).filter(isBooking)
  const held = await holdService(tx, serviceId, booked.length > 0 ? 'update' : 'share')
  if (held?.state !== 'open') return { ok: false, reason: 'closed' }
  if (held.version !== version) return { ok: false, reason: 'changed' }
  for (const booking of booked) {
    if (await isTaken(tx, serviceId, booking)) return { ok: false, reason: 'taken' }
  }
  const code = newTrackingCode()
  const codeHash = hashOfCode(code, { secrets, about: codeAbout, organizationId })
  const requestId = uuidv7()
  // Before the register is held: the store takes a while.
  const toKeep = filesToKeep(files, { requestId, at })
  const placed = await placeFiles(
    tx,
    actor,
    toKeep.map(({ file }) => file),
  )
  const receivedOn = todayInBangkok(at)
  const due = await lastDayFrom(tx, { serviceId, completeOn: receivedOn })
  const dueOn = due?.toString() ?? null
  const number = await nextNumber(tx, at)
  await db.insert(serviceRequest).values({
    organizationId,
    requestId,
    serviceId,
    version,
    ...number,
    codeHash,
    channel,
    applicant,
    contact,
    answers,
    receivedOn: receivedOn.toString(),
    completeOn: receivedOn.toString(),
    dueOn,
    divisionId: held.divisionId,
    state: 'open',
  })
  await keepAnswerFiles(
    tx,
    requestId,
    placed.kept.map(({ fileId }, index) => ({ fileId, fieldKey: toKeep[index]!.fieldKey })),
  )
  const places = booked.flatMap(({ space, day, parts }) => parts.map((part) => ({ space, day, part })))
  if (places.length > 0) {
    await db
      .insert(serviceBooking)
      .values(places.map((place) => ({ organizationId, serviceId, requestId, ...place })))
  }
  if (notices) await leaveNoticeAddress(tx, { matterId: requestId, ...notices, at })
  await recordStep(tx, actor, { requestId, kind: 'received', dueOn, at })
  const payload = { ...number, serviceId, channel, receivedOn: receivedOn.toString(), dueOn }
  const received = { kind: 'services.received', subject: requestId, actor, payload } as const
  await appendAll(tx, [...placed.acts, received], at)
  return { ok: true, requestId, code }
}

/**
 * Keeps a service as it is until this transaction ends. For a booking (`update`) whoever else asks for it waits so long,
 * so that two never book the same.
 */
async function holdService(
  { db, organizationId }: TenantTransaction,
  serviceId: string,
  strength: 'share' | 'update',
) {
  const [held] = await db
    .select({ state: service.state, version: service.version, divisionId: service.divisionId })
    .from(service)
    .where(and(eq(service.organizationId, organizationId), eq(service.serviceId, serviceId)))
    .for(strength)
  return held
}

function isBooking(answer: Answers[string]): answer is Booking {
  return typeof answer === 'object' && 'space' in answer
}

async function isTaken(
  { db, organizationId }: TenantTransaction,
  serviceId: string,
  { space, day, parts }: Booking,
): Promise<boolean> {
  const taken = await db
    .select({ part: serviceBooking.part })
    .from(serviceBooking)
    .where(
      and(
        eq(serviceBooking.organizationId, organizationId),
        eq(serviceBooking.serviceId, serviceId),
        eq(serviceBooking.space, space),
        eq(serviceBooking.day, day),
        inArray(serviceBooking.part, parts),
      ),
    )
  return taken.length > 0
}

/**
 * The next number of the register of the Buddhist year. Whoever else enters one waits here until this transaction ends,
 * and a request that is not kept gives its number back: no number is missing or given twice.
 */
async function nextNumber(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<{ registerYear: number; registerNumber: number }> {
  const { lastNumber, organizationId: organization, registerYear: year } = serviceRequestRegister
  const registerYear = todayInBangkok(at).year + 543
  const [counted] = await db
    .insert(serviceRequestRegister)
    .values({ organizationId, registerYear, lastNumber: 1 })
    .onConflictDoUpdate({ target: [organization, year], set: { lastNumber: sql`${lastNumber} + 1` } })
    .returning({ registerNumber: lastNumber })
  return { registerYear, registerNumber: counted!.registerNumber }
}
