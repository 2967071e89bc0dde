import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer, type FormFields } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { findInvitation, spendInvitation } from '../inviting.ts'
import { surveyMessages } from '../messages.ts'
import { AnswerPage, ChangedPage, ClosedPage, ThanksPage, UsedPage } from '../pages/answer-page.tsx'
import { findPlace, findSurvey, isOpenOn, questionsOf, type Place, type WholeSurvey } from '../reading.ts'
import { surveyUrls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { keepAnswer } from './keeping.ts'
import { readAnswer } from './reading-answer.ts'

// Nothing of an answer goes into the ledger, which tells minutes: the count of each night does.
const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const
// The form's own random id makes two sendings one; what remembers forms elsewhere remembers moments too.
const sending = { ...inPublic, method: 'POST', once: false } as const

const ofCode = z.object({ code: z.string().max(40) })
const ofToken = z.object({ token: z.string().max(200) })
type CodeAct = Act<z.output<typeof ofCode>>
type TokenAct = Act<z.output<typeof ofToken>>

/** Where an answer comes by: an open way, or a link that it spends. */
interface Entrance {
  readonly survey: WholeSurvey
  readonly place: Place
  readonly address: string
  readonly token?: string
}

/** What was typed, several choices of one question with commas. */
function typedBefore(body: FormFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith('q') ? [[name, [value].flat().join(',')]] : [],
    ),
  )
}

function formPage(act: Act, { survey, address }: Entrance, form: FormState): Answer {
  const { view, body } = act
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: titleOf(survey, view.language),
    content: (
      <AnswerPage survey={survey} action={address} answerId={answerIdIn(body) ?? randomUUID()} form={form} />
    ),
  }
}

function answerIdIn(body: FormFields): string | undefined {
  const given = z.uuid().safeParse(body['answer'])
  return given.success ? given.data : undefined
}

/** What is told instead of the form, where no answer is taken. */
function refusalOf({ view }: Act, { survey }: Pick<Entrance, 'survey'>): Answer | undefined {
  if (isOpenOn(survey, view.today)) return undefined
  const t = surveyMessages[view.language]
  const isAhead = survey.state === 'open' && survey.opensOn > view.today.toString()
  return {
    kind: 'page',
    status: 410,
    title: isAhead ? t.notOpenYet : t.closedTitle,
    content: <ClosedPage survey={survey} today={view.today.toString()} />,
  }
}

function usedPage({ view }: Act): Answer {
  return { kind: 'page', status: 410, title: surveyMessages[view.language].usedTitle, content: <UsedPage /> }
}

async function take(act: Act, entrance: Entrance): Promise<Answer> {
  const { tx, view, body, now } = act
  const { survey, place, address, token } = entrance
  const refusal = refusalOf(act, entrance)
  if (refusal) return refusal
  // What was asked when the page was opened is what was answered, also where it has changed since.
  const version = parseInteger(textIn(body, 'version')) ?? 0
  const questions =
    version === survey.version
      ? survey.questions
      : await questionsOf(tx, { surveyId: survey.surveyId, version })
  const answerId = answerIdIn(body)
  if (!questions || !answerId) {
    const title = surveyMessages[view.language].changedTitle
    return { kind: 'page', status: 409, title, content: <ChangedPage address={address} /> }
  }
  const read = readAnswer(questions, body, view.language)
  if (!read.ok) {
    const form = { typed: typedBefore(body), errors: read.errors }
    return formPage(act, { ...entrance, survey: { ...survey, version, questions } }, form)
  }
  const { placeId } = place
  const isNew = await keepAnswer(tx, {
    answerId,
    survey,
    version,
    questions,
    placeId,
    ...read.answer,
    at: now,
  })
  // Refused, the answer is not kept either.
  if (isNew && token !== undefined && !(await spendInvitation(tx, token))) return usedPage(act)
  return { kind: 'redirect', to: surveyUrls.thanks({ code: place.code }) }
}

async function byCode(act: CodeAct): Promise<Entrance | undefined> {
  const { tx, parameters } = act
  const place = await findPlace(tx, parameters)
  // A way for single-use links and for paper is no way for others.
  if (!place || place.closedOn || ['invitation', 'paper'].includes(place.channel)) return undefined
  const survey = await findSurvey(tx, place.surveyId)
  if (!survey || survey.state === 'draft' || survey.invitedOnly) return undefined
  return { survey, place, address: surveyUrls.answer(parameters) }
}

async function byToken(act: TokenAct): Promise<(Entrance & { isSpent: boolean }) | undefined> {
  const { tx, parameters } = act
  const { token } = parameters
  const invitation = await findInvitation(tx, token)
  const place = invitation && (await findPlace(tx, invitation))
  const survey = invitation && (await findSurvey(tx, invitation.surveyId))
  if (!place || !survey || survey.state === 'draft') return undefined
  return { survey, place, token, address: surveyUrls.invited(parameters), isSpent: invitation.isSpent }
}

export const answerRoutes = [
  route(surveyUrls.answer, { ...inPublic, parameters: ofCode }, async (act) => {
    const entrance = await byCode(act)
    if (!entrance) return { kind: 'absent' }
    return refusalOf(act, entrance) ?? formPage(act, entrance, emptyForm)
  }),
  route(surveyUrls.answer, { ...sending, parameters: ofCode }, async (act) => {
    const entrance = await byCode(act)
    return entrance ? take(act, entrance) : { kind: 'absent' }
  }),
  route(surveyUrls.invited, { ...inPublic, parameters: ofToken }, async (act) => {
    const entrance = await byToken(act)
    if (!entrance) return { kind: 'absent' }
    if (entrance.isSpent) return usedPage(act)
    return refusalOf(act, entrance) ?? formPage(act, entrance, emptyForm)
  }),
  route(surveyUrls.invited, { ...sending, parameters: ofToken }, async (act) => {
    const entrance = await byToken(act)
    return entrance ? take(act, entrance) : { kind: 'absent' }
  }),
  route(surveyUrls.thanks, { ...inPublic, parameters: ofCode }, async ({ tx, view, parameters }) => {
    const place = await findPlace(tx, parameters)
    if (!place) return { kind: 'absent' }
    const title = surveyMessages[view.language].thanks
    return { kind: 'page', title, content: <ThanksPage surveyId={place.surveyId} /> }
  }),
]
