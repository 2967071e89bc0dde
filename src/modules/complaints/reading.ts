import { and, asc, count, desc, eq, exists, isNull, isNotNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { account, division } from '../../platform/identity/schema.ts'
import type { RegisterNumber } from '../../platform/tracking/register-number.ts'
import { differentWords } from './filing/word-list.ts'
import { complaint, complaintVillage, complaintWord } from './schema.ts'

const columns = {
  complaintId: complaint.complaintId,
  registerYear: complaint.registerYear,
  registerNumber: complaint.registerNumber,
  channel: complaint.channel,
  category: complaint.category,
  villageId: complaint.villageId,
  villageNumber: complaintVillage.number,
  villageName: complaintVillage.name,
  villageNameEn: complaintVillage.nameEn,
  isDangerous: complaint.isDangerous,
  happenedOn: complaint.happenedOn,
  story: complaint.story,
  place: complaint.place,
  latitude: complaint.latitude,
  longitude: complaint.longitude,
  complainant: complaint.complainant,
  contact: complaint.contact,
  receivedOn: complaint.receivedOn,
  dueOn: complaint.dueOn,
  overran: complaint.overran,
  waitingSince: complaint.waitingSince,
  pausedDays: complaint.pausedDays,
  level: complaint.level,
  divisionId: complaint.divisionId,
  divisionName: division.name,
  divisionNameEn: division.nameEn,
  assigneeId: complaint.assigneeId,
  assigneeName: account.name,
  state: complaint.state,
  endedOn: complaint.endedOn,
  fixedOn: complaint.fixedOn,
  closedOn: complaint.closedOn,
  reopenedOn: complaint.reopenedOn,
  passedTo: complaint.passedTo,
  mergedInto: complaint.mergedInto,
  summary: complaint.summary,
  rating: complaint.rating,
  ratingWords: complaint.ratingWords,
  isInvited: complaint.isInvited,
  erasedAt: complaint.erasedAt,
}

function complaints({ db, organizationId }: TenantTransaction, condition: SQL | undefined) {
  return db
    .select(columns)
    .from(complaint)
    .leftJoin(
      complaintVillage,
      and(
        eq(complaintVillage.organizationId, organizationId),
        eq(complaintVillage.villageId, complaint.villageId),
      ),
    )
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, complaint.divisionId)),
    )
    .leftJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, complaint.assigneeId)),
    )
    .where(and(eq(complaint.organizationId, organizationId), condition))
    .$dynamic()
}

export type Complaint = Awaited<ReturnType<typeof complaints>>[number]

/** One complaint; undefined where the organisation has none of that id. */
export async function findComplaint(
  tx: TenantTransaction,
  complaintId: string,
): Promise<Complaint | undefined> {
  const [found] = await complaints(tx, eq(complaint.complaintId, complaintId))
  return found
}

/** One complaint by its number; undefined where there is none. */
export async function findByNumber(
  tx: TenantTransaction,
  { number, year }: { readonly number: number; readonly year: number },
): Promise<Complaint | undefined> {
  const [found] = await complaints(
    tx,
    and(eq(complaint.registerYear, year), eq(complaint.registerNumber, number)),
  )
  return found
}

/** The complaints that are dealt with together with one. */
export function joinedTo(tx: TenantTransaction, complaintId: string): Promise<Complaint[]> {
  return complaints(tx, eq(complaint.mergedInto, complaintId)).orderBy(asc(complaint.complaintId))
}

/** The complaint that a tracking code opens. */
export async function complaintOfCode(
  { db, organizationId }: TenantTransaction,
  codeHash: Buffer,
): Promise<string | undefined> {
  const [found] = await db
    .select({ complaintId: complaint.complaintId })
    .from(complaint)
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.codeHash, codeHash)))
  return found?.complaintId
}

/** Which part of the register is looked at. */
export const registerParts = ['mine', 'open', 'late', 'ended', 'all'] as const
export type RegisterPart = (typeof registerParts)[number]

export interface RegisterAsked {
  readonly part: RegisterPart
  /** Who looks; for what is his. */
  readonly accountId: string
  readonly category: string | undefined
  /** A number of the register, or words of the story and the place, all of which must be there. */
  readonly number: RegisterNumber | undefined
  readonly words: string
  readonly today: Temporal.PlainDate
}

/** More are not counted out: whoever has so many before him looks for something more exact. */
export const mostCounted = 1_000

/**
 * A page of the register: open ones by their day, all others the newest first; and how many there are, up to
 * {@link mostCounted}. What is dealt with together with another one stands only among all.
 */
export async function listComplaints(
  tx: TenantTransaction,
  asked: RegisterAsked,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ rows: Complaint[]; total: number }> {
  const condition = and(
    inPart(asked),
    asked.category === undefined ? undefined : eq(complaint.category, asked.category),
    withNumber(asked.number),
    ...differentWords(asked.words).map((word) => hasWord(tx, word)),
  )
  const isByDay = asked.part !== 'ended' && asked.part !== 'all'
  const order = isByDay ? [asc(complaint.dueOn), asc(complaint.complaintId)] : [desc(complaint.complaintId)]
  const rows = await complaints(tx, condition)
    .orderBy(...order)
    .offset(offset)
    .limit(limit)
  const counted = tx.db
    .select({ one: sql`1`.as('one') })
    .from(complaint)
    .where(and(eq(complaint.organizationId, tx.organizationId), condition))
    .limit(mostCounted + 1)
    .as('counted')
  const [found] = await tx.db.select({ total: count() }).from(counted)
  return { rows, total: found?.total ?? 0 }
}

function inPart({ part, accountId, today }: RegisterAsked): SQL | undefined {
  const { endedOn, state, overran, waitingSince, dueOn, assigneeId } = complaint
  const isOpen = and(isNull(endedOn), ne(state, 'merged'))
  switch (part) {
    case 'mine':
      return and(isOpen, eq(assigneeId, accountId))
    case 'open':
      return isOpen
    case 'late':
      return and(isOpen, or(eq(overran, true), and(lt(dueOn, today.toString()), isNull(waitingSince))))
    case 'ended':
      return isNotNull(endedOn)
    case 'all':
      return undefined
  }
}

function withNumber(asked: RegisterNumber | undefined): SQL | undefined {
  if (!asked) return undefined
  const { registerNumber, registerYear } = complaint
  return and(
    eq(registerNumber, asked.number),
    asked.year === undefined ? undefined : eq(registerYear, asked.year),
  )
}

function hasWord({ db, organizationId }: TenantTransaction, word: string): SQL {
  const other = alias(complaintWord, 'of_word')
  return exists(
    db
      .select({ one: sql`1` })
      .from(other)
      .where(
        and(
          eq(other.organizationId, organizationId),
          eq(other.word, word),
          eq(other.complaintId, complaint.complaintId),
        ),
      ),
  )
}
