import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { findPublication } from '../publication.ts'
import {
  findCommittee,
  originsOf,
  type Appointment,
  type Committee,
  type CommitteeContent,
  type Member,
} from './committee.ts'
import { committee, committeeAppointment, committeeAttendance, committeeMember } from './schema.ts'
import { refreshSearchOfCommittee } from './searchable.ts'

type Refused<Reason extends string> = { ok: false; reason: Reason }

function columnsOf(content: CommitteeContent) {
  return {
    name: content.name,
    nameEn: content.nameEn,
    kind: content.kind,
    duties: content.duties,
    divisionId: content.divisionId,
    fromDate: content.from.toString(),
    untilDate: content.until?.toString() ?? null,
    programmes: [...content.programmes],
  }
}

/** Enters a committee; it is a draft until an order that appoints it is published. Returns its id. */
export async function enterCommittee(
  tx: TenantTransaction,
  actor: AccountActor,
  { content, at }: { content: CommitteeContent; at: Temporal.Instant },
): Promise<string> {
  const committeeId = uuidv7()
  await tx.db.insert(committee).values({
    organizationId: tx.organizationId,
    committeeId,
    ...columnsOf(content),
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  const payload = columnsOf(content)
  await append(tx, { kind: 'publications.committee-entered', subject: committeeId, actor, at, payload })
  return committeeId
}

/** Changes what is said of a committee. Refuses one that ended, and what somebody else has changed since it was read. */
export async function changeCommittee(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    committeeId,
    revision,
    content,
    at,
  }: { committeeId: string; revision: number; content: CommitteeContent; at: Temporal.Instant },
): Promise<{ ok: true } | Refused<'moved-on'>> {
  const held = await holdCommittee(tx, committeeId)
  if (!held || held.endedOn || held.revision !== revision) return { ok: false, reason: 'moved-on' }
  const payload = columnsOf(content)
  await write(tx, committeeId, { ...payload, revision: revision + 1 })
  await append(tx, { kind: 'publications.committee-changed', subject: committeeId, actor, at, payload })
  await refreshSearchOfCommittee(tx, committeeId)
  return { ok: true }
}

/**
 * Names the order that appoints the members of a committee. A later order begins with the members of the one in force,
 * which stays readable. Refuses what is no order, one that is neither approved nor published, and one that was named.
 */
export async function appointByOrder(
  tx: TenantTransaction,
  actor: AccountActor,
  { committeeId, orderId, at }: { committeeId: string; orderId: string; at: Temporal.Instant },
): Promise<{ ok: true; appointmentId: string } | Refused<'moved-on' | 'no-order' | 'named'>> {
  const { db, organizationId } = tx
  const held = await holdCommittee(tx, committeeId)
  if (!held || held.endedOn) return { ok: false, reason: 'moved-on' }
  const order = await findPublication(tx, orderId)
  const isFit = order?.kind === 'order' && (order.state === 'approved' || order.state === 'published')
  if (!isFit) return { ok: false, reason: 'no-order' }
  if (held.appointments.some((one) => one.order.publicationId === orderId)) {
    return { ok: false, reason: 'named' }
  }
  const appointmentId = uuidv7()
  await db.insert(committeeAppointment).values({
    organizationId,
    appointmentId,
    committeeId,
    orderId,
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  const before = held.appointments[0]?.members ?? []
  if (before.length > 0) {
    await db
      .insert(committeeMember)
      .values(before.map((member) => ({ ...member, organizationId, appointmentId, memberId: uuidv7() })))
  }
  const payload = { appointmentId, orderId }
  await append(tx, { kind: 'publications.committee-appointed', subject: committeeId, actor, at, payload })
  await refreshSearchOfCommittee(tx, committeeId)
  return { ok: true, appointmentId }
}

/** A member as the form has him: with the id of the one he was, or as a new one. */
export type EnteredMember = Omit<Member, 'memberId' | 'position'> & { readonly memberId: string | undefined }

/**
 * Writes the members of an appointment as its order names them, in its order. Refuses what somebody else has changed
 * since it was read, and to leave out one who was at a meeting: its minutes name him.
 */
export async function setMembers(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    committeeId,
    appointmentId,
    revision,
    members,
    at,
  }: {
    readonly committeeId: string
    readonly appointmentId: string
    readonly revision: number
    readonly members: readonly EnteredMember[]
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | Refused<'moved-on'> | { ok: false; reason: 'attended'; names: string[] }> {
  const { db, organizationId } = tx
  const found = (await holdCommittee(tx, committeeId))?.appointments.find(
    (one) => one.appointmentId === appointmentId,
  )
  if (!found || found.revision !== revision) return { ok: false, reason: 'moved-on' }
  const known = new Set(found.members.map(({ memberId }) => memberId))
  const rows = members.map((member, index) => ({
    ...member,
    organizationId,
    appointmentId,
    position: index + 1,
    memberId: member.memberId !== undefined && known.has(member.memberId) ? member.memberId : uuidv7(),
  }))
  const gone = found.members.filter(({ memberId }) => !rows.some((row) => row.memberId === memberId))
  const names = await namesOfAttended(tx, gone)
  if (names.length > 0) return { ok: false, reason: 'attended', names }
  if (gone.length > 0) {
    await db.delete(committeeMember).where(
      and(
        eq(committeeMember.organizationId, organizationId),
        inArray(
          committeeMember.memberId,
          gone.map(({ memberId }) => memberId),
        ),
      ),
    )
  }
  for (const row of rows) await writeMember(tx, row, known.has(row.memberId))
  await db
    .update(committeeAppointment)
    .set({ revision: revision + 1 })
    .where(
      and(
        eq(committeeAppointment.organizationId, organizationId),
        eq(committeeAppointment.appointmentId, appointmentId),
      ),
    )
  const payload = { appointmentId, members: rows.length, ...originsOf(rows) }
  await append(tx, { kind: 'publications.committee-members-set', subject: committeeId, actor, at, payload })
  await refreshSearchOfCommittee(tx, committeeId)
  return { ok: true }
}

async function writeMember(
  { db, organizationId }: TenantTransaction,
  row: typeof committeeMember.$inferInsert,
  isKnown: boolean,
): Promise<void> {
  if (!isKnown) {
    await db.insert(committeeMember).values(row)
    return
  }
  const { position, name, post, origin, role, accountId } = row
  await db
    .update(committeeMember)
    .set({ position, name, post, origin, role, accountId })
    .where(
      and(eq(committeeMember.organizationId, organizationId), eq(committeeMember.memberId, row.memberId)),
    )
}

async function namesOfAttended(
  { db, organizationId }: TenantTransaction,
  members: Appointment['members'],
): Promise<string[]> {
  if (members.length === 0) return []
  const rows = await db
    .selectDistinct({ memberId: committeeAttendance.memberId })
    .from(committeeAttendance)
    .where(
      and(
        eq(committeeAttendance.organizationId, organizationId),
        inArray(
          committeeAttendance.memberId,
          members.map(({ memberId }) => memberId),
        ),
      ),
    )
  const attended = new Set(rows.map(({ memberId }) => memberId))
  return members.filter(({ memberId }) => attended.has(memberId)).map(({ name }) => name)
}

/** Ends a committee on a day, with the reason that everybody reads. Refuses one that ended before. */
export async function endCommittee(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    committeeId,
    endedOn,
    reason,
    at,
  }: { committeeId: string; endedOn: Temporal.PlainDate; reason: string; at: Temporal.Instant },
): Promise<{ ok: true } | Refused<'moved-on'>> {
  const held = await holdCommittee(tx, committeeId)
  if (!held || held.endedOn) return { ok: false, reason: 'moved-on' }
  await write(tx, committeeId, {
    endedOn: endedOn.toString(),
    endedReason: reason,
    revision: held.revision + 1,
  })
  const payload = { endedOn: endedOn.toString(), reason }
  await append(tx, { kind: 'publications.committee-ended', subject: committeeId, actor, at, payload })
  await refreshSearchOfCommittee(tx, committeeId)
  return { ok: true }
}

/** Two who act on the same committee wait for each other here; then as it stands. */
export async function holdCommittee(
  tx: TenantTransaction,
  committeeId: string,
): Promise<Committee | undefined> {
  await tx.db
    .select({ id: committee.committeeId })
    .from(committee)
    .where(and(eq(committee.organizationId, tx.organizationId), eq(committee.committeeId, committeeId)))
    .for('update')
  return findCommittee(tx, committeeId)
}

async function write(
  { db, organizationId }: TenantTransaction,
  committeeId: string,
  values: Partial<typeof committee.$inferInsert>,
): Promise<void> {
  await db
    .update(committee)
    .set(values)
    .where(and(eq(committee.organizationId, organizationId), eq(committee.committeeId, committeeId)))
}
