import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { placeFiles } from '../../../platform/files/keeping.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import type { SecretBox } from '../../../platform/identity/secret-box.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { appendAll } from '../../../platform/ledger/append.ts'
import { leaveNoticeAddress } from '../../../platform/notifications/notice-address.ts'
import { hashOfCode, newTrackingCode } from '../../../platform/tracking/tracking-code.ts'
import { dueAfter, ruleOf } from '../clock/rule.ts'
import { codeAbout, isOpen, type Channel } from '../complaint-facts.ts'
import { purposes } from '../complaint-files.ts'
import { complaint, complaintRegister } from '../schema.ts'
import { recordSteps } from '../step.ts'
import type { Coordinates } from './coordinates.ts'
import { listWords } from './word-list.ts'

/** What somebody complains of. Neither a name nor a way to reach him is asked for. */
export interface NewComplaint {
  readonly channel: Channel
  readonly category: string
  readonly villageId: string | null
  readonly place: string | null
  readonly coordinates: Coordinates | null
  readonly happenedOn: Temporal.PlainDate | null
  readonly isDangerous: boolean
  readonly story: string | null
  readonly complainant: string | null
  readonly contact: string | null
  /** Where he is told of news, and in which language; null where he left no address. */
  readonly notices: { readonly email: string; readonly language: Language } | null
  readonly photos: readonly StagedFile[]
  /** An open complaint about the same thing, with which this one is dealt with; null for a matter of its own. */
  readonly joins: string | null
  /** The key with which a program of somebody else filed it. */
  readonly apiKeyId?: string
  /** The day from which the time runs; of a letter, the day it came. */
  readonly receivedOn: Temporal.PlainDate
  readonly at: Temporal.Instant
  /** With whose key its tracking code is kept. */
  readonly secrets: SecretBox
}

/**
 * Receives a complaint: gives it the next number of the year, its last day and its tracking code. One that joins another
 * keeps all of these, and is dealt with together with it; where that one has ended meanwhile, it is a matter of its own.
 */
export async function fileComplaint(
  tx: TenantTransaction,
  actor: Actor,
  { receivedOn, at, secrets, photos, joins, coordinates, happenedOn, notices, ...told }: NewComplaint,
): Promise<{ complaintId: string; code: string }> {
  const { db, organizationId } = tx
  const code = newTrackingCode()
  const codeHash = hashOfCode(code, { secrets, about: codeAbout, organizationId })
  const complaintId = uuidv7()
  const dueOn = dueAfter(receivedOn, await ruleOf(tx)).toString()
  // All that can be done before the register is held, for which everybody else waits. The photos are kept as long as
  // the texts, with which they are erased.
  const about = { purpose: purposes.photo, subject: complaintId, isPublic: false, keepUntil: null, at }
  const placed = await placeFiles(
    tx,
    actor,
    photos.map((staged) => ({ staged, ...about })),
  )
  const mergedInto = joins === null ? null : await openMatter(tx, joins)
  if (notices) await leaveNoticeAddress(tx, { matterId: complaintId, ...notices, at })
  await listWords(tx, [{ complaintId, text: `${told.story ?? ''}\n${told.place ?? ''}` }])
  const received = { complaintId, kind: 'received', dueOn } as const
  const joined = [
    { complaintId, kind: 'merged' },
    { complaintId: mergedInto ?? '', kind: 'joined' },
  ] as const
  await recordSteps(tx, actor, mergedInto === null ? [received] : [received, ...joined], at)
  const registerYear = registerYearOf(at)
  const numbered = db.$with('numbered').as(counted(tx, { registerYear, many: 1 }))
  const [entered] = await db
    .with(numbered)
    .insert(complaint)
    .values({
      organizationId,
      complaintId,
      registerYear,
      registerNumber: sql<number>`(select ${numbered.last} from ${numbered})`,
      codeHash,
      ...told,
      ...coordinates,
      happenedOn: happenedOn?.toString() ?? null,
      receivedOn: receivedOn.toString(),
      dueOn,
      state: mergedInto === null ? 'received' : 'merged',
      mergedInto,
    })
    .returning({ registerNumber: complaint.registerNumber })
  const { channel, category, villageId } = told
  const payload = {
    registerYear,
    ...entered,
    channel,
    category,
    villageId,
    receivedOn: receivedOn.toString(),
    dueOn,
  }
  const act = { subject: complaintId, actor }
  const merged = { kind: 'complaints.merged', ...act, payload: { into: mergedInto } } as const
  const acts = [...placed.acts, { kind: 'complaints.received', ...act, payload } as const]
  await appendAll(tx, mergedInto === null ? acts : [...acts, merged], at)
  return { complaintId, code }
}

/** The matter of a complaint while it is open; it stays so until this transaction ends. */
async function openMatter(
  { db, organizationId }: TenantTransaction,
  complaintId: string,
): Promise<string | null> {
  const [found] = await db
    .select({ state: complaint.state })
    .from(complaint)
    .where(and(eq(complaint.organizationId, organizationId), eq(complaint.complaintId, complaintId)))
    .for('update')
  return found && isOpen(found.state) ? complaintId : null
}

/**
 * The next numbers of the register of the Buddhist year in which they are entered. Whoever else enters one waits here
 * until this transaction ends, and a complaint that is not kept gives its number back: no number is missing or given
 * twice.
 */
export async function nextNumbers(
  tx: TenantTransaction,
  many: number,
  at: Temporal.Instant,
): Promise<{ registerYear: number; first: number }> {
  const registerYear = registerYearOf(at)
  const [numbered] = await counted(tx, { registerYear, many })
  return { registerYear, first: numbered!.last - many + 1 }
}

function registerYearOf(at: Temporal.Instant): number {
  return todayInBangkok(at).year + 543
}

/** Counts so many in the register, and tells the last of their numbers. */
function counted(
  { db, organizationId }: TenantTransaction,
  { registerYear, many }: { registerYear: number; many: number },
) {
  const { lastNumber, organizationId: organization, registerYear: year } = complaintRegister
  return db
    .insert(complaintRegister)
    .values({ organizationId, registerYear, lastNumber: many })
    .onConflictDoUpdate({ target: [organization, year], set: { lastNumber: sql`${lastNumber} + ${many}` } })
    .returning({ last: lastNumber })
}
