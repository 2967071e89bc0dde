import { z } from 'zod'
import { fileAnswer } from '../../platform/files/file-answer.ts'
import { leftAddressOf } from '../../platform/notifications/notice-address.ts'
import { makePass, readPass } from '../../platform/tracking/pass.ts'
import { findByCode } from '../../platform/tracking/tracking-code.ts'
import { openTypedCode } from '../../platform/tracking/typed-code.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { listCategories } from './categories.ts'
import { codeAbout } from './complaint-facts.ts'
import { fileForComplainant, filesOfComplaint } from './complaint-files.ts'
import { complaintDoorMessages } from './door-messages.ts'
import { handOutLink, isAsked } from './handling/asking.ts'
import { disputeComplaint, mayDispute } from './handling/disputing.ts'
import { withdrawComplaint } from './handling/merging.ts'
import { replyToQuestion } from './handling/pausing.ts'
import { rateComplaint } from './handling/rating.ts'
import { CasePage } from './pages/case-page.tsx'
import { TrackPage } from './pages/track-page.tsx'
import { complaintOfCode, findComplaint, joinedTo, type Complaint } from './reading.ts'
import { stepsOf } from './step.ts'
import { stopNotices } from './telling.ts'
import { complaintTrackingMessages } from './tracking-messages.ts'
import { complaintUrls } from './urls.ts'

const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const
const ofCase = z.object({ token: z.string().max(1_000) })
const ofFile = ofCase.extend({ fileId: z.uuid() })
type CaseAct = Act<z.output<typeof ofCase>>

function trackPage({ view }: Pick<Act, 'view'>, form: FormState, status = 200): Answer {
  const t = complaintTrackingMessages[view.language]
  return { kind: 'page', status, keepsWrites: true, title: t.track, content: <TrackPage form={form} /> }
}

/** Where a pass is over: the way to open the complaint again. 410: what was here is gone for good. */
export function closedCase({ view }: Pick<Act, 'view'>): Answer {
  const t = complaintTrackingMessages[view.language]
  return { kind: 'page', status: 410, title: t.track, content: <TrackPage form={emptyForm} isClosed /> }
}

/** Opens a complaint to whoever types its code. */
async function track(act: Act): Promise<Answer> {
  const { tx, view, now, services } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const opened = await openTypedCode(act, complaintTrackingMessages[view.language], (code) =>
    findByCode(code, { ...keeper, about: codeAbout }, (hash) => complaintOfCode(tx, hash)),
  )
  if (!opened.ok) return trackPage(act, opened.form, opened.status)
  const token = makePass(keeper, 'complaints.case', { subject: opened.found, at: now })
  return { kind: 'redirect', to: complaintUrls.case({ token }) }
}

/** Finds the complaint that the pass in the address opens, or says how to open it again. */
function inCase<Parameters extends z.output<typeof ofCase>>(
  answer: (complaint: Complaint, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters, now, services } = act
    const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
    const pass = readPass(keeper, 'complaints.case', { token: parameters.token, at: now })
    const complaint = pass && (await findComplaint(tx, pass.subject))
    return complaint ? answer(complaint, act) : closedCase(act)
  }
}

/** The complaint in which the matter is dealt with: the one itself, or the one that it is joined with. */
async function matterOf({ tx }: Pick<Act, 'tx'>, complaint: Complaint): Promise<Complaint> {
  const { mergedInto } = complaint
  return mergedInto === null ? complaint : ((await findComplaint(tx, mergedInto)) ?? complaint)
}

async function casePage(complaint: Complaint, act: CaseAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const { complaintId, registerNumber, registerYear, category } = complaint
  const matter = await matterOf(act, complaint)
  const isJoint = matter !== complaint
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: complaintTrackingMessages[view.language].complaint(registerNumber, registerYear),
    content: (
      <CasePage
        complaint={complaint}
        matter={matter}
        others={(await joinedTo(tx, matter.complaintId)).length}
        category={(await listCategories(tx)).find((one) => one.category === category)}
        steps={await stepsOf(tx, complaintId)}
        jointSteps={isJoint ? await stepsOf(tx, matter.complaintId) : []}
        files={await filesOfComplaint(tx, complaint)}
        left={await leftAddressOf(tx, complaintId)}
        mayDispute={mayDispute(matter, view.today)}
        isAsked={await isAsked(tx, complaint, act.now)}
        token={parameters.token}
        form={form}
      />
    ),
  }
}

const back = (act: CaseAct): Answer => ({ kind: 'redirect', to: complaintUrls.case(act.parameters) })

