import { z } from 'zod'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { may } from '../capability-of.ts'
import { ofCommittee, statusOf } from './committee-routes.tsx'
import { resolveAt } from './holding.ts'
import { meetingPage, ofMeeting, type MeetingAct } from './meeting-routes.tsx'
import { findMeeting, isRecorded } from './meeting.ts'
import { meetingTitle } from './pages/committee-parts.tsx'
import { ResolutionFormPage, ResolutionPage } from './pages/resolution-pages.tsx'
import { followerChoices, readOutcomeForm, readResolutionForm, typedResolution } from './resolution-form.ts'
import { changeResolution, endResolution, findResolution } from './resolution.ts'
import { committeeWorkUrls } from '../urls.ts'
import { committeeWorkMessages } from './work-messages.ts'

const ofResolution = ofCommittee.extend({ resolutionId: z.uuid() })
type ResolutionAct = Act<z.output<typeof ofResolution>>

async function resolvePage(act: MeetingAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const meeting = await findMeeting(tx, parameters)
  if (meeting?.state !== 'held' || isRecorded(meeting)) return { kind: 'absent' }
  const heading = committeeWorkMessages[view.language].resolve
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <ResolutionFormPage
        up={{ label: meetingTitle(meeting, view.language), address: committeeWorkUrls.meeting(parameters) }}
        heading={heading}
        action={committeeWorkUrls.resolutionNew(parameters)}
        agenda={meeting.agenda}
        choices={await followerChoices(act)}
        form={form}
      />
    ),
  }
}

async function resolve(act: MeetingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const meeting = await findMeeting(tx, parameters)
  if (!meeting) return { kind: 'absent' }
  const t = committeeWorkMessages[view.language]
  const refuse = (errors: FormState['errors']) => resolvePage(act, { typed: typedIn(body), errors })
  const itemId = textIn(body, 'itemId')
  const isItem = meeting.agenda.some((item) => item.itemId === itemId)
  const read = readResolutionForm(act, { ...(await followerChoices(act)), from: meeting.meetsOn })
  if (!read.ok || !isItem) {
    return refuse({ ...(isItem ? {} : { itemId: t['no-agenda'] }), ...(read.ok ? {} : read.errors) })
  }
  const made = await resolveAt(tx, ownActor(act), { ...parameters, itemId, content: read.content, at: now })
  if (made.ok) return { kind: 'redirect', to: committeeWorkUrls.meeting(parameters) }
  // Somebody else has drafted the minutes meanwhile, or taken the item away.
  const words = made.reason === 'moved-on' ? t.movedOn : t[made.reason]
  return meetingPage(act, { typed: {}, errors: { agenda: words } })
}

async function resolutionPage(act: ResolutionAct, form: FormState): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const resolution = await findResolution(tx, parameters)
  if (!resolution) return { kind: 'absent' }
  return {
    kind: 'page',
    status: statusOf(form),
    title: committeeWorkMessages[view.language].resolution,
    content: (
      <ResolutionPage
        resolution={resolution}
        mayWrite={may(visitor.person, 'publications.write')}
        form={form}
      />
    ),
  }
}

async function changePage(act: ResolutionAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const resolution = await findResolution(tx, parameters)
  const t = committeeWorkMessages[view.language]
  const isBack = form !== emptyForm
  if (isBack && resolution && resolution.state !== 'open') {
    return resolutionPage(act, { typed: {}, errors: { resolution: t.movedOn } })
  }
  if (resolution?.state !== 'open') return { kind: 'absent' }
  return {
    kind: 'page',
    status: statusOf(form),
    title: t.changeResolution,
    content: (
      <ResolutionFormPage
        up={{ label: t.resolution, address: committeeWorkUrls.resolution(parameters) }}
        heading={t.changeResolution}
        action={committeeWorkUrls.resolutionChange(parameters)}
        revision={isBack ? Number(form.typed['revision']) : resolution.revision}
        agenda={[]}
        choices={await followerChoices(act)}
        form={isBack ? form : { typed: typedResolution(resolution), errors: {} }}
      />
    ),
  }
}

async function change(act: ResolutionAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const resolution = await findResolution(tx, parameters)
  if (!resolution) return { kind: 'absent' }
  const { committeeId, meetingId, meetsOn } = resolution
  const meeting = await findMeeting(tx, { committeeId, meetingId })
  const refuse = (errors: FormState['errors']) => changePage(act, { typed: typedIn(body), errors })
  const read = readResolutionForm(act, { ...(await followerChoices(act)), from: meetsOn })
  if (!read.ok) return refuse(read.errors)
  const changed = await changeResolution(tx, ownActor(act), {
    ...parameters,
    revision: Number(textIn(body, 'revision')),
    content: read.content,
    isWordingFixed: meeting !== undefined && isRecorded(meeting),
    at: now,
  })
  if (changed.ok) return { kind: 'redirect', to: committeeWorkUrls.resolution(parameters) }
  const t = committeeWorkMessages[view.language]
  return refuse({ text: changed.reason === 'moved-on' ? t.movedOn : t[changed.reason] })
}

async function end(act: ResolutionAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const refuse = (errors: FormState['errors']) => resolutionPage(act, { typed: typedIn(body), errors })
  const read = readOutcomeForm(act)
  if (!read.ok) return refuse(read.errors)
  const asked = { ...parameters, ...read.outcome, today: view.today, at: now }
  const ended = await endResolution(tx, ownActor(act), asked)
  if (ended.ok) return { kind: 'redirect', to: committeeWorkUrls.resolution(parameters) }
  const t = committeeWorkMessages[view.language]
  return refuse(ended.reason === 'moved-on' ? { resolution: t.movedOn } : { outcome: t[ended.reason] })
}

const write = { permission: 'publications.write', reuse: 'never' } as const
const ofOne = { ...write, parameters: ofResolution } as const
const atMeeting = { ...write, parameters: ofMeeting } as const
const reading = { ...ofOne, permission: 'publications.reading', event: 'none' } as const
const u = committeeWorkUrls

export const resolutionRoutes = [
  route(u.resolutionNew, { ...atMeeting, event: 'none' }, (act) => resolvePage(act, emptyForm)),
  route(
    u.resolutionNew,
    { ...atMeeting, method: 'POST', event: 'publications.committee-resolution-made' },
    resolve,
  ),
  route(u.resolution, reading, (act) => resolutionPage(act, emptyForm)),
  route(u.resolutionChange, { ...ofOne, event: 'none' }, (act) => changePage(act, emptyForm)),
  route(
    u.resolutionChange,
    { ...ofOne, method: 'POST', event: 'publications.committee-resolution-changed' },
    change,
  ),
  route(u.resolutionEnd, { ...ofOne, method: 'POST', event: 'publications.committee-resolution-ended' }, end),
]
