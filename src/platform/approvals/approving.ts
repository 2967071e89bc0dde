import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { actingOf } from '../identity/acting.ts'
import type { AccountActor, Actor, HeldRole, Person } from '../identity/actor.ts'
import { account } from '../identity/schema.ts'
import { hasTakenPart } from '../identity/separation.ts'
import { append } from '../ledger/append.ts'
import type { LedgerKind } from '../ledger/kind.ts'
import { approval, approvalOpinion } from './schema.ts'
import { isOffice, stageAfter, type Office, type Stage } from './stage.ts'

/** What goes through the offices: its kind, such as `plan.report`, and its public id. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface Opinion {
  readonly office: Stage
  readonly decision: 'agreed' | 'sent-back'
  readonly opinion: string
  readonly name: string
  /** For whom an acting officer acted (รักษาราชการแทน). */
  readonly actingFor: string | null
  readonly givenAt: Temporal.Instant
}

/** One way through the offices, from its sending to its end. */
export interface Round {
  readonly approvalId: string
  readonly round: number
  readonly stage: Stage
  readonly divisionId: string | null
  readonly submittedByName: string
  readonly submittedAt: Temporal.Instant
  readonly opinions: readonly Opinion[]
}

/**
 * Sends something to the offices, first to the head of the division; what belongs to no division, to the chief executive
 * at once. Begins a new round where an earlier one was sent back; refuses one that is under way or was approved.
 */
export async function submitForApproval(
  tx: TenantTransaction,
  actor: AccountActor,
  { subject, divisionId, at }: { subject: Subject; divisionId: string | null; at: Temporal.Instant },
): Promise<{ ok: true; approvalId: string } | { ok: false; reason: 'under-way' | 'approved' }> {
  const [last] = await roundsOf(tx, subject)
  if (last?.stage === 'approved') return { ok: false, reason: 'approved' }
  if (last && last.stage !== 'sent-back') return { ok: false, reason: 'under-way' }
  const { db, organizationId } = tx
  const approvalId = uuidv7()
  const round = (last?.round ?? 0) + 1
  const made = await db
    .insert(approval)
    .values({
      organizationId,
      approvalId,
      subjectKind: subject.kind,
      subjectId: subject.id,
      round,
      divisionId,
      stage: divisionId === null ? 'chief-executive' : 'head-of-division',
      submittedBy: actor.accountId,
      submittedAt: at,
    })
    .onConflictDoNothing()
    .returning({ approvalId: approval.approvalId })
  // Somebody else sent it at the same moment.
  if (made.length === 0) return { ok: false, reason: 'under-way' }
  const payload = { subject: subject.kind, round, divisionId }
  await append(tx, { kind: 'approvals.submitted', subject: subject.id, actor, at, payload })
  return { ok: true, approvalId }
}

export interface NewOpinion {
  readonly subject: Subject
  /** The office at which the person saw it; where it has moved on meanwhile, nothing is done. */
  readonly office: Office
  readonly decision: Opinion['decision']
  readonly opinion: string
  /** The kinds of acts about the subject that count as entering it. */
  readonly enteredBy: readonly LedgerKind[]
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

export type OpinionGiven =
  | { ok: true; stage: Stage }
  | { ok: false; reason: 'absent' | 'moved-on' | 'not-your-office' | 'took-part' }

/**
 * Gives the opinion of an office: agreed, and it goes on to the next one or is approved; or sent back to
 * its author. Refuses whoever does not hold the office, has entered or sent the subject, or has given the
 * opinion of another office in this round: nobody approves what he did himself.
 */
export async function giveOpinion(
  tx: TenantTransaction,
  person: Person,
  { subject, office, decision, opinion, enteredBy, today, at }: NewOpinion,
): Promise<OpinionGiven> {
  const { db, organizationId } = tx
  const [found] = await db
    .select()
    .from(approval)
    .where(ofSubject(tx, subject))
    .orderBy(desc(approval.round))
    .limit(1)
    .for('update')
  if (!found) return { ok: false, reason: 'absent' }
  if (found.stage !== office) return { ok: false, reason: 'moved-on' }
  const held = officeHeld(person, office, found.divisionId)
  if (!held) return { ok: false, reason: 'not-your-office' }
  const { approvalId } = found
  const before = await opinionsOf(tx, [approvalId])
  const actor: Actor = { accountId: person.accountId, role: office, isActing: held.isActing }
  const hasActed =
    found.submittedBy === person.accountId ||
    before.some(({ accountId }) => accountId === person.accountId) ||
    (await hasTakenPart(tx, actor, { subject: subject.id, kinds: enteredBy }))
  if (hasActed) return { ok: false, reason: 'took-part' }
  const stage = decision === 'sent-back' ? 'sent-back' : stageAfter(office)
  await db.insert(approvalOpinion).values({
    organizationId,
    approvalId,
    position: before.length + 1,
    stage: office,
    decision,
    opinion,
    accountId: person.accountId,
    name: person.name,
    actingFor: held.isActing ? await actedFor(tx, person, office, today) : null,
    givenAt: at,
  })
  await db
    .update(approval)
    .set({ stage })
    .where(and(eq(approval.organizationId, organizationId), eq(approval.approvalId, approvalId)))
  const payload = { subject: subject.kind, office, decision, opinion, stage }
  await append(tx, { kind: 'approvals.opinion-given', subject: subject.id, actor, at, payload })
  return { ok: true, stage }
}

/** All rounds of something, the newest first. */
export async function roundsOf(tx: TenantTransaction, subject: Subject): Promise<Round[]> {
  const { db, organizationId } = tx
  const rows = await db
    .select({
      approvalId: approval.approvalId,
      round: approval.round,
      stage: approval.stage,
      divisionId: approval.divisionId,
      submittedByName: account.name,
      submittedAt: approval.submittedAt,
    })
    .from(approval)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, approval.submittedBy)),
    )
    .where(ofSubject(tx, subject))
    .orderBy(desc(approval.round))
  const opinions = await opinionsOf(
    tx,
    rows.map(({ approvalId }) => approvalId),
  )
  return rows.map((row) => ({
    ...row,
    opinions: opinions.filter(({ approvalId }) => approvalId === row.approvalId),
  }))
}

