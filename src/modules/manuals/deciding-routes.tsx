import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { publishDraft, sendBack, sendDraft, type NotDeciding } from './deciding.ts'
import { abandonDraft } from './draft.ts'
import { inDraft, inManual, ofManual, type ManualAct, type WithDraft } from './in-manual.ts'
import { lastReviewDay, setReview, withdrawManual } from './keeping-up.ts'
import { versionsOf, type Manual } from './manual.ts'
import { AbandonPage, WithdrawPage } from './pages/ending-pages.tsx'
import { manualWorkUrls } from './urls.ts'
import { manualWorkMessages } from './work-messages.ts'
import { workPage } from './work-routes.tsx'

const longestReason = 1_000

type Words = typeof manualWorkMessages.th

function back({ parameters }: ManualAct): Answer {
  return { kind: 'redirect', to: manualWorkUrls.work(parameters) }
}

async function send({ manual, draft }: WithDraft, act: ManualAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = manualWorkMessages[view.language]
  const revision = Number(textIn(body, 'revision')) || 0
  const sent = await sendDraft(tx, ownActor(act), { manual, draft, revision, at: now })
  if (sent.ok) return back(act)
  const why = {
    'not-open': t.movedOn,
    'changed-meanwhile': t.changedMeanwhile,
    lacks: t.stillLacks,
    unchanged: t.unchangedYet,
  }
  return workPage(manual, act, { typed: {}, errors: { send: why[sent.reason] } })
}

function refusalOf(t: Words, reason: NotDeciding): string {
  return { 'not-sent': t.movedOn, 'other-division': t.otherDivision, 'took-part': t.tookPart }[reason]
}

async function publish({ manual, draft }: WithDraft, act: ManualAct): Promise<Answer> {
  const { tx, view, visitor, body, now } = act
  const t = manualWorkMessages[view.language]
  const refuse = (words: string) => workPage(manual, act, { typed: {}, errors: { decide: words } })
  // Whoever approves has read what he approves.
  if (textIn(body, 'draft') !== draft.draftId) return refuse(t.movedOn)
  const who = { person: visitor.person!, actor: ownActor(act) }
  const done = await publishDraft(tx, who, { manual, draft, today: view.today, at: now })
  return done.ok ? back(act) : refuse(refusalOf(t, done.reason))
}

async function giveBack({ manual, draft }: WithDraft, act: ManualAct): Promise<Answer> {
  const { tx, view, visitor, body, now } = act
  const t = manualWorkMessages[view.language]
  const refuse = (words: string) => workPage(manual, act, { typed: typedIn(body), errors: { reason: words } })
  if (textIn(body, 'draft') !== draft.draftId) return refuse(t.movedOn)
  const reason = textIn(body, 'reason')
  if (reason === '' || reason.length > longestReason) return refuse(t.reasonMissing)
  const who = { person: visitor.person!, actor: ownActor(act) }
  const done = await sendBack(tx, who, { draft, reason, at: now })
  return done.ok ? back(act) : refuse(refusalOf(t, done.reason))
}

async function abandonPage({ manual, draft }: WithDraft, { view }: ManualAct): Promise<Answer> {
  return {
    kind: 'page',
    title: manualWorkMessages[view.language].abandon,
    content: <AbandonPage manual={manual} content={draft.content} />,
  }
}

async function abandon({ draft }: WithDraft, act: ManualAct): Promise<Answer> {
  const isDone = await abandonDraft(act.tx, ownActor(act), { draft, at: act.now })
  return isDone ? back(act) : { kind: 'absent' }
}

async function review(manual: Manual, act: ManualAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const day = readTypedDay(textIn(body, 'reviewBy'), {
    language: view.language,
    from: view.today.add({ days: 1 }),
    to: lastReviewDay(view.today),
  })
  if (!day.ok) return workPage(manual, act, { typed: typedIn(body), errors: { reviewBy: day.fault } })
  const isSet = await setReview(tx, ownActor(act), { manual, reviewBy: day.date, at: now })
  return isSet ? back(act) : { kind: 'absent' }
}

async function withdrawPage(
  manual: Manual,
  { tx, view }: ManualAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  const [version] = await versionsOf(tx, manual.manualId)
  if (!version || manual.withdrawn) return { kind: 'absent' }
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: manualWorkMessages[view.language].withdraw,
    content: <WithdrawPage manual={manual} content={version.content} form={form} />,
  }
}

async function withdraw(manual: Manual, act: ManualAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const reason = textIn(body, 'reason')
  if (reason === '' || reason.length > longestReason) {
    const words = manualWorkMessages[view.language].reasonMissing
    return withdrawPage(manual, act, { typed: typedIn(body), errors: { reason: words } })
  }
  const isDone = await withdrawManual(tx, ownActor(act), { manual, reason, at: now })
  return isDone ? back(act) : { kind: 'absent' }
}

const of = { reuse: 'never', parameters: ofManual } as const
const writing = { ...of, permission: 'manuals.write' } as const
const approving = { ...of, permission: 'manuals.approve' } as const

export const manualDecidingRoutes = [
  route(manualWorkUrls.send, { ...writing, method: 'POST', event: 'manuals.draft-sent' }, inDraft(send)),
  route(
    manualWorkUrls.publish,
    { ...approving, method: 'POST', event: 'manuals.published' },
    inDraft(publish),
  ),
  route(
    manualWorkUrls.sendBack,
    { ...approving, method: 'POST', event: 'manuals.draft-sent-back' },
    inDraft(giveBack),
  ),
  route(manualWorkUrls.abandon, { ...writing, event: 'none' }, inDraft(abandonPage)),
  route(
    manualWorkUrls.abandon,
    { ...writing, method: 'POST', event: 'manuals.draft-abandoned' },
    inDraft(abandon),
  ),
  route(manualWorkUrls.review, { ...writing, method: 'POST', event: 'manuals.review-set' }, inManual(review)),
  route(
    manualWorkUrls.withdraw,
    { ...approving, event: 'none' },
    inManual((manual, act) => withdrawPage(manual, act)),
  ),
  route(
    manualWorkUrls.withdraw,
    { ...approving, method: 'POST', event: 'manuals.withdrawn' },
    inManual(withdraw),
  ),
]
