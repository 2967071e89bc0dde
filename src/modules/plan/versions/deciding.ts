import { eq } from 'drizzle-orm'
import {
  giveOpinion,
  roundsOf,
  submitForApproval,
  type NewOpinion,
  type OpinionGiven,
} from '../../../platform/approvals/approving.ts'
import { isOffice } from '../../../platform/approvals/stage.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor, Person } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { loadIndicators } from '../indicators/loading.ts'
import { copyIndicators } from '../indicators/copying.ts'
import { loadPlan } from '../loading.ts'
import { allPlans } from '../reading.ts'
import { refreshPlanSearch } from '../searchable.ts'
import { openCurrentYear } from '../work/opening.ts'
import { programmeWork } from '../work/schema.ts'
import { applyAmendment } from './applying.ts'
import { draftSubject, writeDraft, type Draft } from './draft.ts'
import { draftLacks, type DraftLack } from './lacks.ts'
import { buddhistDate } from './plan-file-reading.ts'
import { shippedIndicators } from './template.ts'
import { recordVersion } from './version.ts'

/** What counts as entering a draft: whoever did it does not approve it. */
const enteredBy = ['plan.draft-begun', 'plan.draft-changed'] as const

export type DraftSent =
  | { ok: true }
  | { ok: false; reason: 'not-open' }
  | { ok: false; reason: 'lacks'; lacks: DraftLack[] }

/** Sends an open draft to the offices; it stays as it is from then on. Refuses one that lacks something, and says what. */
export async function sendDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    draft,
    divisionId,
    today,
    at,
  }: {
    readonly draft: Draft
    readonly divisionId: string
    readonly today: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<DraftSent> {
  if (draft.state !== 'open') return { ok: false, reason: 'not-open' }
  const lacks = await draftLacks(tx, { draft, today })
  if (lacks.length > 0) return { ok: false, reason: 'lacks', lacks }
  const { draftId, revision } = draft
  if (!(await writeDraft(tx, draft, { state: 'sent' }))) return { ok: false, reason: 'not-open' }
  const sent = await submitForApproval(tx, actor, { subject: subjectOf(draft), divisionId, at })
  if (!sent.ok) return { ok: false, reason: 'not-open' }
  await append(tx, { kind: 'plan.draft-sent', subject: draftId, actor, at, payload: { revision } })
  return { ok: true }
}

/**
 * Gives the opinion of an office about a draft. Sent back, it is open again for its officers. Refuses one that the
 * offices do not have, such as one that was given up meanwhile.
 */
export async function decideDraft(
  tx: TenantTransaction,
  person: Person,
  { draft, ...opinion }: Omit<NewOpinion, 'subject' | 'enteredBy'> & { readonly draft: Draft },
): Promise<OpinionGiven> {
  if (draft.state !== 'sent') return { ok: false, reason: 'moved-on' }
  const given = await giveOpinion(tx, person, { ...opinion, subject: subjectOf(draft), enteredBy })
  if (!given.ok || isOffice(given.stage)) return given
  const state = given.stage === 'approved' ? 'approved' : 'open'
  return (await writeDraft(tx, draft, { state })) ? given : { ok: false, reason: 'moved-on' }
}

export type DraftAnnounced =
  | { ok: true }
  | { ok: false; reason: 'not-approved' | 'in-future' | 'before-approval' }
  | { ok: false; reason: 'lacks'; lacks: DraftLack[] }

/**
 * Announces an approved draft: it comes into force, and is kept as the plan's next version, or as another
 * plan's first. Refuses a day after today or before its approval, and what work has overtaken meanwhile.
 */
export async function announceDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    draft,
    announcedOn,
    today,
    at,
  }: {
    readonly draft: Draft
    readonly announcedOn: Temporal.PlainDate
    readonly today: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<DraftAnnounced> {
  if (draft.state !== 'approved') return { ok: false, reason: 'not-approved' }
  if (Temporal.PlainDate.compare(announcedOn, today) > 0) return { ok: false, reason: 'in-future' }
  const [round] = await roundsOf(tx, subjectOf(draft))
  const approvedOn = todayInBangkok(round!.opinions.at(-1)!.givenAt)
  if (Temporal.PlainDate.compare(announcedOn, approvedOn) < 0) return { ok: false, reason: 'before-approval' }
  await holdBudgets(tx)
  const lacks = await draftLacks(tx, { draft, today })
  if (lacks.length > 0) return { ok: false, reason: 'lacks', lacks }
  if (!(await writeDraft(tx, draft, { state: 'announced' }))) return { ok: false, reason: 'not-approved' }
  const day = announcedOn.toString()
  const content = { ...draft.content, announcedOn: buddhistDate(day) }
  const { planId, draftId, reason } = draft
  const plans = await allPlans(tx)
  const plan = plans.find((one) => one.planId === planId)
  if (plan) {
    await applyAmendment(tx, plan, content)
    const version = { planId: plan.planId, content, reason, announcedOn: day, draftId }
    await recordVersion(tx, actor, { ...version, at })
  } else {
    const added = await loadPlan(tx, content, at, { actor, draftId })
    const [before] = plans
    if (before) await copyIndicators(tx, actor, { from: before.planId, to: added, at })
    else await loadIndicators(tx, { planId: added, file: await shippedIndicators(content, draft.base), at })
    // Announced within its first year it is not to wait for the night in which years are opened.
    await openCurrentYear(tx, at)
  }
  await refreshPlanSearch(tx)
  return { ok: true }
}

function subjectOf({ draftId }: Draft) {
  return { kind: draftSubject, id: draftId }
}

/** Whoever spends from a budget waits until the new one is known. */
async function holdBudgets({ db, organizationId }: TenantTransaction): Promise<void> {
  await db
    .select({ programmeId: programmeWork.programmeId })
    .from(programmeWork)
    .where(eq(programmeWork.organizationId, organizationId))
    .orderBy(programmeWork.fiscalYear, programmeWork.programmeId)
    .for('update')
}
