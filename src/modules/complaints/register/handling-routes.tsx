import type { VNode } from 'preact'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { LedgerKind } from '../../../platform/ledger/kind.ts'
import type { FormUploads } from '../../../platform/files/receiving.ts'
import { readRegisterNumber } from '../../../platform/tracking/register-number.ts'
import type { Address } from '../../../platform/web/address.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Answer, type Route } from '../../../platform/web/route.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { isOpen } from '../complaint-facts.ts'
import { answerUploads, photoUploads } from '../complaint-files.ts'
import { complaintHandlingMessages } from '../handling-messages.ts'
import { endComplaint } from '../handling/ending.ts'
import { mergeComplaint, withdrawComplaint } from '../handling/merging.ts'
import { stopClock } from '../handling/pausing.ts'
import { publishPhotos, summarizeComplaint } from '../handling/publishing.ts'
import {
  AnswerPage,
  AskPage,
  FixPage,
  MergePage,
  PassOnPage,
  PausePage,
  PhotoPage,
  SummaryPage,
  WithdrawForPage,
  type HandlingProps,
} from '../pages/handling-pages.tsx'
import { findByNumber, joinedTo, type Complaint } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { inComplaint, ofComplaint, type ComplaintAct } from './complaint-routes.tsx'

type Errors = Record<string, string>
type Words = typeof complaintHandlingMessages.th

/** What a form about a complaint does: undefined where it is done, else what is wrong, by field. */
type Deed = (complaint: Complaint, act: ComplaintAct, t: Words) => Promise<Errors | undefined>

interface ActForm {
  readonly at: Address<`${string}:complaintId${string}`>
  readonly event: LedgerKind
  readonly Page: (props: HandlingProps) => VNode
  /** Whether the complaint must be open, or at least not ended for good. */
  readonly isFor: (complaint: Complaint) => boolean
  readonly uploads?: FormUploads
  readonly deed: Deed
}

async function formPage(
  { Page }: ActForm,
  complaint: Complaint,
  { tx, view }: ComplaintAct,
  form: FormState,
): Promise<Answer> {
  const { complaintId, registerNumber, registerYear } = complaint
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: complaintRegisterMessages[view.language].complaintOf(registerNumber, registerYear),
    content: <Page complaint={complaint} others={(await joinedTo(tx, complaintId)).length} form={form} />,
  }
}

const handling = {
  permission: 'complaints.case-handling',
  reuse: 'never',
  parameters: ofComplaint,
} as const

/** Both routes of a form: to fill it in, and to send it. One whose time is over leads to its complaint. */
function routesOf(form: ActForm): Route[] {
  const { at, event, isFor, uploads, deed } = form
  return [
    route(
      at,
      { ...handling, event: 'none' },
      inComplaint(async (complaint, act) => {
        if (isFor(complaint)) return formPage(form, complaint, act, emptyForm)
        return { kind: 'redirect', to: complaintRegisterUrls.complaint(act.parameters) }
      }),
    ),
    route(
      at,
      { ...handling, method: 'POST', event, ...(uploads && { uploads }) },
      inComplaint(async (complaint, act) => {
        const errors = await deed(complaint, act, complaintHandlingMessages[act.view.language])
        if (errors) return formPage(form, complaint, act, { typed: typedIn(act.body), errors })
        return { kind: 'redirect', to: complaintRegisterUrls.complaint(act.parameters) }
      }),
    ),
  ]
}

/** A text that must be there; what is wrong with it goes to the errors. */
function readWords({ body }: ComplaintAct, name: string, t: Words, missing: string, errors: Errors): string {
  const words = textIn(body, name)
  if (words === '') errors[name] = missing
  if (words.length > 10_000) errors[name] = t.tooLong('10,000')
  return words
}

function readFiles({ uploads, view }: ComplaintAct, errors: Errors): StagedFile[] {
  const arrived = readArrivedFiles(uploads['files'], view.language)
  if (!arrived.ok) errors['files'] = arrived.fault
  return arrived.ok ? arrived.files : []
}

const isFaulty = (errors: Errors): boolean => Object.keys(errors).length > 0

/** An outcome as errors of the form; `told` where one belongs to a field. */
function faultOf(
  done: { readonly ok: true } | { readonly ok: false; readonly reason: string },
  { view }: ComplaintAct,
  told: Readonly<Record<string, Errors>> = {},
): Errors | undefined {
  if (done.ok) return undefined
  return told[done.reason] ?? { main: complaintRegisterMessages[view.language].ended }
}

function stopping(kind: 'asked' | 'paused'): Deed {
  return async (_, act, t) => {
    const { tx, actor, parameters, now, view } = act
    const errors: Errors = {}
    const words = readWords(act, 'words', t, kind === 'asked' ? t.askMissing : t.reasonMissing, errors)
    if (isFaulty(errors)) return errors
    const done = await stopClock(tx, actor, { ...parameters, kind, words, at: now })
    return faultOf(done, act, { waiting: { main: complaintRegisterMessages[view.language].alreadyWaiting } })
  }
}

const answer: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now } = act
  const errors: Errors = {}
  const words = readWords(act, 'words', t, t.answerMissing, errors)
  const files = readFiles(act, errors)
  if (isFaulty(errors)) return errors
  return faultOf(
    await endComplaint(tx, actor, { ...parameters, kind: 'answered', words, files, at: now }),
    act,
  )
}

