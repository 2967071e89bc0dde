import { z } from 'zod'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import type { LedgerKind } from '../../../platform/ledger/kind.ts'
import { areaMapOf } from '../../../platform/maps/area-map.ts'
import { makePass } from '../../../platform/tracking/pass.ts'
import type { Address } from '../../../platform/web/address.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { complaintCapabilities } from '../capabilities.ts'
import { listCategories, openCategories } from '../categories.ts'
import { filesOfComplaint } from '../complaint-files.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintHandlingMessages } from '../handling-messages.ts'
import {
  acceptComplaint,
  acknowledgeComplaint,
  assignComplaint,
  noteOnComplaint,
} from '../handling/assigning.ts'
import { closeComplaint } from '../handling/ending.ts'
import type { Done } from '../handling/holding.ts'
import { resumeClock } from '../handling/pausing.ts'
import { recategorizeComplaint } from '../handling/recategorizing.ts'
import { renewCode } from '../handling/renewing.ts'
import { ComplaintPage } from '../pages/complaint-page.tsx'
import { findComplaint, joinedTo, type Complaint } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { stepsOf } from '../step.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'

export const ofComplaint = z.object({ complaintId: z.uuid() })
export type ComplaintAct = Act<z.output<typeof ofComplaint>>

/** Finds the complaint that the address names first. */
export function inComplaint(
  answer: (complaint: Complaint, act: ComplaintAct) => Promise<Answer>,
): (act: ComplaintAct) => Promise<Answer> {
  return async (act) => {
    const complaint = await findComplaint(act.tx, act.parameters.complaintId)
    return complaint ? answer(complaint, act) : { kind: 'absent' }
  }
}

/** Whom complaints may be given to: everybody in office who deals with them. */
async function handlers({ tx, view }: Pick<Act, 'tx' | 'view'>) {
  const people = await activePeople(tx, view.today)
  return people.filter((person) => holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities))
}

async function complaintPage(
  complaint: Complaint,
  act: ComplaintAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  const { tx, view, visitor } = act
  const { complaintId, mergedInto, registerNumber, registerYear } = complaint
  const person = visitor.person!
  const mayHandle = holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities)
  const categories = await listCategories(tx)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: complaintRegisterMessages[view.language].complaintOf(registerNumber, registerYear),
    content: (
      <ComplaintPage
        complaint={complaint}
        category={categories.find(({ category }) => category === complaint.category)}
        categories={categories}
        villages={await listVillages(tx)}
        steps={await stepsOf(tx, complaintId)}
        files={await filesOfComplaint(tx, complaint)}
        joined={await joinedTo(tx, complaintId)}
        matter={mergedInto === null ? undefined : await findComplaint(tx, mergedInto)}
        divisions={mayHandle ? await listDivisions(tx) : []}
        people={mayHandle ? await handlers(act) : []}
        mayHandle={mayHandle}
        form={form}
        map={await areaMapOf(act)}
      />
    ),
  }
}

const back = (act: ComplaintAct): Answer => ({
  kind: 'redirect',
  to: complaintRegisterUrls.complaint(act.parameters),
})

async function assign(complaint: Complaint, act: ComplaintAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = complaintRegisterMessages[view.language]
  const refuse = (field: string, words: string) =>
    complaintPage(complaint, act, { typed: typedIn(body), errors: { [field]: words } })
  const division = (await listDivisions(tx)).find(
    ({ divisionId, closedAt }) => divisionId === body['division'] && closedAt === null,
  )
  if (!division) return refuse('division', t.chooseDivision)
  const chosen = textIn(body, 'assignee')
  const assignee = (await handlers(act)).find(({ accountId }) => accountId === chosen)
  if (chosen !== '' && !assignee) return refuse('assignee', t.choosePerson)
  const reason = textIn(body, 'reason')
  if (reason.length > 2_000) {
    return refuse('reason', complaintHandlingMessages[view.language].tooLong('2,000'))
  }
  const done = await assignComplaint(tx, actor, {
    ...parameters,
    divisionId: division.divisionId,
    assigneeId: assignee?.accountId ?? null,
    reason: reason || null,
    at: now,
  })
  if (done.ok) return back(act)
  if (done.reason === 'reason-missing') return refuse('reason', t.assignReasonMissing)
  return refuse('division', done.reason === 'same' ? t.assignSame : t.ended)
}

