import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { account } from '../../platform/identity/schema.ts'
import { append } from '../../platform/ledger/append.ts'
import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import {
  readContent,
  sectionNames,
  type ManualContent,
  type ManualKind,
  type SectionName,
} from './content.ts'
import { versionsOf, type Manual } from './manual.ts'
import { manual, manualDraft, type draftStates } from './schema.ts'

/** What becomes the next version of a manual. */
export interface Draft {
  readonly draftId: string
  readonly manualId: string
  readonly content: ManualContent
  /** Where the template that it began from has its words; null where there was none. */
  readonly templateSource: string | null
  /** Sections that still say what the template says. */
  readonly unchecked: readonly SectionName[]
  readonly state: (typeof draftStates)[number]
  readonly revision: number
  readonly begunBy: string
  readonly begunByName: string
  readonly begunAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly sentBack: { readonly at: Temporal.Instant; readonly reason: string } | null
}

export interface NewManual {
  readonly kind: ManualKind
  readonly key: string
  readonly content: ManualContent
  /** The template that the content is from, and those of its sections that say something. */
  readonly template: { readonly source: string; readonly sections: readonly SectionName[] } | null
  readonly at: Temporal.Instant
}

export type ManualBegun = { ok: true; manualId: string } | { ok: false; reason: 'key-taken' }

/** Begins a manual with its first draft. Refuses a key that another manual has, also one that was withdrawn. */
export async function beginManual(
  tx: TenantTransaction,
  actor: AccountActor,
  { kind, key, content, template, at }: NewManual,
): Promise<ManualBegun> {
  const { db, organizationId } = tx
  const manualId = uuidv7()
  const made = await db
    .insert(manual)
    .values({ organizationId, manualId, kind, serviceKey: key, begunAt: at })
    .onConflictDoNothing()
    .returning({ manualId: manual.manualId })
  if (made.length === 0) return { ok: false, reason: 'key-taken' }
  await insertDraft(tx, actor, { manualId, content, template, at })
  return { ok: true, manualId }
}

/**
 * Begins the next draft of a manual, from its last version; from the last draft where none was published. False
 * where one is under way.
 */
export async function beginDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  { manual: { manualId }, at }: { manual: Manual; at: Temporal.Instant },
): Promise<boolean> {
  const [version] = await versionsOf(tx, manualId)
  const before = version ? undefined : await lastDraft(tx, manualId)
  const content = version?.content ?? before?.content
  if (!content) return false
  const template =
    before && before.templateSource !== null
      ? { source: before.templateSource, sections: before.unchecked }
      : null
  return insertDraft(tx, actor, { manualId, content, template, at })
}

async function insertDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  { manualId, content, template, at }: Pick<NewManual, 'content' | 'template' | 'at'> & { manualId: string },
): Promise<boolean> {
  const { db, organizationId } = tx
  const draftId = uuidv7()
  const begun = await db
    .insert(manualDraft)
    .values({
      organizationId,
      draftId,
      manualId,
      content: canonicalJson(content),
      templateSource: template?.source ?? null,
      unchecked: [...(template?.sections ?? [])],
      state: 'open',
      revision: 1,
      begunBy: actor.accountId,
      begunAt: at,
    })
    .onConflictDoNothing()
    .returning({ draftId: manualDraft.draftId })
  if (begun.length === 0) return false
  await append(tx, {
    kind: 'manuals.draft-begun',
    subject: draftId,
    actor,
    at,
    payload: { manualId, content },
  })
  return true
}

/** The drafts of all manuals that are under way. */
export async function draftsUnderWay(tx: TenantTransaction): Promise<Draft[]> {
  return drafts(tx, inArray(manualDraft.state, ['open', 'sent']))
}

/** The draft of a manual that is under way. */
export async function draftOf(tx: TenantTransaction, manualId: string): Promise<Draft | undefined> {
  const last = await lastDraft(tx, manualId)
  return last && isUnderWay(last) ? last : undefined
}

/** The last draft of a manual, also one that has ended. */
export async function lastDraft(tx: TenantTransaction, manualId: string): Promise<Draft | undefined> {
  const [last] = await drafts(tx, eq(manualDraft.manualId, manualId))
  return last
}

