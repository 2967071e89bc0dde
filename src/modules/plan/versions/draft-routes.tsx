import { z } from 'zod'
import { officeHeld, roundsOf } from '../../../platform/approvals/approving.ts'
import { isOffice, offices } from '../../../platform/approvals/stage.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { currentPlan } from '../reading.ts'
import { planDraftUrls, planVersionUrls } from '../urls.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { planOr } from '../work/open-year.tsx'
import { announceDraft, decideDraft, sendDraft } from './deciding.ts'
import {
  abandonDraft,
  beginAmendment,
  beginNewPlan,
  changeDraft,
  draftSubject,
  findDraft,
  isUnderWay,
  listDrafts,
  type Draft,
  type DraftBegun,
} from './draft.ts'
import { draftLacks } from './lacks.ts'
import { planVersionMessages } from './messages.ts'
import { AbandonPage, DraftPage, DraftsPage } from './pages/draft-pages.tsx'

export const ofDraft = z.object({ draftId: z.uuid() })
export type DraftAct = Act<z.output<typeof ofDraft>>

/** Finds the draft that the address names first. */
export function inDraft<Parameters extends z.output<typeof ofDraft>, Query>(
  answer: (draft: Draft, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const draft = await findDraft(act.tx, act.parameters.draftId)
    return draft ? answer(draft, act) : { kind: 'absent' }
  }
}

async function list(act: Act, underWay?: string): Promise<Answer> {
  const { tx, view, visitor } = act
  return {
    kind: 'page',
    status: underWay ? 409 : 200,
    title: planVersionMessages[view.language].drafts,
    content: (
      <DraftsPage
        underWay={underWay}
        drafts={await listDrafts(tx)}
        plan={await currentPlan(tx)}
        mayWork={holdsRoleFor(visitor.person!, 'plan.work', planWorkCapabilities)}
      />
    ),
  }
}

async function begun(act: Act, outcome: DraftBegun): Promise<Answer> {
  if (!outcome.ok) return list(act, outcome.draftId)
  return { kind: 'redirect', to: planDraftUrls.draft({ draftId: outcome.draftId }) }
}

async function beginAnother(act: Act): Promise<Answer> {
  const plan = await currentPlan(act.tx)
  return begun(act, await beginNewPlan(act.tx, ownActor(act), { plan, at: act.now }))
}

async function page(
  draft: Draft,
  { tx, view, visitor }: Pick<Act, 'tx' | 'view' | 'visitor'>,
  form: FormState = emptyForm,
): Promise<Answer> {
  const person = visitor.person!
  const rounds = await roundsOf(tx, { kind: draftSubject, id: draft.draftId })
  const [last] = rounds
  const held =
    draft.state === 'sent' && last && isOffice(last.stage) && officeHeld(person, last.stage, last.divisionId)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: planVersionMessages[view.language].drafts,
    content: (
      <DraftPage
        draft={draft}
        lacks={isUnderWay(draft) ? await draftLacks(tx, { draft, today: view.today }) : []}
        rounds={rounds}
        divisions={await listDivisions(tx)}
        office={held && isOffice(last.stage) ? { office: last.stage, isActing: held.isActing } : undefined}
        mayWork={holdsRoleFor(person, 'plan.work', planWorkCapabilities)}
        form={form}
      />
    ),
  }
}

async function giveReason(draft: Draft, act: DraftAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planVersionMessages[view.language]
  const reason = textIn(body, 'reason')
  const refuse = (words: string) => page(draft, act, { typed: typedIn(body), errors: { reason: words } })
  if (reason === '' || reason.length > 1_000) return refuse(t.reasonMissing)
  const revision = Number(textIn(body, 'revision')) || 0
  const changed = await changeDraft(tx, ownActor(act), { draft, revision, reason, at: now })
  return changed.ok
    ? { kind: 'redirect', to: planDraftUrls.draft(act.parameters) }
    : refuse(refusalWords(t, changed.reason))
}

/** Why a draft was not changed, in words. */
export function refusalWords(
  t: typeof planVersionMessages.th,
  reason: 'not-open' | 'changed-meanwhile' | 'unchanged',
): string {
  return { 'not-open': t.notOpen, 'changed-meanwhile': t.changedMeanwhile, unchanged: t.nothingChanged }[
    reason
  ]
}

