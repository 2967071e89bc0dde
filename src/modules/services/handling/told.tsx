import { and, asc, eq } from 'drizzle-orm'
import type { VNode } from 'preact'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { findFile, type KeptFile } from '../../../platform/files/kept-file.ts'
import { fileUrls } from '../../files/module.ts'
import { formOf } from '../catalogue/reading-services.ts'
import { formVillages } from '../forms/form-village.ts'
import { ToldAnswers, type ToldFile } from '../forms/told-answers.tsx'
import { serviceRequestFile } from '../schema.ts'
import type { HandledRequest } from './register-reading.ts'

/** What an applicant sent: his answers, and the files that came later and answer no field of the form. */
export interface Told {
  readonly answers: VNode | null
  readonly laterFiles: readonly KeptFile[]
}

/** National ids are covered but for those who deal with the request: whoever oversees it needs none. */
export async function toldIn(
  tx: TenantTransaction,
  request: HandledRequest,
  { masksIds }: { readonly masksIds: boolean },
): Promise<Told> {
  const form = await formOf(tx, request.serviceId, request.version)
  const isAsked = (key: string) =>
    form?.sections.some(({ fields }) => fields.some((field) => field.kind === 'files' && field.key === key))
  const byField: Record<string, ToldFile[]> = {}
  const laterFiles: KeptFile[] = []
  for (const { file, fieldKey } of await filesOf(tx, request.requestId)) {
    const told = { name: file.name, address: fileUrls.file({ fileId: file.fileId }) }
    if (isAsked(fieldKey)) (byField[fieldKey] ??= []).push(told)
    else laterFiles.push(file)
  }
  const answers = form && request.answers && (
    <ToldAnswers
      form={form}
      answers={request.answers}
      files={byField}
      villages={await formVillages(tx)}
      masksIds={masksIds}
    />
  )
  return { answers: answers ?? null, laterFiles }
}

async function filesOf(
  tx: TenantTransaction,
  requestId: string,
): Promise<{ file: KeptFile; fieldKey: string }[]> {
  const { db, organizationId } = tx
  const rows = await db
    .select({ fileId: serviceRequestFile.fileId, fieldKey: serviceRequestFile.fieldKey })
    .from(serviceRequestFile)
    .where(
      and(eq(serviceRequestFile.organizationId, organizationId), eq(serviceRequestFile.requestId, requestId)),
    )
    .orderBy(asc(serviceRequestFile.fileId))
  const found = []
  for (const { fileId, fieldKey } of rows) {
    const file = await findFile(tx, fileId)
    if (file) found.push({ file, fieldKey })
  }
  return found
}
