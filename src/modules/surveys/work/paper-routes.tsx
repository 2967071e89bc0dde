import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { append } from '../../../platform/ledger/append.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { keepAnswer } from '../answering/keeping.ts'
import { isAnswerTo } from '../answering/reading-answer.ts'
import { cellOf, PaperPage, sheetsAtOnce } from '../pages/paper-page.tsx'
import { addPlace } from '../places.ts'
import type { Question } from '../questions.ts'
import { isOpenOn, type WholeSurvey } from '../reading.ts'
import { surveyPlace } from '../schema.ts'
import { surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { inOwnSurvey, ofSurvey, type SurveyAct } from './in-survey.ts'

function page(survey: WholeSurvey, { view }: SurveyAct, form: FormState): Answer {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: surveyWorkMessages[view.language].enterPaper,
    content: <PaperPage survey={survey} form={form} />,
  }
}

/** The number that a cell of the grid stands for; null for an empty one, undefined for what is no answer. */
function numberIn(question: Question, text: string): number | null | undefined {
  if (text === '') return null
  const numbers = text.split(/[,\s]+/).map((one) => parseInteger(one))
  if (numbers.some((one) => one === null)) return undefined
  const places = numbers as number[]
  const isPlaced = question.kind === 'choice' || question.kind === 'several'
  if (isPlaced && places.some((one) => one < 1 || one > question.options.length)) return undefined
  if (question.kind === 'several') return places.reduce((bits, one) => bits | (1 << (one - 1)), 0)
  if (places.length > 1) return undefined
  return isPlaced ? places[0]! - 1 : places[0]!
}

/** The one way by which paper comes to a survey; made with the first sheets. */
async function paperPlace(tx: TenantTransaction, surveyId: string): Promise<string> {
  const { db, organizationId } = tx
  const [known] = await db
    .select({ placeId: surveyPlace.placeId })
    .from(surveyPlace)
    .where(
      and(
        eq(surveyPlace.organizationId, organizationId),
        eq(surveyPlace.surveyId, surveyId),
        eq(surveyPlace.channel, 'paper'),
      ),
    )
  if (known) return known.placeId
  const added = await addPlace(tx, {
    surveyId,
    channel: 'paper',
    name: 'กระดาษ',
    nameEn: 'Paper',
    phase: null,
  })
  return added.placeId
}

async function enter(survey: WholeSurvey, act: SurveyAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = surveyWorkMessages[view.language]
  if (!isOpenOn(survey, view.today) || survey.invitedOnly) return { kind: 'absent' }
  const { surveyId, version, questions } = survey
  const errors: Record<string, string> = {}
  const sheets: (number | null)[][] = []
  for (let sheet = 1; sheet <= sheetsAtOnce; sheet += 1) {
    const cells = questions.map((question, index) => ({ question, text: textIn(body, cellOf(sheet, index)) }))
    if (cells.every(({ text }) => text === '')) continue
    const given = cells.map(({ question, text }, index) => {
      const value = question.kind === 'text' ? null : numberIn(question, text)
      const isRight = value === undefined ? false : value === null || isAnswerTo([{ ...question }], [value])
      if (!isRight) errors[cellOf(sheet, index)] = t.paperWrong(sheet, index + 1)
      else if (value === null && question.isRequired && question.kind !== 'text') {
        errors[cellOf(sheet, index)] = t.paperMissing(sheet, index + 1)
      }
      return value ?? null
    })
    sheets.push(given)
  }
  if (sheets.length === 0) errors[cellOf(1, 0)] = t.paperNone
  if (String(version) !== textIn(body, 'version')) errors[cellOf(1, 0)] = t.newVersion
  if (Object.keys(errors).length > 0) return page(survey, act, { typed: typedIn(body), errors })
  const placeId = await paperPlace(tx, surveyId)
  for (const given of sheets) {
    const answer = { answerId: randomUUID(), survey, version, questions, placeId, given, texts: [], at: now }
    await keepAnswer(tx, answer)
  }
  await append(tx, {
    kind: 'surveys.paper-entered',
    subject: surveyId,
    actor,
    at: now,
    payload: { sheets: sheets.length },
  })
  return { kind: 'redirect', to: surveyWorkUrls.paper({ surveyId }) }
}

const making = { permission: 'surveys.make', reuse: 'never', parameters: ofSurvey } as const

export const paperRoutes = [
  route(
    surveyWorkUrls.paper,
    { ...making, event: 'none' },
    inOwnSurvey(async (survey, act: SurveyAct) =>
      isOpenOn(survey, act.view.today) && !survey.invitedOnly
        ? page(survey, act, emptyForm)
        : { kind: 'absent' },
    ),
  ),
  route(
    surveyWorkUrls.paper,
    { ...making, method: 'POST', event: 'surveys.paper-entered' },
    inOwnSurvey(enter),
  ),
]
