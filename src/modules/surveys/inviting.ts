import { and, count, eq, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { hashOf, newToken } from '../../platform/identity/tokens.ts'
import { append } from '../../platform/ledger/append.ts'
import { addPlace, type Subject } from './places.ts'
import { isOpenOn, listSurveys, type Survey } from './reading.ts'
import { surveyInvitation, surveyPlace } from './schema.ts'
import type { Phase, Topic } from './survey-facts.ts'
import { surveyUrls } from './urls.ts'

/** The most links that are printed at once. */
export const mostSlips = 300

/** Makes single-use links into a survey by one way in; returns their tokens, which are kept nowhere. */
async function makeTokens(
  { db, organizationId }: TenantTransaction,
  {
    surveyId,
    placeId,
    many,
    expiresOn,
  }: { surveyId: string; placeId: string; many: number; expiresOn: string },
): Promise<string[]> {
  const tokens = Array.from({ length: many }, () => newToken())
  await db.insert(surveyInvitation).values(
    // By their hashes, so that their order in the table is not the order on the sheet.
    tokens
      .toSorted((a, b) => Buffer.compare(a.hash, b.hash))
      .map(({ hash }) => ({
        organizationId,
        tokenHash: hash,
        surveyId,
        placeId,
        expiresOn,
        isSpent: false,
        isMixed: false,
      })),
  )
  return tokens.map(({ token }) => token)
}

/** Gives out single-use links for printing, or to be sent one by one. */
export async function printInvitations(
  tx: TenantTransaction,
  actor: Actor,
  {
    survey,
    name,
    nameEn,
    phase,
    many,
    at,
  }: {
    readonly survey: Survey
    readonly name: string
    readonly nameEn: string
    readonly phase: Phase | null
    readonly many: number
    readonly at: Temporal.Instant
  },
): Promise<string[]> {
  const { surveyId, closesOn } = survey
  const { placeId } = await addPlace(tx, { surveyId, channel: 'invitation', name, nameEn, phase })
  const tokens = await makeTokens(tx, { surveyId, placeId, many, expiresOn: closesOn })
  await append(tx, {
    kind: 'surveys.invited',
    subject: surveyId,
    actor,
    at,
    payload: { placeId, name, many },
  })
  return tokens
}

/** The survey that whoever was just served is asked to answer: the newest open one about the first topic that has any. */
async function surveyAbout(
  tx: TenantTransaction,
  { topics, at }: { readonly topics: readonly Topic[]; readonly at: Temporal.Instant },
): Promise<Survey | undefined> {
  const today = todayInBangkok(at)
  const open = (await listSurveys(tx, { states: ['open'] })).filter((one) => isOpenOn(one, today))
  return topics.map((topic) => open.find((one) => one.topic === topic)).find((one) => one !== undefined)
}

/** Whether {@link inviteToSurvey} would give a link at this moment. */
export async function invitesToSurvey(
  tx: TenantTransaction,
  asked: { readonly topics: readonly Topic[]; readonly at: Temporal.Instant },
): Promise<boolean> {
  return (await surveyAbout(tx, asked)) !== undefined
}

/**
 * For other modules: a single-use link, as a path of this site, into the survey that is open today about the first of
 * some topics that has any, for somebody who was just served. Undefined where no such survey is open; of several the
 * newest. Give it to one person, and keep it nowhere: who was invited must not be known. It leaves no entry in the
 * ledger, where it would stand beside that of the service.
 */
export async function inviteToSurvey(
  tx: TenantTransaction,
  {
    topics,
    subject,
    name,
    nameEn,
    at,
  }: {
    readonly topics: readonly Topic[]
    /** Of what the answer is, such as a counter; results are told by it. Never one person's own matter. */
    readonly subject: Subject
    readonly name: string
    readonly nameEn: string
    readonly at: Temporal.Instant
  },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const survey = await surveyAbout(tx, { topics, at })
  if (!survey) return undefined
  const { surveyId } = survey
  const [known] = await db
    .select({ placeId: surveyPlace.placeId })
    .from(surveyPlace)
    .where(
      and(
        eq(surveyPlace.organizationId, organizationId),
        eq(surveyPlace.surveyId, surveyId),
        eq(surveyPlace.channel, 'invitation'),
        eq(surveyPlace.subjectKind, subject.kind),
        eq(surveyPlace.subjectKey, subject.key),
      ),
    )
  const { placeId } =
    known ?? (await addPlace(tx, { surveyId, channel: 'invitation', name, nameEn, phase: null, subject }))
  const tokens = await makeTokens(tx, { surveyId, placeId, many: 1, expiresOn: survey.closesOn })
  return surveyUrls.invited({ token: tokens[0]! })
}

/** What a single-use link leads to; whether it was used stands beside it. */
export async function findInvitation({ db, organizationId }: TenantTransaction, token: string) {
  const [found] = await db
    .select({
      surveyId: surveyInvitation.surveyId,
      placeId: surveyInvitation.placeId,
      expiresOn: surveyInvitation.expiresOn,
      isSpent: surveyInvitation.isSpent,
    })
    .from(surveyInvitation)
    .where(
      and(eq(surveyInvitation.organizationId, organizationId), eq(surveyInvitation.tokenHash, hashOf(token))),
    )
  return found
}

/** Spends a link in the transaction that keeps the answer; false where somebody else has. */
export async function spendInvitation(
  { db, organizationId }: TenantTransaction,
  token: string,
): Promise<boolean> {
  const spent = await db
    .update(surveyInvitation)
    .set({ isSpent: true })
    .where(
      and(
        eq(surveyInvitation.organizationId, organizationId),
        eq(surveyInvitation.tokenHash, hashOf(token)),
        eq(surveyInvitation.isSpent, false),
      ),
    )
    .returning({ surveyId: surveyInvitation.surveyId })
  return spent.length > 0
}

/** How many links a survey gave out, and how many were used. */
export async function countInvitations(
  { db, organizationId }: TenantTransaction,
  surveyId: string,
): Promise<{ given: number; used: number }> {
  const [counted] = await db
    .select({ given: count(), used: sql<number>`count(*) filter (where is_spent)::int` })
    .from(surveyInvitation)
    .where(and(eq(surveyInvitation.organizationId, organizationId), eq(surveyInvitation.surveyId, surveyId)))
  return counted!
}

/**
 * Writes the links that were used since last night anew, all in one transaction. Until then the database's own number of
 * a transaction would lead whoever reads its files from a link to the answer that it was spent for.
 */
export async function mixInvitations({ db, organizationId }: TenantTransaction): Promise<void> {
  await db
    .update(surveyInvitation)
    .set({ isMixed: true })
    .where(
      and(
        eq(surveyInvitation.organizationId, organizationId),
        eq(surveyInvitation.isSpent, true),
        eq(surveyInvitation.isMixed, false),
      ),
    )
}
