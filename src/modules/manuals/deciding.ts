import { and, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor, Actor, Person } from '../../platform/identity/actor.ts'
import { hasTakenPart } from '../../platform/identity/separation.ts'
import { append } from '../../platform/ledger/append.ts'
import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import { manualCapabilities } from './capabilities.ts'
import { writeDraft, type Draft } from './draft.ts'
import { changedSections } from './differences.ts'
import { draftLacks } from './lacks.ts'
import { versionsOf, type Manual } from './manual.ts'
import { manual, manualVersion } from './schema.ts'
import { refreshManualSearch } from './searchable.ts'

/** What counts as writing a draft: whoever did it does not approve it. */
const writtenBy = ['manuals.draft-begun', 'manuals.draft-changed', 'manuals.draft-sent'] as const

interface OfDraft {
  readonly manual: Manual
  readonly draft: Draft
  readonly at: Temporal.Instant
}

export type DraftSent =
  | { ok: true }
  | { ok: false; reason: 'not-open' | 'changed-meanwhile' | 'lacks' | 'unchanged' }

/**
 * Sends a draft to be approved; it stays as it is from then on. Refuses one that lacks something, one that says what
 * the version in use says, and one that was changed since the officer saw it.
 */
export async function sendDraft(
  tx: TenantTransaction,
  actor: AccountActor,
  { manual: { manualId, kind, withdrawn }, draft, revision, at }: OfDraft & { readonly revision: number },
): Promise<DraftSent> {
  if (draft.state !== 'open') return { ok: false, reason: 'not-open' }
  if (draft.revision !== revision) return { ok: false, reason: 'changed-meanwhile' }
  if (draftLacks(kind, draft).length > 0) return { ok: false, reason: 'lacks' }
  const [inUse] = withdrawn ? [] : await versionsOf(tx, manualId)
  if (inUse && changedSections(inUse.content, draft.content).length === 0) {
    return { ok: false, reason: 'unchanged' }
  }
  if (!(await writeDraft(tx, draft, { state: 'sent', sentAt: at }))) return { ok: false, reason: 'not-open' }
  await append(tx, { kind: 'manuals.draft-sent', subject: draft.draftId, actor, at, payload: { revision } })
  return { ok: true }
}

/** Why a person does not decide about a draft; undefined where he does. */
export type NotDeciding = 'not-sent' | 'other-division' | 'took-part'

/**
 * Whether a person may decide about a draft that was sent. The clerk and the chief executive decide about any, the
 * head of a division about those of his own; and nobody about one that he wrote or sent himself.
 */
export async function whyNotDeciding(
  tx: TenantTransaction,
  person: Person,
  { draftId, state, content: { division } }: Draft,
): Promise<NotDeciding | undefined> {
  if (state !== 'sent') return 'not-sent'
  const isHis = person.roles.some(({ role, divisionId }) =>
    role === 'head-of-division'
      ? divisionId === division?.divisionId
      : manualCapabilities['manuals.approve'].some((one) => one === role),
  )
  if (!isHis) return 'other-division'
  const actor: Actor = { accountId: person.accountId, role: 'public', isActing: false }
  return (await hasTakenPart(tx, actor, { subject: draftId, kinds: writtenBy })) ? 'took-part' : undefined
}

export type Decided = { ok: true } | { ok: false; reason: NotDeciding }

/** Sends a draft back to its officers, who may change it again. Refuses whoever may not decide about it. */
export async function sendBack(
  tx: TenantTransaction,
  { person, actor }: { readonly person: Person; readonly actor: AccountActor },
  { draft, reason, at }: Omit<OfDraft, 'manual'> & { readonly reason: string },
): Promise<Decided> {
  const why = await whyNotDeciding(tx, person, draft)
  if (why) return { ok: false, reason: why }
  const values = { state: 'open', sentBackAt: at, sentBackReason: reason } as const
  if (!(await writeDraft(tx, draft, values))) return { ok: false, reason: 'not-sent' }
  await append(tx, {
    kind: 'manuals.draft-sent-back',
    subject: draft.draftId,
    actor,
    at,
    payload: { reason },
  })
  return { ok: true }
}

/**
 * Approves a draft and publishes it as the manual's next version, frozen; one that was withdrawn stands again. It
 * is to be reviewed within a year, until somebody says another day. Refuses whoever may not decide about it.
 */
export async function publishDraft(
  tx: TenantTransaction,
  { person, actor }: { readonly person: Person; readonly actor: AccountActor },
  { manual: { manualId, key, kind }, draft, today, at }: OfDraft & { readonly today: Temporal.PlainDate },
): Promise<Decided> {
  const why = await whyNotDeciding(tx, person, draft)
  if (why) return { ok: false, reason: why }
  if (!(await writeDraft(tx, draft, { state: 'published' }))) return { ok: false, reason: 'not-sent' }
  const { db, organizationId } = tx
  const [last] = await versionsOf(tx, manualId)
  const number = (last?.number ?? 0) + 1
  const versionId = uuidv7()
  const content = canonicalJson(draft.content)
  const { draftId } = draft
  await db.insert(manualVersion).values({
    organizationId,
    versionId,
    manualId,
    number,
    content,
    publishedOn: today.toString(),
    madeAt: at,
    draftId,
  })
  const reviewBy = today.add({ years: 1 }).toString()
  await db
    .update(manual)
    .set({ reviewBy, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null })
    .where(and(eq(manual.organizationId, organizationId), eq(manual.manualId, manualId)))
  await refreshManualSearch(tx)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const payload = { manualId, key, kind, number, draftId, sha256, reviewBy }
  await append(tx, { kind: 'manuals.published', subject: versionId, actor, at, payload })
  return { ok: true }
}
