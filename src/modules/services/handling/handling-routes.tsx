import type { VNode } from 'preact'
import { z } from 'zod'
import type { FormUploads } from '../../../platform/files/receiving.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import { parseBaht } from '../../../platform/language/money.ts'
import { toArabicDigits } from '../../../platform/language/numerals.ts'
import type { LedgerKind } from '../../../platform/ledger/kind.ts'
import type { Address } from '../../../platform/web/address.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer, type Route } from '../../../platform/web/route.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import {
  AppointPage,
  AskPage,
  CancelAppointmentPage,
  DecidePage,
  DelayPage,
  GiveBackPage,
  PayFeePage,
  SetFeePage,
  WithdrawForPage,
  type HandlingProps,
} from '../pages/handling-pages.tsx'
import { serviceHandlingUrls, serviceWorkUrls } from '../urls.ts'
import { cancelAppointment, makeAppointment, unusualTime } from './appointing.ts'
import { explainDelay } from './delaying.ts'
import { askForDocuments } from './documents.ts'
import { endRequest } from './ending.ts'
import { payFee, setFee } from './fee.ts'
import { serviceActMessages } from './form-messages.ts'
import { serviceHandlingMessages } from './messages.ts'
import { isUndecided, mayBeAsked, mayBeReturned, mayOwe, owes, runs } from './next-acts.ts'
import type { HandledRequest } from './register-reading.ts'
import { ofRequest, onRequest, type RequestAct } from './request-routes.tsx'
import { resultUploads } from './result-files.ts'
import { closedDays } from './standard-time.ts'

type Errors = Record<string, string>
type Words = typeof serviceActMessages.th

/** What a form about a request does: undefined where it is done, else what is wrong, by field. */
type Deed = (act: RequestAct, t: Words, request: HandledRequest) => Promise<Errors | undefined>

interface ActForm {
  readonly at: Address<`${string}:requestId${string}`>
  readonly event: LedgerKind
  readonly Page: (props: HandlingProps) => VNode
  /** Whether the request as it stands can be dealt with so. */
  readonly isFor: (request: HandledRequest, today: Temporal.PlainDate) => boolean
  readonly uploads?: FormUploads
  readonly deed: Deed
}

function formPage(
  Page: ActForm['Page'],
  request: HandledRequest,
  { view }: Pick<Act, 'view'>,
  form: FormState,
): Answer {
  const { registerNumber, registerYear } = request
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: serviceHandlingMessages[view.language].requestOf(registerNumber, registerYear),
    content: <Page request={request} form={form} />,
  }
}

const handling = { permission: 'services.handle', reuse: 'never', parameters: ofRequest } as const

const back = (requestId: string): Answer => ({ kind: 'redirect', to: serviceWorkUrls.request({ requestId }) })

/** Both routes of a form: to fill it in, and to send it. One whose time is over leads to its request. */
function routesOf({ at, event, Page, isFor, uploads, deed }: ActForm): Route[] {
  return [
    route(
      at,
      { ...handling, event: 'none' },
      onRequest(async (request, act) =>
        isFor(request, act.view.today)
          ? formPage(Page, request, act, emptyForm)
          : back(act.parameters.requestId),
      ),
    ),
    route(
      at,
      { ...handling, method: 'POST', event, ...(uploads && { uploads }) },
      onRequest(async (request, act) => {
        const errors = await deed(act, serviceActMessages[act.view.language], request)
        if (errors) return formPage(Page, request, act, { typed: typedIn(act.body), errors })
        return back(act.parameters.requestId)
      }),
    ),
  ]
}

/** A text that must be there; what is wrong with it goes to the errors. */
function readWords(act: RequestAct, name: string, missing: string, errors: Errors): string {
  const words = readOptional(act, name, errors)
  if (words === '') errors[name] = missing
  return words
}

function readOptional({ body, view }: RequestAct, name: string, errors: Errors, most = 10_000): string {
  const words = textIn(body, name)
  if (words.length > most) {
    errors[name] = serviceHandlingMessages[view.language].tooLong(most.toLocaleString('en'))
  }
  return words
}

function readDay(
  { body, view }: RequestAct,
  name: string,
  errors: Errors,
  bounds: { readonly from?: Temporal.PlainDate; readonly to?: Temporal.PlainDate },
): Temporal.PlainDate | undefined {
  const day = readTypedDay(textIn(body, name), { language: view.language, ...bounds })
  if (!day.ok) errors[name] = day.fault
  return day.ok ? day.date : undefined
}

const isFaulty = (errors: Errors): boolean => Object.keys(errors).length > 0

