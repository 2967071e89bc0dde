import { and, desc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { fiscalYearOf, todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type Actor, type AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { organization } from '../../../platform/organization/schema.ts'
import type { PlanFile } from '../plan-file.ts'
import type { Plan } from '../reading.ts'
import { newPlanFrom } from './new-plan.ts'
import { planFileOf } from './plan-file-reading.ts'
import { planDraft, type draftStates } from './schema.ts'
import { shippedTemplate } from './template.ts'
import { readContent } from './version.ts'

/** Its kind, for the offices that approve it. */
export const draftSubject = 'plan.draft'

/** A plan, or an amendment of one, that is not in force yet. */
export interface Draft {
  readonly draftId: string
  /** The plan that it amends; null where it becomes another one. */
  readonly planId: string | null
  readonly content: PlanFile
  /** What it began from. */
  readonly base: PlanFile
  /** Why; empty until it is written. */
  readonly reason: string
  readonly state: (typeof draftStates)[number]
  readonly revision: number
  /** Who began it; the organisation where it came with its first draft. */
  readonly openedByName: string
  readonly openedAt: Temporal.Instant
}

export type DraftBegun = { ok: true; draftId: string } | { ok: false; reason: 'under-way'; draftId: string }

/** Begins an amendment of a plan from what is in force. Refuses a second one beside one that is under way. */
export async function beginAmendment(
  tx: TenantTransaction,
  actor: AccountActor,
  { plan, at }: { plan: Plan; at: Temporal.Instant },
): Promise<DraftBegun> {
  return begin(tx, actor, { planId: plan.planId, content: await planFileOf(tx, plan), at })
}

/**
 * Begins the plan that follows the present one, from what is in force; the first one of an organisation begins
 * with today's fiscal year, from the template that ships. Refuses a second one beside one that is under way.
 */
export async function beginNewPlan(
  tx: TenantTransaction,
  actor: AccountActor,
  { plan, at }: { plan: Plan | undefined; at: Temporal.Instant },
): Promise<DraftBegun> {
  const content = plan
    ? newPlanFrom(await planFileOf(tx, plan))
    : await shippedTemplate(tx, fiscalYearOf(todayInBangkok(at)))
  return begin(tx, actor, { planId: null, content, at })
}

/** Begins the first plan of an organisation that is being added, from the template that ships. */
export async function beginFirstPlan(
  tx: TenantTransaction,
  { firstFiscalYear, at }: { firstFiscalYear: number; at: Temporal.Instant },
): Promise<DraftBegun> {
  return begin(tx, systemActor, { planId: null, content: await shippedTemplate(tx, firstFiscalYear), at })
}

async function begin(
  tx: TenantTransaction,
  actor: Actor,
  { planId, content, at }: { planId: string | null; content: PlanFile; at: Temporal.Instant },
): Promise<DraftBegun> {
  const { db, organizationId } = tx
  const draftId = uuidv7()
  const snapshot = canonicalJson(content)
  const begun = await db
    .insert(planDraft)
    .values({
      organizationId,
      draftId,
      planId,
      content: snapshot,
      base: snapshot,
      reason: '',
      state: 'open',
      revision: 1,
      openedBy: actor.accountId,
      openedAt: at,
    })
    .onConflictDoNothing()
    .returning({ draftId: planDraft.draftId })
  if (begun.length === 0) {
    const other = (await listDrafts(tx)).find((one) => one.planId === planId && isUnderWay(one))
    return { ok: false, reason: 'under-way', draftId: other!.draftId }
  }
  await append(tx, { kind: 'plan.draft-begun', subject: draftId, actor, at, payload: { planId } })
  return { ok: true, draftId }
}

/** Whether a draft may still become a version. */
export function isUnderWay({ state }: Pick<Draft, 'state'>): boolean {
  return state !== 'announced' && state !== 'abandoned'
}

/** All drafts, the newest first. */
export async function listDrafts(tx: TenantTransaction): Promise<Omit<Draft, 'content' | 'base'>[]> {
  const { db, organizationId } = tx
  return db
    .select(described)
    .from(planDraft)
    .innerJoin(organization, eq(organization.organizationId, organizationId))
    .leftJoin(account, openedBy(organizationId))
    .where(eq(planDraft.organizationId, organizationId))
    .orderBy(desc(planDraft.openedAt), desc(planDraft.draftId))
}

/** The draft that amends a plan and has not ended; undefined where there is none. */
export async function draftUnderWay(tx: TenantTransaction, planId: string): Promise<Draft | undefined> {
  const found = (await listDrafts(tx)).find((one) => one.planId === planId && isUnderWay(one))
  return found && findDraft(tx, found.draftId)
}

export async function findDraft(tx: TenantTransaction, draftId: string): Promise<Draft | undefined> {
  const { db, organizationId } = tx
  const [found] = await db
    .select({ ...described, content: planDraft.content, base: planDraft.base })
    .from(planDraft)
    .innerJoin(organization, eq(organization.organizationId, organizationId))
    .leftJoin(account, openedBy(organizationId))
    .where(and(eq(planDraft.organizationId, organizationId), eq(planDraft.draftId, draftId)))
  return found && { ...found, content: readContent(found.content), base: readContent(found.base) }
}

const described = {
  draftId: planDraft.draftId,
  planId: planDraft.planId,
  reason: planDraft.reason,
  state: planDraft.state,
  revision: planDraft.revision,
  openedByName: sql<string>`coalesce(${account.name}, ${organization.shortName})`,
  openedAt: planDraft.openedAt,
}

function openedBy(organizationId: string) {
  return and(eq(account.organizationId, organizationId), eq(account.accountId, planDraft.openedBy))
}

export type DraftChanged =
  | { ok: true }
  | { ok: false; reason: 'not-open' | 'changed-meanwhile' | 'unchanged' }

/**
 * Changes what a draft says, or why. Refuses one that was sent, where somebody else has changed it since it
 * was seen, and a change of nothing.
 */
export async function changeDraft(
  tx: TenantTransaction,
  actor: Actor,
  {
    draft,
    revision,
    content = draft.content,
    reason = draft.reason,
    at,
  }: {
    readonly draft: Draft
    /** Of the draft as the officer saw it. */
    readonly revision: number
    readonly content?: PlanFile
    readonly reason?: string
    readonly at: Temporal.Instant
  },
): Promise<DraftChanged> {
  const { draftId } = draft
  if (draft.state !== 'open') return { ok: false, reason: 'not-open' }
  if (draft.revision !== revision) return { ok: false, reason: 'changed-meanwhile' }
  const snapshot = canonicalJson(content)
  if (snapshot === canonicalJson(draft.content) && reason === draft.reason) {
    return { ok: false, reason: 'unchanged' }
  }
  const isWritten = await writeDraft(tx, draft, { content: snapshot, reason, revision: revision + 1 })
  if (!isWritten) return { ok: false, reason: 'changed-meanwhile' }
  await append(tx, {
    kind: 'plan.draft-changed',
    subject: draftId,
    actor,
    at,
    payload: { revision: revision + 1, reason, content },
  })
  return { ok: true }
}

/** Gives a draft up. Refuses one that has ended. */
export async function abandonDraft(
  tx: TenantTransaction,
  actor: Actor,
  { draft, at }: { draft: Draft; at: Temporal.Instant },
): Promise<boolean> {
  if (!isUnderWay(draft)) return false
  if (!(await writeDraft(tx, draft, { state: 'abandoned' }))) return false
  await append(tx, { kind: 'plan.draft-abandoned', subject: draft.draftId, actor, at, payload: {} })
  return true
}

/** Writes to a draft as it was read; false where it has changed since. */
export async function writeDraft(
  { db, organizationId }: TenantTransaction,
  { draftId, revision, state }: Draft,
  values: Partial<Pick<typeof planDraft.$inferInsert, 'content' | 'reason' | 'state' | 'revision'>>,
): Promise<boolean> {
  const written = await db
    .update(planDraft)
    .set(values)
    .where(
      and(
        eq(planDraft.organizationId, organizationId),
        eq(planDraft.draftId, draftId),
        eq(planDraft.revision, revision),
        eq(planDraft.state, state),
      ),
    )
    .returning({ draftId: planDraft.draftId })
  return written.length > 0
}
