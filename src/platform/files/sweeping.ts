import { and, eq, lt } from 'drizzle-orm'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { todayInBangkok } from '../calendar/fiscal-year.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { unlessAbsent } from './absence.ts'
import { holdContent, removeFile } from './keeping.ts'
import { organizationIds } from './organization-ids.ts'
import { file, fileBlob } from './schema.ts'
import { blobFolder, namesOf, sha256In, stagedFolder, type FileStore } from './store.ts'

/** Longer than a request may take from the upload to the commit. */
const grace = Temporal.Duration.from({ hours: 6 })

interface Sweep {
  readonly serving: pg.Pool
  readonly store: FileStore
  readonly at: Temporal.Instant
}

/** What a sweep removed. */
export interface Swept {
  /** Uploads that nobody kept. */
  staged: number
  /** Files whose last day is over. */
  expired: number
  /** Contents that no file refers to. */
  erased: number
}

/**
 * Removes what is not to be kept: uploads that were cut off or left behind six hours ago, files whose last
 * day is over, and contents that no file refers to, also those that a crash left without a row. Made to
 * run at the start and once a day, beside everything else.
 */
export async function sweepFiles(sweep: Sweep): Promise<Swept> {
  const swept: Swept = { staged: await sweepStaged(sweep), expired: 0, erased: 0 }
  for (const organizationId of await organizationIds(sweep.serving)) {
    swept.expired += await removeExpired(sweep, organizationId)
    swept.erased += await eraseUnreferred(sweep, organizationId)
  }
  return swept
}

async function sweepStaged({ store, at }: Sweep): Promise<number> {
  const before = at.subtract(grace)
  let removed = 0
  for await (const { name, writtenAt } of store.list(stagedFolder)) {
    if (Temporal.Instant.compare(writtenAt, before) >= 0) continue
    await store.remove(name)
    removed += 1
  }
  for (const name of (await unlessAbsent(readdir(store.workFolder))) ?? []) {
    const path = join(store.workFolder, name)
    const found = await unlessAbsent(stat(path))
    if (!found || found.mtimeMs >= before.epochMilliseconds) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

async function removeExpired({ serving, at }: Sweep, organizationId: string): Promise<number> {
  const today = todayInBangkok(at).toString()
  return inOrganization(serving, organizationId, async (tx) => {
    const expired = await tx.db
      .select({ fileId: file.fileId })
      .from(file)
      .where(and(eq(file.organizationId, organizationId), lt(file.keepUntil, today)))
    for (const { fileId } of expired) await removeFile(tx, systemActor, { fileId, at })
    return expired.length
  })
}

async function eraseUnreferred({ serving, store }: Sweep, organizationId: string): Promise<number> {
  const suspects = new Set<string>()
  for await (const { name } of store.list(blobFolder(organizationId))) {
    const sha256 = sha256In(name)
    if (sha256) suspects.add(sha256)
  }
  const referred = await inOrganization(serving, organizationId, (tx) => contentRows(tx), 'read only')
  for (const { sha256, isReferred } of referred) {
    if (isReferred) suspects.delete(sha256)
    else suspects.add(sha256)
  }
  let erased = 0
  for (const sha256 of suspects) {
    erased += Number(await inOrganization(serving, organizationId, (tx) => erase(tx, store, sha256)))
  }
  return erased
}

/** Every content that the database knows of, and whether a file refers to it. */
async function contentRows({
  db,
  organizationId,
}: TenantTransaction): Promise<{ sha256: string; isReferred: boolean }[]> {
  const rows = await db
    .selectDistinct({ sha256: fileBlob.sha256, referring: file.sha256 })
    .from(fileBlob)
    .leftJoin(file, and(eq(file.organizationId, fileBlob.organizationId), eq(file.sha256, fileBlob.sha256)))
    .where(eq(fileBlob.organizationId, organizationId))
  return rows.map(({ sha256, referring }) => ({ sha256, isReferred: referring !== null }))
}

/** Looks again while nobody else can keep this content, and erases it with what was made from it. */
async function erase(tx: TenantTransaction, store: FileStore, sha256: string): Promise<boolean> {
  const { db, organizationId } = tx
  await holdContent(tx, sha256)
  const referring = await db
    .select({ fileId: file.fileId })
    .from(file)
    .where(and(eq(file.organizationId, organizationId), eq(file.sha256, sha256)))
    .limit(1)
  if (referring.length > 0) return false
  await db
    .delete(fileBlob)
    .where(and(eq(fileBlob.organizationId, organizationId), eq(fileBlob.sha256, sha256)))
  // A crash between here and the commit leaves a row without a content, which the next sweep takes up.
  for (const name of namesOf(organizationId, sha256)) await store.remove(name)
  return true
}
