import { boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant.ts'
import type { CommitteeKind, MeetingState, MemberOrigin, MemberRole, ResolutionState } from './kinds.ts'

export const committee = pgTable(
  'committee',
  {
    organizationId: uuid('organization_id').notNull(),
    committeeId: uuid('committee_id').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind').$type<CommitteeKind>().notNull(),
    duties: text('duties').notNull(),
    divisionId: uuid('division_id').notNull(),
    fromDate: date('from_date').notNull(),
    untilDate: date('until_date'),
    endedOn: date('ended_on'),
    endedReason: text('ended_reason'),
    programmes: integer('programmes').array().notNull(),
    revision: integer('revision').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.committeeId] })],
)

export const committeeAppointment = pgTable(
  'committee_appointment',
  {
    organizationId: uuid('organization_id').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
    committeeId: uuid('committee_id').notNull(),
    orderId: uuid('order_id').notNull(),
    revision: integer('revision').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.appointmentId] })],
)

/**
 * Personal data: the name and the position of a member as the order that appoints him prints them, so that everybody
 * knows who decides; published with the order and kept as long as the register keeps the order. No address, no number
 * of anybody. The account, where he has one here, is never shown in public.
 */
export const committeeMember = pgTable(
  'committee_member',
  {
    organizationId: uuid('organization_id').notNull(),
    memberId: uuid('member_id').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    post: text('post').notNull(),
    origin: text('origin').$type<MemberOrigin>().notNull(),
    role: text('role').$type<MemberRole>().notNull(),
    accountId: uuid('account_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.memberId] })],
)

export const committeeMeeting = pgTable(
  'committee_meeting',
  {
    organizationId: uuid('organization_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    committeeId: uuid('committee_id').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
    number: integer('number').notNull(),
    numberYear: integer('number_year').notNull(),
    state: text('state').$type<MeetingState>().notNull(),
    cancelledReason: text('cancelled_reason'),
    meetsOn: date('meets_on').notNull(),
    meetsAt: text('meets_at').notNull(),
    place: text('place').notNull(),
    othersPresent: integer('others_present').notNull(),
    minutesId: uuid('minutes_id'),
    revision: integer('revision').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.meetingId] })],
)

export const committeeAgendaItem = pgTable(
  'committee_agenda_item',
  {
    organizationId: uuid('organization_id').notNull(),
    itemId: uuid('item_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    isArising: boolean('is_arising').notNull(),
    minutes: text('minutes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.itemId] })],
)

/** Personal data: that a member was at a meeting, for its minutes; kept as long as they are. */
export const committeeAttendance = pgTable(
  'committee_attendance',
  {
    organizationId: uuid('organization_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    memberId: uuid('member_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.meetingId, table.memberId] })],
)

/** Personal data: the account that follows a resolution up, for the work alone; the public sees its division. */
export const committeeResolution = pgTable(
  'committee_resolution',
  {
    organizationId: uuid('organization_id').notNull(),
    resolutionId: uuid('resolution_id').notNull(),
    itemId: uuid('item_id').notNull(),
    text: text('text').notNull(),
    divisionId: uuid('division_id').notNull(),
    followerId: uuid('follower_id'),
    dueOn: date('due_on').notNull(),
    state: text('state').$type<ResolutionState>().notNull(),
    endedOn: date('ended_on'),
    outcome: text('outcome'),
    link: text('link'),
    revision: integer('revision').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.resolutionId] })],
)
