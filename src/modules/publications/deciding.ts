import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor, HeldRole, Person } from '../../platform/identity/actor.ts'
import { hasTakenPart } from '../../platform/identity/separation.ts'
import { append } from '../../platform/ledger/append.ts'
import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { refreshSearchOfOrder } from './committees/searchable.ts'
import { approversOf, needsSignatory, type PublicationKind } from './kinds.ts'
import { giveNumber } from './numbering.ts'
import { filesOf, findPublication, type Publication } from './publication.ts'
import { publication } from './schema.ts'
import { refreshSearchOf } from './searchable.ts'
import { recordWebSite } from './spreading.ts'
import { holdPublication } from './writing.ts'

/** What is missing before a document can be sent. */
export type Lack = 'nothing-to-read' | 'signatory'

/** The acts by which somebody enters a document, or what belongs to it: he does not approve it. */
export const entering: readonly LedgerKind[] = [
  'publications.entered',
  'publications.changed',
  'publications.file-added',
  'publications.file-removed',
  'publications.sent',
]

export type Refusal<Reason> = { ok: false; reason: Reason }

/** What a document still lacks; it must have something to read, and the signature of what binds others. */
export async function lacksOf(tx: TenantTransaction, found: Publication): Promise<Lack[]> {
  const hasNothing = found.body === '' && (await filesOf(tx, found.publicationId)).length === 0
  return [
    ...(hasNothing ? (['nothing-to-read'] as const) : []),
    ...(needsSignatory(found.kind) && found.signatoryPosition === '' ? (['signatory'] as const) : []),
  ]
}

/** Sends a draft to those who may approve it. Refuses one that lacks something, and what is no draft any more. */
export async function sendPublication(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, at }: { publicationId: string; at: Temporal.Instant },
): Promise<{ ok: true } | Refusal<'moved-on'> | { ok: false; reason: 'lacks'; lacks: Lack[] }> {
  const found = await heldIn(tx, publicationId, 'draft')
  if (!found) return { ok: false, reason: 'moved-on' }
  const lacks = await lacksOf(tx, found)
  if (lacks.length > 0) return { ok: false, reason: 'lacks', lacks }
  await write(tx, found, { state: 'sent' })
  const payload = { revision: found.revision }
  await append(tx, { kind: 'publications.sent', subject: publicationId, actor, at, payload })
  return { ok: true }
}

/** The role in which a person may approve a kind; his own before one in which he acts. */
export function approvingRole({ roles }: Person, kind: PublicationKind): HeldRole | undefined {
  return roles
    .filter(({ role }) => approversOf(kind).includes(role))
    .toSorted((a, b) => Number(a.isActing) - Number(b.isActing))[0]
}

export interface Decision {
  readonly publicationId: string
  /** The revision that the person read; another one is not what he decides on. */
  readonly revision: number
  readonly decision: 'approve' | 'publish' | 'send-back'
  readonly reason: string
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

type Decided =
  | { ok: true }
  | Refusal<
      | 'moved-on'
      | 'not-your-office'
      | 'took-part'
      | 'number-taken'
      | 'number-ahead'
      | 'in-future'
      | 'already-replaced'
    >

/**
 * Approves a document that was sent, and with that gives it its number; publishes it at once where that is decided; or
 * sends it back. Refuses whoever may not approve its kind, and whoever entered anything of it.
 */
export async function decidePublication(
  tx: TenantTransaction,
  person: Person,
  { publicationId, revision, decision, reason, today, at }: Decision,
): Promise<Decided> {
  const found = await heldIn(tx, publicationId, 'sent')
  if (!found || found.revision !== revision) return { ok: false, reason: 'moved-on' }
  const allowed = await approverOf(tx, person, found)
  if (!allowed.ok) return allowed
  const { actor } = allowed
  if (decision === 'send-back') {
    await write(tx, found, { state: 'draft' })
    const payload = { decision: 'sent-back', reason }
    await append(tx, { kind: 'publications.decided', subject: publicationId, actor, at, payload })
    return { ok: true }
  }
  const numbered = await giveNumber(tx, found)
  if (!numbered.ok) return numbered
  const { number, year } = numbered.registered
  await write(tx, found, { state: 'approved', number, numberYear: year })
  const payload = { decision: 'approved', number, year, edition: found.edition, reason }
  await append(tx, { kind: 'publications.decided', subject: publicationId, actor, at, payload })
  if (decision === 'approve') return { ok: true }
  return publishHeld(
    tx,
    actor,
    { ...found, registered: numbered.registered, state: 'approved' },
    { today, at },
  )
}

/**
 * Publishes an approved document: from now on it is everybody's, at its address, and can be found. Refuses a date
 * after today, and whoever may not approve it: its files may have come after its approval.
 */
export async function publishPublication(
  tx: TenantTransaction,
  person: Person,
  { publicationId, today, at }: { publicationId: string; today: Temporal.PlainDate; at: Temporal.Instant },
): Promise<Decided> {
  const found = await heldIn(tx, publicationId, 'approved')
  if (!found) return { ok: false, reason: 'moved-on' }
  const allowed = await approverOf(tx, person, found)
  return allowed.ok ? publishHeld(tx, allowed.actor, found, { today, at }) : allowed
}

async function publishHeld(
  tx: TenantTransaction,
  actor: AccountActor,
  found: Publication,
  { today, at }: { today: Temporal.PlainDate; at: Temporal.Instant },
): Promise<Decided> {
  const { publicationId, replacesId, datedOn } = found
  if (Temporal.PlainDate.compare(datedOn, today) > 0) return { ok: false, reason: 'in-future' }
  if (replacesId !== null) {
    await holdPublication(tx, replacesId)
    const before = await findPublication(tx, replacesId)
    if (before?.replacedBy !== null) return { ok: false, reason: 'already-replaced' }
  }
  const snapshot = canonicalJson(await contentOf(tx, found))
  const publishedOn = today.toString()
  await write(tx, found, { state: 'published', publishedAt: at, publishedOn, snapshot })
  const { number, year, edition } = found.registered!
  const sha256 = createHash('sha256').update(snapshot).digest('hex')
  await append(tx, {
    kind: 'publications.published',
    subject: publicationId,
    actor,
    at,
    payload: { number, year, edition, sha256 },
  })
  if (replacesId !== null) await markReplaced(tx, actor, { replacesId, publicationId, at })
  await recordWebSite(tx, actor, { publicationId, today, at })
  await refreshSearchOf(tx, [publicationId, ...(replacesId === null ? [] : [replacesId])])
  await refreshSearchOfOrder(tx, publicationId)
  return { ok: true }
}

async function markReplaced(
  tx: TenantTransaction,
  actor: AccountActor,
  { replacesId, publicationId, at }: { replacesId: string; publicationId: string; at: Temporal.Instant },
): Promise<void> {
  await tx.db
    .update(publication)
    .set({ replacedBy: publicationId })
    .where(and(eq(publication.organizationId, tx.organizationId), eq(publication.publicationId, replacesId)))
  const payload = { by: publicationId }
  await append(tx, { kind: 'publications.replaced', subject: replacesId, actor, at, payload })
}

export interface Ending {
  readonly publicationId: string
  /** Why; everybody may read it. */
  readonly reason: string
  readonly at: Temporal.Instant
}

/** Gives up a document that is not published. A number that it has stays in the register, as cancelled. */
export async function cancelPublication(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, reason, at }: Ending,
): Promise<{ ok: true } | Refusal<'moved-on'>> {
  const found = await heldIn(tx, publicationId, 'draft', 'sent', 'approved')
  if (!found) return { ok: false, reason: 'moved-on' }
  await write(tx, found, { state: 'cancelled', endedReason: reason })
  await append(tx, { kind: 'publications.cancelled', subject: publicationId, actor, at, payload: { reason } })
  return { ok: true }
}

