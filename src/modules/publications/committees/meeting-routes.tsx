import { z } from 'zod'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { may } from '../capability-of.ts'
import { committeeWorkUrls, publicationWorkUrls } from '../urls.ts'
import { usualAgenda } from './agenda.ts'
import { ofCommittee, overMeanwhile, statusOf, upTo, type CommitteeAct } from './committee-routes.tsx'
import { findCommittee, standingOf } from './committee.ts'
import { cancelMeeting, changeMeeting, planMeeting, recordAttendance, writeMinutes } from './holding.ts'
import {
  longestMinutes,
  mostItems,
  readMeetingForm,
  readOthers,
  typedAgenda,
  typedMeeting,
} from './meeting-form.ts'
import { findMeeting, isRecorded, type WholeMeeting } from './meeting.ts'
import { draftMinutes } from './minutes.ts'
import type { FormFrameProps } from './pages/form-frame.tsx'
import { AttendancePage, MeetingCancelPage, MeetingFormPage, MinutesPage } from './pages/meeting-forms.tsx'
import { meetingTitle } from './pages/committee-parts.tsx'
import { MeetingPage } from './pages/meeting-page.tsx'
import { mattersArising } from './resolution.ts'
import { rowField, rowsIn } from './rows.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestReason = 2_000
const emptyRows = 3

export const ofMeeting = ofCommittee.extend({ meetingId: z.uuid() })
export type MeetingAct = Act<z.output<typeof ofMeeting>>

/** The page of a meeting; with what went wrong where an act on it left nothing. */
export async function meetingPage(act: MeetingAct, form: FormState): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const meeting = await findMeeting(tx, parameters)
  if (!meeting) return { kind: 'absent' }
  return {
    kind: 'page',
    status: statusOf(form),
    title: meetingTitle(meeting, view.language),
    content: (
      <MeetingPage
        meeting={meeting}
        arising={await mattersArising(tx, meeting)}
        mayWrite={may(visitor.person, 'publications.write')}
        form={form}
      />
    ),
  }
}

async function planPage(act: CommitteeAct, form: FormState): Promise<Answer> {
  const { tx, view, body, parameters } = act
  const committee = await findCommittee(tx, parameters.committeeId)
  const standing = committee && standingOf(committee, view.today)
  if (!committee) return { kind: 'absent' }
  if (standing !== 'in-force' && standing !== 'coming') return overMeanwhile(act, form)
  const heading = committeeWorkMessages[view.language].plan
  const isBack = form !== emptyForm
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <MeetingFormPage
        up={upTo(committee, act)}
        heading={heading}
        action={committeeWorkUrls.meetingNew(parameters)}
        rows={isBack ? rowsIn(body, mostItems) : usualAgenda.length + emptyRows}
        form={isBack ? form : { typed: typedAgenda(usualAgenda), errors: {} }}
      />
    ),
  }
}

async function plan(act: CommitteeAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const refuse = (errors: FormState['errors']) => planPage(act, { typed: typedIn(body), errors })
  const read = readMeetingForm(body, view.language)
  if (!read.ok) return refuse(read.errors)
  const { today } = view
  const asked = { ...parameters, content: read.content, today, at: now }
  const planned = await planMeeting(tx, ownActor(act), asked)
  if (!planned.ok) return refuse({ meetsOn: committeeWorkMessages[view.language][planned.reason] })
  return {
    kind: 'redirect',
    to: committeeWorkUrls.meeting({ ...parameters, meetingId: planned.meetingId }),
  }
}

/** A form of a meeting: its heading, which meetings have it, and how its fields are filled in. */
interface MeetingForm {
  readonly words: 'changeMeeting' | 'cancelMeeting' | 'attendance' | 'writeMinutes'
  readonly address: (parameters: MeetingAct['parameters']) => string
  readonly isFor: (meeting: WholeMeeting) => boolean
  readonly typed: (meeting: WholeMeeting) => FormState['typed']
  readonly content: (
    frame: FormFrameProps,
    meeting: WholeMeeting,
    act: MeetingAct,
  ) => Extract<Answer, { kind: 'page' }>['content']
}

