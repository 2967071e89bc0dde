import { and, asc, eq, inArray } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { division } from '../../../platform/identity/schema.ts'
import { readPublicEntries } from '../../../platform/ledger/reading.ts'
import { publication } from '../schema.ts'
import { memberOrigins, type CommitteeKind, type CommitteeStanding, type MemberOrigin } from './kinds.ts'
import { committee, committeeAppointment, committeeMember } from './schema.ts'

/** What somebody enters of a committee; its members belong to the order that appoints them. */
export interface CommitteeContent {
  readonly name: string
  readonly nameEn: string
  readonly kind: CommitteeKind
  readonly duties: string
  readonly divisionId: string
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
  readonly programmes: readonly number[]
}

export type Member = Omit<typeof committeeMember.$inferSelect, 'organizationId' | 'appointmentId'>

/** The order that appoints members, as the register has it, and whom it appoints, in its order. */
export interface Appointment {
  readonly appointmentId: string
  readonly revision: number
  readonly order: Order
  readonly members: readonly Member[]
  /** When and why its order was withdrawn from the public; null where it was not. */
  readonly withdrawn: Withdrawal | null
}

export interface Withdrawal {
  readonly on: Temporal.PlainDate
  readonly reason: string
}

export type Order = Pick<
  typeof publication.$inferSelect,
  'publicationId' | 'kind' | 'title' | 'titleEn' | 'state'
> & {
  readonly datedOn: Temporal.PlainDate
  readonly registered: { readonly number: number; readonly year: number; readonly edition: number } | null
}

export interface Committee extends CommitteeContent {
  readonly committeeId: string
  readonly division: { readonly th: string; readonly en: string }
  readonly endedOn: Temporal.PlainDate | null
  readonly endedReason: string | null
  readonly revision: number
  /** The newest order first. */
  readonly appointments: readonly Appointment[]
}

/** All committees with their appointments, in the order in which they were entered; or those of the ids. */
export async function listCommittees(tx: TenantTransaction, ids?: readonly string[]): Promise<Committee[]> {
  const { db, organizationId } = tx
  const rows = await db
    .select({ row: committee, th: division.name, en: division.nameEn })
    .from(committee)
    .innerJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, committee.divisionId)),
    )
    .where(and(eq(committee.organizationId, organizationId), ids && inArray(committee.committeeId, [...ids])))
    .orderBy(asc(committee.committeeId))
  const appointments = await appointmentsOf(
    tx,
    rows.map(({ row }) => row.committeeId),
  )
  return rows.map(({ row, th, en }) => {
    const { fromDate, untilDate, endedOn, ...kept } = row
    return {
      ...kept,
      from: Temporal.PlainDate.from(fromDate),
      until: untilDate === null ? null : Temporal.PlainDate.from(untilDate),
      endedOn: endedOn === null ? null : Temporal.PlainDate.from(endedOn),
      division: { th, en },
      appointments: appointments.filter(({ committeeId }) => committeeId === row.committeeId),
    }
  })
}

/** One committee, whatever its standing; undefined where there is none of this id. */
export async function findCommittee(
  tx: TenantTransaction,
  committeeId: string,
): Promise<Committee | undefined> {
  return (await listCommittees(tx, [committeeId]))[0]
}

async function appointmentsOf(
  tx: TenantTransaction,
  committeeIds: readonly string[],
): Promise<(Appointment & { readonly committeeId: string })[]> {
  if (committeeIds.length === 0) return []
  const { db, organizationId } = tx
  const rows = await db
    .select({
      appointment: committeeAppointment,
      publicationId: publication.publicationId,
      kind: publication.kind,
      title: publication.title,
      titleEn: publication.titleEn,
      state: publication.state,
      datedOn: publication.datedOn,
      number: publication.number,
      year: publication.numberYear,
      edition: publication.edition,
      endedReason: publication.endedReason,
    })
    .from(committeeAppointment)
    .innerJoin(
      publication,
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.publicationId, committeeAppointment.orderId),
      ),
    )
    .where(
      and(
        eq(committeeAppointment.organizationId, organizationId),
        inArray(committeeAppointment.committeeId, [...committeeIds]),
      ),
    )
  const members = await membersOf(
    tx,
    rows.map(({ appointment }) => appointment.appointmentId),
  )
  const withdrawals = new Map<string, Withdrawal>()
  for (const { publicationId, state, endedReason } of rows) {
    if (state !== 'withdrawn' || withdrawals.has(publicationId)) continue
    withdrawals.set(publicationId, {
      on: await dayOfWithdrawal(tx, publicationId),
      reason: endedReason!,
    })
  }
  return rows
    .toSorted(
      (a, b) =>
        b.datedOn.localeCompare(a.datedOn) ||
        b.appointment.appointmentId.localeCompare(a.appointment.appointmentId),
    )
    .map(({ appointment, kind, title, titleEn, state, publicationId, number, year, edition, datedOn }) => ({
      committeeId: appointment.committeeId,
      appointmentId: appointment.appointmentId,
      revision: appointment.revision,
      order: {
        publicationId,
        kind,
        title,
        titleEn,
        state,
        datedOn: Temporal.PlainDate.from(datedOn),
        registered: number === null ? null : { number, year: year!, edition },
      },
      members: members.filter(({ appointmentId }) => appointmentId === appointment.appointmentId),
      withdrawn: withdrawals.get(publicationId) ?? null,
    }))
}

