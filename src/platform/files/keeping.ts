import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append, type LedgerAct } from '../ledger/append.ts'
import type { KeptFile } from './kept-file.ts'
import { file, fileBlob } from './schema.ts'
import type { StagedFile } from './staging.ts'
import { blobName, stagedName } from './store.ts'

export interface FileToKeep {
  readonly staged: StagedFile
  /** What it is for, such as `complaints.attachment`; the module that declares it says who may read it. */
  readonly purpose: string
  /** Public id of what it belongs to. */
  readonly subject: string
  /** For everybody, at its address, from now on. */
  readonly isPublic: boolean
  /** The last day it may be kept; null as long as what it belongs to. */
  readonly keepUntil: Temporal.PlainDate | null
  readonly at: Temporal.Instant
}

/**
 * Keeps an examined upload. Its content is safe in the store before anything in the transaction says that
 * it is; where the transaction fails after all, the next sweep removes it. The ledger gets its hash, so
 * that nobody can exchange evidence unseen.
 */
export async function keepFile(tx: TenantTransaction, actor: Actor, toKeep: FileToKeep): Promise<KeptFile> {
  const { kept, acts } = await placeFiles(tx, actor, [toKeep])
  await append(tx, acts[0]!)
  return kept[0]!
}

/**
 * As {@link keepFile} for several, except that the caller appends `acts` to the ledger in the same transaction: for
 * whoever takes something afterwards that others wait for, and is not to hold it while the store works.
 */
export async function placeFiles(
  tx: TenantTransaction,
  actor: Actor,
  files: readonly FileToKeep[],
): Promise<{ readonly kept: readonly KeptFile[]; readonly acts: readonly LedgerAct[] }> {
  if (files.length === 0) return { kept: [], acts: [] }
  const { db, organizationId } = tx
  await holdContents(
    tx,
    files.map(({ staged }) => staged.sha256),
  )
  for (const { staged } of files) {
    await staged.store.rename(stagedName(staged.stageId), blobName(organizationId, staged.sha256))
  }
  const kept = files.map(({ staged, at, ...told }) => keptFile(actor, staged, { ...told, at }))
  const contents = db.$with('contents').as(
    db
      .insert(fileBlob)
      .values(kept.map(({ sha256, bytes, keptAt }) => ({ organizationId, sha256, bytes, storedAt: keptAt })))
      .onConflictDoNothing()
      .returning({ sha256: fileBlob.sha256 }),
  )
  await db
    .with(contents)
    .insert(file)
    .values(kept.map((one) => ({ organizationId, ...one, keepUntil: one.keepUntil?.toString() ?? null })))
  return { kept, acts: kept.map((one) => actOf(actor, one)) }
}

function keptFile(
  { accountId }: Actor,
  { sha256, bytes, kind, name }: StagedFile,
  { purpose, subject, isPublic, keepUntil, at }: Omit<FileToKeep, 'staged'>,
): KeptFile {
  const about = { purpose, subject, isPublic, keepUntil }
  return { fileId: uuidv7(), sha256, bytes, kind, name, ...about, keptBy: accountId, keptAt: at }
}

/** Not its name, which may be personal: the ledger outlives the file. */
function actOf(
  actor: Actor,
  { fileId, sha256, bytes, kind, purpose, subject, isPublic, keptAt }: KeptFile,
): LedgerAct {
  const payload = { sha256, bytes, kind, purpose, belongsTo: subject, isPublic }
  return { kind: 'files.kept', subject: fileId, actor, at: keptAt, payload }
}

/**
 * Removes a file. Its content goes with the next sweep, at the latest a day later, unless another file
 * has the same one.
 */
export async function removeFile(
  tx: TenantTransaction,
  actor: Actor,
  { fileId, at }: { fileId: string; at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' }> {
  const { db, organizationId } = tx
  const [removed] = await db
    .delete(file)
    .where(and(eq(file.organizationId, organizationId), eq(file.fileId, fileId)))
    .returning({ sha256: file.sha256, purpose: file.purpose, belongsTo: file.subject })
  if (!removed) return { ok: false, reason: 'absent' }
  await append(tx, { kind: 'files.removed', subject: fileId, actor, at, payload: removed })
  return { ok: true }
}

/**
 * Whoever keeps or erases a content waits here for whoever else does, until his transaction ends:
 * otherwise a content could be erased between being stored and being referred to.
 */
export function holdContent(tx: TenantTransaction, sha256: string): Promise<void> {
  return holdContents(tx, [sha256])
}

/** Always in the same order: two who hold each other's would both wait. */
async function holdContents(
  { db, organizationId }: TenantTransaction,
  contents: readonly string[],
): Promise<void> {
  const names = contents.toSorted().map((sha256) => `file ${organizationId} ${sha256}`)
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${sql.param(names)}::text[]) as name`,
  )
}
