import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { photoKinds } from '../../../platform/files/file-kind.ts'
import type { FileReaders } from '../../../platform/files/file-reading.ts'
import { mayAct } from '../../../platform/identity/capabilities.ts'
import { serviceCapabilities } from '../capabilities.ts'
import { serviceRequestFile } from '../schema.ts'

/** The purpose of what an applicant gets with the decision, such as a permit that was signed on paper. */
export const resultPurpose = 'services.result'

export const resultUploads = {
  maxFiles: 5,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds, 'docx', 'xlsx'],
} as const

/** At its own address such a file is read by the staff alone; the applicant comes with his code. */
export const serviceResultReaders: FileReaders = {
  [resultPurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, { person, capability: 'services.reading', table: serviceCapabilities })) !== undefined,
}

/** The files that an applicant sent with a request or brought later, the oldest first. */
export async function fileIdsOf(
  { db, organizationId }: TenantTransaction,
  requestId: string,
): Promise<string[]> {
  const rows = await db
    .select({ fileId: serviceRequestFile.fileId })
    .from(serviceRequestFile)
    .where(
      and(eq(serviceRequestFile.organizationId, organizationId), eq(serviceRequestFile.requestId, requestId)),
    )
    .orderBy(asc(serviceRequestFile.fileId))
  return rows.map(({ fileId }) => fileId)
}