/** The last draft of each manual, also one that has ended: of one never published the name is known from it alone. */
export async function lastDrafts(tx: TenantTransaction): Promise<Draft[]> {
  return drafts(tx, undefined)
}

/** Of each manual the last draft that fulfils the condition. */
async function drafts(
  { db, organizationId }: TenantTransaction,
  condition: Parameters<typeof and>[0],
): Promise<Draft[]> {
  const rows = await db
    .selectDistinctOn([manualDraft.manualId], { draft: manualDraft, begunByName: account.name })
    .from(manualDraft)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, manualDraft.begunBy)),
    )
    .where(and(eq(manualDraft.organizationId, organizationId), condition))
    .orderBy(asc(manualDraft.manualId), desc(manualDraft.begunAt), desc(manualDraft.draftId))
  return rows.map(({ draft, begunByName }) => ({
    draftId: draft.draftId,
    manualId: draft.manualId,
    content: readContent(draft.content),
    templateSource: draft.templateSource,
    unchecked: sectionNames.filter((name) => draft.unchecked.includes(name)),
    state: draft.state,
    revision: draft.revision,
    begunBy: draft.begunBy,
    begunByName,
    begunAt: draft.begunAt,
    sentAt: draft.sentAt,
    sentBack: draft.sentBackAt === null ? null : { at: draft.sentBackAt, reason: draft.sentBackReason ?? '' },
  }))
}

export function isUnderWay({ state }: Pick<Draft, 'state'>): boolean {
  return state === 'open' || state === 'sent'
}

export type DraftChanged =
  | { ok: true }
  | { ok: false; reason: 'not-open' | 'changed-meanwhile' | 'unchanged' }

/**
 * Changes a section of a draft, which is checked by that. Refuses a draft that was sent, one that somebody else
 * has changed since it was seen, and a change of nothing, unless the section was still the template's.
 */
export async function changeDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    draft,
    revision,
    section,
    content,
    at,
  }: {
    readonly draft: Draft
    /** Of the draft as the officer saw it. */
    readonly revision: number
    readonly section: SectionName
    readonly content: ManualContent
    readonly at: Temporal.Instant
  },
): Promise<DraftChanged> {
  if (draft.state !== 'open') return { ok: false, reason: 'not-open' }
  if (draft.revision !== revision) return { ok: false, reason: 'changed-meanwhile' }
  const snapshot = canonicalJson(content)
  const isUnchanged = snapshot === canonicalJson(draft.content)
  if (isUnchanged && !draft.unchecked.includes(section)) return { ok: false, reason: 'unchanged' }
  const unchecked = draft.unchecked.filter((name) => name !== section)
  if (!(await writeDraft(tx, draft, { content: snapshot, unchecked, revision: revision + 1 }))) {
    return { ok: false, reason: 'changed-meanwhile' }
  }
  const payload = { revision: revision + 1, section, content }
  await append(tx, { kind: 'manuals.draft-changed', subject: draft.draftId, actor, at, payload })
  return { ok: true }
}

/** Gives a draft up. False where it is not under way any more. */
export async function abandonDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  { draft, at }: { draft: Draft; at: Temporal.Instant },
): Promise<boolean> {
  if (!isUnderWay(draft) || !(await writeDraft(tx, draft, { state: 'abandoned' }))) return false
  await append(tx, { kind: 'manuals.draft-abandoned', subject: draft.draftId, actor, at, payload: {} })
  return true
}

/** Writes to a draft as it was read; false where it has changed since. */
export async function writeDraft(
  { db, organizationId }: TenantTransaction,
  { draftId, revision, state }: Draft,
  values: Partial<typeof manualDraft.$inferInsert>,
): Promise<boolean> {
  const written = await db
    .update(manualDraft)
    .set(values)
    .where(
      and(
        eq(manualDraft.organizationId, organizationId),
        eq(manualDraft.draftId, draftId),
        eq(manualDraft.revision, revision),
        eq(manualDraft.state, state),
      ),
    )
    .returning({ draftId: manualDraft.draftId })
  return written.length > 0
}
