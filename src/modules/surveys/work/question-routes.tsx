import { z } from 'zod'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { changeQuestions } from '../making.ts'
import { QuestionPage } from '../pages/question-page.tsx'
import type { Question } from '../questions.ts'
import type { WholeSurvey } from '../reading.ts'
import { surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { inOwnSurvey, ofSurvey } from './in-survey.ts'
import { readQuestion, typedQuestion } from './question-form.ts'
import { surveyPage } from './survey-routes.tsx'

const ofQuestion = ofSurvey.extend({
  place: z.union([
    z.literal('new'),
    z
      .string()
      .transform((text) => parseInteger(text))
      .pipe(z.number().int().min(1).max(100)),
  ]),
})
type QuestionAct = Act<z.output<typeof ofQuestion>>

function page(survey: WholeSurvey, act: QuestionAct, form: FormState): Answer {
  const t = surveyWorkMessages[act.view.language]
  const { place } = act.parameters
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: place === 'new' ? t.addQuestion : t.editQuestion(place),
    content: <QuestionPage survey={survey} place={place} form={form} />,
  }
}

async function show(survey: WholeSurvey, act: QuestionAct): Promise<Answer> {
  const { place } = act.parameters
  if (place === 'new')
    return page(survey, act, { ...emptyForm, typed: { kind: 'rating', isRequired: 'yes' } })
  const question = survey.questions[place - 1]
  return question ? page(survey, act, { ...emptyForm, typed: typedQuestion(question) }) : { kind: 'absent' }
}

/** Changes the questions and goes back to the survey; a refusal is told there. */
async function changing(
  survey: WholeSurvey,
  act: QuestionAct,
  change: (questions: readonly Question[]) => readonly Question[],
): Promise<Answer> {
  const { tx, view, actor, now } = act
  const { surveyId } = survey
  const changed = await changeQuestions(tx, actor, { surveyId, change, at: now })
  if (changed.ok) return { kind: 'redirect', to: surveyWorkUrls.survey({ surveyId }) }
  if (changed.reason === 'absent') return { kind: 'absent' }
  const t = surveyWorkMessages[view.language]
  const words = changed.reason === 'closed' ? t.isClosed : t[changed.reason]
  return surveyPage(survey, act, { typed: {}, errors: { questions: words } })
}

async function save(survey: WholeSurvey, act: QuestionAct): Promise<Answer> {
  const { view, body, parameters } = act
  const { place } = parameters
  if (place !== 'new' && !survey.questions[place - 1]) return { kind: 'absent' }
  const read = readQuestion(body, view.language)
  if (!read.ok) return page(survey, act, { typed: typedIn(body), errors: read.errors })
  return changing(survey, act, (questions) =>
    place === 'new' ? [...questions, read.question] : questions.with(place - 1, read.question),
  )
}

async function moveUp(survey: WholeSurvey, act: QuestionAct): Promise<Answer> {
  const { place } = act.parameters
  if (place === 'new' || place < 2 || !survey.questions[place - 1]) return { kind: 'absent' }
  return changing(survey, act, (questions) =>
    questions.with(place - 2, questions[place - 1]!).with(place - 1, questions[place - 2]!),
  )
}

async function remove(survey: WholeSurvey, act: QuestionAct): Promise<Answer> {
  const { place } = act.parameters
  if (place === 'new' || !survey.questions[place - 1]) return { kind: 'absent' }
  return changing(survey, act, (questions) => questions.toSpliced(place - 1, 1))
}

const making = { permission: 'surveys.make', reuse: 'never', parameters: ofQuestion } as const
const post = { ...making, method: 'POST', event: 'surveys.changed' } as const

export const questionRoutes = [
  route(surveyWorkUrls.question, { ...making, event: 'none' }, inOwnSurvey(show)),
  route(surveyWorkUrls.question, post, inOwnSurvey(save)),
  route(surveyWorkUrls.moveQuestion, post, inOwnSurvey(moveUp)),
  route(surveyWorkUrls.removeQuestion, post, inOwnSurvey(remove)),
]
