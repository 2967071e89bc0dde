import { z } from 'zod'
import { dueDate } from '../../platform/calendar/deadline.ts'
import { fileAnswer } from '../../platform/files/file-answer.ts'
import { listFiles } from '../../platform/files/kept-file.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { officeHolidays } from '../../platform/organization/holidays.ts'
import { makePass, readPass } from '../../platform/tracking/pass.ts'
import { findByCode } from '../../platform/tracking/tracking-code.ts'
import { openTypedCode } from '../../platform/tracking/typed-code.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { answerFile, answerPurpose } from './answer-files.ts'
import { endRequest } from './handling.ts'
import { CasePage } from './pages/case-page.tsx'
import { TrackPage } from './pages/track-page.tsx'
import { rateRequest } from './rating.ts'
import { findRequest, requestOfCode, type InformationRequest } from './reading.ts'
import { codeAbout } from './request-facts.ts'
import { stepsOf } from './step.ts'
import { stopNotices } from './telling.ts'
import { informationTrackingMessages } from './tracking-messages.ts'
import { informationCentreUrls } from './urls.ts'

const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const
const ofCase = z.object({ token: z.string().max(1_000) })
const ofFile = ofCase.extend({ fileId: z.uuid() })
type CaseAct = Act<z.output<typeof ofCase>>

function trackPage({ view }: Pick<Act, 'view'>, form: FormState, status = 200): Answer {
  const t = informationTrackingMessages[view.language]
  return { kind: 'page', status, keepsWrites: true, title: t.track, content: <TrackPage form={form} /> }
}

/** Where a pass is over: the way to open the request again. 410: what was here is gone for good. */
export function closedCase({ view }: Pick<Act, 'view'>): Answer {
  const t = informationTrackingMessages[view.language]
  return { kind: 'page', status: 410, title: t.track, content: <TrackPage form={emptyForm} isClosed /> }
}

/** Opens a request to whoever types its code. */
async function track(act: Act): Promise<Answer> {
  const { tx, view, now, services } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const opened = await openTypedCode(act, informationTrackingMessages[view.language], (code) =>
    findByCode(code, { ...keeper, about: codeAbout }, (hash) => requestOfCode(tx, hash)),
  )
  if (!opened.ok) return trackPage(act, opened.form, opened.status)
  const token = makePass(keeper, 'information-requests.case', { subject: opened.found, at: now })
  return { kind: 'redirect', to: informationCentreUrls.case({ token }) }
}

/** Finds the request that the pass in the address opens, or says how to open it again. */
function inCase<Parameters extends z.output<typeof ofCase>>(
  answer: (request: InformationRequest, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters, now, services } = act
    const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
    const pass = readPass(keeper, 'information-requests.case', { token: parameters.token, at: now })
    const request = pass && (await findRequest(tx, pass.subject))
    return request ? answer(request, act) : closedCase(act)
  }
}

/** The last day to appeal (section 18), for whom the holidays at its end count. */
async function appealUntil(
  { tx }: Pick<Act, 'tx'>,
  { state, endedOn }: InformationRequest,
): Promise<Temporal.PlainDate | undefined> {
  if (endedOn === null || (state !== 'refused' && state !== 'partly-granted')) return undefined
  const holidays = new Set((await officeHolidays(tx)).map(({ date }) => date))
  return dueDate(Temporal.PlainDate.from(endedOn), { days: 15, lastDay: 'moves' }, holidays)
}

async function casePage(request: InformationRequest, act: CaseAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const { requestId, registerNumber, registerYear } = request
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: informationTrackingMessages[view.language].request(registerNumber, registerYear),
    content: (
      <CasePage
        request={request}
        steps={await stepsOf(tx, requestId)}
        files={await listFiles(tx, { purpose: answerPurpose, subject: requestId })}
        appealUntil={await appealUntil(act, request)}
        left={await leftAddressOf(tx, requestId)}
        token={parameters.token}
        form={form}
      />
    ),
  }
}

async function withdraw(request: InformationRequest, act: CaseAct): Promise<Answer> {
  const { tx, view, actor, parameters, now } = act
  const ending = { requestId: request.requestId, outcome: 'withdrawn', answer: null, at: now } as const
  const done = await endRequest(tx, actor, ending)
  if (done.ok) return { kind: 'redirect', to: informationCentreUrls.case(parameters) }
  const errors = { main: informationTrackingMessages[view.language].ended }
  return casePage(request, act, { typed: {}, errors })
}

async function stop({ requestId }: InformationRequest, act: CaseAct): Promise<Answer> {
  const { tx, actor, parameters, now } = act
  if (!(await stopNotices(tx, actor, { requestId, at: now }))) return { kind: 'absent' }
  return { kind: 'redirect', to: informationCentreUrls.case(parameters) }
}

async function rate(request: InformationRequest, act: CaseAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = informationTrackingMessages[view.language]
  const rating = Number(/^[1-5]$/.exec(textIn(body, 'rating'))?.[0])
  const words = textIn(body, 'ratingWords')
  const errors: Record<string, string> = {}
  if (!rating) errors['rating'] = t.ratingMissing
  if (words.length > 1_000) errors['ratingWords'] = t.tooLong('1,000')
  if (Object.keys(errors).length > 0) return casePage(request, act, { typed: typedIn(body), errors })
  const rated = { requestId: request.requestId, rating, words: words || null, at: now }
  if (!(await rateRequest(tx, actor, rated)).ok) return { kind: 'absent' }
  return { kind: 'redirect', to: informationCentreUrls.case(parameters) }
}

export const informationTrackingRoutes = [
  route(informationCentreUrls.track, inPublic, async (act) => trackPage(act, emptyForm)),
  // Not once: the same form with another code is another try.
  route(informationCentreUrls.track, { ...inPublic, method: 'POST', once: false }, track),
  route(
    informationCentreUrls.case,
    { ...inPublic, parameters: ofCase },
    inCase((request, act) => casePage(request, act, emptyForm)),
  ),
  route(
    informationCentreUrls.caseFile,
    { ...inPublic, languages: 'one', parameters: ofFile },
    inCase<z.output<typeof ofFile>>(async ({ requestId }, { tx, services, parameters }) => {
      const file = await answerFile(tx, { requestId, fileId: parameters.fileId })
      return file ? fileAnswer(services.files, tx.organizationId, file) : { kind: 'absent' }
    }),
  ),
  route(
    informationCentreUrls.withdraw,
    { ...inPublic, method: 'POST', event: 'information-requests.withdrawn', parameters: ofCase },
    inCase(withdraw),
  ),
  route(
    informationCentreUrls.stopNotices,
    { ...inPublic, method: 'POST', event: 'information-requests.notices-stopped', parameters: ofCase },
    inCase(stop),
  ),
  route(
    informationCentreUrls.rate,
    { ...inPublic, method: 'POST', event: 'information-requests.rated', parameters: ofCase },
    inCase(rate),
  ),
]