/** An outcome as errors of the form; `told` where one belongs to a field. */
function faultOf<Reason extends string>(
  done: { readonly ok: true } | { readonly ok: false; readonly reason: Reason },
  { view }: RequestAct,
  told: Readonly<Record<Exclude<Reason, 'ended'>, Errors>>,
): Errors | undefined {
  if (done.ok) return undefined
  return done.reason in told
    ? told[done.reason as Exclude<Reason, 'ended'>]
    : { main: serviceHandlingMessages[view.language].ended }
}

const ask: Deed = async (act, t) => {
  const { tx, actor, parameters, now, view } = act
  const errors: Errors = {}
  const words = readWords(act, 'words', t.askMissing, errors)
  const bringBy = readDay(act, 'bringBy', errors, {
    from: view.today.add({ days: 1 }),
    to: view.today.add({ years: 1 }),
  })
  if (!bringBy || isFaulty(errors)) return errors
  const done = await askForDocuments(tx, actor, { ...parameters, words, bringBy, at: now })
  return faultOf(done, act, { 'asked-before': { words: t.askedBefore }, past: { bringBy: t.appointPast } })
}

/** Hours and minutes as somebody typed them, such as 9.30 น. */
function readTime(text: string): Temporal.PlainTime | undefined {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})(?:\s*น\.?)?$/.exec(toArabicDigits(text)) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}

const appoint: Deed = async (act, t) => {
  const { tx, actor, parameters, now, view, body } = act
  const { today } = view
  const errors: Errors = {}
  const day = readDay(act, 'day', errors, { from: today, to: today.add({ years: 1 }) })
  const time = readTime(textIn(body, 'time'))
  if (!time) errors['time'] = t.appointTimeUnreadable
  const place = readOptional(act, 'place', errors, 300)
  if (place === '') errors['place'] = t.appointPlaceMissing
  const words = readOptional(act, 'words', errors)
  if (!day || !time || isFaulty(errors)) return errors
  const meetsAt = day.toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: time })
  const unusual = unusualTime(meetsAt, await closedDays(tx))
  if (unusual && body['meansIt'] !== 'yes') {
    return { meansIt: unusual === 'closed-day' ? t.closedDay : t.closedHour }
  }
  const appointment = { ...parameters, meetsAt: meetsAt.toInstant(), place, words: words || null, at: now }
  const done = await makeAppointment(tx, actor, appointment)
  return faultOf(done, act, { past: { time: t.appointPast }, same: { time: t.appointSame } })
}

const chargeFee: Deed = async (act, t) => {
  const { tx, actor, parameters, now, body } = act
  const baht = parseBaht(textIn(body, 'baht'))
  // A fee of more than a million baht is a slip of the hand.
  if (!baht.ok || baht.satang > 100_000_000) return { baht: t.feeUnreadable }
  const done = await setFee(tx, actor, { ...parameters, satang: baht.satang, at: now })
  return faultOf(done, act, { paid: { baht: t.feePaidAlready }, same: { baht: t.feeSame } })
}

const takeFee: Deed = async (act, t, request) => {
  const { tx, actor, parameters, now, view } = act
  const errors: Errors = {}
  const from = Temporal.PlainDate.from(request.receivedOn)
  const paidOn = readDay(act, 'paidOn', errors, { from, to: view.today })
  const receipt = readOptional(act, 'receipt', errors, 60)
  if (receipt === '') errors['receipt'] = t.receiptMissing
  if (!paidOn || isFaulty(errors)) return errors
  const done = await payFee(tx, actor, { ...parameters, paidOn, receipt, at: now })
  return faultOf(done, act, {
    paid: { receipt: t.feePaidAlready },
    'nothing-owed': { receipt: t.nothingOwed },
    'other-day': { paidOn: t.appointPast },
  })
}

const delay: Deed = async (act, t) => {
  const { tx, actor, parameters, now, view } = act
  const errors: Errors = {}
  const words = readWords(act, 'words', t.reasonMissing, errors)
  const dueOn = readDay(act, 'dueOn', errors, { to: view.today.add({ years: 1 }) })
  if (!dueOn || isFaulty(errors)) return errors
  const done = await explainDelay(tx, actor, { ...parameters, words, dueOn, at: now })
  return faultOf(done, act, {
    'not-later': { dueOn: t.delayNotLater },
    waiting: { dueOn: t.delayWaiting },
  })
}

function readFiles({ uploads, view }: RequestAct, errors: Errors): StagedFile[] {
  const arrived = readArrivedFiles(uploads['files'], view.language)
  if (!arrived.ok) errors['files'] = arrived.fault
  return arrived.ok ? arrived.files : []
}

