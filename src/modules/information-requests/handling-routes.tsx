import type { VNode } from 'preact'
import type { Address } from '../../platform/web/address.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { Language } from '../../platform/language/messages.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { answerUploads } from './answer-files.ts'
import { endRequest, extendRequest, type Ending } from './handling.ts'
import { AnswerPage } from './pages/answer-page.tsx'
import { ExtendPage, PassOnPage, WithdrawForPage } from './pages/handling-pages.tsx'
import { RefusePage } from './pages/refuse-page.tsx'
import type { InformationRequest } from './reading.ts'
import { informationRegisterMessages } from './register-messages.ts'
import { inRequest, ofRequest, type RequestAct } from './register-routes.tsx'
import { groundCodes } from './request-facts.ts'
import { newsOf } from './telling.ts'
import { informationRegisterUrls } from './urls.ts'

const handling = {
  permission: 'information-requests.handle',
  event: 'none',
  reuse: 'never',
  parameters: ofRequest,
} as const

type Words = typeof informationRegisterMessages.th
type Errors = Record<string, string>
type Page = (props: { request: InformationRequest; form: FormState }) => VNode

/** A page of an open request with a form; one that has ended shows how instead. */
async function formPage(
  Page: Page,
  request: InformationRequest,
  { view, parameters }: RequestAct,
  form: FormState,
): Promise<Answer> {
  if (request.state !== 'open' && form === emptyForm) {
    return { kind: 'redirect', to: informationRegisterUrls.request(parameters) }
  }
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: informationRegisterMessages[view.language].requestOf(request.registerNumber, request.registerYear),
    content: <Page request={request} form={form} />,
  }
}

/** A text for the requester to read, which must be there. */
function readWords(body: Act['body'], name: string, t: Words, missing: string, errors: Errors): string {
  const words = textIn(body, name)
  if (words === '') errors[name] = missing
  if (words.length > 10_000) errors[name] = t.tooLong('10,000')
  return words
}

/** The files of an answer; of one that was not taken, the words stand among the errors. */
function readFiles({ uploads }: RequestAct, language: Language, errors: Errors): StagedFile[] {
  const arrived = readArrivedFiles(uploads['files'], language)
  if (!arrived.ok) errors['files'] = arrived.fault
  return arrived.ok ? arrived.files : []
}

type ReadEnding = (act: RequestAct, errors: Errors) => Omit<Ending, 'requestId' | 'at'> | undefined

const readAnswer: ReadEnding = (act, errors) => {
  const { body, view } = act
  const t = informationRegisterMessages[view.language]
  const outcome = (['granted', 'not-held'] as const).find((one) => one === body['outcome'])
  if (!outcome) errors['outcome'] = t.choose
  const answer = readWords(body, 'answer', t, t.answerMissing, errors)
  const files = readFiles(act, view.language, errors)
  return outcome && { outcome, answer, files }
}

const readRefusal: ReadEnding = (act, errors) => {
  const { body, view } = act
  const t = informationRegisterMessages[view.language]
  const outcome = (['refused', 'partly-granted'] as const).find((one) => one === body['outcome'])
  if (!outcome) errors['outcome'] = t.choose
  const chosen = new Set<string>([body['grounds'] ?? []].flat())
  const grounds = groundCodes.filter((ground) => chosen.has(ground))
  if (grounds.length === 0) errors['grounds'] = t.groundsMissing
  const answer = readWords(body, 'answer', t, t.reasonMissing, errors)
  const files = readFiles(act, view.language, errors)
  return outcome && { outcome, answer, grounds, files }
}

const readPassingOn: ReadEnding = ({ body, view }, errors) => {
  const t = informationRegisterMessages[view.language]
  const passedTo = textIn(body, 'passedTo')
  if (passedTo === '') errors['passedTo'] = t.passedToMissing
  if (passedTo.length > 300) errors['passedTo'] = t.tooLong('300')
  const answer = readWords(body, 'answer', t, t.reasonMissing, errors)
  return { outcome: 'passed-on', answer, passedTo }
}

