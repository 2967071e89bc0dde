import { and, eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { buddhistYearOf } from '../../../platform/calendar/buddhist-date.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { appointmentInForce, standingOf } from './committee.ts'
import { holdCommittee } from './keeping.ts'
import { couldMeetOn, findMeeting, isRecorded, type AgendaItem, type WholeMeeting } from './meeting.ts'
import { makeResolution, type ResolutionContent } from './resolution.ts'
import { committeeAgendaItem, committeeAttendance, committeeMeeting } from './schema.ts'

/** An item as the form has it: with the id of the one it was, or as a new one. */
export type EnteredItem = Pick<AgendaItem, 'text' | 'isArising'> & { readonly itemId: string | undefined }

export interface MeetingContent {
  readonly meetsOn: Temporal.PlainDate
  /** Hours and minutes, such as 09:30. */
  readonly meetsAt: string
  readonly place: string
  /** In their order. */
  readonly agenda: readonly EnteredItem[]
}

type MeetingRefusal =
  | 'moved-on'
  | 'not-in-force'
  | 'other-year'
  | 'recorded'
  | 'has-resolutions'
  | 'not-yet'
  | 'over'
  | 'no-agenda'

type Refused<Reason extends MeetingRefusal> = { ok: false; reason: Reason }

interface Named {
  readonly committeeId: string
  readonly meetingId: string
}

/**
 * Plans a meeting and gives it the next number of its committee in the Buddhist year of its day. Two who plan at once
 * wait for each other, and a number whose transaction fails is not lost. Refuses a committee that is not in force.
 */
export async function planMeeting(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    committeeId,
    content,
    today,
    at,
  }: { committeeId: string; content: MeetingContent; today: Temporal.PlainDate; at: Temporal.Instant },
): Promise<{ ok: true; meetingId: string } | Refused<'not-in-force'>> {
  const { db, organizationId } = tx
  const held = await holdCommittee(tx, committeeId)
  const standing = held && standingOf(held, today)
  if (!held || (standing !== 'in-force' && standing !== 'coming')) {
    return { ok: false, reason: 'not-in-force' }
  }
  const numberYear = buddhistYearOf(content.meetsOn)
  const [last] = await db
    .select({ number: max(committeeMeeting.number) })
    .from(committeeMeeting)
    .where(
      and(
        eq(committeeMeeting.organizationId, organizationId),
        eq(committeeMeeting.committeeId, committeeId),
        eq(committeeMeeting.numberYear, numberYear),
      ),
    )
  const meetingId = uuidv7()
  const number = (last?.number ?? 0) + 1
  const columns = columnsOf(content)
  await db.insert(committeeMeeting).values({
    organizationId,
    meetingId,
    committeeId,
    appointmentId: appointmentInForce(held)!.appointmentId,
    number,
    numberYear,
    state: 'planned',
    ...columns,
    othersPresent: 0,
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  await addItems(tx, meetingId, content.agenda)
  const payload = { meetingId, number, numberYear, ...columns }
  await append(tx, {
    kind: 'publications.committee-meeting-planned',
    subject: committeeId,
    actor,
    at,
    payload,
  })
  return { ok: true, meetingId }
}

function columnsOf({ meetsOn, meetsAt, place }: MeetingContent) {
  return { meetsOn: meetsOn.toString(), meetsAt, place }
}

async function addItems(
  { db, organizationId }: TenantTransaction,
  meetingId: string,
  agenda: readonly EnteredItem[],
): Promise<void> {
  const rows = agenda.map(({ text, isArising }, index) => ({
    organizationId,
    itemId: uuidv7(),
    meetingId,
    position: index + 1,
    text,
    isArising,
    minutes: '',
  }))
  if (rows.length > 0) await db.insert(committeeAgendaItem).values(rows)
}

/**
 * Changes when and where a meeting is, and its agenda. Refuses a day in another Buddhist year, whose number it would
 * not have, or on which the committee was over; to take an item away that has resolutions; and a meeting whose record
 * is closed.
 */
export async function changeMeeting(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    revision,
    content,
    today,
    at,
    ...named
  }: Named & {
    readonly revision: number
    readonly content: MeetingContent
    readonly today: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<
  { ok: true } | Refused<'moved-on' | 'recorded' | 'other-year' | 'has-resolutions' | 'not-yet' | 'over'>
> {
  const { db, organizationId } = tx
  const open = await holdOpen(tx, named, revision)
  if (!open.ok) return open
  const { meeting } = open
  if (buddhistYearOf(content.meetsOn) !== meeting.numberYear) return { ok: false, reason: 'other-year' }
  const isFuture = Temporal.PlainDate.compare(content.meetsOn, today) > 0
  if (meeting.state === 'held' && isFuture) return { ok: false, reason: 'not-yet' }
  if (!couldMeetOn(meeting.committee, content.meetsOn)) return { ok: false, reason: 'over' }
  const kept = new Set(content.agenda.map(({ itemId }) => itemId))
  const gone = meeting.agenda.filter(({ itemId }) => !kept.has(itemId))
  const isResolvedOn = (item: AgendaItem) => meeting.resolutions.some(({ itemId }) => itemId === item.itemId)
  if (gone.some(isResolvedOn)) return { ok: false, reason: 'has-resolutions' }
  for (const { itemId } of gone) await db.delete(committeeAgendaItem).where(isItem(tx, itemId))
  for (const [index, { itemId, text, isArising }] of content.agenda.entries()) {
    const position = index + 1
    if (itemId !== undefined && meeting.agenda.some((item) => item.itemId === itemId)) {
      await db.update(committeeAgendaItem).set({ position, text }).where(isItem(tx, itemId))
    } else {
      const { meetingId } = named
      await db
        .insert(committeeAgendaItem)
        .values({ organizationId, itemId: uuidv7(), meetingId, position, text, isArising, minutes: '' })
    }
  }
  const columns = columnsOf(content)
  await writeMeeting(tx, meeting, columns)
  const { committeeId: subject, meetingId } = named
  const payload = { meetingId, ...columns, agenda: content.agenda.map(({ text }) => text) }
  await append(tx, { kind: 'publications.committee-meeting-changed', subject, actor, at, payload })
  return { ok: true }
}

/** Calls a planned meeting off, with the reason that everybody reads; its number stays. */
export async function cancelMeeting(
  tx: TenantTransaction,
  actor: AccountActor,
  { reason, at, ...named }: Named & { readonly reason: string; readonly at: Temporal.Instant },
): Promise<{ ok: true } | Refused<'moved-on'>> {
  const meeting = await holdMeeting(tx, named)
  if (meeting?.state !== 'planned') return { ok: false, reason: 'moved-on' }
  await writeMeeting(tx, meeting, { state: 'cancelled', cancelledReason: reason })
  const { committeeId: subject, meetingId } = named
  const payload = { meetingId, reason }
  await append(tx, { kind: 'publications.committee-meeting-cancelled', subject, actor, at, payload })
  return { ok: true }
}

/**
 * Records who was at a meeting, which says that it was held. The members called are those of the order in force when
 * it is first recorded. Refuses a day to come, one on which the committee was over, and a meeting whose record is
 * closed.
 */
export async function recordAttendance(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    revision,
    present,
    othersPresent,
    today,
    at,
    ...named
  }: Named & {
    readonly revision: number
    readonly present: readonly string[]
    readonly othersPresent: number
    readonly today: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | Refused<'moved-on' | 'recorded' | 'not-yet' | 'over'>> {
  const { db, organizationId } = tx
  const open = await holdOpen(tx, named, revision)
  if (!open.ok) return open
  const { meeting } = open
  if (Temporal.PlainDate.compare(meeting.meetsOn, today) > 0) return { ok: false, reason: 'not-yet' }
  if (!couldMeetOn(meeting.committee, meeting.meetsOn)) return { ok: false, reason: 'over' }
  const { committeeId: subject, meetingId } = named
  const rows = meeting.members
    .filter(({ memberId }) => present.includes(memberId))
    .map(({ memberId }) => ({ organizationId, meetingId, memberId }))
  await db
    .delete(committeeAttendance)
    .where(
      and(
        eq(committeeAttendance.organizationId, organizationId),
        eq(committeeAttendance.meetingId, meetingId),
      ),
    )
  if (rows.length > 0) await db.insert(committeeAttendance).values(rows)
  const { appointmentId } = meeting
  await writeMeeting(tx, meeting, { state: 'held', appointmentId, othersPresent })
  const payload = {
    meetingId,
    present: rows.length,
    absent: meeting.members.length - rows.length,
    othersPresent,
  }
  await append(tx, { kind: 'publications.committee-meeting-held', subject, actor, at, payload })
  return { ok: true }
}

/** Writes what was said under each item. Refuses a meeting that was not held, and one whose record is closed. */
export async function writeMinutes(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    revision,
    minutes,
    at,
    ...named
  }: Named & {
    readonly revision: number
    /** By the ids of the items. */
    readonly minutes: ReadonlyMap<string, string>
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | Refused<'moved-on' | 'recorded'>> {
  const open = await holdOpen(tx, named, revision)
  if (!open.ok) return open
  const { meeting } = open
  if (meeting.state !== 'held') return { ok: false, reason: 'moved-on' }
  const written = meeting.agenda.map(({ itemId, minutes: before }) => ({
    itemId,
    minutes: minutes.get(itemId) ?? before,
  }))
  for (const item of written) {
    await tx.db.update(committeeAgendaItem).set({ minutes: item.minutes }).where(isItem(tx, item.itemId))
  }
  await writeMeeting(tx, meeting, {})
  const { committeeId: subject, meetingId } = named
  const payload = { meetingId, minutes: written }
  await append(tx, { kind: 'publications.committee-minutes-written', subject, actor, at, payload })
  return { ok: true }
}

/** Records a resolution under an item. Refuses a meeting that was not held, and one whose record is closed. */
export async function resolveAt(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    itemId,
    content,
    at,
    ...named
  }: Named & { readonly itemId: string; readonly content: ResolutionContent; readonly at: Temporal.Instant },
): Promise<{ ok: true; resolutionId: string } | Refused<'moved-on' | 'recorded' | 'no-agenda'>> {
  const meeting = await holdMeeting(tx, named)
  if (meeting?.state !== 'held') return { ok: false, reason: 'moved-on' }
  if (isRecorded(meeting)) return { ok: false, reason: 'recorded' }
  if (!meeting.agenda.some((item) => item.itemId === itemId)) return { ok: false, reason: 'no-agenda' }
  const { committeeId } = named
  return { ok: true, resolutionId: await makeResolution(tx, actor, { committeeId, itemId, content, at }) }
}

/** Two who act on the same meeting wait for each other here; then as it stands. */
export async function holdMeeting(tx: TenantTransaction, named: Named): Promise<WholeMeeting | undefined> {
  await tx.db
    .select({ id: committeeMeeting.meetingId })
    .from(committeeMeeting)
    .where(
      and(
        eq(committeeMeeting.organizationId, tx.organizationId),
        eq(committeeMeeting.meetingId, named.meetingId),
      ),
    )
    .for('update')
  return findMeeting(tx, named)
}

async function holdOpen(
  tx: TenantTransaction,
  named: Named,
  revision: number,
): Promise<{ ok: true; meeting: WholeMeeting } | Refused<'moved-on' | 'recorded'>> {
  const meeting = await holdMeeting(tx, named)
  if (!meeting || meeting.state === 'cancelled') return { ok: false, reason: 'moved-on' }
  if (isRecorded(meeting)) return { ok: false, reason: 'recorded' }
  return meeting.revision === revision ? { ok: true, meeting } : { ok: false, reason: 'moved-on' }
}

/** Writes to a meeting that is held, and counts the change. */
export async function writeMeeting(
  { db, organizationId }: TenantTransaction,
  { meetingId, revision }: WholeMeeting,
  values: Partial<typeof committeeMeeting.$inferInsert>,
): Promise<void> {
  await db
    .update(committeeMeeting)
    .set({ ...values, revision: revision + 1 })
    .where(
      and(eq(committeeMeeting.organizationId, organizationId), eq(committeeMeeting.meetingId, meetingId)),
    )
}

function isItem({ organizationId }: TenantTransaction, itemId: string) {
  return and(eq(committeeAgendaItem.organizationId, organizationId), eq(committeeAgendaItem.itemId, itemId))
}
