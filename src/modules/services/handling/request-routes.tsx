import { z } from 'zod'
import { listFiles } from '../../../platform/files/kept-file.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { serviceCapabilities } from '../capabilities.ts'
import { RequestPage } from '../pages/request-page.tsx'
import { stepsOf } from '../step.ts'
import { serviceHandlingUrls, serviceWorkUrls } from '../urls.ts'
import { appointmentsOf } from './appointing.ts'
import { assignRequest, noteOnRequest } from './assigning.ts'
import { documentsGiven } from './documents.ts'
import { serviceActMessages } from './form-messages.ts'
import { handlersInOffice, handlesRequest } from './handlers.ts'
import { serviceHandlingMessages } from './messages.ts'
import { findHandled, type HandledRequest } from './register-reading.ts'
import { resultPurpose } from './result-files.ts'
import { closedDays, promisedDays, usedDays } from './standard-time.ts'
import { toldIn } from './told.tsx'

export const ofRequest = z.object({ requestId: z.uuid() })
export type RequestAct = Act<z.output<typeof ofRequest>>

/** Finds the request that the address names first. */
export function inRequest<Parameters extends z.output<typeof ofRequest>>(
  answer: (request: HandledRequest, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const request = await findHandled(act.tx, act.parameters.requestId)
    return request ? answer(request, act) : { kind: 'absent' }
  }
}

/** As {@link inRequest}, for whoever may act on it: to another division it is shown, and says whose it is. */
export function onRequest<Parameters extends z.output<typeof ofRequest>>(
  answer: (request: HandledRequest, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return inRequest<Parameters>(async (request, act) =>
    handlesRequest(act.visitor.person!, request)
      ? answer(request, act)
      : { ...(await requestPage(request, act)), status: 403 },
  )
}

function mayHandle(person: Person, request: HandledRequest): 'yes' | 'other' | 'no' {
  if (!holdsRoleFor(person, 'services.handle', serviceCapabilities)) return 'no'
  return handlesRequest(person, request) ? 'yes' : 'other'
}

async function requestPage(
  request: HandledRequest,
  { tx, view, visitor }: Act<unknown>,
  form: FormState = emptyForm,
): Promise<Extract<Answer, { kind: 'page' }>> {
  const { requestId, registerNumber, registerYear } = request
  const may = mayHandle(visitor.person!, request)
  const { today } = view
  const holidays = await closedDays(tx)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: serviceHandlingMessages[view.language].requestOf(registerNumber, registerYear),
    content: (
      <RequestPage
        request={request}
        told={await toldIn(tx, request, { masksIds: may !== 'yes' })}
        time={{
          promised: await promisedDays(tx, request),
          used: usedDays(request, { today, holidays }),
        }}
        steps={await stepsOf(tx, requestId)}
        results={await listFiles(tx, { purpose: resultPurpose, subject: requestId })}
        appointments={await appointmentsOf(tx, requestId)}
        divisions={may === 'yes' ? await listDivisions(tx) : []}
        people={may === 'yes' ? await handlersInOffice(tx, today) : []}
        mayHandle={may}
        form={form}
      />
    ),
  }
}

const back = ({ parameters }: RequestAct): Answer => ({
  kind: 'redirect',
  to: serviceWorkUrls.request(parameters),
})

async function assign(request: HandledRequest, act: RequestAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = serviceHandlingMessages[view.language]
  const refuse = (field: string, words: string) =>
    requestPage(request, act, { typed: typedIn(body), errors: { [field]: words } })
  const divisionId = z.uuid().safeParse(body['division'])
  if (!divisionId.success) return refuse('division', t.chooseDivision)
  const assigneeId = z.uuid().or(z.literal('')).safeParse(textIn(body, 'assignee'))
  if (!assigneeId.success) return refuse('assignee', t.assignLeft)
  const assigned = {
    ...parameters,
    divisionId: divisionId.data,
    assigneeId: assigneeId.data || null,
    at: now,
  }
  const done = await assignRequest(tx, actor, assigned)
  if (done.ok) return back(act)
  switch (done.reason) {
    case 'ended':
      return refuse('main', t.ended)
    case 'no-division':
      return refuse('division', t.chooseDivision)
    case 'left':
      return refuse('assignee', t.assignLeft)
    case 'of-another':
      return refuse('assignee', t.assignOther)
    case 'same':
      return refuse('division', t.assignSame)
  }
}

async function note(request: HandledRequest, act: RequestAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = serviceHandlingMessages[view.language]
  const words = textIn(body, 'note')
  const refuse = (fault: string) =>
    requestPage(request, act, { typed: typedIn(body), errors: { note: fault } })
  if (words === '') return refuse(t.noteMissing)
  if (words.length > 5_000) return refuse(t.tooLong('5,000'))
  const done = await noteOnRequest(tx, actor, { ...parameters, words, at: now })
  return done.ok ? back(act) : refuse(t.erased)
}

async function given(request: HandledRequest, act: RequestAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const words = textIn(body, 'given')
  const refuse = (fault: string) =>
    requestPage(request, act, { typed: typedIn(body), errors: { given: fault } })
  if (words.length > 5_000) return refuse(serviceHandlingMessages[view.language].tooLong('5,000'))
  const done = await documentsGiven(tx, actor, { ...parameters, words: words || null, at: now })
  return done.ok ? back(act) : refuse(serviceActMessages[view.language].notWaiting)
}

const handling = {
  method: 'POST',
  permission: 'services.handle',
  reuse: 'never',
  parameters: ofRequest,
} as const

export const serviceRequestRoutes = [
  route(
    serviceWorkUrls.request,
    { permission: 'services.reading', event: 'none', reuse: 'never', parameters: ofRequest },
    inRequest((request, act) => requestPage(request, act)),
  ),
  route(serviceHandlingUrls.assign, { ...handling, event: 'services.assigned' }, onRequest(assign)),
  route(serviceHandlingUrls.note, { ...handling, event: 'services.noted' }, onRequest(note)),
  route(serviceHandlingUrls.given, { ...handling, event: 'services.documents-given' }, onRequest(given)),
]
