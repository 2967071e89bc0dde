import { drizzle } from 'drizzle-orm/node-postgres'
import { accountUrls } from './modules/accounts/module.ts'
import type { Database } from './platform/database/connection.ts'
import { inOrganization } from './platform/database/tenant.ts'
import { hasAdministrator } from './platform/identity/accounts.ts'
import { createLink } from './platform/identity/one-time-links.ts'
import { organization } from './platform/organization/schema.ts'
import type { Services } from './platform/web/services.ts'

/**
 * A one-time link for every organisation that has no administrator yet, by which its first one makes his
 * account. There is no built-in password; a link of an earlier start stops working.
 */
export async function setUpLinks(
  database: Database,
  { linkTo }: Pick<Services, 'linkTo'>,
  at: Temporal.Instant,
): Promise<string[]> {
  const links: string[] = []
  // Read afresh: the directory may have none of an organisation that was added this moment.
  for (const found of await drizzle(database.serving).select().from(organization)) {
    const token = await inOrganization(database.serving, found.organizationId, async (tx) =>
      (await hasAdministrator(tx)) ? undefined : createLink(tx, { purpose: 'set-up', accountId: null, at }),
    )
    if (token) links.push(linkTo({ ...found, revision: 0 }, accountUrls.setUp({ token })))
  }
  return links
}
