import { z } from 'zod'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { filings } from '../../../platform/identity/guessing.ts'
import { areaMapOf } from '../../../platform/maps/area-map.ts'
import { makePass } from '../../../platform/tracking/pass.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer, type FormFields } from '../../../platform/web/route.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { readNoticeAddress } from '../../../ui/notice-address.tsx'
import { serviceCapabilities } from '../capabilities.ts'
import { findService, formOf, type Service } from '../catalogue/reading-services.ts'
import { answerScripts } from '../forms/answer-fields.tsx'
import { fieldsOf, type ServiceForm } from '../forms/form.ts'
import { formUploads } from '../forms/form-files.ts'
import { formVillages } from '../forms/form-village.ts'
import { fieldKeyOf, inputName, typedFrom } from '../forms/input-names.ts'
import { readAnswers, readPartly } from '../forms/reading-answers.ts'
import { receiveRequest } from '../receiving.ts'
import { channels } from '../service-facts.ts'
import { serviceUrls } from '../urls.ts'
import { AnswersPage, CheckPage } from './apply-pages.tsx'
import { serviceApplyingMessages } from './applying-messages.ts'
import { sectionsToAnswer } from './documents.ts'
import { dropDraft, saveDraft, type Typed } from './drafts.ts'
import { ServicePage } from './catalogue-pages.tsx'
import { lookOf } from './service-look.ts'

export const ofKey = z.object({ key: z.string().max(40) })
export type KeyAct = Act<z.output<typeof ofKey>>
type Errors = Readonly<Record<string, string>>

/** A service that is open, with the form that is filled in now. */
export interface OpenService {
  readonly service: Service
  readonly form: ServiceForm
}

const most = { applicant: 200, contact: 300 } as const
const own = ['applicant', 'contact', 'noticeEmail', 'channel'] as const

export const isStaff = ({ visitor: { person } }: Pick<Act, 'visitor'>): boolean =>
  person !== undefined && holdsRoleFor(person, 'services.handle', serviceCapabilities)

/** Finds the service of the address; one that is closed or a draft tells that it takes nothing. */
export function inOpen<Parameters extends z.output<typeof ofKey>>(
  answer: (open: OpenService, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters, view } = act
    const service = await findService(tx, parameters)
    if (!service || service.state === 'draft') return { kind: 'absent' }
    if (service.state === 'closed') return closedPage(service, act)
    const form = await formOf(tx, service.serviceId, service.version)
    if (!form) throw new Error(`${service.serviceKey} is open without a form in ${view.organization.name}`)
    return answer({ service, form }, act)
  }
}

async function closedPage(service: Service, { tx, view }: Pick<Act, 'tx' | 'view'>): Promise<Answer> {
  return {
    kind: 'page',
    status: 410,
    title: view.language === 'th' ? service.name : service.nameEn,
    content: <ServicePage look={await lookOf(tx, service)} />,
  }
}

/** What was typed, to be shown again. */
export function typedAgain(body: FormFields, form: ServiceForm): Typed {
  return {
    ...typedFrom(body, form),
    ...Object.fromEntries(own.map((name) => [name, textIn(body, name)])),
  }
}

const mapOf = ({ serviceKey }: Service, name: string): string =>
  serviceUrls.map({ key: serviceKey, field: fieldKeyOf(name) })

/** The first step with what was typed and what is wrong with it. */
export async function answersPage(
  { service, form }: OpenService,
  act: Pick<Act, 'tx' | 'view' | 'kept' | 'services' | 'visitor'>,
  { state, draft = '', status = 200 }: { state: FormState; draft?: string; status?: number },
): Promise<Answer> {
  const { tx, view, services } = act
  const area = await areaMapOf(act)
  return {
    kind: 'page',
    status,
    keepsWrites: status === 429,
    title: view.language === 'th' ? service.name : service.nameEn,
    scripts: [...answerScripts],
    content: (
      <AnswersPage
        service={service}
        form={form}
        state={state}
        villages={await formVillages(tx)}
        map={area && { area, actionOf: (name) => mapOf(service, name) }}
        sendsMail={services.messenger.reaches('mail')}
        isStaff={isStaff(act)}
        draft={draft}
      />
    ),
  }
}

