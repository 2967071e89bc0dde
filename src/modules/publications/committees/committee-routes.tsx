import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { programmesOfYear } from '../../plan/module.ts'
import { may } from '../capability-of.ts'
import { readCommitteeForm, typedCommittee } from './committee-form.ts'
import { findCommittee, listCommittees, type Committee } from './committee.ts'
import { appointByOrder, changeCommittee, endCommittee, enterCommittee } from './keeping.ts'
import { listMeetings } from './meeting.ts'
import { ordersFor } from './orders.ts'
import { CommitteeEndPage, CommitteeFormPage } from './pages/committee-forms.tsx'
import { committeeName } from './pages/committee-parts.tsx'
import { CommitteeWorkPage } from './pages/committee-work-page.tsx'
import { CommitteesWorkPage } from './pages/committees-work-page.tsx'
import { resolutionsOf } from './resolution.ts'
import { committeeWorkUrls } from '../urls.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestReason = 2_000

export const ofCommittee = z.object({ committeeId: z.uuid() })
export type CommitteeAct = Act<z.output<typeof ofCommittee>>

/** How a page with a form answers: with what is wrong, it refuses. */
export function statusOf({ errors }: FormState): number {
  return Object.keys(errors).length > 0 ? 422 : 200
}

/** The way up from a form of a committee. */
export function upTo(committee: Committee, { view }: Pick<Act, 'view'>) {
  const { committeeId } = committee
  const label = committeeName(committee, view.language)
  return { label, address: committeeWorkUrls.committeeWork({ committeeId }) }
}

async function openDivisions({ tx }: Pick<Act, 'tx'>) {
  return (await listDivisions(tx)).filter(({ closedAt }) => closedAt === null)
}

async function readForm(act: Act) {
  const { tx, body, view } = act
  const numbers = (await programmesOfYear(tx, fiscalYearOf(view.today))).map(({ number }) => number)
  const divisions = await openDivisions(act)
  return readCommitteeForm(body, { language: view.language, divisions, numbers })
}

async function newPage(act: Act, form: FormState): Promise<Answer> {
  const t = committeeWorkMessages[act.view.language]
  return {
    kind: 'page',
    status: statusOf(form),
    title: t.add,
    content: (
      <CommitteeFormPage
        up={{ label: t.work, address: committeeWorkUrls.committeesWork() }}
        heading={t.add}
        action={committeeWorkUrls.committeeNew()}
        divisions={await openDivisions(act)}
        form={form}
      />
    ),
  }
}

async function enter(act: Act): Promise<Answer> {
  const read = await readForm(act)
  if (!read.ok) return newPage(act, { typed: typedIn(act.body), errors: read.errors })
  const committeeId = await enterCommittee(act.tx, ownActor(act), { content: read.content, at: act.now })
  return { kind: 'redirect', to: committeeWorkUrls.committeeWork({ committeeId }) }
}

/** A committee that is over has no forms; who sent one that somebody else was quicker than is told on its page. */
export async function overMeanwhile(act: CommitteeAct, form: FormState): Promise<Answer> {
  if (form === emptyForm) return { kind: 'absent' }
  const { movedOn } = committeeWorkMessages[act.view.language]
  return workPage(act, { typed: {}, errors: { committee: movedOn } })
}

async function changePage(act: CommitteeAct, form: FormState): Promise<Answer> {
  const found = await findCommittee(act.tx, act.parameters.committeeId)
  if (!found) return { kind: 'absent' }
  if (found.endedOn) return overMeanwhile(act, form)
  const heading = committeeWorkMessages[act.view.language].change
  const isBack = form !== emptyForm
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <CommitteeFormPage
        up={upTo(found, act)}
        heading={heading}
        action={committeeWorkUrls.committeeChange(act.parameters)}
        revision={isBack ? Number(form.typed['revision']) : found.revision}
        divisions={await openDivisions(act)}
        form={isBack ? form : { typed: typedCommittee(found), errors: {} }}
      />
    ),
  }
}

async function change(act: CommitteeAct): Promise<Answer> {
  const { tx, body, parameters, view, now } = act
  const refuse = (errors: FormState['errors']) => changePage(act, { typed: typedIn(body), errors })
  const read = await readForm(act)
  if (!read.ok) return refuse(read.errors)
  const revision = Number(textIn(body, 'revision'))
  const asked = { ...parameters, revision, content: read.content, at: now }
  const changed = await changeCommittee(tx, ownActor(act), asked)
  if (!changed.ok) return refuse({ name: committeeWorkMessages[view.language].movedOn })
  return { kind: 'redirect', to: committeeWorkUrls.committeeWork(parameters) }
}

