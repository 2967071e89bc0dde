import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

/** Puts a published manual straight into the tables, from one of the templates that ship. */
export async function insertManual(
  { db, organizationId }: TenantTransaction,
  { key, template = 'elderly-allowance' }: { key: string; template?: string },
): Promise<string> {
  const file = JSON.parse(await readFile(join(projectRoot, `data/manuals/${template}.json`), 'utf8'))
  const content = JSON.stringify({ ...file.content, division: null, forms: [] })
  const manualId = uuidv7()
  await db.execute(sql`
    insert into manual (organization_id, manual_id, kind, service_key, begun_at, review_by)
    values (${organizationId}, ${manualId}, ${file.kind}, ${key}, '2026-11-20T03:00:00Z', '2027-11-20')`)
  await db.execute(sql`
    insert into manual_version
      (organization_id, version_id, manual_id, number, content, published_on, made_at, draft_id)
    values (${organizationId}, ${uuidv7()}, ${manualId}, 1, ${content}, '2026-11-20', '2026-11-20T03:00:00Z',
      ${uuidv7()})`)
  return manualId
}
