import { eq, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { organization } from './schema.ts'

/** The channel on which processes hear that something public of an organisation changed. */
export const revisionChannel = 'organization_revision'

/**
 * Says that something public changed, in the transaction of that change: pages rendered before it are
 * not served after it.
 */
export async function raiseRevision({ organizationId, db }: TenantTransaction): Promise<void> {
  await db
    .update(organization)
    .set({ revision: sql`${organization.revision} + 1` })
    .where(eq(organization.organizationId, organizationId))
  await db.execute(sql`select pg_notify(${revisionChannel}, ${organizationId})`)
}
