import { drizzle } from 'drizzle-orm/node-postgres'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../../platform/database/connection.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { languages } from '../../../platform/language/messages.ts'
import { organization } from '../../../platform/organization/schema.ts'
import { confidentialHostOf } from '../../../platform/organization/site.ts'
import type { Route } from '../../../platform/web/route.ts'
import { localAddress } from '../../../platform/web/view.ts'
import { integrityReportUrls } from '../urls.ts'
import { listServed, type FetchFile } from './listing.ts'
import { recordListing } from './recording.ts'

/** The addresses of the confidential site that give something to whoever opens them, in both languages. */
export function listedPages(routes: readonly Route[]): string[] {
  return routes
    .filter(({ site, method }) => site === 'confidential' && method === 'GET')
    .filter(({ address }) => address.pattern !== integrityReportUrls.leave.pattern)
    .flatMap((route) =>
      (route.languages === 'both' ? languages : (['th'] as const)).map((language) =>
        localAddress(language, route.address.pattern),
      ),
    )
}

export interface ListingOptions {
  readonly server: FastifyInstance
  readonly database: Database
  readonly routes: readonly Route[]
  readonly clock: () => Temporal.Instant
}

/** Appends to the ledger of every organisation what its confidential site serves now, where that has changed. */
export async function listServedCode({ server, database, routes, clock }: ListingOptions): Promise<void> {
  const pages = listedPages(routes)
  for (const { organizationId, host } of await drizzle(database.serving).select().from(organization)) {
    const listing = await listServed(organizationId, pages, ownSite(server, host))
    await inOrganization(database.serving, organizationId, (tx) => recordListing(tx, listing, clock()))
  }
}

const everyMs = 60_000

/**
 * Does it now, and again every minute: the first page names the recipients, whose keys count from a moment on,
 * and pages name the organisation.
 */
export async function keepServedCodeListed(
  options: ListingOptions & { readonly log: (message: string) => void },
): Promise<{ close(): Promise<void> }> {
  let running = Promise.resolve()
  const list = (): Promise<void> => {
    running = listServedCode(options).catch((error: Error) =>
      options.log(`what the confidential site serves was not listed: ${error.message}`),
    )
    return running
  }
  await list()
  const timer = setInterval(() => void list(), everyMs).unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

/** As a visitor of the site gets it, through everything that stands before a page. */
function ownSite(server: FastifyInstance, host: string | null): FetchFile {
  return async (url) => {
    const answer = await server.inject({
      url,
      headers: { host: confidentialHostOf(host) },
      // Not counted together with visitors who come through a proxy of the same machine.
      remoteAddress: '127.255.255.254',
    })
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      content: answer.rawPayload,
    }
  }
}
