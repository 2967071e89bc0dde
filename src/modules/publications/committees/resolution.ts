import { and, asc, eq, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { account, division } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { publication } from '../schema.ts'
import { committee, committeeAgendaItem, committeeMeeting, committeeResolution } from './schema.ts'

export interface ResolutionContent {
  readonly text: string
  readonly divisionId: string
  readonly followerId: string | null
  readonly dueOn: Temporal.PlainDate
}

export interface Resolution extends ResolutionContent {
  readonly resolutionId: string
  readonly itemId: string
  readonly state: 'open' | 'done' | 'dropped'
  readonly endedOn: Temporal.PlainDate | null
  readonly outcome: string | null
  readonly link: string | null
  readonly revision: number
  readonly division: { readonly th: string; readonly en: string }
  readonly followerName: string | null
  readonly meetingId: string
  readonly number: number
  readonly year: number
  readonly meetsOn: Temporal.PlainDate
  readonly committeeId: string
  readonly committeeName: string
  readonly committeeNameEn: string
  /** Whether the minutes that record it are in public: before that it is nobody's but the office's. */
  readonly isPublic: boolean
}

/** Resolutions that a condition finds, in the order in which they were made. */
export async function resolutionsWhere(
  { db, organizationId }: TenantTransaction,
  condition: SQL | undefined,
): Promise<Resolution[]> {
  const own = (table: { readonly organizationId: PgColumn }) => eq(table.organizationId, organizationId)
  const rows = await db
    .select({
      row: committeeResolution,
      th: division.name,
      en: division.nameEn,
      followerName: account.name,
      meetingId: committeeMeeting.meetingId,
      number: committeeMeeting.number,
      year: committeeMeeting.numberYear,
      meetsOn: committeeMeeting.meetsOn,
      committeeId: committee.committeeId,
      committeeName: committee.name,
      committeeNameEn: committee.nameEn,
      minutesState: publication.state,
    })
    .from(committeeResolution)
    .innerJoin(
      committeeAgendaItem,
      and(own(committeeAgendaItem), eq(committeeAgendaItem.itemId, committeeResolution.itemId)),
    )
    .innerJoin(
      committeeMeeting,
      and(own(committeeMeeting), eq(committeeMeeting.meetingId, committeeAgendaItem.meetingId)),
    )
    .innerJoin(committee, and(own(committee), eq(committee.committeeId, committeeMeeting.committeeId)))
    .innerJoin(division, and(own(division), eq(division.divisionId, committeeResolution.divisionId)))
    .leftJoin(account, and(own(account), eq(account.accountId, committeeResolution.followerId)))
    .leftJoin(publication, and(own(publication), eq(publication.publicationId, committeeMeeting.minutesId)))
    .where(and(own(committeeResolution), condition))
    .orderBy(
      asc(committeeMeeting.meetsOn),
      asc(committeeAgendaItem.position),
      asc(committeeResolution.resolutionId),
    )
  return rows.map(({ row, th, en, minutesState, meetsOn, ...names }) => ({
    ...names,
    ...row,
    dueOn: Temporal.PlainDate.from(row.dueOn),
    endedOn: row.endedOn === null ? null : Temporal.PlainDate.from(row.endedOn),
    meetsOn: Temporal.PlainDate.from(meetsOn),
    division: { th, en },
    isPublic: minutesState === 'published',
  }))
}

/** The resolutions of a committee, whatever their state. */
export function resolutionsOf(tx: TenantTransaction, committeeId: string): Promise<Resolution[]> {
  return resolutionsWhere(tx, eq(committeeMeeting.committeeId, committeeId))
}

/** What meetings of the committee before a day resolved that is still open: the matters arising of a meeting on it. */
export function mattersArising(
  tx: TenantTransaction,
  { committeeId, meetsOn }: { committeeId: string; meetsOn: Temporal.PlainDate },
): Promise<Resolution[]> {
  return resolutionsWhere(
    tx,
    and(
      eq(committeeMeeting.committeeId, committeeId),
      eq(committeeResolution.state, 'open'),
      lt(committeeMeeting.meetsOn, meetsOn.toString()),
    ),
  )
}

/** What is open for a person to follow up: what names him, and what names a division of his and nobody. */
export function resolutionsFor(
  tx: TenantTransaction,
  { accountId, divisionIds }: { accountId: string; divisionIds: readonly string[] },
): Promise<Resolution[]> {
  return resolutionsWhere(
    tx,
    and(
      eq(committeeResolution.state, 'open'),
      or(
        eq(committeeResolution.followerId, accountId),
        divisionIds.length > 0 ? inArray(committeeResolution.divisionId, [...divisionIds]) : undefined,
      ),
    ),
  ).then((found) => found.filter(({ followerId }) => followerId === null || followerId === accountId))
}

/** One resolution of a committee; undefined where the committee has none of this id. */
export async function findResolution(
  tx: TenantTransaction,
  { committeeId, resolutionId }: { committeeId: string; resolutionId: string },
): Promise<Resolution | undefined> {
  const condition = and(
    eq(committeeMeeting.committeeId, committeeId),
    eq(committeeResolution.resolutionId, resolutionId),
  )
  return (await resolutionsWhere(tx, condition))[0]
}

/** Writes down what a meeting resolved under an item of its agenda. The caller holds the meeting and knows it is open. */
export async function makeResolution(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    committeeId,
    itemId,
    content,
    at,
  }: { committeeId: string; itemId: string; content: ResolutionContent; at: Temporal.Instant },
): Promise<string> {
  const resolutionId = uuidv7()
  const columns = { ...content, dueOn: content.dueOn.toString() }
  await tx.db.insert(committeeResolution).values({
    organizationId: tx.organizationId,
    resolutionId,
    itemId,
    ...columns,
    state: 'open',
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  const payload = { resolutionId, itemId, ...columns }
  await append(tx, {
    kind: 'publications.committee-resolution-made',
    subject: committeeId,
    actor,
    at,
    payload,
  })
  return resolutionId
}

type Asked = { readonly committeeId: string; readonly resolutionId: string; readonly at: Temporal.Instant }

/**
 * Changes who follows an open resolution up and until when; its words too, until the minutes are drafted. Refuses what
 * is not open any more or was changed since it was read.
 */
export async function changeResolution(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    revision,
    content,
    isWordingFixed,
    at,
    ...asked
  }: Asked & {
    readonly revision: number
    readonly content: ResolutionContent
    readonly isWordingFixed: boolean
  },
): Promise<{ ok: true } | { ok: false; reason: 'moved-on' | 'wording-fixed' }> {
  const held = await holdOpen(tx, asked)
  if (!held || held.revision !== revision) return { ok: false, reason: 'moved-on' }
  if (isWordingFixed && held.text !== content.text) return { ok: false, reason: 'wording-fixed' }
  const columns = { ...content, dueOn: content.dueOn.toString() }
  await write(tx, held, columns)
  const { committeeId: subject, resolutionId } = asked
  const payload = { resolutionId, ...columns }
  await append(tx, { kind: 'publications.committee-resolution-changed', subject, actor, at, payload })
  return { ok: true }
}

/**
 * Says that a resolution is done, or dropped, with what was done or why. Refuses one that is not open any more, and one
 * without words.
 */
export async function endResolution(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    state,
    outcome,
    link,
    today,
    at,
    ...asked
  }: Asked & {
    readonly state: 'done' | 'dropped'
    readonly outcome: string
    readonly link: string | undefined
    readonly today: Temporal.PlainDate
  },
): Promise<{ ok: true } | { ok: false; reason: 'moved-on' | 'no-outcome' }> {
  if (outcome.trim() === '') return { ok: false, reason: 'no-outcome' }
  const held = await holdOpen(tx, asked)
  if (!held) return { ok: false, reason: 'moved-on' }
  const { committeeId: subject, resolutionId } = asked
  const ended = { state, outcome, link: link ?? null, endedOn: today.toString() }
  await write(tx, held, ended)
  const payload = { resolutionId, ...ended }
  await append(tx, { kind: 'publications.committee-resolution-ended', subject, actor, at, payload })
  return { ok: true }
}

async function holdOpen(
  tx: TenantTransaction,
  asked: Pick<Asked, 'committeeId' | 'resolutionId'>,
): Promise<Resolution | undefined> {
  await tx.db
    .select({ id: committeeResolution.resolutionId })
    .from(committeeResolution)
    .where(
      and(
        eq(committeeResolution.organizationId, tx.organizationId),
        eq(committeeResolution.resolutionId, asked.resolutionId),
      ),
    )
    .for('update')
  const found = await findResolution(tx, asked)
  return found?.state === 'open' ? found : undefined
}

async function write(
  { db, organizationId }: TenantTransaction,
  { resolutionId, revision }: Resolution,
  values: Partial<typeof committeeResolution.$inferInsert>,
): Promise<void> {
  await db
    .update(committeeResolution)
    .set({ ...values, revision: revision + 1 })
    .where(
      and(
        eq(committeeResolution.organizationId, organizationId),
        eq(committeeResolution.resolutionId, resolutionId),
      ),
    )
}
