import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { placeFiles } from '../../platform/files/keeping.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { appendAll } from '../../platform/ledger/append.ts'
import { documentsGiven } from './handling/documents.ts'
import type { Done } from './handling/holding.ts'
import { filesToKeep, keepAnswerFiles, laterDocuments } from './request-files.ts'

/**
 * Takes the documents that an applicant was asked for, from himself: the time runs again, all of it. Refuses where none
 * are waited for, so that a second sending makes nothing.
 */
export async function giveDocuments(
  tx: TenantTransaction,
  actor: Actor,
  {
    requestId,
    words,
    files,
    at,
  }: {
    readonly requestId: string
    readonly words: string | null
    readonly files: readonly StagedFile[]
    readonly at: Temporal.Instant
  },
): Promise<Done<'not-waiting'>> {
  const given = await documentsGiven(tx, actor, { requestId, words, at })
  if (!given.ok) return given
  const toKeep = filesToKeep({ [laterDocuments]: files }, { requestId, at })
  const { kept, acts } = await placeFiles(
    tx,
    actor,
    toKeep.map(({ file }) => file),
  )
  await keepAnswerFiles(
    tx,
    requestId,
    kept.map(({ fileId }) => ({ fileId, fieldKey: laterDocuments })),
  )
  if (acts.length > 0) await appendAll(tx, acts, at)
  return { ok: true }
}