/**
 * What waits for the opinion of a person today, in an office that is his or that he acts in, and since when it
 * lies with that office.
 */
export async function approvalsWaitingFor(
  tx: TenantTransaction,
  person: Person,
  kind: string,
): Promise<{ subjectId: string; office: Office; since: Temporal.Instant }[]> {
  const { db, organizationId } = tx
  const rows = await db
    .select()
    .from(approval)
    .where(
      and(
        eq(approval.organizationId, organizationId),
        eq(approval.subjectKind, kind),
        inArray(
          approval.stage,
          person.roles.map(({ role }) => role).filter((role): role is Office => isOffice(role as Stage)),
        ),
      ),
    )
  const opinions = await opinionsOf(
    tx,
    rows.map(({ approvalId }) => approvalId),
  )
  return rows.flatMap(({ approvalId, subjectId, stage, divisionId, submittedBy, submittedAt }) => {
    const last = opinions.findLast((opinion) => opinion.approvalId === approvalId)
    return isOffice(stage) && submittedBy !== person.accountId && officeHeld(person, stage, divisionId)
      ? [{ subjectId, office: stage, since: last?.givenAt ?? submittedAt }]
      : []
  })
}

/** The office as a person holds it, his own before one in which he acts; a head's is that of the division. */
export function officeHeld(person: Person, office: Office, divisionId: string | null): HeldRole | undefined {
  return person.roles
    .filter(({ role }) => role === office)
    .filter((held) => office !== 'head-of-division' || held.divisionId === divisionId)
    .toSorted((a, b) => Number(a.isActing) - Number(b.isActing))[0]
}

async function actedFor(
  tx: TenantTransaction,
  { accountId }: Person,
  office: Office,
  today: Temporal.PlainDate,
): Promise<string | null> {
  const day = today.toString()
  const periods = await actingOf(tx, accountId)
  return (
    periods.find(({ role, fromDate, toDate }) => role === office && fromDate <= day && day <= toDate)
      ?.forName ?? null
  )
}

function ofSubject({ organizationId }: TenantTransaction, { kind, id }: Subject) {
  return and(
    eq(approval.organizationId, organizationId),
    eq(approval.subjectKind, kind),
    eq(approval.subjectId, id),
  )
}

async function opinionsOf({ db, organizationId }: TenantTransaction, approvalIds: readonly string[]) {
  if (approvalIds.length === 0) return []
  return db
    .select({
      approvalId: approvalOpinion.approvalId,
      accountId: approvalOpinion.accountId,
      office: approvalOpinion.stage,
      decision: approvalOpinion.decision,
      opinion: approvalOpinion.opinion,
      name: approvalOpinion.name,
      actingFor: approvalOpinion.actingFor,
      givenAt: approvalOpinion.givenAt,
    })
    .from(approvalOpinion)
    .where(
      and(
        eq(approvalOpinion.organizationId, organizationId),
        inArray(approvalOpinion.approvalId, [...approvalIds]),
      ),
    )
    .orderBy(asc(approvalOpinion.position))
}
