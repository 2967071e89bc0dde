import { z } from 'zod'
import type { Act, Answer } from '../../../platform/web/route.ts'
import { makesFor } from '../own-divisions.ts'
import { findSurvey, type WholeSurvey } from '../reading.ts'

export const ofSurvey = z.object({ surveyId: z.uuid() })
export type SurveyAct = Act<z.output<typeof ofSurvey>>

/** Finds the survey that the address names, for anybody of the staff. */
export function inSurvey<Parameters extends { surveyId: string }>(
  answer: (survey: WholeSurvey, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const survey = await findSurvey(act.tx, act.parameters.surveyId)
    return survey ? answer(survey, act) : { kind: 'absent' }
  }
}

/** As {@link inSurvey}, for those who make the surveys of its division; to others it is not there to be changed. */
export function inOwnSurvey<Parameters extends { surveyId: string }>(
  answer: (survey: WholeSurvey, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return inSurvey(async (survey, act) =>
    makesFor(act.visitor.person!, survey.divisionId) ? answer(survey, act) : { kind: 'absent' },
  )
}