/** The code of the saved form that is gone on with, or the empty text. */
export const draftIn = ({ body }: Pick<Act, 'body'>): string =>
  /^\d{12}$/.exec(textIn(body, 'draft'))?.[0] ?? ''

/** The first step again, filled in as it was sent. */
function again(open: OpenService, act: KeyAct, errors: Errors, status = 422): Promise<Answer> {
  const state = { typed: typedAgain(act.body, open.form), errors }
  return answersPage(open, act, { state, draft: draftIn(act), status })
}

/** What is wrong with who asks, and how he is reached. */
function readApplicant(act: KeyAct): { errors: Errors; email: string | null } {
  const { body, view, services } = act
  const { language } = view
  const t = serviceApplyingMessages[language]
  const errors: Record<string, string> = {}
  if (isStaff(act) && !channels.some((one) => one === textIn(body, 'channel'))) {
    errors['channel'] = t.channelMissing
  }
  for (const name of ['applicant', 'contact'] as const) {
    const text = textIn(body, name)
    if (text === '') errors[name] = t[`${name}Missing`]
    if (text.length > most[name]) errors[name] = t.tooLong(String(most[name]))
  }
  const left = readNoticeAddress(body, { language, sendsMail: services.messenger.reaches('mail') })
  return { errors: { ...errors, ...(left.ok ? {} : left.errors) }, email: left.ok ? left.email : null }
}

/** Whether the form was changed since the page was made: then nothing that is asked anew is passed over unseen. */
const isOld = ({ service }: OpenService, { body }: Pick<Act, 'body'>): boolean =>
  textIn(body, 'version') !== String(service.version)

async function posted({ tx, view, body, uploads }: KeyAct) {
  return { language: view.language, today: view.today, villages: await formVillages(tx), body, uploads }
}

/** The second step, or the first again with what is wrong. */
async function check(open: OpenService, act: KeyAct): Promise<Answer> {
  const t = serviceApplyingMessages[act.view.language]
  if (isOld(open, act)) return again(open, act, { applicant: t.changed })
  const answered = { sections: sectionsToAnswer(open.form) }
  const read = readAnswers(await posted(act), answered)
  const errors = { ...readApplicant(act).errors, ...(read.ok ? {} : read.errors) }
  if (!read.ok || Object.keys(errors).length > 0) return again(open, act, errors)
  return checkPage(open, act, {}, 200)
}

async function checkPage(open: OpenService, act: KeyAct, errors: Errors, status: number): Promise<Answer> {
  const { service, form } = open
  const { view, body, services } = act
  const reading = await posted(act)
  const names = [...own, ...Object.keys(typedFrom(body, form))]
  return {
    kind: 'page',
    status,
    title: serviceApplyingMessages[view.language].checkTitle,
    scripts: [...answerScripts],
    content: (
      <CheckPage
        service={service}
        form={form}
        state={{ typed: {}, errors }}
        villages={reading.villages}
        sendsMail={services.messenger.reaches('mail')}
        isStaff={isStaff(act)}
        draft={draftIn(act)}
        answers={readPartly(reading, form).answers}
        typed={Object.fromEntries(
          names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])),
        )}
      />
    ),
  }
}

