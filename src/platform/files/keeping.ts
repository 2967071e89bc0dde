import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
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
export async function keepFile(
  tx: TenantTransaction,
  actor: Actor,
  { staged, purpose, subject, isPublic, keepUntil, at }: FileToKeep,
): Promise<KeptFile> {
  const { db, organizationId } = tx
  const { store, stageId, sha256, bytes, kind, name } = staged
  await holdContent(tx, sha256)
  await store.rename(stagedName(stageId), blobName(organizationId, sha256))
  await db.insert(fileBlob).values({ organizationId, sha256, bytes, storedAt: at }).onConflictDoNothing()
  const kept = {
    fileId: uuidv7(),
    sha256,
    kind,
    name,
    purpose,
    subject,
    isPublic,
    keptBy: actor.accountId,
    keptAt: at,
  }
  await db.insert(file).values({ organizationId, ...kept, keepUntil: keepUntil?.toString() ?? null })
  // Not its name, which may be personal: the ledger outlives the file.
  const payload = { sha256, bytes, kind, purpose, belongsTo: subject, isPublic }
  await append(tx, { kind: 'files.kept', subject: kept.fileId, actor, at, payload })
  return { ...kept, bytes, keepUntil }
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
export async function holdContent({ db, organizationId }: TenantTransaction, sha256: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`file ${organizationId} ${sha256}`}, 0))`,
  )
}
