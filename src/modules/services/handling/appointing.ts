import { and, asc, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { isWorkingDay, type Holidays } from '../../../platform/calendar/working-days.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { serviceAppointment } from '../schema.ts'
import { recordStep } from '../step.ts'
import { holdOpen, holdRequest, type Done } from './holding.ts'

/** Offices are open from 8.30 to 16.30 and rest from noon for an hour. */
const [opens, rests, goesOn, closes] = ['08:30', '12:00', '13:00', '16:30'] as const

/** What is unusual about the time of an appointment, for whoever makes it: people meet on Sundays too, if they mean to. */
export function unusualTime(
  meetsAt: Temporal.ZonedDateTime,
  holidays: Holidays,
): 'closed-day' | 'closed-hour' | undefined {
  if (!isWorkingDay(meetsAt.toPlainDate(), holidays)) return 'closed-day'
  const time = meetsAt.toPlainTime().toString({ smallestUnit: 'minute' })
  const isOpen = (time >= opens && time < rests) || (time >= goesOn && time < closes)
  return isOpen ? undefined : 'closed-hour'
}

export interface NewAppointment {
  readonly requestId: string
  readonly meetsAt: Temporal.Instant
  readonly place: string
  readonly words: string | null
  readonly at: Temporal.Instant
}

/** Gives an applicant a time and a place to come to. Refuses a time that is over, and a request that has ended. */
export async function makeAppointment(
  tx: TenantTransaction,
  actor: Actor,
  { requestId, meetsAt, place, words, at }: NewAppointment,
): Promise<Done<'ended' | 'past' | 'same'>> {
  if (!(await holdOpen(tx, requestId))) return { ok: false, reason: 'ended' }
  if (Temporal.Instant.compare(meetsAt, at) <= 0) return { ok: false, reason: 'past' }
  const standing = await appointmentsOf(tx, requestId)
  if (standing.some((one) => one.cancelledAt === null && one.meetsAt.equals(meetsAt))) {
    return { ok: false, reason: 'same' }
  }
  const { db, organizationId } = tx
  const appointmentId = uuidv7()
  await db
    .insert(serviceAppointment)
    .values({ organizationId, appointmentId, requestId, meetsAt, place, words, cancelledAt: null })
  const dueOn = meetsAt.toZonedDateTimeISO('Asia/Bangkok').toPlainDate().toString()
  await recordStep(tx, actor, { requestId, kind: 'appointed', dueOn, words, at })
  const payload = { appointmentId, meetsAt: meetsAt.toString() }
  await append(tx, { kind: 'services.appointed', subject: requestId, actor, at, payload })
  return { ok: true }
}

/** Calls an appointment off, with the reason that the applicant reads. Refuses one that is called off or over. */
export async function cancelAppointment(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    appointmentId,
    words,
    at,
  }: {
    readonly requestId: string
    readonly appointmentId: string
    readonly words: string
    readonly at: Temporal.Instant
  },
): Promise<Done<'absent' | 'over'>> {
  const held = await holdRequest(tx, requestId)
  const found =
    held && (await appointmentsOf(tx, requestId)).find((one) => one.appointmentId === appointmentId)
  if (!found || found.cancelledAt !== null) return { ok: false, reason: 'absent' }
  if (Temporal.Instant.compare(found.meetsAt, at) <= 0) return { ok: false, reason: 'over' }
  const { db, organizationId } = tx
  await db
    .update(serviceAppointment)
    .set({ cancelledAt: at })
    .where(
      and(
        eq(serviceAppointment.organizationId, organizationId),
        eq(serviceAppointment.appointmentId, appointmentId),
        isNull(serviceAppointment.cancelledAt),
      ),
    )
  const dueOn = found.meetsAt.toZonedDateTimeISO('Asia/Bangkok').toPlainDate().toString()
  await recordStep(tx, actor, { requestId, kind: 'appointment-cancelled', dueOn, words, at })
  const kind = 'services.appointment-cancelled'
  await append(tx, { kind, subject: requestId, actor, at, payload: { appointmentId } })
  return { ok: true }
}

export type Appointment = Awaited<ReturnType<typeof appointmentsOf>>[number]

/** The appointments of a request, the earliest first, those that were called off too. */
export function appointmentsOf({ db, organizationId }: TenantTransaction, requestId: string) {
  const { appointmentId, meetsAt, place, words, cancelledAt } = serviceAppointment
  return db
    .select({ appointmentId, meetsAt, place, words, cancelledAt })
    .from(serviceAppointment)
    .where(
      and(eq(serviceAppointment.organizationId, organizationId), eq(serviceAppointment.requestId, requestId)),
    )
    .orderBy(asc(meetsAt), asc(appointmentId))
}
