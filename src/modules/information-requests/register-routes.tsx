import { z } from 'zod'
import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { listFiles } from '../../platform/files/kept-file.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { readRegisterNumber } from '../../platform/tracking/register-number.ts'
import { makePass } from '../../platform/tracking/pass.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { answerPurpose } from './answer-files.ts'
import { informationRequestCapabilities } from './capabilities.ts'
import { assignRequest } from './handling.ts'
import { EnterPage } from './pages/enter-page.tsx'
import { RegisterPage } from './pages/register-page.tsx'
import { RequestPage } from './pages/request-page.tsx'
import { findRequest, listRequests, registerParts, type InformationRequest } from './reading.ts'
import { receiveRequest } from './receiving.ts'
import { renewCode } from './renewing.ts'
import { informationRegisterMessages } from './register-messages.ts'
import { channels } from './request-facts.ts'
import { readRequestForm } from './request-form.ts'
import { stepsOf } from './step.ts'
import { newsOf } from './telling.ts'
import { informationCentreUrls, informationRegisterUrls } from './urls.ts'

const reading = { permission: 'information-requests.reading', event: 'none', reuse: 'never' } as const
const handling = { permission: 'information-requests.handle', event: 'none', reuse: 'never' } as const

export const ofRequest = z.object({ requestId: z.uuid() })
export type RequestAct = Act<z.output<typeof ofRequest>>

const perPage = 25

const filters = z.object({
  part: z.enum(registerParts).default('open'),
  q: z.string().max(40).default(''),
  page: z
    .string()
    .default('1')
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive().max(100_000)),
})

async function register(act: Act<unknown, z.output<typeof filters>>): Promise<Answer> {
  const { tx, view, query, visitor } = act
  const t = informationRegisterMessages[view.language]
  const number = readRegisterNumber(query.q)
  const isUnreadable = query.q.trim() !== '' && !number
  // A number is looked for in the whole register: whoever has it does not know where the request stands.
  const part = number ? 'all' : query.part
  const offset = (query.page - 1) * perPage
  const { rows, total } = isUnreadable
    ? { rows: [], total: 0 }
    : await listRequests(tx, { part, number, today: view.today }, { offset, limit: perPage })
  return {
    kind: 'page',
    title: t.register,
    content: (
      <RegisterPage
        part={part}
        q={query.q}
        isUnreadable={isUnreadable}
        requests={rows}
        total={total}
        page={query.page}
        pages={Math.max(1, Math.ceil(total / perPage))}
        mayHandle={holdsRoleFor(
          visitor.person!,
          'information-requests.handle',
          informationRequestCapabilities,
        )}
      />
    ),
  }
}

function enterPage(
  { view, services }: Pick<Act, 'view' | 'services'>,
  form: FormState,
  status = 200,
): Answer {
  return {
    kind: 'page',
    status,
    title: informationRegisterMessages[view.language].enter,
    content: <EnterPage form={form} sendsMail={services.messenger.reaches('mail')} />,
  }
}

async function enter(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now, services } = act
  const { language, today } = view
  const t = informationRegisterMessages[language]
  const read = readRequestForm(body, { language, sendsMail: services.messenger.reaches('mail') })
  const channel = channels.find((one) => one !== 'online' && one === body['channel'])
  const day = readTypedDay(textIn(body, 'receivedOn'), {
    language,
    from: today.subtract({ years: 1 }),
    to: today,
  })
  const errors = {
    ...(channel ? {} : { channel: t.channelMissing }),
    ...(day.ok ? {} : { receivedOn: day.fault }),
    ...(read.ok ? {} : read.errors),
  }
  if (!read.ok || !channel || !day.ok) return enterPage(act, { typed: typedIn(body), errors }, 422)
  const { secrets } = services
  const request = { ...read.request, channel, receivedOn: day.date, at: now, secrets }
  const received = await receiveRequest(tx, actor, request)
  await services.tellFiler(tx, newsOf(received.requestId, 'received', now))
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'information-requests.receipt', {
    subject: received.requestId,
    code: received.code,
    at: now,
  })
  return { kind: 'redirect', to: informationCentreUrls.received({ token }) }
}

/** Finds the request that the address names first. */
export function inRequest(
  answer: (request: InformationRequest, act: RequestAct) => Promise<Answer>,
): (act: RequestAct) => Promise<Answer> {
  return async (act) => {
    const request = await findRequest(act.tx, act.parameters.requestId)
    return request ? answer(request, act) : { kind: 'absent' }
  }
}

async function requestPage(
  request: InformationRequest,
  { tx, view, visitor }: RequestAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  const { requestId, registerNumber, registerYear } = request
  const mayHandle = holdsRoleFor(
    visitor.person!,
    'information-requests.handle',
    informationRequestCapabilities,
  )
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: informationRegisterMessages[view.language].requestOf(registerNumber, registerYear),
    content: (
      <RequestPage
        request={request}
        steps={await stepsOf(tx, requestId)}
        files={await listFiles(tx, { purpose: answerPurpose, subject: requestId })}
        divisions={mayHandle ? await listDivisions(tx) : []}
        left={await leftAddressOf(tx, requestId)}
        mayHandle={mayHandle}
        form={form}
      />
    ),
  }
}

async function assign(request: InformationRequest, act: RequestAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = informationRegisterMessages[view.language]
  const refuse = (words: string) =>
    requestPage(request, act, { typed: typedIn(body), errors: { division: words } })
  const division = (await listDivisions(tx)).find(
    ({ divisionId, closedAt }) => divisionId === body['division'] && closedAt === null,
  )
  if (!division) return refuse(t.chooseDivision)
  const given = { ...parameters, divisionId: division.divisionId, at: now }
  const done = await assignRequest(tx, actor, given)
  if (done.ok) return { kind: 'redirect', to: informationRegisterUrls.request(parameters) }
  return refuse(done.reason === 'same' ? t.assignSame : t.ended)
}

/** Leads to the receipt, where the code stands for an hour. */
async function renew(request: InformationRequest, { tx, actor, now, services }: RequestAct): Promise<Answer> {
  const { requestId } = request
  const { secrets } = services
  const code = await renewCode(tx, actor, { requestId, secrets, at: now })
  if (code === undefined) return { kind: 'absent' }
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'information-requests.receipt', { subject: requestId, code, at: now })
  return { kind: 'redirect', to: informationCentreUrls.received({ token }) }
}

export const informationRegisterRoutes = [
  route(informationRegisterUrls.register, { ...reading, query: filters }, register),
  route(informationRegisterUrls.enter, handling, async (act) =>
    enterPage(act, { ...emptyForm, typed: { receivedOn: editableDate(act.view.today) } }),
  ),
  route(
    informationRegisterUrls.enter,
    { ...handling, method: 'POST', event: 'information-requests.received' },
    enter,
  ),
  route(
    informationRegisterUrls.request,
    { ...reading, parameters: ofRequest },
    inRequest((request, act) => requestPage(request, act)),
  ),
  route(
    informationRegisterUrls.assign,
    { ...handling, method: 'POST', event: 'information-requests.assigned', parameters: ofRequest },
    inRequest(assign),
  ),
  route(
    informationRegisterUrls.renewCode,
    { ...handling, method: 'POST', event: 'information-requests.code-renewed', parameters: ofRequest },
    inRequest(renew),
  ),
]
