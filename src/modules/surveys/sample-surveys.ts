import { randomUUID } from 'node:crypto'
import { keepAnswer } from './answering/keeping.ts'
import { makeSurvey, openSurvey } from './making.ts'
import { recordPlace } from './places.ts'
import { findSurvey, placesOf, type WholeSurvey } from './reading.ts'
import { countUp } from './results/counting-up.ts'
import { templates } from './templates/templates.ts'
import { fiscalYearOf, todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'

/** A survey of a template, open for a year from a moment on, with its link and a kiosk. */
export async function addSurvey(
  tx: TenantTransaction,
  { template, at, divisionId }: { template: string; at: Temporal.Instant; divisionId?: string },
): Promise<{
  survey: WholeSurvey
  link: { placeId: string; code: string }
  kiosk: { placeId: string; code: string }
}> {
  const today = todayInBangkok(at)
  const surveyId = await makeSurvey(tx, systemActor, {
    template: templates.find(({ name }) => name === template)!,
    fiscalYear: fiscalYearOf(today),
    divisionId: divisionId ?? (await listDivisions(tx))[0]!.divisionId,
    area: 'infrastructure',
    opensOn: today,
    closesOn: today.add({ months: 6 }),
    at,
  })
  const opened = await openSurvey(tx, systemActor, { surveyId, at })
  if (!opened.ok) throw new Error(opened.reason)
  const kiosk = await recordPlace(tx, systemActor, {
    surveyId,
    channel: 'kiosk',
    name: 'เคาน์เตอร์ 1',
    nameEn: 'Counter 1',
    phase: null,
    at,
  })
  const link = (await placesOf(tx, surveyId)).find(({ channel }) => channel === 'link')!
  return { survey: (await findSurvey(tx, surveyId))!, link, kiosk }
}

/** Answers a survey with one rating for all its ratings, several times. */
export async function addAnswers(
  tx: TenantTransaction,
  {
    survey,
    placeId,
    ratings,
    at,
  }: { survey: WholeSurvey; placeId: string; ratings: readonly number[]; at: Temporal.Instant },
): Promise<void> {
  const { questions, version } = survey
  for (const rating of ratings) {
    const given = questions.map(({ kind }) => (kind === 'rating' ? rating : null))
    await keepAnswer(tx, {
      answerId: randomUUID(),
      survey,
      version,
      questions,
      placeId,
      given,
      texts: [],
      at,
    })
  }
}

/** An open survey whose results are public. */
export async function addCountedSurvey(
  tx: TenantTransaction,
  at: Temporal.Instant,
): Promise<Awaited<ReturnType<typeof addSurvey>>> {
  const added = await addSurvey(tx, { template: 'service', at })
  const { survey, link, kiosk } = added
  await addAnswers(tx, { survey, placeId: link.placeId, ratings: [5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 2], at })
  await addAnswers(tx, { survey, placeId: kiosk.placeId, ratings: [5, 5, 5, 5, 5, 3, 3, 3, 3, 3], at })
  await countUp(tx, at)
  return added
}