/** Another form than the first to come back, for what it brought stands in the body. */
const isBack = (act: MeetingAct) => Object.keys(act.body).length > 0

const isOpen = (meeting: WholeMeeting) => meeting.state !== 'cancelled' && !isRecorded(meeting)

const changing: MeetingForm = {
  words: 'changeMeeting',
  address: committeeWorkUrls.meetingChange,
  isFor: isOpen,
  typed: typedMeeting,
  content: (frame, { agenda }, act) => (
    <MeetingFormPage
      {...frame}
      rows={isBack(act) ? rowsIn(act.body, mostItems) : Math.min(agenda.length + emptyRows, mostItems)}
    />
  ),
}

const cancelling: MeetingForm = {
  words: 'cancelMeeting',
  address: committeeWorkUrls.meetingCancel,
  isFor: ({ state }) => state === 'planned',
  typed: () => ({}),
  content: (frame) => <MeetingCancelPage {...frame} />,
}

const attending: MeetingForm = {
  words: 'attendance',
  address: committeeWorkUrls.meetingAttendance,
  isFor: isOpen,
  typed: ({ othersPresent }) => ({ others: String(othersPresent) }),
  content: (frame, meeting, act) => (
    <AttendancePage
      {...frame}
      meeting={meeting}
      present={isBack(act) ? [act.body['present'] ?? []].flat() : meeting.present}
    />
  ),
}

const minuting: MeetingForm = {
  words: 'writeMinutes',
  address: committeeWorkUrls.meetingMinutes,
  isFor: (meeting) => meeting.state === 'held' && isOpen(meeting),
  typed: ({ agenda }) =>
    Object.fromEntries(agenda.map(({ itemId, minutes }) => [`minutes-${itemId}`, minutes])),
  content: (frame, meeting) => <MinutesPage {...frame} meeting={meeting} />,
}

/** The page of a form of a meeting; with what is wrong where it came back. */
function formPage(
  { words, address, isFor, typed, content }: MeetingForm,
  errors: FormState['errors'] = {},
): (act: MeetingAct) => Promise<Answer> {
  return async (act) => {
    const { tx, view, body, parameters } = act
    const meeting = await findMeeting(tx, parameters)
    if (!meeting) return { kind: 'absent' }
    if (!isFor(meeting)) {
      // Somebody else has cancelled it or drafted its minutes meanwhile.
      const isGone = Object.keys(errors).length === 0
      const { movedOn } = committeeWorkMessages[view.language]
      return isGone ? { kind: 'absent' } : meetingPage(act, { typed: {}, errors: { agenda: movedOn } })
    }
    const heading = committeeWorkMessages[view.language][words]
    const form = { typed: isBack(act) ? typedIn(body) : typed(meeting), errors }
    const frame = {
      up: { label: meetingTitle(meeting, view.language), address: committeeWorkUrls.meeting(parameters) },
      heading,
      action: address(parameters),
      revision: isBack(act) ? Number(textIn(body, 'revision')) : meeting.revision,
      form,
    }
    return { kind: 'page', status: statusOf(form), title: heading, content: content(frame, meeting, act) }
  }
}

/** Where an act on a meeting leads: back to it, or to the form with what is wrong beside a field. */
function after(
  act: MeetingAct,
  done:
    | { ok: true }
    | { ok: false; reason: 'moved-on' | 'recorded' | 'not-yet' | 'over' | 'other-year' | 'has-resolutions' },
  { form, field }: { form: MeetingForm; field: string },
): Promise<Answer> | Answer {
  if (done.ok) return { kind: 'redirect', to: committeeWorkUrls.meeting(act.parameters) }
  const t = committeeWorkMessages[act.view.language]
  const words = done.reason === 'moved-on' ? t.movedOn : t[done.reason]
  return formPage(form, { [field]: words })(act)
}

async function change(act: MeetingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const { language, today } = view
  const read = readMeetingForm(body, language)
  if (!read.ok) return formPage(changing, read.errors)(act)
  const revision = Number(textIn(body, 'revision'))
  const asked = { ...parameters, revision, content: read.content, today, at: now }
  const changed = await changeMeeting(tx, ownActor(act), asked)
  const isOfAgenda = !changed.ok && changed.reason === 'has-resolutions'
  return after(act, changed, { form: changing, field: isOfAgenda ? rowField('text', 1) : 'meetsOn' })
}

