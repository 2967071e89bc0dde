import { and, asc, desc, eq, gte, inArray, ne } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { publication } from '../schema.ts'
import {
  appointmentInForce,
  findCommittee,
  lastDayOf,
  lastWithdrawn,
  type Committee,
  type Member,
} from './committee.ts'
import { committeeAgendaItem, committeeAttendance, committeeMeeting } from './schema.ts'
import { resolutionsWhere, type Resolution } from './resolution.ts'

export type AgendaItem = Omit<typeof committeeAgendaItem.$inferSelect, 'organizationId' | 'meetingId'>

/** A meeting as lists show it. */
export interface Meeting extends Omit<
  typeof committeeMeeting.$inferSelect,
  'organizationId' | 'meetsOn' | 'enteredBy' | 'enteredAt'
> {
  readonly meetsOn: Temporal.PlainDate
  /** The state of its minutes in the register; null while they are not drafted. */
  readonly minutesState: (typeof publication.$inferSelect)['state'] | null
}

/** A meeting with everything that its page shows. */
export interface WholeMeeting extends Meeting {
  readonly committee: Committee
  /** Those whom its order names: that of `appointmentId`. */
  readonly members: readonly Member[]
  readonly present: readonly string[]
  readonly agenda: readonly AgendaItem[]
  readonly resolutions: readonly Resolution[]
}

type Narrowed =
  | { readonly committeeId: string }
  | { readonly meetingId: string }
  | { readonly from: Temporal.PlainDate }

/** Meetings of a committee, or of all from a day on without those cancelled, or one; the newest first. */
export async function listMeetings(
  { db, organizationId }: TenantTransaction,
  narrowed: Narrowed,
): Promise<Meeting[]> {
  const rows = await db
    .select({ row: committeeMeeting, minutesState: publication.state })
    .from(committeeMeeting)
    .leftJoin(
      publication,
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.publicationId, committeeMeeting.minutesId),
      ),
    )
    .where(and(eq(committeeMeeting.organizationId, organizationId), conditionOf(narrowed)))
    .orderBy(desc(committeeMeeting.meetsOn), desc(committeeMeeting.meetingId))
  return rows.map(({ row, minutesState }) => {
    const { organizationId: _, enteredBy: __, enteredAt: ___, ...kept } = row
    return { ...kept, meetsOn: Temporal.PlainDate.from(row.meetsOn), minutesState }
  })
}

function conditionOf(narrowed: Narrowed) {
  if ('committeeId' in narrowed) return eq(committeeMeeting.committeeId, narrowed.committeeId)
  if ('meetingId' in narrowed) return eq(committeeMeeting.meetingId, narrowed.meetingId)
  return and(gte(committeeMeeting.meetsOn, narrowed.from.toString()), ne(committeeMeeting.state, 'cancelled'))
}

/** The agendas of meetings, each in its order. */
export async function agendasOf(
  { db, organizationId }: TenantTransaction,
  meetingIds: readonly string[],
): Promise<(AgendaItem & { readonly meetingId: string })[]> {
  if (meetingIds.length === 0) return []
  return db
    .select()
    .from(committeeAgendaItem)
    .where(
      and(
        eq(committeeAgendaItem.organizationId, organizationId),
        inArray(committeeAgendaItem.meetingId, [...meetingIds]),
      ),
    )
    .orderBy(asc(committeeAgendaItem.position))
}

/** One meeting of a committee; undefined where the committee has none of this id. */
export async function findMeeting(
  tx: TenantTransaction,
  { committeeId, meetingId }: { committeeId: string; meetingId: string },
): Promise<WholeMeeting | undefined> {
  const [found] = await listMeetings(tx, { meetingId })
  const committee = found?.committeeId === committeeId ? await findCommittee(tx, committeeId) : undefined
  if (!found || !committee) return undefined
  const { db, organizationId } = tx
  const agenda = await agendasOf(tx, [meetingId])
  const present = await db
    .select({ memberId: committeeAttendance.memberId })
    .from(committeeAttendance)
    .where(
      and(
        eq(committeeAttendance.organizationId, organizationId),
        eq(committeeAttendance.meetingId, meetingId),
      ),
    )
  // A meeting to come calls those of the order in force by then; one that was held had those of its day.
  const inForce = found.state === 'planned' ? appointmentInForce(committee) : undefined
  const own = committee.appointments.find(({ appointmentId }) => appointmentId === found.appointmentId)!
  const { appointmentId, members } = inForce ?? own
  const itemIds = agenda.map(({ itemId }) => itemId)
  return {
    ...found,
    appointmentId,
    committee,
    members,
    present: present.map(({ memberId }) => memberId),
    agenda,
    resolutions:
      itemIds.length === 0 ? [] : await resolutionsWhere(tx, inArray(committeeAgendaItem.itemId, itemIds)),
  }
}

/**
 * The meetings of a committee that are history once its order was withdrawn: those until that day that were held or
 * called off. All of them while an order is in force.
 */
export function heldInForce(committee: Committee, meetings: readonly Meeting[]): Meeting[] {
  if (!lastWithdrawn(committee)) return [...meetings]
  return meetings.filter(({ state, meetsOn }) => state !== 'planned' && couldMeetOn(committee, meetsOn))
}

/** Whether a committee could meet on a day: not once it ended or its order was withdrawn. */
export function couldMeetOn(committee: Committee, day: Temporal.PlainDate): boolean {
  const last = lastDayOf(committee)
  return last === undefined || Temporal.PlainDate.compare(day, last) <= 0
}

/**
 * Whether the record of a meeting is closed: its minutes are a document of the register, which goes its own way. One
 * that was cancelled there opens it again.
 */
export function isRecorded({ minutesId, minutesState }: Meeting): boolean {
  return minutesId !== null && minutesState !== 'cancelled'
}
