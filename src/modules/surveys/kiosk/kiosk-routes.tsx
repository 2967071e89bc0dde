import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { keepAnswer } from '../answering/keeping.ts'
import { surveyMessages } from '../messages.ts'
import { ClosedPage } from '../pages/answer-page.tsx'
import { KioskPage } from '../pages/kiosk-page.tsx'
import { findPlace, findSurvey, isOpenOn, questionsOf, type Place, type WholeSurvey } from '../reading.ts'
import { surveyUrls } from '../urls.ts'
import { placeName, titleOf } from '../words.ts'
import { givenAt, kioskCall, kioskQuestion } from './kiosk-call.ts'

const ofCode = z.object({ code: z.string().max(40) })
const thanks = z.object({ thanks: z.string().max(1).default('') })
type KioskAct<Query = unknown> = Act<z.output<typeof ofCode>, Query>

async function kioskOf({
  tx,
  parameters,
}: Pick<KioskAct, 'tx' | 'parameters'>): Promise<{ survey: WholeSurvey; place: Place } | undefined> {
  const place = await findPlace(tx, parameters)
  const survey = place?.channel === 'kiosk' ? await findSurvey(tx, place.surveyId) : undefined
  if (!place || !survey || survey.state === 'draft' || survey.invitedOnly) return undefined
  return kioskQuestion(survey.questions) === undefined ? undefined : { survey, place }
}

async function page(act: KioskAct<z.output<typeof thanks>>): Promise<Answer> {
  const { view, query } = act
  const kiosk = await kioskOf(act)
  if (!kiosk) return { kind: 'absent' }
  const { survey, place } = kiosk
  if (place.closedOn || !isOpenOn(survey, view.today)) {
    const content = <ClosedPage survey={survey} today={view.today.toString()} />
    return { kind: 'page', status: 410, title: surveyMessages[view.language].closedTitle, content }
  }
  return {
    kind: 'page',
    title: `${placeName(place, view.language)}: ${titleOf(survey, view.language)}`,
    frame: 'screen',
    scripts: ['kiosk.js'],
    content: (
      <KioskPage
        survey={survey}
        place={place}
        question={survey.questions[kioskQuestion(survey.questions)!]!}
        answerId={randomUUID()}
        hasThanked={query.thanks === '1'}
      />
    ),
  }
}

interface Touched {
  readonly answerId: string
  readonly version: number
  readonly value: number
  readonly at: Temporal.Instant
}

/** Keeps what somebody touched; false where the survey did not take answers then, or did not ask that. */
async function keepTouch(
  { tx }: Pick<Act, 'tx'>,
  { survey, place }: { survey: WholeSurvey; place: Place },
  { answerId, version, value, at }: Touched,
): Promise<boolean> {
  const day = todayInBangkok(at).toString()
  if (day < survey.opensOn || day > survey.closesOn || (place.closedOn && day > place.closedOn)) return false
  const { surveyId } = survey
  const questions =
    version === survey.version ? survey.questions : await questionsOf(tx, { surveyId, version })
  const asked = questions && kioskQuestion(questions)
  if (!questions || asked === undefined) return false
  const given = questions.map((_, index) => (index === asked ? value : null))
  const { placeId } = place
  await keepAnswer(tx, { answerId, survey, version, questions, placeId, given, texts: [], at })
  return true
}

/** A touch without a script: the buttons are those of a form. */
async function touch(act: KioskAct): Promise<Answer> {
  const { body, now, parameters } = act
  const kiosk = await kioskOf(act)
  if (!kiosk) return { kind: 'absent' }
  const id = z.uuid().safeParse(body['answer'])
  const [value, version] = [parseInteger(textIn(body, 'value')), parseInteger(textIn(body, 'version'))]
  const isWhole = id.success && value !== null && value >= 1 && value <= 5 && version !== null
  const isKept = isWhole && (await keepTouch(act, kiosk, { answerId: id.data, version, value, at: now }))
  return { kind: 'redirect', to: surveyUrls.kiosk(parameters, isKept ? { thanks: 1 } : undefined) }
}

/** What a kiosk kept while it had no line, each at most once however often it is sent. */
async function receive(act: KioskAct): Promise<Answer> {
  const kiosk = await kioskOf(act)
  if (!kiosk) return { kind: 'absent' }
  const read = kioskCall.safeParse(readJson(act.text))
  if (!read.success) return { kind: 'data', type: 'application/json', status: 400, body: '{}' }
  const { now, answers } = read.data
  // In the order of the counts that they are added to, so that two calls do not wait for each other.
  const inOrder = answers.toSorted((a, b) => a.version - b.version || a.at - b.at)
  for (const { id, version, value, at } of inOrder) {
    await keepTouch(act, kiosk, { answerId: id, version, value, at: givenAt(act.now, { now, at }) })
  }
  // Also those that were not taken: sending them again would change nothing.
  const done = answers.map(({ id }) => id)
  return { kind: 'data', type: 'application/json', body: JSON.stringify({ done }) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const inPublic = { permission: 'public', event: 'none', reuse: 'never', parameters: ofCode } as const

export const kioskRoutes = [
  route(surveyUrls.kiosk, { ...inPublic, query: thanks }, page),
  route(surveyUrls.kiosk, { ...inPublic, method: 'POST', once: false }, touch),
  route(surveyUrls.kioskAnswers, { ...inPublic, method: 'POST', takes: 'text', languages: 'one' }, receive),
]
