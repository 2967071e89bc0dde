import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { keepFile, removeFile } from '../../platform/files/keeping.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import {
  filePurpose,
  filesOf,
  findPublication,
  type Publication,
  type PublicationContent,
} from './publication.ts'
import { publication } from './schema.ts'

/** The row of what somebody enters. */
function columnsOf(content: PublicationContent) {
  // Each by its name: what is given may be a whole document, whose number and state are not entered.
  return {
    kind: content.kind,
    title: content.title,
    titleEn: content.titleEn,
    body: content.body,
    links: [...content.links],
    topics: [...content.topics],
    datedOn: content.datedOn.toString(),
    signatoryName: content.signatoryName,
    signatoryPosition: content.signatoryPosition,
    signatoryCapacity: content.signatoryCapacity,
    divisionId: content.divisionId,
    happensFrom: content.happensFrom?.toString() ?? null,
    happensTo: content.happensTo?.toString() ?? null,
    happensAt: content.happensAt,
    place: content.place,
    paperNumber: content.paperNumber,
  }
}

/** Enters a document as a draft, which only those who work here see; returns its id. */
export async function enterPublication(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    content,
    files,
    replaces,
    at,
  }: {
    readonly content: PublicationContent
    readonly files: readonly StagedFile[]
    /** What it takes the place of; `isEdition` where it corrects it under the same number. */
    readonly replaces?: { readonly publication: Publication; readonly isEdition: boolean }
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const publicationId = uuidv7()
  await tx.db.insert(publication).values({
    organizationId: tx.organizationId,
    publicationId,
    ...columnsOf(content),
    state: 'draft',
    edition: replaces?.isEdition ? replaces.publication.edition + 1 : 1,
    replacesId: replaces?.publication.publicationId ?? null,
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  const payload = { publicationKind: content.kind, replaces: replaces?.publication.publicationId ?? null }
  await append(tx, { kind: 'publications.entered', subject: publicationId, actor, at, payload })
  await addFiles(tx, actor, { publicationId, files, at })
  return publicationId
}

/**
 * Changes a draft. Refuses what is no draft any more, and what somebody else has changed since it was read: `revision`
 * is the one that was read.
 */
export async function changePublication(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    publicationId,
    revision,
    content,
    files,
    at,
  }: {
    readonly publicationId: string
    readonly revision: number
    readonly content: PublicationContent
    readonly files: readonly StagedFile[]
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'moved-on' }> {
  const { db, organizationId } = tx
  const changed = await db
    .update(publication)
    .set({ ...columnsOf(content), revision: revision + 1 })
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.publicationId, publicationId),
        eq(publication.state, 'draft'),
        eq(publication.revision, revision),
      ),
    )
    .returning({ id: publication.publicationId })
  if (changed.length === 0) return { ok: false, reason: 'moved-on' }
  await append(tx, {
    kind: 'publications.changed',
    subject: publicationId,
    actor,
    at,
    payload: { revision: revision + 1 },
  })
  await addFiles(tx, actor, { publicationId, files, at })
  return { ok: true }
}

/**
 * Adds files to a draft, or to an approved document: the signed paper bears a number, which there is none before.
 * Refuses one that was published: what stands in public is exchanged by a new edition alone.
 */
export async function addFilesTo(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, files, at }: { publicationId: string; files: readonly StagedFile[]; at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'fixed' }> {
  const held = await holdOpen(tx, publicationId)
  if (!held.ok) return held
  await addFiles(tx, actor, { publicationId, files, at })
  return { ok: true }
}

/** Takes a file out of a draft or of an approved document. Refuses what {@link addFilesTo} refuses. */
export async function removeFileOf(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, fileId, at }: { publicationId: string; fileId: string; at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'fixed' }> {
  const held = await holdOpen(tx, publicationId)
  if (!held.ok) return held
  const file = (await filesOf(tx, publicationId)).find((one) => one.fileId === fileId)
  if (!file) return { ok: false, reason: 'absent' }
  await removeFile(tx, actor, { fileId, at })
  const payload = { fileId, sha256: file.sha256 }
  await append(tx, { kind: 'publications.file-removed', subject: publicationId, actor, at, payload })
  return { ok: true }
}

/** Holds a document whose files may change until the transaction ends, so that nobody publishes it meanwhile. */
async function holdOpen(
  tx: TenantTransaction,
  publicationId: string,
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'fixed' }> {
  await holdPublication(tx, publicationId)
  const found = await findPublication(tx, publicationId)
  if (!found) return { ok: false, reason: 'absent' }
  const isOpen = found.state === 'draft' || found.state === 'approved'
  return isOpen ? { ok: true } : { ok: false, reason: 'fixed' }
}

/** Two who act on the same document wait for each other here. */
export async function holdPublication(
  { db, organizationId }: TenantTransaction,
  publicationId: string,
): Promise<void> {
  await db
    .select({ id: publication.publicationId })
    .from(publication)
    .where(and(eq(publication.organizationId, organizationId), eq(publication.publicationId, publicationId)))
    .for('update')
}

async function addFiles(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, files, at }: { publicationId: string; files: readonly StagedFile[]; at: Temporal.Instant },
): Promise<void> {
  for (const staged of files) {
    const kept = await keepFile(tx, actor, {
      staged,
      purpose: filePurpose,
      subject: publicationId,
      // Everybody's once the document is published: its reader knows.
      isPublic: false,
      keepUntil: null,
      at,
    })
    const payload = { fileId: kept.fileId, sha256: kept.sha256 }
    await append(tx, { kind: 'publications.file-added', subject: publicationId, actor, at, payload })
  }
}
