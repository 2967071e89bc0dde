import { z } from 'zod'
import { fileAnswer } from '../../platform/files/file-answer.ts'
import { findFile, listFiles } from '../../platform/files/kept-file.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { makePass, readPass } from '../../platform/tracking/pass.ts'
import { findByCode } from '../../platform/tracking/tracking-code.ts'
import { openTypedCode } from '../../platform/tracking/typed-code.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { TrackingPage } from '../../ui/tracking-page.tsx'
import { formUploads } from './forms/form-files.ts'
import { giveDocuments } from './giving.ts'
import { appointmentsOf } from './handling/appointing.ts'
import { endRequest } from './handling/ending.ts'
import { findHandled, type HandledRequest } from './handling/register-reading.ts'
import { resultPurpose } from './handling/result-files.ts'
import { CasePage } from './pages/case-page.tsx'
import { requestOfCode } from './reading.ts'
import { handOutLink, isAsked } from './asking.ts'
import { codeAbout } from './service-facts.ts'
import { stepsOf } from './step.ts'
import { stopNotices } from './telling.ts'
import { serviceTrackingMessages } from './tracking-messages.ts'
import { serviceUrls } from './urls.ts'

const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const
const ofCase = z.object({ token: z.string().max(1_000) })
const ofFile = ofCase.extend({ fileId: z.uuid() })
type CaseAct = Act<z.output<typeof ofCase>>

/** What may be sent later: as many as a folder of papers has. */
const laterUploads = { ...formUploads, maxFiles: 10 } as const

function trackPage({ view }: Pick<Act, 'view'>, form: FormState, status = 200, isClosed = false): Answer {
  const t = serviceTrackingMessages[view.language]
  const door = { label: t.services, address: serviceUrls.catalogue() }
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: t.track,
    content: (
      <TrackingPage words={t} door={door} action={serviceUrls.track()} form={form} isClosed={isClosed} />
    ),
  }
}

/** Where a pass is over: the way to open the request again. 410: what was here is gone for good. */
export const closedCase = (act: Pick<Act, 'view'>): Answer => trackPage(act, emptyForm, 410, true)

/** Opens a request to whoever types its code. */
async function track(act: Act): Promise<Answer> {
  const { tx, view, now, services } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const opened = await openTypedCode(act, serviceTrackingMessages[view.language], (code) =>
    findByCode(code, { ...keeper, about: codeAbout }, (hash) => requestOfCode(tx, hash)),
  )
  if (!opened.ok) return trackPage(act, opened.form, opened.status)
  const token = makePass(keeper, 'services.case', { subject: opened.found, at: now })
  return { kind: 'redirect', to: serviceUrls.case({ token }) }
}

/** Finds the request that the pass in the address opens, or says how to open it again. */
function inCase<Parameters extends z.output<typeof ofCase>>(
  answer: (request: HandledRequest, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters, now, services } = act
    const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
    const pass = readPass(keeper, 'services.case', { token: parameters.token, at: now })
    const request = pass && (await findHandled(tx, pass.subject))
    return request ? answer(request, act) : closedCase(act)
  }
}

async function casePage(request: HandledRequest, act: CaseAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const { requestId, registerNumber, registerYear } = request
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: serviceTrackingMessages[view.language].request(registerNumber, registerYear),
    scripts: ['chosen-files.js'],
    content: (
      <CasePage
        request={request}
        steps={(await stepsOf(tx, requestId)).filter(({ kind }) => kind !== 'noted')}
        appointments={await appointmentsOf(tx, requestId)}
        results={await listFiles(tx, { purpose: resultPurpose, subject: requestId })}
        isAsked={await isAsked(tx, request, act.now)}
        left={await leftAddressOf(tx, requestId)}
        token={parameters.token}
        uploads={laterUploads}
        form={form}
      />
    ),
  }
}

const back = ({ parameters }: CaseAct): Answer => ({ kind: 'redirect', to: serviceUrls.case(parameters) })

async function give(request: HandledRequest, act: CaseAct): Promise<Answer> {
  const { tx, view, body, uploads, actor, now } = act
  const t = serviceTrackingMessages[view.language]
  const words = textIn(body, 'answer')
  const read = readArrivedFiles(uploads['documents'], view.language)
  const errors: Record<string, string> = {}
  if (words.length > 5_000) errors['answer'] = t.tooLong('5,000')
  if (!read.ok) errors['documents'] = read.fault
  else if (read.files.length === 0 && words === '') errors['documents'] = t.nothingGiven
  if (!read.ok || Object.keys(errors).length > 0) {
    return casePage(request, act, { typed: typedIn(body), errors })
  }
  const { requestId } = request
  const done = await giveDocuments(tx, actor, { requestId, words: words || null, files: read.files, at: now })
  return done.ok ? back(act) : casePage(request, act, { typed: {}, errors: { main: t.notWaiting } })
}

async function withdraw(request: HandledRequest, act: CaseAct): Promise<Answer> {
  const { tx, view, actor, now } = act
  const ending = { outcome: 'withdrawn', words: null, appeal: null, at: now } as const
  const done = await endRequest(tx, actor, { requestId: request.requestId, ...ending })
  if (done.ok) return back(act)
  return casePage(request, act, { typed: {}, errors: { main: serviceTrackingMessages[view.language].ended } })
}

async function survey(request: HandledRequest, act: CaseAct): Promise<Answer> {
  const { tx, view, now } = act
  const link = await handOutLink(tx, { request, at: now })
  if (link) return { kind: 'redirect', to: link }
  const errors = { main: serviceTrackingMessages[view.language].surveyNoLonger }
  return casePage(request, act, { typed: {}, errors })
}

async function stop({ requestId }: HandledRequest, act: CaseAct): Promise<Answer> {
  return (await stopNotices(act.tx, act.actor, { requestId, at: act.now })) ? back(act) : { kind: 'absent' }
}

export const serviceTrackingRoutes = [
  route(serviceUrls.track, inPublic, async (act) => trackPage(act, emptyForm)),
  // Not once: the same form with another code is another try.
  route(serviceUrls.track, { ...inPublic, method: 'POST', once: false }, track),
  route(
    serviceUrls.case,
    { ...inPublic, parameters: ofCase },
    inCase((request, act) => casePage(request, act, emptyForm)),
  ),
  route(
    serviceUrls.resultFile,
    { ...inPublic, languages: 'one', parameters: ofFile },
    inCase<z.output<typeof ofFile>>(async ({ requestId }, { tx, services, parameters }) => {
      const file = await findFile(tx, parameters.fileId)
      const isOwn = file?.purpose === resultPurpose && file.subject === requestId
      return isOwn ? fileAnswer(services.files, tx.organizationId, file) : { kind: 'absent' }
    }),
  ),
  route(
    serviceUrls.give,
    {
      ...inPublic,
      method: 'POST',
      event: 'services.documents-given',
      parameters: ofCase,
      uploads: laterUploads,
    },
    inCase(give),
  ),
  route(
    serviceUrls.withdraw,
    { ...inPublic, method: 'POST', event: 'services.withdrawn', parameters: ofCase },
    inCase(withdraw),
  ),
  // Not once: what was answered would be kept, with the link.
  route(serviceUrls.survey, { ...inPublic, method: 'POST', once: false, parameters: ofCase }, inCase(survey)),
  route(
    serviceUrls.stopNotices,
    { ...inPublic, method: 'POST', event: 'services.notices-stopped', parameters: ofCase },
    inCase(stop),
  ),
]