const ends = async (
  act: RequestAct,
  t: Words,
  ending: Omit<Parameters<typeof endRequest>[2], 'requestId' | 'at'>,
): Promise<Errors | undefined> => {
  const { tx, actor, parameters, now } = act
  return faultOf(await endRequest(tx, actor, { ...parameters, ...ending, at: now }), act, {
    'documents-missing': { main: t.documentsMissing },
    'not-asked': { main: t.giveBackNotAsked },
    'not-over': { main: t.giveBackNotOver },
    'reason-missing': { words: t.decideReasonMissing },
    'appeal-missing': { appeal: t.appealMissing },
  })
}

const decide: Deed = async (act, t) => {
  const errors: Errors = {}
  const outcome = (['approved', 'refused'] as const).find((one) => one === act.body['outcome'])
  if (!outcome) errors['outcome'] = t.decideChoose
  const words = readOptional(act, 'words', errors)
  if (outcome === 'refused' && words === '') errors['words'] = t.decideReasonMissing
  const appeal = readOptional(act, 'appeal', errors, 5_000)
  if (outcome === 'refused' && appeal === '') errors['appeal'] = t.appealMissing
  const files = readFiles(act, errors)
  if (!outcome || isFaulty(errors)) return errors
  return ends(act, t, { outcome, words: words || null, appeal: appeal || null, files })
}

const giveBack: Deed = async (act, t) => {
  const errors: Errors = {}
  const words = readWords(act, 'words', t.reasonMissing, errors)
  const appeal = readOptional(act, 'appeal', errors, 5_000)
  if (appeal === '') errors['appeal'] = t.appealMissing
  return isFaulty(errors) ? errors : ends(act, t, { outcome: 'returned', words, appeal })
}

const withdraw: Deed = async (act, t) => {
  const errors: Errors = {}
  const words = readWords(act, 'words', t.withdrawMissing, errors)
  return isFaulty(errors) ? errors : ends(act, t, { outcome: 'withdrawn', words, appeal: null })
}

const urls = serviceHandlingUrls
const forms: readonly ActForm[] = [
  { at: urls.ask, event: 'services.documents-asked', Page: AskPage, isFor: mayBeAsked, deed: ask },
  { at: urls.appoint, event: 'services.appointed', Page: AppointPage, isFor: isUndecided, deed: appoint },
  { at: urls.setFee, event: 'services.fee-set', Page: SetFeePage, isFor: mayOwe, deed: chargeFee },
  { at: urls.payFee, event: 'services.fee-paid', Page: PayFeePage, isFor: owes, deed: takeFee },
  { at: urls.delay, event: 'services.delayed', Page: DelayPage, isFor: runs, deed: delay },
  {
    at: urls.decide,
    event: 'services.decided',
    Page: DecidePage,
    isFor: runs,
    uploads: resultUploads,
    deed: decide,
  },
  {
    at: urls.giveBack,
    event: 'services.returned',
    Page: GiveBackPage,
    isFor: mayBeReturned,
    deed: giveBack,
  },
  {
    at: urls.withdrawFor,
    event: 'services.withdrawn',
    Page: WithdrawForPage,
    isFor: isUndecided,
    deed: withdraw,
  },
]

const ofAppointment = ofRequest.extend({ appointmentId: z.uuid() })
const ofOne = { ...handling, parameters: ofAppointment } as const
type AppointmentAct = Act<z.output<typeof ofAppointment>>

async function cancel(request: HandledRequest, act: AppointmentAct): Promise<Answer> {
  const { tx, actor, parameters, now, view, body } = act
  const t = serviceActMessages[view.language]
  const errors: Errors = {}
  const words = readWords(act, 'words', t.reasonMissing, errors)
  const again = (faults: Errors) =>
    formPage(CancelAppointmentPage, request, act, { typed: typedIn(body), errors: faults })
  if (isFaulty(errors)) return again(errors)
  const done = await cancelAppointment(tx, actor, { ...parameters, words, at: now })
  return done.ok ? back(request.requestId) : again({ words: t.cancelOver })
}

export const serviceHandlingRoutes: readonly Route[] = [
  ...forms.flatMap(routesOf),
  route(
    urls.cancelAppointment,
    { ...ofOne, event: 'none' },
    onRequest<z.output<typeof ofAppointment>>(async (request, act) =>
      formPage(CancelAppointmentPage, request, act, emptyForm),
    ),
  ),
  route(
    urls.cancelAppointment,
    { ...ofOne, method: 'POST', event: 'services.appointment-cancelled' },
    onRequest(cancel),
  ),
]