async function send(draft: Draft, act: DraftAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planVersionMessages[view.language]
  const division = (await listDivisions(tx)).find(({ divisionId }) => divisionId === body['division'])
  const refuse = (words: string) => page(draft, act, { typed: typedIn(body), errors: { division: words } })
  if (!division) return refuse(t.chooseDivision)
  // Whoever sends has read what he sends.
  if (Number(textIn(body, 'revision')) !== draft.revision) return refuse(t.changedMeanwhile)
  const { divisionId } = division
  const sent = await sendDraft(tx, ownActor(act), { draft, divisionId, today: view.today, at: now })
  if (sent.ok) return { kind: 'redirect', to: planDraftUrls.draft(act.parameters) }
  return refuse(sent.reason === 'lacks' ? t.lacks : t.notOpen)
}

const opinion = z.object({ office: z.enum(offices), decision: z.enum(['agreed', 'sent-back']) })

async function decide(draft: Draft, act: DraftAct): Promise<Answer> {
  const { tx, view, visitor, body, now } = act
  const t = approvalMessages[view.language]
  const refuse = (words: string) => page(draft, act, { typed: typedIn(body), errors: { opinion: words } })
  const read = opinion.safeParse(body)
  const words = textIn(body, 'opinion')
  if (words.length > 2_000) return refuse(t.opinionTooLong)
  if (!read.success || (read.data.decision === 'sent-back' && words === '')) return refuse(t.reasonMissing)
  const asked = { draft, ...read.data, opinion: words, today: view.today, at: now }
  const given = await decideDraft(tx, visitor.person!, asked)
  if (given.ok) return { kind: 'redirect', to: planDraftUrls.draft(act.parameters) }
  if (given.reason === 'absent') return { kind: 'absent' }
  const why = { 'moved-on': t.movedOn, 'not-your-office': t.notYourOffice, 'took-part': t.tookPart }
  return refuse(why[given.reason])
}

async function announce(draft: Draft, act: DraftAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planVersionMessages[view.language]
  const refuse = (words: string) => page(draft, act, { typed: typedIn(body), errors: { announcedOn: words } })
  const read = readTypedDay(textIn(body, 'announcedOn'), { language: view.language })
  if (!read.ok) return refuse(read.fault)
  const asked = { draft, announcedOn: read.date, today: view.today, at: now }
  const announced = await announceDraft(tx, ownActor(act), asked)
  if (announced.ok) return { kind: 'redirect', to: planVersionUrls.versions() }
  const why = {
    lacks: t.lacks,
    'not-approved': t.notApproved,
    'in-future': t.dateInFuture,
    'before-approval': t.dateBeforeApproval,
  }
  return refuse(why[announced.reason])
}

async function abandonPage(draft: Draft, { view }: DraftAct): Promise<Answer> {
  if (!isUnderWay(draft)) return { kind: 'absent' }
  return {
    kind: 'page',
    title: planVersionMessages[view.language].abandon,
    content: <AbandonPage draft={draft} />,
  }
}

const reading = { permission: 'plan.work-reading', event: 'none', reuse: 'never' } as const
const work = { permission: 'plan.work', reuse: 'never' } as const
const posted = { ...work, method: 'POST' } as const

export const draftRoutes = [
  route(planDraftUrls.drafts, reading, (act) => list(act)),
  route(planDraftUrls.beginAmendment, { ...posted, event: 'plan.draft-begun' }, (act) =>
    planOr(act, async (plan) =>
      begun(act, await beginAmendment(act.tx, ownActor(act), { plan, at: act.now })),
    ),
  ),
  route(planDraftUrls.beginNewPlan, { ...posted, event: 'plan.draft-begun' }, beginAnother),
  route(
    planDraftUrls.draft,
    { ...reading, parameters: ofDraft },
    inDraft((draft, act) => page(draft, act)),
  ),
  route(
    planDraftUrls.reason,
    { ...posted, event: 'plan.draft-changed', parameters: ofDraft },
    inDraft(giveReason),
  ),
  route(planDraftUrls.send, { ...posted, event: 'plan.draft-sent', parameters: ofDraft }, inDraft(send)),
  route(
    planDraftUrls.decide,
    {
      method: 'POST',
      permission: 'plan.approve',
      event: 'approvals.opinion-given',
      reuse: 'never',
      parameters: ofDraft,
    },
    inDraft(decide),
  ),
  route(
    planDraftUrls.announce,
    { ...posted, event: 'plan.version-announced', parameters: ofDraft },
    inDraft(announce),
  ),
  route(planDraftUrls.abandon, { ...work, event: 'none', parameters: ofDraft }, inDraft(abandonPage)),
  route(
    planDraftUrls.abandon,
    { ...posted, event: 'plan.draft-abandoned', parameters: ofDraft },
    inDraft(async (draft, act) => {
      const isDone = await abandonDraft(act.tx, ownActor(act), { draft, at: act.now })
      return isDone ? { kind: 'redirect', to: planDraftUrls.draft(act.parameters) } : { kind: 'absent' }
    }),
  ),
]
