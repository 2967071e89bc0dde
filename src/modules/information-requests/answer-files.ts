import { findFile, type KeptFile } from '../../platform/files/kept-file.ts'
import type { FileReaders } from '../../platform/files/file-reading.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { informationRequestCapabilities } from './capabilities.ts'

/** The purpose of the files of an answer. */
export const answerPurpose = 'information-requests.answer'

/** What an answer may bring. */
export const answerUploads = {
  maxFiles: 10,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'csv'],
} as const

/** At its own address a file of an answer is read by the staff alone; the requester comes with his code. */
export const informationRequestFiles: FileReaders = {
  [answerPurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, {
      person,
      capability: 'information-requests.reading',
      table: informationRequestCapabilities,
    })) !== undefined,
}

/** A file of the answer to one request; undefined for any other file. */
export async function answerFile(
  tx: TenantTransaction,
  { requestId, fileId }: { readonly requestId: string; readonly fileId: string },
): Promise<KeptFile | undefined> {
  const file = await findFile(tx, fileId)
  return file?.purpose === answerPurpose && file.subject === requestId ? file : undefined
}