/** Receives a request, and tells at the step where it is put right what is wrong with it. */
async function send(open: OpenService, act: KeyAct): Promise<Answer> {
  const { tx, view, body, actor, now, services, visitor } = act
  const { service, form } = open
  const t = serviceApplyingMessages[view.language]
  if (isOld(open, act)) return again(open, act, { applicant: t.changed })
  const applicant = readApplicant(act)
  const read = readAnswers(await posted(act), form)
  if (!read.ok || Object.keys(applicant.errors).length > 0) {
    const errors = { ...applicant.errors, ...(read.ok ? {} : read.errors) }
    const files = new Set(
      fieldsOf(form).flatMap((field) => (field.kind === 'files' ? [inputName(field)] : [])),
    )
    const isOfFiles = Object.keys(errors).every((name) => files.has(name))
    return isOfFiles ? checkPage(open, act, errors, 422) : again(open, act, errors)
  }
  if (!visitor.person) {
    const seconds = await filings.take(tx, visitor.network, now)
    if (seconds > 0) return again(open, act, { send: t.wait(seconds) }, 429)
  }
  const channel = isStaff(act) ? channels.find((one) => one === textIn(body, 'channel'))! : 'online'
  const received = await receiveRequest(tx, actor, {
    serviceId: service.serviceId,
    version: service.version,
    channel,
    applicant: textIn(body, 'applicant'),
    contact: textIn(body, 'contact'),
    answers: read.answers,
    files: read.files,
    notices: applicant.email === null ? null : { email: applicant.email, language: view.language },
    at: now,
    secrets: services.secrets,
  })
  if (!received.ok) {
    if (received.reason === 'closed') return closedPage({ ...service, state: 'closed' }, act)
    if (received.reason === 'changed') return again(open, act, { applicant: t.changed })
    const booking = fieldsOf(form).find(({ kind }) => kind === 'booking')!
    return again(open, act, { [inputName(booking, 'day')]: t.taken })
  }
  const { requestId, code } = received
  const { secrets } = services
  const draft = draftIn(act)
  if (draft !== '') await dropDraft(tx, { code: draft, secrets })
  await services.tellFiler(tx, {
    matterId: requestId,
    occasion: 'received',
    trackingPage: serviceUrls.track(),
    at: now,
  })
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'services.receipt', { subject: requestId, code, at: now })
  return { kind: 'redirect', to: serviceUrls.received({ token }) }
}

/** Keeps what was typed, whatever is wrong with it, and shows the code that opens it again. */
async function save({ service, form }: OpenService, act: KeyAct): Promise<Answer> {
  const { tx, view, body, now, services, visitor } = act
  const { secrets } = services
  const { serviceId, version } = service
  if (!visitor.person) {
    const seconds = await filings.take(tx, visitor.network, now)
    if (seconds > 0) {
      return again(
        { service, form },
        act,
        { send: serviceApplyingMessages[view.language].wait(seconds) },
        429,
      )
    }
  }
  const earlier = draftIn(act)
  if (earlier !== '') await dropDraft(tx, { code: earlier, secrets })
  const typed = typedAgain(body, form)
  const { draftId, code } = await saveDraft(tx, { serviceId, version, typed, at: now, secrets })
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'services-draft.receipt', { subject: draftId, code, at: now })
  return { kind: 'redirect', to: serviceUrls.saved({ token }) }
}

const inPublic = { permission: 'public', event: 'none', reuse: 'never', parameters: ofKey } as const
// Not once: a step that is gone back to is sent again.
const step = { ...inPublic, method: 'POST', once: false, uploads: formUploads } as const

export const serviceApplyRoutes = [
  route(
    serviceUrls.apply,
    inPublic,
    inOpen((open, act) => answersPage(open, act, { state: { typed: {}, errors: {} } })),
  ),
  route(serviceUrls.apply, step, inOpen(check)),
  route(
    serviceUrls.change,
    step,
    inOpen((open, act) => again(open, act, {}, 200)),
  ),
  route(
    serviceUrls.send,
    { ...inPublic, method: 'POST', event: 'services.received', uploads: formUploads },
    inOpen(send),
  ),
  route(serviceUrls.saveDraft, { ...inPublic, method: 'POST' }, inOpen(save)),
]