const fix: Deed = async (complaint, act, t) => {
  const { tx, actor, parameters, now, view, body } = act
  const { language, today } = view
  const errors: Errors = {}
  const from = Temporal.PlainDate.from(complaint.receivedOn)
  const day = readTypedDay(textIn(body, 'fixedOn'), { language, from, to: today })
  if (!day.ok) errors['fixedOn'] = day.fault
  const words = readWords(act, 'words', t, t.fixMissing, errors)
  const files = readFiles(act, errors)
  const noPhoto = textIn(body, 'noPhoto')
  if (noPhoto.length > 500) errors['noPhoto'] = t.tooLong('500')
  if (files.length === 0 && noPhoto === '') errors['files'] ??= t.fixPhotoMissing
  if (!day.ok || isFaulty(errors)) return errors
  const told = noPhoto === '' ? words : `${words}\n${t.fixNoPhotoTold(noPhoto)}`
  const fixed = { ...parameters, kind: 'fixed', fixedOn: day.date, words: told, files, at: now } as const
  return faultOf(await endComplaint(tx, actor, fixed), act, {
    'before-receipt': { fixedOn: t.beforeReceipt },
  })
}

const passOn: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now } = act
  const errors: Errors = {}
  const passedTo = readWords(act, 'passedTo', t, t.passedToMissing, errors)
  if (passedTo.length > 300) errors['passedTo'] = t.tooLong('300')
  const words = readWords(act, 'words', t, t.reasonMissing, errors)
  if (isFaulty(errors)) return errors
  const ending = { ...parameters, kind: 'passed-on', passedTo, words, files: [], at: now } as const
  return faultOf(await endComplaint(tx, actor, ending), act)
}

const merge: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now, body } = act
  const typed = readRegisterNumber(textIn(body, 'into'))
  if (!typed || typed.year === undefined) return { into: t.mergeUnreadable }
  const into = await findByNumber(tx, { number: typed.number, year: typed.year })
  if (!into) return { into: t.mergeAbsent }
  const merging = { ...parameters, into: into.complaintId, at: now }
  return faultOf(await mergeComplaint(tx, actor, merging), act, {
    same: { into: t.mergeSame },
    ended: { into: t.mergeEnded },
  })
}

const withdraw: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now } = act
  const errors: Errors = {}
  const words = readWords(act, 'words', t, t.withdrawMissing, errors)
  if (isFaulty(errors)) return errors
  return faultOf(await withdrawComplaint(tx, actor, { ...parameters, words, at: now }), act)
}

/** A telephone or an ID card, with or without its dashes: nothing of the sort is for everybody. */
const longNumber = /(?:[0-9๐-๙][\s-]?){9,}/

const summarize: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now } = act
  const errors: Errors = {}
  const summary = readWords(act, 'summary', t, t.summaryMissing, errors)
  if (summary.length > 1_000) errors['summary'] = t.tooLong('1,000')
  if (longNumber.test(summary)) errors['summary'] = t.summaryNumbers
  if (isFaulty(errors)) return errors
  return faultOf(await summarizeComplaint(tx, actor, { ...parameters, summary, at: now }), act)
}

const publish: Deed = async (_, act, t) => {
  const { tx, actor, parameters, now, body } = act
  const errors: Errors = {}
  const masked = readFiles(act, errors)
  if (masked.length === 0) errors['files'] ??= t.photoMissing
  if (body['checked'] !== 'yes') errors['checked'] = t.photoUnchecked
  if (isFaulty(errors)) return errors
  return faultOf(await publishPhotos(tx, actor, { ...parameters, masked, at: now }), act)
}

const whileOpen = ({ state }: Complaint): boolean => isOpen(state)
const whileRunning = ({ state, waitingSince }: Complaint): boolean => isOpen(state) && waitingSince === null
const ofOwnMatter = ({ state, erasedAt }: Complaint): boolean => state !== 'merged' && erasedAt === null

const urls = complaintRegisterUrls
const forms: readonly ActForm[] = [
  { at: urls.ask, event: 'complaints.asked', Page: AskPage, isFor: whileRunning, deed: stopping('asked') },
  {
    at: urls.pause,
    event: 'complaints.paused',
    Page: PausePage,
    isFor: whileRunning,
    deed: stopping('paused'),
  },
  {
    at: urls.answer,
    event: 'complaints.answered',
    Page: AnswerPage,
    isFor: whileOpen,
    uploads: answerUploads,
    deed: answer,
  },
  {
    at: urls.fix,
    event: 'complaints.fixed',
    Page: FixPage,
    isFor: ({ state }) => isOpen(state) || state === 'answered',
    uploads: photoUploads,
    deed: fix,
  },
  { at: urls.passOn, event: 'complaints.passed-on', Page: PassOnPage, isFor: whileOpen, deed: passOn },
  { at: urls.merge, event: 'complaints.merged', Page: MergePage, isFor: whileOpen, deed: merge },
  {
    at: urls.withdrawFor,
    event: 'complaints.withdrawn',
    Page: WithdrawForPage,
    isFor: ({ endedOn }) => endedOn === null,
    deed: withdraw,
  },
  {
    at: urls.summary,
    event: 'complaints.summarized',
    Page: SummaryPage,
    isFor: ofOwnMatter,
    deed: summarize,
  },
  {
    at: urls.photo,
    event: 'complaints.photo-published',
    Page: PhotoPage,
    isFor: ofOwnMatter,
    uploads: photoUploads,
    deed: publish,
  },
]

export const complaintHandlingRoutes: readonly Route[] = forms.flatMap(routesOf)