async function workPage(act: CommitteeAct, form: FormState): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const committee = await findCommittee(tx, parameters.committeeId)
  if (!committee) return { kind: 'absent' }
  return {
    kind: 'page',
    status: statusOf(form),
    title: committeeName(committee, view.language),
    content: (
      <CommitteeWorkPage
        committee={committee}
        orders={await ordersFor(tx, committee)}
        meetings={await listMeetings(tx, parameters)}
        resolutions={await resolutionsOf(tx, parameters.committeeId)}
        mayWrite={may(visitor.person, 'publications.write')}
        form={form}
      />
    ),
  }
}

async function nameOrder(act: CommitteeAct): Promise<Answer> {
  const { tx, body, parameters, view, now } = act
  const t = committeeWorkMessages[view.language]
  const refuse = (words: string) => workPage(act, { typed: typedIn(body), errors: { orderId: words } })
  const orderId = z.uuid().safeParse(textIn(body, 'orderId'))
  if (!orderId.success) return refuse(t['no-order'])
  const asked = { ...parameters, orderId: orderId.data, at: now }
  const named = await appointByOrder(tx, ownActor(act), asked)
  if (!named.ok) return refuse(named.reason === 'moved-on' ? t.movedOn : t[named.reason])
  const { appointmentId } = named
  return { kind: 'redirect', to: committeeWorkUrls.committeeMembers({ ...parameters, appointmentId }) }
}

async function endPage(act: CommitteeAct, form: FormState): Promise<Answer> {
  const found = await findCommittee(act.tx, act.parameters.committeeId)
  if (!found) return { kind: 'absent' }
  if (found.endedOn) return overMeanwhile(act, form)
  const heading = committeeWorkMessages[act.view.language].end
  return {
    kind: 'page',
    status: statusOf(form),
    title: heading,
    content: (
      <CommitteeEndPage
        up={upTo(found, act)}
        heading={heading}
        action={committeeWorkUrls.committeeEnd(act.parameters)}
        form={form}
      />
    ),
  }
}

async function end(act: CommitteeAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const found = await findCommittee(tx, parameters.committeeId)
  if (!found) return { kind: 'absent' }
  const t = committeeWorkMessages[view.language]
  const day = readTypedDay(textIn(body, 'endedOn'), {
    language: view.language,
    from: found.from,
    to: view.today,
  })
  const reason = textIn(body, 'reason')
  const errors = {
    ...(day.ok ? {} : { endedOn: day.fault }),
    ...(reason === '' ? { reason: t.reasonMissing } : {}),
    ...(reason.length > longestReason ? { reason: t.tooLong(formatNumber(longestReason)) } : {}),
  }
  if (!day.ok || Object.keys(errors).length > 0) return endPage(act, { typed: typedIn(body), errors })
  const asked = { ...parameters, endedOn: day.date, reason, at: now }
  const ended = await endCommittee(tx, ownActor(act), asked)
  if (ended.ok) return { kind: 'redirect', to: committeeWorkUrls.committeeWork(parameters) }
  return workPage(act, { typed: {}, errors: { committee: t.movedOn } })
}

const reading = { permission: 'publications.reading', event: 'none', reuse: 'never' } as const
const write = { permission: 'publications.write', reuse: 'never' } as const
const ofOne = { ...write, parameters: ofCommittee } as const
const post = { method: 'POST' } as const
const u = committeeWorkUrls

export const committeeStaffRoutes = [
  route(u.committeesWork, reading, async ({ tx, view, visitor }) => ({
    kind: 'page',
    title: committeeWorkMessages[view.language].work,
    content: (
      <CommitteesWorkPage
        committees={await listCommittees(tx)}
        mayWrite={may(visitor.person, 'publications.write')}
      />
    ),
  })),
  route(u.committeeNew, { ...write, event: 'none' }, (act) => newPage(act, emptyForm)),
  route(u.committeeNew, { ...write, ...post, event: 'publications.committee-entered' }, enter),
  route(u.committeeWork, { ...reading, parameters: ofCommittee }, (act) => workPage(act, emptyForm)),
  route(u.committeeChange, { ...ofOne, event: 'none' }, (act) => changePage(act, emptyForm)),
  route(u.committeeChange, { ...ofOne, ...post, event: 'publications.committee-changed' }, change),
  route(u.committeeOrder, { ...ofOne, ...post, event: 'publications.committee-appointed' }, nameOrder),
  route(u.committeeEnd, { ...ofOne, event: 'none' }, (act) => endPage(act, emptyForm)),
  route(u.committeeEnd, { ...ofOne, ...post, event: 'publications.committee-ended' }, end),
]