/** The register keeps the reason alone; the day is that of the act, whose entry is written in one transaction with it. */
async function dayOfWithdrawal(tx: TenantTransaction, subject: string): Promise<Temporal.PlainDate> {
  const [entry] = await readPublicEntries(tx, { subject, kinds: ['publications.withdrawn'], limit: 1 })
  return todayInBangkok(entry!.at)
}

async function membersOf({ db, organizationId }: TenantTransaction, appointmentIds: readonly string[]) {
  if (appointmentIds.length === 0) return []
  return db
    .select()
    .from(committeeMember)
    .where(
      and(
        eq(committeeMember.organizationId, organizationId),
        inArray(committeeMember.appointmentId, [...appointmentIds]),
      ),
    )
    .orderBy(asc(committeeMember.position))
}

/** The appointments whose order is in public, the newest first; members of a withdrawn order are nobody's to read. */
export function publicAppointments({ appointments }: Committee): Appointment[] {
  return appointments.filter(({ order }) => order.state === 'published')
}

/** The appointment in force: that of the newest published order. Undefined while there is none. */
export function appointmentInForce(found: Committee): Appointment | undefined {
  return publicAppointments(found)[0]
}

/**
 * The appointment whose withdrawal took a committee its force: that of the last order withdrawn, where none that is
 * published is left. Undefined while one is in force, and where none ever was.
 */
export function lastWithdrawn(
  found: Committee,
): (Appointment & { readonly withdrawn: Withdrawal }) | undefined {
  if (appointmentInForce(found)) return undefined
  return found.appointments
    .flatMap((one) => (one.withdrawn ? [{ ...one, withdrawn: one.withdrawn }] : []))
    .toSorted((a, b) => Temporal.PlainDate.compare(b.withdrawn.on, a.withdrawn.on))[0]
}

/**
 * Whether everybody may read of a committee: from the publication of its order on. A withdrawn one has been in force,
 * and what it met for and resolved is history; the names in that order are nobody's to read any more.
 */
export function isPublicCommittee(found: Committee): boolean {
  return found.appointments.some(({ order, withdrawn }) => order.state === 'published' || withdrawn !== null)
}

/** The last day on which a committee could meet, where it ended or lost its order. */
export function lastDayOf(found: Committee): Temporal.PlainDate | undefined {
  const days = [found.endedOn ?? undefined, lastWithdrawn(found)?.withdrawn.on].filter(
    (one) => one !== undefined,
  )
  return days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0]
}

/** How a committee stands on a day. Without a published order it is a draft, however many members were entered. */
export function standingOf(found: Committee, today: Temporal.PlainDate): CommitteeStanding {
  const { compare } = Temporal.PlainDate
  if (!appointmentInForce(found)) return isPublicCommittee(found) ? 'withdrawn' : 'draft'
  if (found.endedOn || (found.until && compare(found.until, today) < 0)) return 'ended'
  return compare(found.from, today) > 0 ? 'coming' : 'in-force'
}

/** How many members are from where. */
export function originsOf(members: readonly Member[]): Readonly<Record<MemberOrigin, number>> {
  const count = (origin: MemberOrigin) => members.filter((member) => member.origin === origin).length
  return Object.fromEntries(memberOrigins.map((origin) => [origin, count(origin)])) as Record<
    MemberOrigin,
    number
  >
}