/** What somebody wrote for the staff to read; otherwise what is wrong with it. */
function wordsIn(
  act: CaseAct,
  name: string,
  missing: string,
): { words: string; errors: FormState['errors'] } {
  const words = textIn(act.body, name)
  if (words === '') return { words, errors: { [name]: missing } }
  const { tooLong } = complaintDoorMessages[act.view.language]
  return { words, errors: words.length > 5_000 ? { [name]: tooLong('5,000') } : {} }
}

const isFaulty = (errors: FormState['errors']): boolean => Object.keys(errors).length > 0

async function reply(complaint: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = complaintTrackingMessages[view.language]
  const { words, errors } = wordsIn(act, 'reply', t.replyMissing)
  if (isFaulty(errors)) return casePage(complaint, act, { typed: typedIn(body), errors })
  const done = await replyToQuestion(tx, actor, { complaintId: complaint.complaintId, words, at: now })
  return done.ok ? back(act) : casePage(complaint, act, { typed: typedIn(body), errors: { main: t.ended } })
}

async function dispute(complaint: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = complaintTrackingMessages[view.language]
  const { words, errors } = wordsIn(act, 'disputed', t.notFixedMissing)
  if (isFaulty(errors)) return casePage(complaint, act, { typed: typedIn(body), errors })
  const { complaintId } = await matterOf(act, complaint)
  const done = await disputeComplaint(tx, actor, { complaintId, words, at: now })
  if (done.ok) return back(act)
  return casePage(complaint, act, { typed: typedIn(body), errors: { main: t.noLonger } })
}

async function withdraw(complaint: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, view, actor, now } = act
  const { complaintId } = complaint
  const done = await withdrawComplaint(tx, actor, { complaintId, words: null, at: now })
  if (done.ok) return back(act)
  const errors = { main: complaintTrackingMessages[view.language].ended }
  return casePage(complaint, act, { typed: {}, errors })
}

async function rate(complaint: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = complaintTrackingMessages[view.language]
  const rating = Number(/^[1-5]$/.exec(textIn(body, 'rating'))?.[0])
  const words = textIn(body, 'ratingWords')
  const errors: Record<string, string> = {}
  if (!rating) errors['rating'] = t.ratingMissing
  if (words.length > 1_000) errors['ratingWords'] = complaintDoorMessages[view.language].tooLong('1,000')
  if (isFaulty(errors)) return casePage(complaint, act, { typed: typedIn(body), errors })
  const rated = { complaintId: complaint.complaintId, rating, words: words || null, at: now }
  return (await rateComplaint(tx, actor, rated)).ok ? back(act) : { kind: 'absent' }
}

async function survey(complaint: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, view, now } = act
  const link = await handOutLink(tx, { complaintId: complaint.complaintId, at: now })
  if (link) return { kind: 'redirect', to: link }
  const errors = { main: complaintTrackingMessages[view.language].surveyNoLonger }
  return casePage(complaint, act, { typed: {}, errors })
}

async function stop({ complaintId }: Complaint, act: CaseAct): Promise<Answer> {
  const { tx, actor, now } = act
  return (await stopNotices(tx, actor, { complaintId, at: now })) ? back(act) : { kind: 'absent' }
}

const posted = { ...inPublic, method: 'POST', parameters: ofCase } as const

export const complaintTrackingRoutes = [
  route(complaintUrls.track, inPublic, async (act) => trackPage(act, emptyForm)),
  // Not once: the same form with another code is another try.
  route(complaintUrls.track, { ...inPublic, method: 'POST', once: false }, track),
  route(
    complaintUrls.case,
    { ...inPublic, parameters: ofCase },
    inCase((complaint, act) => casePage(complaint, act, emptyForm)),
  ),
  route(
    complaintUrls.caseFile,
    { ...inPublic, languages: 'one', parameters: ofFile },
    inCase<z.output<typeof ofFile>>(async (complaint, { tx, services, parameters }) => {
      const file = await fileForComplainant(tx, { ...complaint, fileId: parameters.fileId })
      return file ? fileAnswer(services.files, tx.organizationId, file) : { kind: 'absent' }
    }),
  ),
  route(complaintUrls.reply, { ...posted, event: 'complaints.replied' }, inCase(reply)),
  route(complaintUrls.dispute, { ...posted, event: 'complaints.disputed' }, inCase(dispute)),
  route(complaintUrls.withdraw, { ...posted, event: 'complaints.withdrawn' }, inCase(withdraw)),
  route(complaintUrls.stopNotices, { ...posted, event: 'complaints.notices-stopped' }, inCase(stop)),
  route(complaintUrls.rate, { ...posted, event: 'complaints.rated' }, inCase(rate)),
  // What remembers forms would keep the link beside the complaint.
  route(complaintUrls.survey, { ...posted, event: 'none', once: false }, inCase(survey)),
]
