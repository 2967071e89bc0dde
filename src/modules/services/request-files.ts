import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { FileToKeep } from '../../platform/files/keeping.ts'
import type { FileReaders } from '../../platform/files/file-reading.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { serviceCapabilities } from './capabilities.ts'
import type { AnswerFiles } from './forms/reading-answers.ts'
import { serviceRequestFile } from './schema.ts'

/** The purpose of what an applicant sends with his answers, and later when documents are asked for. */
export const answerPurpose = 'services.answer'

/** The field of documents that came later and answer no field of the form. */
export const laterDocuments = 'later-documents'

/** At its own address such a file is read by the staff alone. */
export const serviceAnswerReaders: FileReaders = {
  [answerPurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, { person, capability: 'services.reading', table: serviceCapabilities })) !== undefined,
}

/** The files of answers as they are to be kept: as long as the answers, with which they are erased. */
export function filesToKeep(
  files: AnswerFiles,
  { requestId, at }: { readonly requestId: string; readonly at: Temporal.Instant },
): { readonly fieldKey: string; readonly file: FileToKeep }[] {
  const about = { purpose: answerPurpose, subject: requestId, isPublic: false, keepUntil: null, at }
  return Object.entries(files).flatMap(([fieldKey, staged]) =>
    staged.map((one) => ({ fieldKey, file: { staged: one, ...about } })),
  )
}

/** Notes which field each file answers. */
export async function keepAnswerFiles(
  { db, organizationId }: TenantTransaction,
  requestId: string,
  files: readonly { readonly fileId: string; readonly fieldKey: string }[],
): Promise<void> {
  if (files.length === 0) return
  await db.insert(serviceRequestFile).values(files.map((file) => ({ organizationId, requestId, ...file })))
}

/** Forgets which fields the files of a request answered, where the files are erased. */
export async function dropAnswerFiles(
  { db, organizationId }: TenantTransaction,
  requestId: string,
): Promise<void> {
  await db
    .delete(serviceRequestFile)
    .where(
      and(eq(serviceRequestFile.organizationId, organizationId), eq(serviceRequestFile.requestId, requestId)),
    )
}
