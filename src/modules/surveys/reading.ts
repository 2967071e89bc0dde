import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { division } from '../../platform/identity/schema.ts'
import type { Question } from './questions.ts'
import { survey, surveyPlace, surveyVersion } from './schema.ts'
import type { SurveyState } from './survey-facts.ts'

type Row<Table extends { $inferSelect: object }> = Omit<Table['$inferSelect'], 'organizationId'>

export interface Survey extends Row<typeof survey> {
  readonly divisionName: string
  readonly divisionNameEn: string
}

/** A survey with the questions of its present version. */
export interface WholeSurvey extends Survey {
  readonly questions: readonly Question[]
}

export type Place = Row<typeof surveyPlace>

function surveys({ db, organizationId }: TenantTransaction) {
  const { organizationId: _, ...columns } = getTableColumns(survey)
  return db
    .select({ ...columns, divisionName: division.name, divisionNameEn: division.nameEn })
    .from(survey)
    .innerJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, survey.divisionId)),
    )
}

/** Surveys in some states, the newest first; those of a fiscal year or of all. */
export async function listSurveys(
  tx: TenantTransaction,
  asked: { readonly states: readonly SurveyState[]; readonly fiscalYear?: number | undefined },
): Promise<Survey[]> {
  return surveys(tx)
    .where(
      and(
        eq(survey.organizationId, tx.organizationId),
        inArray(survey.state, [...asked.states]),
        asked.fiscalYear === undefined ? undefined : eq(survey.fiscalYear, asked.fiscalYear),
      ),
    )
    .orderBy(desc(survey.surveyId))
}

/** A survey with its present questions. */
export async function findSurvey(tx: TenantTransaction, surveyId: string): Promise<WholeSurvey | undefined> {
  const [found] = await surveys(tx).where(
    and(eq(survey.organizationId, tx.organizationId), eq(survey.surveyId, surveyId)),
  )
  if (!found) return undefined
  const questions = await questionsOf(tx, { surveyId, version: found.version })
  return questions && { ...found, questions }
}

/** The questions of a version, as they were when it was answered. */
export async function questionsOf(
  { db, organizationId }: TenantTransaction,
  { surveyId, version }: { readonly surveyId: string; readonly version: number },
): Promise<readonly Question[] | undefined> {
  const [found] = await db
    .select({ questions: surveyVersion.questions })
    .from(surveyVersion)
    .where(
      and(
        eq(surveyVersion.organizationId, organizationId),
        eq(surveyVersion.surveyId, surveyId),
        eq(surveyVersion.version, version),
      ),
    )
  return found?.questions
}

/** The ways into a survey, the oldest first. */
export async function placesOf(
  { db, organizationId }: TenantTransaction,
  surveyId: string,
): Promise<Place[]> {
  const { organizationId: _, ...columns } = getTableColumns(surveyPlace)
  return db
    .select(columns)
    .from(surveyPlace)
    .where(and(eq(surveyPlace.organizationId, organizationId), eq(surveyPlace.surveyId, surveyId)))
    .orderBy(surveyPlace.placeId)
}

/** The way in that stands in an address. */
export async function findPlace(
  { db, organizationId }: TenantTransaction,
  by: { readonly code: string } | { readonly placeId: string },
): Promise<Place | undefined> {
  const { organizationId: _, ...columns } = getTableColumns(surveyPlace)
  const [found] = await db
    .select(columns)
    .from(surveyPlace)
    .where(
      and(
        eq(surveyPlace.organizationId, organizationId),
        'code' in by ? eq(surveyPlace.code, by.code) : eq(surveyPlace.placeId, by.placeId),
      ),
    )
  return found
}

/** Whether answers are taken on a day. */
export function isOpenOn(
  { state, opensOn, closesOn }: Pick<Survey, 'state' | 'opensOn' | 'closesOn'>,
  day: Temporal.PlainDate,
): boolean {
  const today = day.toString()
  return state === 'open' && opensOn <= today && today <= closesOn
}