async function recategorize(complaint: Complaint, act: ComplaintAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = complaintRegisterMessages[view.language]
  const refuse = (fault: string) =>
    complaintPage(complaint, act, { typed: typedIn(body), errors: { category: fault } })
  const chosen = (await openCategories(tx)).find(({ category }) => category === body['category'])
  if (!chosen) return refuse(complaintDoorMessages[view.language].categoryMissing)
  const moved = { ...parameters, category: chosen.category, at: now }
  return (await recategorizeComplaint(tx, actor, moved)).ok ? back(act) : refuse(t.recategorizeSame)
}

async function note(complaint: Complaint, act: ComplaintAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = complaintRegisterMessages[view.language]
  const words = textIn(body, 'note')
  const refuse = (fault: string) =>
    complaintPage(complaint, act, { typed: typedIn(body), errors: { note: fault } })
  if (words === '') return refuse(t.noteMissing)
  if (words.length > 5_000) return refuse(complaintHandlingMessages[view.language].tooLong('5,000'))
  const done = await noteOnComplaint(tx, actor, { ...parameters, words, at: now })
  return done.ok ? back(act) : refuse(t.erased)
}

/** Leads to the receipt, where the code stands for an hour. */
async function renew({ complaintId }: Complaint, act: ComplaintAct): Promise<Answer> {
  const { tx, actor, now, services } = act
  const { secrets } = services
  const code = await renewCode(tx, actor, { complaintId, secrets, at: now })
  if (code === undefined) return { kind: 'absent' }
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'complaints.receipt', { subject: complaintId, code, at: now })
  return { kind: 'redirect', to: complaintUrls.received({ token }) }
}

const handling = {
  method: 'POST',
  permission: 'complaints.case-handling',
  reuse: 'never',
  parameters: ofComplaint,
} as const

/** An act of one tap: done, or it was done already and the page shows how it stands. */
function tap(
  at: Address<`${string}:complaintId${string}`>,
  event: LedgerKind,
  operation: (
    tx: Act['tx'],
    actor: Act['actor'],
    input: { complaintId: string; at: Temporal.Instant },
  ) => Promise<Done<string>>,
) {
  return route(
    at,
    { ...handling, event },
    inComplaint(async (complaint, act) => {
      const { tx, actor, parameters, now, view } = act
      const done = await operation(tx, actor, { ...parameters, at: now })
      if (done.ok) return back(act)
      const errors = { main: complaintRegisterMessages[view.language].ended }
      return complaintPage(complaint, act, { typed: {}, errors })
    }),
  )
}

export const complaintRoutes = [
  route(
    complaintRegisterUrls.complaint,
    { permission: 'complaints.case-reading', event: 'none', reuse: 'never', parameters: ofComplaint },
    inComplaint((complaint, act) => complaintPage(complaint, act)),
  ),
  tap(complaintRegisterUrls.acknowledge, 'complaints.acknowledged', acknowledgeComplaint),
  tap(complaintRegisterUrls.accept, 'complaints.accepted', acceptComplaint),
  tap(complaintRegisterUrls.resume, 'complaints.resumed', resumeClock),
  tap(complaintRegisterUrls.close, 'complaints.closed', closeComplaint),
  route(complaintRegisterUrls.assign, { ...handling, event: 'complaints.assigned' }, inComplaint(assign)),
  route(
    complaintRegisterUrls.recategorize,
    { ...handling, event: 'complaints.recategorized' },
    inComplaint(recategorize),
  ),
  route(complaintRegisterUrls.note, { ...handling, event: 'complaints.noted' }, inComplaint(note)),
  route(
    complaintRegisterUrls.renewCode,
    { ...handling, event: 'complaints.code-renewed' },
    inComplaint(renew),
  ),
]