async function cancel(act: MeetingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = committeeWorkMessages[view.language]
  const reason = textIn(body, 'reason')
  if (reason === '') return formPage(cancelling, { reason: t.reasonMissing })(act)
  if (reason.length > longestReason) {
    return formPage(cancelling, { reason: t.tooLong(formatNumber(longestReason)) })(act)
  }
  const cancelled = await cancelMeeting(tx, ownActor(act), { ...parameters, reason, at: now })
  return after(act, cancelled, { form: cancelling, field: 'reason' })
}

async function attend(act: MeetingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const othersPresent = readOthers(body)
  if (othersPresent === undefined) {
    return formPage(attending, { others: committeeWorkMessages[view.language].othersWrong })(act)
  }
  const recorded = await recordAttendance(tx, ownActor(act), {
    ...parameters,
    revision: Number(textIn(body, 'revision')),
    present: [body['present'] ?? []].flat(),
    othersPresent,
    today: view.today,
    at: now,
  })
  return after(act, recorded, { form: attending, field: 'others' })
}

async function minute(act: MeetingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const meeting = await findMeeting(tx, parameters)
  if (!meeting) return { kind: 'absent' }
  const typed = meeting.agenda.map(({ itemId }) => [itemId, textIn(body, `minutes-${itemId}`)] as const)
  const tooLong = committeeWorkMessages[view.language].tooLong(formatNumber(longestMinutes))
  const errors = Object.fromEntries(
    typed.flatMap(([itemId, text]) => (text.length > longestMinutes ? [[`minutes-${itemId}`, tooLong]] : [])),
  )
  if (Object.keys(errors).length > 0) return formPage(minuting, errors)(act)
  const written = await writeMinutes(tx, ownActor(act), {
    ...parameters,
    revision: Number(textIn(body, 'revision')),
    minutes: new Map(typed),
    at: now,
  })
  return after(act, written, { form: minuting, field: `minutes-${meeting.agenda[0]!.itemId}` })
}

async function draft(act: MeetingAct): Promise<Answer> {
  const { tx, view, parameters, now } = act
  const drafted = await draftMinutes(tx, ownActor(act), { ...parameters, at: now })
  if (drafted.ok) {
    return { kind: 'redirect', to: publicationWorkUrls.draft({ publicationId: drafted.publicationId }) }
  }
  const t = committeeWorkMessages[view.language]
  const words = drafted.reason === 'recorded' ? t.recorded : t.movedOn
  return meetingPage(act, { typed: {}, errors: { agenda: words } })
}

const write = { permission: 'publications.write', reuse: 'never' } as const
const ofOne = { ...write, parameters: ofMeeting } as const
const show = { ...ofOne, event: 'none' } as const
const post = { ...ofOne, method: 'POST' } as const
const planning = { ...write, parameters: ofCommittee } as const
const u = committeeWorkUrls

export const meetingRoutes = [
  route(u.meetingNew, { ...planning, event: 'none' }, (act) => planPage(act, emptyForm)),
  route(u.meetingNew, { ...planning, method: 'POST', event: 'publications.committee-meeting-planned' }, plan),
  route(u.meeting, { ...show, permission: 'publications.reading' }, (act) => meetingPage(act, emptyForm)),
  route(u.meetingChange, show, formPage(changing)),
  route(u.meetingChange, { ...post, event: 'publications.committee-meeting-changed' }, change),
  route(u.meetingCancel, show, formPage(cancelling)),
  route(u.meetingCancel, { ...post, event: 'publications.committee-meeting-cancelled' }, cancel),
  route(u.meetingAttendance, show, formPage(attending)),
  route(u.meetingAttendance, { ...post, event: 'publications.committee-meeting-held' }, attend),
  route(u.meetingMinutes, show, formPage(minuting)),
  route(u.meetingMinutes, { ...post, event: 'publications.committee-minutes-written' }, minute),
  route(u.meetingMinutesDraft, { ...post, event: 'publications.committee-minutes-drafted' }, draft),
]
