import { z } from 'zod'
import { onConfidentialSite } from '../../../platform/organization/site.ts'
import { route } from '../../../platform/web/route.ts'
import { integrityReportUrls } from '../urls.ts'
import { codeMessages } from './code-messages.ts'
import { CodePage } from './code-page.tsx'
import { listingOfEntry, recordedListings } from './recording.ts'

const told = { permission: 'public', event: 'none', reuse: 'revision' } as const
const json = 'application/json; charset=utf-8'

/** On the open site, what the confidential one serves: a page for people and files for programs. */
export const codeRoutes = [
  route(integrityReportUrls.code, told, async ({ tx, view, services }) => {
    const openSite = services.linkTo(view.organization, '')
    return {
      kind: 'page',
      title: codeMessages[view.language].title,
      content: (
        <CodePage
          listings={await recordedListings(tx)}
          openSite={openSite}
          confidentialSite={(onConfidentialSite(openSite) ?? openSite).replace(/\/$/, '')}
        />
      ),
    }
  }),
  route(integrityReportUrls.codeIndex, { ...told, languages: 'one', reuse: 'never' }, async ({ tx }) => ({
    kind: 'data',
    type: json,
    body: JSON.stringify({
      v: 1,
      // The newest first: that one is in use.
      listings: (await recordedListings(tx)).toReversed().map(({ ledgerIndex, at, sha256, listing }) => ({
        entry: ledgerIndex,
        since: at.toString(),
        sha256,
        at: integrityReportUrls.codeListing({ entry: ledgerIndex }),
        files: listing.files,
      })),
    }),
  })),
  route(
    integrityReportUrls.codeListing,
    {
      ...told,
      languages: 'one',
      parameters: z.object({ entry: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER) }),
    },
    async ({ tx, parameters }) => {
      const listing = await listingOfEntry(tx, parameters.entry)
      return listing === undefined ? { kind: 'absent' } : { kind: 'data', type: json, body: listing }
    },
  ),
]
