import { eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inOrganization } from '../database/tenant.ts'
import { organizationIds } from './organization-ids.ts'
import { file } from './schema.ts'
import { blobName, type FileStore } from './store.ts'

/** A content that a file refers to and that is not in the store as it was kept. */
export interface FileFault {
  readonly organizationId: string
  readonly sha256: string
  readonly fault: 'missing' | 'altered'
}

/** Reads the content of every file and compares it with its hash. Takes as long as reading them all does. */
export async function checkFiles({
  serving,
  store,
}: {
  readonly serving: pg.Pool
  readonly store: FileStore
}): Promise<FileFault[]> {
  const faults: FileFault[] = []
  for (const organizationId of await organizationIds(serving)) {
    const found: FileFault[] = []
    for (const sha256 of await contentsOf(serving, organizationId)) {
      const fault = await faultOf(store, blobName(organizationId, sha256), sha256)
      if (fault) found.push({ organizationId, sha256, fault })
    }
    // Meanwhile some may have been removed, as they may be.
    const still = new Set(found.length > 0 ? await contentsOf(serving, organizationId) : [])
    faults.push(...found.filter(({ sha256 }) => still.has(sha256)))
  }
  return faults
}

function contentsOf(serving: pg.Pool, organizationId: string): Promise<string[]> {
  return inOrganization(
    serving,
    organizationId,
    async ({ db }) => {
      const rows = await db
        .selectDistinct({ sha256: file.sha256 })
        .from(file)
        .where(eq(file.organizationId, organizationId))
        .orderBy(file.sha256)
      return rows.map((row) => row.sha256)
    },
    'read only',
  )
}

async function faultOf(
  store: FileStore,
  name: string,
  sha256: string,
): Promise<FileFault['fault'] | undefined> {
  const found = await store.open(name)
  if (!found) return 'missing'
  const hash = createHash('sha256')
  for await (const piece of found.body) hash.update(piece as Buffer)
  return hash.digest('hex') === sha256 ? undefined : 'altered'
}
