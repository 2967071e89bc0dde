import { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { findDocuments, longestQuery } from '../../platform/search/finding.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { searchMessages } from './messages.ts'
import { Results, type ResultsProps } from './pages/results.tsx'
import { SearchPage } from './pages/search-page.tsx'
import { searchUrls } from './urls.ts'

const perPage = 20

const searchQuery = z.object({
  // Of a query that is too long, what follows is dropped here: links on the page repeat the query.
  q: z
    .string()
    .default('')
    .transform((text) => firstLetters(text, longestQuery + 2)),
  page: z
    .string()
    .default('1')
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive()),
})

export const searchRoutes = [
  route(
    searchUrls.search,
    { permission: 'public', event: 'none', reuse: 'never', query: searchQuery },
    answer,
  ),
]

async function answer({ tx, view, query }: Act<unknown, z.output<typeof searchQuery>>): Promise<Answer> {
  const t = searchMessages[view.language]
  const refused = (error: string): Answer => ({
    kind: 'page',
    status: 400,
    title: t.titleWithError,
    content: <SearchPage query={firstLetters(query.q, longestQuery)} error={error} />,
  })
  if (query.q.trim() === '') return { kind: 'page', title: t.title, content: <SearchPage query="" /> }
  if (query.q.length > longestQuery) return refused(t.tooLong(longestQuery))
  const results = await resultsOf(tx, query.q, query.page)
  if (results.found.terms.length === 0) return refused(t.noWord)
  return {
    kind: 'page',
    title: results.page === 1 ? t.titleOf(query.q) : t.titleOfPage(query.q, results.page),
    content: (
      <SearchPage query={query.q}>
        <Results {...results} />
      </SearchPage>
    ),
  }
}

/** One page of the results; the last one where there are fewer pages. */
async function resultsOf(tx: TenantTransaction, query: string, page: number): Promise<ResultsProps> {
  const found = await findDocuments(tx, query, { limit: perPage, offset: (page - 1) * perPage })
  const pages = Math.max(1, Math.ceil(found.total / perPage))
  return page > pages ? resultsOf(tx, query, pages) : { query, found, page, pages, perPage }
}

/** At most so many code units, and no half of a character at the end. */
function firstLetters(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
