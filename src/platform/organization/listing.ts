import { asc, gt } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { organization } from './schema.ts'

/** An organisation as the directory, which is open to everybody, has it. */
export type ListedOrganization = typeof organization.$inferSelect

/** So many that a country is a few dozen pages, and so few that one is a small part of the memory of a request. */
const onPage = 250

/**
 * Every organisation of the installation in the order of their identifiers, a page at a time and each page
 * read by `read` when it is asked for: however many there are, one page is in memory. One that is added on
 * the way may be missed, none comes twice.
 */
export async function* organizationPages(
  read: <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>,
): AsyncGenerator<readonly ListedOrganization[]> {
  let last: string | undefined
  for (;;) {
    const page = await read(({ db }) =>
      db
        .select()
        .from(organization)
        .where(last === undefined ? undefined : gt(organization.organizationId, last))
        .orderBy(asc(organization.organizationId))
        .limit(onPage),
    )
    if (page.length > 0) yield page
    if (page.length < onPage) return
    last = page.at(-1)!.organizationId
  }
}