const readWithdrawal: ReadEnding = ({ body, view }, errors) => {
  const t = informationRegisterMessages[view.language]
  const answer = readWords(body, 'answer', t, t.withdrawMissing, errors)
  return { outcome: 'withdrawn', answer }
}

/** Grounds that were ticked, kept for the form as it goes back: a list is no single typed text. */
function typedAgain(body: Act['body']): FormState['typed'] {
  return { ...typedIn(body), grounds: [body['grounds'] ?? []].flat().join(' ') }
}

function end(Page: Page, read: ReadEnding) {
  return inRequest(async (request, act) => {
    const { tx, view, actor, body, parameters, now, services } = act
    const errors: Errors = {}
    const ending = read(act, errors)
    const again = (faults: Errors) =>
      formPage(Page, request, act, { typed: typedAgain(body), errors: faults })
    if (!ending || Object.keys(errors).length > 0) return again(errors)
    const done = await endRequest(tx, actor, { ...ending, ...parameters, at: now })
    if (!done.ok) return again({ main: informationRegisterMessages[view.language].ended })
    // Also of a withdrawal: the requester should know what was entered in his name.
    await services.tellFiler(tx, newsOf(request.requestId, 'ended', now))
    return { kind: 'redirect', to: informationRegisterUrls.request(parameters) }
  })
}

async function extend(request: InformationRequest, act: RequestAct): Promise<Answer> {
  const { tx, view, actor, body, parameters, now, services } = act
  const { language, today } = view
  const t = informationRegisterMessages[language]
  const errors: Errors = {}
  const due = Temporal.PlainDate.from(request.dueOn)
  const earliest = [due, today].toSorted(Temporal.PlainDate.compare)[1]!.add({ days: 1 })
  const day = readTypedDay(textIn(body, 'dueOn'), { language, from: earliest, to: today.add({ years: 1 }) })
  if (!day.ok) errors['dueOn'] = day.fault
  const reason = readWords(body, 'reason', t, t.reasonMissing, errors)
  const again = (faults: Errors) =>
    formPage(ExtendPage, request, act, { typed: typedIn(body), errors: faults })
  if (!day.ok || Object.keys(errors).length > 0) return again(errors)
  const done = await extendRequest(tx, actor, { ...parameters, dueOn: day.date, reason, at: now })
  if (!done.ok) {
    return done.reason === 'ended' ? again({ main: t.ended }) : again({ dueOn: t.extendedMeanwhile })
  }
  await services.tellFiler(tx, newsOf(request.requestId, `extended ${day.date.toString()}`, now))
  return { kind: 'redirect', to: informationRegisterUrls.request(parameters) }
}

const shown = (at: Address<`${string}:requestId${string}`>, Page: Page) =>
  route(
    at,
    handling,
    inRequest((request, act) => formPage(Page, request, act, emptyForm)),
  )

const posted = { ...handling, method: 'POST' } as const

export const informationHandlingRoutes = [
  shown(informationRegisterUrls.extend, ExtendPage),
  route(
    informationRegisterUrls.extend,
    { ...posted, event: 'information-requests.extended' },
    inRequest(extend),
  ),
  shown(informationRegisterUrls.answer, AnswerPage),
  route(
    informationRegisterUrls.answer,
    { ...posted, event: 'information-requests.answered', uploads: answerUploads },
    end(AnswerPage, readAnswer),
  ),
  shown(informationRegisterUrls.refuse, RefusePage),
  route(
    informationRegisterUrls.refuse,
    { ...posted, event: 'information-requests.refused', uploads: answerUploads },
    end(RefusePage, readRefusal),
  ),
  shown(informationRegisterUrls.passOn, PassOnPage),
  route(
    informationRegisterUrls.passOn,
    { ...posted, event: 'information-requests.passed-on' },
    end(PassOnPage, readPassingOn),
  ),
  shown(informationRegisterUrls.withdrawFor, WithdrawForPage),
  route(
    informationRegisterUrls.withdrawFor,
    { ...posted, event: 'information-requests.withdrawn' },
    end(WithdrawForPage, readWithdrawal),
  ),
]
