import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { file, fileBlob } from './schema.ts'

/** A file as the database knows it. */
export type KeptFile = Omit<typeof file.$inferSelect, 'organizationId' | 'keepUntil'> & {
  readonly bytes: number
  readonly keepUntil: Temporal.PlainDate | null
}

/** One file by its public id; undefined where there is none, or none any more. */
export async function findFile(tx: TenantTransaction, fileId: string): Promise<KeptFile | undefined> {
  const [found] = await keptFiles(tx, eq(file.fileId, fileId))
  return found
}

/** The files of one purpose that belong to something, oldest first. */
export function listFiles(
  tx: TenantTransaction,
  { purpose, subject }: { purpose: string; subject: string },
): Promise<KeptFile[]> {
  return keptFiles(tx, and(eq(file.subject, subject), eq(file.purpose, purpose)))
}

async function keptFiles(
  { db, organizationId }: TenantTransaction,
  condition: ReturnType<typeof and>,
): Promise<KeptFile[]> {
  const rows = await db
    .select({ file, bytes: fileBlob.bytes })
    .from(file)
    .innerJoin(
      fileBlob,
      and(eq(fileBlob.organizationId, file.organizationId), eq(fileBlob.sha256, file.sha256)),
    )
    .where(and(eq(file.organizationId, organizationId), condition))
    .orderBy(asc(file.fileId))
  return rows.map(({ file: { organizationId: _, keepUntil, ...facts }, bytes }) => ({
    ...facts,
    bytes,
    keepUntil: keepUntil === null ? null : Temporal.PlainDate.from(keepUntil),
  }))
}