/**
 * Takes a published document out of the public, as where it holds somebody's data by mistake. Its number, its kind and
 * the reason stay; its text and its files are for those who work here.
 */
export async function withdrawPublication(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, reason, at }: Ending,
): Promise<{ ok: true } | Refusal<'moved-on'>> {
  const found = await heldIn(tx, publicationId, 'published')
  if (!found) return { ok: false, reason: 'moved-on' }
  await write(tx, found, { state: 'withdrawn', endedReason: reason })
  await append(tx, { kind: 'publications.withdrawn', subject: publicationId, actor, at, payload: { reason } })
  await refreshSearchOf(tx, [publicationId])
  await refreshSearchOfOrder(tx, publicationId)
  return { ok: true }
}

/** What is frozen and hashed when a document is published. */
async function contentOf(tx: TenantTransaction, found: Publication) {
  const files = await filesOf(tx, found.publicationId)
  return {
    publicationId: found.publicationId,
    kind: found.kind,
    ...found.registered!,
    title: found.title,
    titleEn: found.titleEn,
    body: found.body,
    links: found.links,
    topics: found.topics,
    datedOn: found.datedOn.toString(),
    signatory: {
      name: found.signatoryName,
      position: found.signatoryPosition,
      capacity: found.signatoryCapacity,
    },
    division: found.division.th,
    happens: {
      from: found.happensFrom?.toString() ?? null,
      to: found.happensTo?.toString() ?? null,
      at: found.happensAt,
      place: found.place,
    },
    replaces: found.replacesId,
    files: files.map(({ fileId, name, kind, sha256, bytes }) => ({ fileId, name, kind, sha256, bytes })),
  }
}

async function approverOf(
  tx: TenantTransaction,
  person: Person,
  { kind, publicationId }: Publication,
): Promise<{ ok: true; actor: AccountActor } | Refusal<'not-your-office' | 'took-part'>> {
  const held = approvingRole(person, kind)
  if (!held) return { ok: false, reason: 'not-your-office' }
  const actor = { accountId: person.accountId, role: held.role, isActing: held.isActing }
  const tookPart = await hasTakenPart(tx, actor, { subject: publicationId, kinds: entering })
  return tookPart ? { ok: false, reason: 'took-part' } : { ok: true, actor }
}

/** The document as it stands, held until the transaction ends; undefined where it is in another state. */
async function heldIn(
  tx: TenantTransaction,
  publicationId: string,
  ...states: readonly Publication['state'][]
): Promise<Publication | undefined> {
  await holdPublication(tx, publicationId)
  const found = await findPublication(tx, publicationId)
  return found && states.includes(found.state) ? found : undefined
}

async function write(
  { db, organizationId }: TenantTransaction,
  { publicationId }: Publication,
  values: Partial<typeof publication.$inferInsert>,
): Promise<void> {
  await db
    .update(publication)
    .set(values)
    .where(and(eq(publication.organizationId, organizationId), eq(publication.publicationId, publicationId)))
}
