import { buffer } from 'node:stream/consumers'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { keepFile } from '../../../platform/files/keeping.ts'
import { listFiles, type KeptFile } from '../../../platform/files/kept-file.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import { blobName, type FileStore } from '../../../platform/files/store.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'

/** What the form of the emblem takes: a picture whose ground may be transparent, as it is printed. */
export const emblemUploads = { maxFiles: 1, maxBytes: 1024 * 1024, accepts: ['png'] } as const

const emblemPurpose = 'plan.emblem'

/** The emblem in force; undefined where the organisation has given none. */
export async function currentEmblem(tx: TenantTransaction): Promise<KeptFile | undefined> {
  return (await listFiles(tx, { purpose: emblemPurpose, subject: tx.organizationId })).at(-1)
}

/** Gives the organisation's documents an emblem from now on; earlier ones stay in the store. */
export async function setEmblem(
  tx: TenantTransaction,
  actor: Actor,
  { staged, at }: { staged: StagedFile; at: Temporal.Instant },
): Promise<void> {
  const { organizationId: subject } = tx
  const file = { staged, purpose: emblemPurpose, subject, isPublic: true, keepUntil: null, at }
  const { fileId, sha256 } = await keepFile(tx, actor, file)
  await append(tx, { kind: 'plan.emblem-set', subject: fileId, actor, at, payload: { sha256 } })
}

/** The emblem's picture (PNG) in base64, for a document; undefined where there is none, or none any more. */
export async function emblemPicture(tx: TenantTransaction, files: FileStore): Promise<string | undefined> {
  const emblem = await currentEmblem(tx)
  const content = emblem && (await files.open(blobName(tx.organizationId, emblem.sha256)))
  return content && (await buffer(content.body)).toString('base64')
}
