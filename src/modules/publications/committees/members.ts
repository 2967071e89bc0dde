import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { originsOf, type Appointment, type Member } from './committee.ts'
import { holdCommittee } from './keeping.ts'
import { committeeAppointment, committeeAttendance, committeeMember } from './schema.ts'
import { refreshSearchOfCommittee } from './searchable.ts'

/** More than any order appoints. */
export const mostMembers = 60

/** A member as somebody enters him; his place is counted from 1, and the last one where there is none so far. */
export type EnteredMember = Omit<Member, 'memberId' | 'position'> & { readonly place: number }

interface Named {
  readonly committeeId: string
  readonly appointmentId: string
  readonly at: Temporal.Instant
}

type Refused<Reason extends string> = { ok: false; reason: Reason }

/**
 * Adds a member to an appointment as its order names him; two who add at once add both. Refuses a committee that ended,
 * and more members than any order appoints.
 */
export async function addMember(
  tx: TenantTransaction,
  actor: AccountActor,
  { member, ...named }: Named & { readonly member: EnteredMember },
): Promise<{ ok: true } | Refused<'moved-on' | 'full'>> {
  const held = await holdAppointment(tx, named)
  if (!held) return { ok: false, reason: 'moved-on' }
  if (held.members.length >= mostMembers) return { ok: false, reason: 'full' }
  const { organizationId } = tx
  const { place, ...said } = member
  const row = { ...said, memberId: uuidv7(), position: held.members.length + 1 }
  await tx.db.insert(committeeMember).values({ ...row, organizationId, appointmentId: held.appointmentId })
  await afterwards(tx, actor, { ...named, held, members: placed(held.members, row, place) })
  return { ok: true }
}

/**
 * Changes what is said of a member, and his place among the others. Refuses a committee that ended, one who is not on
 * the list any more, and a list that somebody else has changed since it was read.
 */
export async function changeMember(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    memberId,
    revision,
    member,
    ...named
  }: Named & { readonly memberId: string; readonly revision: number; readonly member: EnteredMember },
): Promise<{ ok: true } | Refused<'moved-on'>> {
  const held = await holdAppointment(tx, named)
  const before = held?.members.find((one) => one.memberId === memberId)
  if (!held || !before || held.revision !== revision) return { ok: false, reason: 'moved-on' }
  const { place, ...said } = member
  await write(tx, memberId, said)
  await afterwards(tx, actor, {
    ...named,
    held,
    members: placed(held.members, { ...before, ...said }, place),
  })
  return { ok: true }
}

/**
 * Takes a member off the list. Refuses a committee that ended, one who is not on it any more, and one who was at a
 * meeting: its minutes name him.
 */
export async function removeMember(
  tx: TenantTransaction,
  actor: AccountActor,
  { memberId, ...named }: Named & { readonly memberId: string },
): Promise<{ ok: true } | Refused<'moved-on' | 'attended'>> {
  const held = await holdAppointment(tx, named)
  if (!held?.members.some((one) => one.memberId === memberId)) return { ok: false, reason: 'moved-on' }
  if (await hasAttended(tx, memberId)) return { ok: false, reason: 'attended' }
  await tx.db.delete(committeeMember).where(isMember(tx, memberId))
  const members = held.members.filter((one) => one.memberId !== memberId)
  await afterwards(tx, actor, { ...named, held, members })
  return { ok: true }
}

/** Two who change the list of the same committee wait for each other here. */
async function holdAppointment(
  tx: TenantTransaction,
  { committeeId, appointmentId }: Named,
): Promise<Appointment | undefined> {
  const committee = await holdCommittee(tx, committeeId)
  if (committee?.endedOn !== null) return undefined
  return committee.appointments.find((one) => one.appointmentId === appointmentId)
}

/** The list with a member at a place of it; beyond the last one he is the last. */
function placed(members: readonly Member[], member: Member, place: number): Member[] {
  return members.filter(({ memberId }) => memberId !== member.memberId).toSpliced(place - 1, 0, member)
}

/** Counts the places anew, and the change; records it and lets the members be found. */
async function afterwards(
  tx: TenantTransaction,
  actor: AccountActor,
  { committeeId, held, members, at }: Named & { held: Appointment; members: readonly Member[] },
): Promise<void> {
  const { appointmentId, revision } = held
  for (const [index, { memberId, position }] of members.entries()) {
    if (position !== index + 1) await write(tx, memberId, { position: index + 1 })
  }
  await tx.db
    .update(committeeAppointment)
    .set({ revision: revision + 1 })
    .where(
      and(
        eq(committeeAppointment.organizationId, tx.organizationId),
        eq(committeeAppointment.appointmentId, appointmentId),
      ),
    )
  const payload = { appointmentId, members: members.length, ...originsOf(members) }
  await append(tx, { kind: 'publications.committee-members-set', subject: committeeId, actor, at, payload })
  await refreshSearchOfCommittee(tx, committeeId)
}

async function write(
  tx: TenantTransaction,
  memberId: string,
  values: Partial<typeof committeeMember.$inferInsert>,
): Promise<void> {
  await tx.db.update(committeeMember).set(values).where(isMember(tx, memberId))
}

async function hasAttended({ db, organizationId }: TenantTransaction, memberId: string): Promise<boolean> {
  const rows = await db
    .select({ memberId: committeeAttendance.memberId })
    .from(committeeAttendance)
    .where(
      and(eq(committeeAttendance.organizationId, organizationId), eq(committeeAttendance.memberId, memberId)),
    )
    .limit(1)
  return rows.length > 0
}

function isMember({ organizationId }: TenantTransaction, memberId: string) {
  return and(eq(committeeMember.organizationId, organizationId), eq(committeeMember.memberId, memberId))
}
