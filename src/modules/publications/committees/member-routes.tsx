import { z } from 'zod'
import { activePeople } from '../../../platform/identity/people.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { numberWords } from '../naming.ts'
import { committeeWorkUrls } from '../urls.ts'
import { ofCommittee, overMeanwhile, statusOf, upTo } from './committee-routes.tsx'
import { findCommittee } from './committee.ts'
import { readMemberForm, typedMember } from './member-form.ts'
import { addMember, changeMember, removeMember } from './members.ts'
import { MemberFormPage, MembersPage } from './pages/member-pages.tsx'
import { committeeWorkMessages } from './work-messages.ts'

const ofAppointment = ofCommittee.extend({ appointmentId: z.uuid() })
const ofMember = ofAppointment.extend({ memberId: z.uuid() })
type AppointmentAct = Act<z.output<typeof ofAppointment>>
type MemberAct = Act<z.output<typeof ofMember>>

async function readAppointment({ tx, parameters }: AppointmentAct) {
  const committee = await findCommittee(tx, parameters.committeeId)
  const appointment = committee?.appointments.find(
    ({ appointmentId }) => appointmentId === parameters.appointmentId,
  )
  return committee && appointment && { committee, appointment }
}

/** The list of an appointment; with words where somebody else was quicker with one of its members. */
async function listPage(act: AppointmentAct, form: FormState): Promise<Answer> {
  const found = await readAppointment(act)
  if (!found) return { kind: 'absent' }
  const { committee, appointment } = found
  if (committee.endedOn) return overMeanwhile(act, form)
  const { language } = act.view
  const heading = committeeWorkMessages[language].membersOf(numberWords(appointment.order, language))
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <MembersPage
        up={upTo(committee, act)}
        heading={heading}
        committeeId={committee.committeeId}
        appointment={appointment}
        form={form}
      />
    ),
  }
}

function upToList(act: AppointmentAct, order: Parameters<typeof numberWords>[0]) {
  const { committeeId, appointmentId } = act.parameters
  const { language } = act.view
  return {
    label: committeeWorkMessages[language].membersOf(numberWords(order, language)),
    address: committeeWorkUrls.committeeMembers({ committeeId, appointmentId }),
  }
}

async function newPage(act: AppointmentAct, form: FormState): Promise<Answer> {
  const found = await readAppointment(act)
  if (!found) return { kind: 'absent' }
  if (found.committee.endedOn) return overMeanwhile(act, form)
  const heading = committeeWorkMessages[act.view.language].addMember
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <MemberFormPage
        up={upToList(act, found.appointment.order)}
        heading={heading}
        action={committeeWorkUrls.memberNew(act.parameters)}
        accounts={await activePeople(act.tx, act.view.today)}
        form={form}
      />
    ),
  }
}

async function readForm(act: AppointmentAct) {
  const { tx, view, body } = act
  const accountIds = (await activePeople(tx, view.today)).map(({ accountId }) => accountId)
  return readMemberForm(body, { language: view.language, accountIds })
}

async function add(act: AppointmentAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const refuse = (errors: FormState['errors']) => newPage(act, { typed: typedIn(body), errors })
  const read = await readForm(act)
  if (!read.ok) return refuse(read.errors)
  const added = await addMember(tx, ownActor(act), { ...parameters, member: read.member, at: now })
  const t = committeeWorkMessages[view.language]
  if (!added.ok) return refuse({ name: added.reason === 'full' ? t.full : t.movedOn })
  const hasAnother = textIn(body, 'next') === 'another'
  const next = hasAnother ? committeeWorkUrls.memberNew : committeeWorkUrls.committeeMembers
  return { kind: 'redirect', to: next(parameters) }
}

async function changePage(act: MemberAct, form: FormState): Promise<Answer> {
  const { parameters, view, tx } = act
  const found = await readAppointment(act)
  if (!found) return { kind: 'absent' }
  const { committee, appointment } = found
  if (committee.endedOn) return overMeanwhile(act, form)
  const member = appointment.members.find(({ memberId }) => memberId === parameters.memberId)
  const t = committeeWorkMessages[view.language]
  const isBack = form !== emptyForm
  // Somebody else has taken him off the list meanwhile.
  if (!member)
    return isBack ? listPage(act, { typed: {}, errors: { members: t.movedOn } }) : { kind: 'absent' }
  return {
    kind: 'page',
    status: statusOf(form),
    title: t.changeMember,
    content: (
      <MemberFormPage
        up={upToList(act, appointment.order)}
        heading={t.changeMember}
        action={committeeWorkUrls.member(parameters)}
        revision={isBack && form.typed['revision'] ? Number(form.typed['revision']) : appointment.revision}
        accounts={await activePeople(tx, view.today)}
        removal={committeeWorkUrls.memberRemove(parameters)}
        form={form.typed['name'] === undefined ? { typed: typedMember(member), errors: form.errors } : form}
      />
    ),
  }
}

async function change(act: MemberAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const refuse = (errors: FormState['errors']) => changePage(act, { typed: typedIn(body), errors })
  const read = await readForm(act)
  if (!read.ok) return refuse(read.errors)
  const revision = Number(textIn(body, 'revision'))
  const asked = { ...parameters, revision, member: read.member, at: now }
  const changed = await changeMember(tx, ownActor(act), asked)
  if (!changed.ok) return refuse({ name: committeeWorkMessages[view.language].movedOn })
  return { kind: 'redirect', to: committeeWorkUrls.committeeMembers(parameters) }
}

async function remove(act: MemberAct): Promise<Answer> {
  const { tx, view, parameters, now } = act
  const removed = await removeMember(tx, ownActor(act), { ...parameters, at: now })
  if (removed.ok) return { kind: 'redirect', to: committeeWorkUrls.committeeMembers(parameters) }
  const t = committeeWorkMessages[view.language]
  const words = removed.reason === 'attended' ? t.attended : t.movedOn
  return changePage(act, { typed: {}, errors: { name: words } })
}

const write = { permission: 'publications.write', reuse: 'never' } as const
const ofList = { ...write, parameters: ofAppointment } as const
const ofOne = { ...write, parameters: ofMember } as const
const post = { method: 'POST', event: 'publications.committee-members-set' } as const
const u = committeeWorkUrls

export const memberRoutes = [
  route(u.committeeMembers, { ...ofList, event: 'none' }, (act) => listPage(act, emptyForm)),
  route(u.memberNew, { ...ofList, event: 'none' }, (act) => newPage(act, emptyForm)),
  route(u.memberNew, { ...ofList, ...post }, add),
  route(u.member, { ...ofOne, event: 'none' }, (act) => changePage(act, emptyForm)),
  route(u.member, { ...ofOne, ...post }, change),
  route(u.memberRemove, { ...ofOne, ...post }, remove),
]
