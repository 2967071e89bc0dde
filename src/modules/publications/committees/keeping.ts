import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { findPublication } from '../publication.ts'
import { findCommittee, type Committee, type CommitteeContent } from './committee.ts'
import { committee, committeeAppointment, committeeMember } from './schema.ts'
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
