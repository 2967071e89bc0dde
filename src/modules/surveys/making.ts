import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { addPlace } from './places.ts'
import { faultOf, mostQuestions, type Question } from './questions.ts'
import { questionsOf, type Survey } from './reading.ts'
import { survey, surveyVersion } from './schema.ts'
import type { Template } from './templates/template.ts'

/** What an officer decides about a survey, beside its questions. */
export type Settings = Pick<
  Survey,
  | 'topic'
  | 'area'
  | 'divisionId'
  | 'title'
  | 'titleEn'
  | 'intro'
  | 'introEn'
  | 'rule'
  | 'threshold'
  | 'passMark'
  | 'invitedOnly'
  | 'opensOn'
  | 'closesOn'
>

/** Makes a survey of a template, as a draft that nobody can answer yet. */
export async function makeSurvey(
  tx: TenantTransaction,
  actor: Actor,
  made: {
    readonly template: Template
    readonly fiscalYear: number
    readonly divisionId: string
    readonly area: Survey['area']
    readonly opensOn: Temporal.PlainDate
    readonly closesOn: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const { template, at, opensOn, closesOn, ...rest } = made
  const { questions, kind, topic, title, intro, rule, threshold, passMark, isUncompared } = template
  const surveyId = uuidv7()
  await db.insert(survey).values({
    organizationId,
    surveyId,
    ...rest,
    kind,
    topic,
    title: title.th,
    titleEn: title.en,
    intro: intro.th,
    introEn: intro.en,
    rule,
    threshold,
    passMark,
    isUncompared,
    invitedOnly: false,
    opensOn: opensOn.toString(),
    closesOn: closesOn.toString(),
    state: 'draft',
    version: 1,
  })
  await db.insert(surveyVersion).values({ organizationId, surveyId, version: 1, questions: [...questions] })
  const payload = {
    template: template.name,
    ...rest,
    opensOn: opensOn.toString(),
    closesOn: closesOn.toString(),
  }
  await append(tx, { kind: 'surveys.made', subject: surveyId, actor, at, payload })
  return surveyId
}

/**
 * Changes what a survey is called and how long it is open. How it is read (its rule, its threshold, what a test is passed
 * with, who may answer) stays as it was once it is open: a promise is not moved to where the results are.
 */
export async function changeSettings(
  tx: TenantTransaction,
  actor: Actor,
  { surveyId, at, ...settings }: Settings & { readonly surveyId: string; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'closed' | 'fixed' }> {
  const held = await hold(tx, surveyId)
  if (!held) return { ok: false, reason: 'absent' }
  if (held.state === 'closed') return { ok: false, reason: 'closed' }
  const fixed = ['topic', 'rule', 'threshold', 'passMark', 'invitedOnly'] as const
  if (held.state === 'open' && fixed.some((one) => held[one] !== settings[one])) {
    return { ok: false, reason: 'fixed' }
  }
  await tx.db.update(survey).set(settings).where(isThis(tx, surveyId))
  await append(tx, { kind: 'surveys.changed', subject: surveyId, actor, at, payload: settings })
  return { ok: true }
}

/**
 * Puts other questions in the place of those of a survey. Of one that was opened they become the next version, so that
 * each answer stays with the questions it was given to.
 */
export async function changeQuestions(
  tx: TenantTransaction,
  actor: Actor,
  {
    surveyId,
    change,
    at,
  }: {
    readonly surveyId: string
    readonly change: (questions: readonly Question[]) => readonly Question[]
    readonly at: Temporal.Instant
  },
): Promise<
  { ok: true } | { ok: false; reason: 'absent' | 'closed' | 'too-many' | 'no-questions' | 'nothing-counts' }
> {
  const { db, organizationId } = tx
  const held = await hold(tx, surveyId)
  const before = held && (await questionsOf(tx, held))
  if (!held || !before) return { ok: false, reason: 'absent' }
  if (held.state === 'closed') return { ok: false, reason: 'closed' }
  const questions = [...change(before)]
  if (questions.length > mostQuestions) return { ok: false, reason: 'too-many' }
  const fault = held.state === 'open' ? faultOf(questions) : undefined
  if (fault) return { ok: false, reason: fault }
  const version = held.version + (held.state === 'open' ? 1 : 0)
  await db
    .insert(surveyVersion)
    .values({ organizationId, surveyId, version, questions })
    .onConflictDoUpdate({
      target: [surveyVersion.organizationId, surveyVersion.surveyId, surveyVersion.version],
      set: { questions },
    })
  await db.update(survey).set({ version }).where(isThis(tx, surveyId))
  await append(tx, { kind: 'surveys.changed', subject: surveyId, actor, at, payload: { version, questions } })
  return { ok: true }
}

/** Opens a draft for answers, with a link as its first way in. Refuses one that could not be read afterwards. */
export async function openSurvey(
  tx: TenantTransaction,
  actor: Actor,
  { surveyId, at }: { readonly surveyId: string; readonly at: Temporal.Instant },
): Promise<
  { ok: true } | { ok: false; reason: 'absent' | 'not-draft' | 'no-questions' | 'nothing-counts' | 'over' }
> {
  const held = await hold(tx, surveyId)
  const questions = held && (await questionsOf(tx, held))
  if (!held || !questions) return { ok: false, reason: 'absent' }
  if (held.state !== 'draft') return { ok: false, reason: 'not-draft' }
  const fault = faultOf(questions)
  if (fault) return { ok: false, reason: fault }
  if (held.closesOn < todayInBangkok(at).toString()) return { ok: false, reason: 'over' }
  await tx.db.update(survey).set({ state: 'open' }).where(isThis(tx, surveyId))
  if (!held.invitedOnly) {
    await addPlace(tx, { surveyId, channel: 'link', name: 'เว็บไซต์', nameEn: 'Web site', phase: null })
  }
  const { rule, threshold, passMark, version } = held
  const payload = { rule, threshold, passMark, version, questions }
  await append(tx, { kind: 'surveys.opened', subject: surveyId, actor, at, payload })
  return { ok: true }
}

/** Closes a survey today, for good. */
export async function closeSurvey(
  tx: TenantTransaction,
  actor: Actor,
  { surveyId, at }: { readonly surveyId: string; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'not-open' }> {
  const held = await hold(tx, surveyId)
  if (!held) return { ok: false, reason: 'absent' }
  if (held.state !== 'open') return { ok: false, reason: 'not-open' }
  const today = todayInBangkok(at).toString()
  const opensOn = held.opensOn < today ? held.opensOn : today
  const closesOn = held.closesOn < today ? held.closesOn : today
  await tx.db.update(survey).set({ state: 'closed', opensOn, closesOn }).where(isThis(tx, surveyId))
  await append(tx, { kind: 'surveys.closed', subject: surveyId, actor, at, payload: { closesOn } })
  return { ok: true }
}

const isThis = ({ organizationId }: TenantTransaction, surveyId: string) =>
  and(eq(survey.organizationId, organizationId), eq(survey.surveyId, surveyId))

async function hold(tx: TenantTransaction, surveyId: string) {
  const [held] = await tx.db.select().from(survey).where(isThis(tx, surveyId)).for('update')
  return held
}

/** Closes those whose last day has passed; returns which. Without an entry of its own: their days are in the ledger. */
export async function closeThoseOver(tx: TenantTransaction, today: Temporal.PlainDate): Promise<string[]> {
  const { db, organizationId } = tx
  const closed = await db
    .update(survey)
    .set({ state: 'closed' })
    .where(
      and(
        eq(survey.organizationId, organizationId),
        eq(survey.state, 'open'),
        sql`${survey.closesOn} < ${today.toString()}::date`,
      ),
    )
    .returning({ surveyId: survey.surveyId })
  return closed.map(({ surveyId }) => surveyId)
}
