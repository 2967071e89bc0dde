import { and, asc, eq, type SQL } from 'drizzle-orm'
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
  condition: SQL | undefined,
): Promise<KeptFile[]> {
  const rows = await db
    .select({
      fileId: file.fileId,
      sha256: file.sha256,
      bytes: fileBlob.bytes,
      kind: file.kind,
      name: file.name,
      purpose: file.purpose,
      subject: file.subject,
      isPublic: file.isPublic,
      keptBy: file.keptBy,
      keptAt: file.keptAt,
      keepUntil: file.keepUntil,
    })
    .from(file)
    .innerJoin(
      fileBlob,
      and(eq(fileBlob.organizationId, file.organizationId), eq(fileBlob.sha256, file.sha256)),
    )
    .where(and(eq(file.organizationId, organizationId), condition))
    .orderBy(asc(file.fileId))
  return rows.map((row) => ({
    ...row,
    keepUntil: row.keepUntil === null ? null : Temporal.PlainDate.from(row.keepUntil),
  }))
}
