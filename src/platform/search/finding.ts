import { sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { SearchDocument } from './document.ts'
import { readQuery, type Choice, type Reading, type Term } from './reading.ts'
import { lexeme } from './word-vector.ts'

export { longestQuery, type Term } from './reading.ts'

export type FoundDocument = Omit<SearchDocument, 'body'>

export interface Found {
  /** How many documents there are in all. */
  readonly total: number
  readonly documents: readonly FoundDocument[]
  /** What was looked for, to mark it in the results. */
  readonly terms: readonly Term[]
  /** Whether the documents have all terms; where no document has, those with most of them come first. */
  readonly isWhole: boolean
  /** The query without its typing errors; absent where none were seen. */
  readonly understoodAs?: string
}

/**
 * The organisation's documents that have every word of a query, best first: those with more of the words
 * in their titles, then by weight and number of the words. A word also finds longer words that begin
 * with it; a part of a word and a word with typing errors find the nearest words of the index. Takes any
 * text, of which it reads the first 200 letters. `offset` may lie beyond the last document.
 */
export async function findDocuments(
  tx: TenantTransaction,
  query: string,
  page: { limit: number; offset: number },
): Promise<Found> {
  const readings = await readQuery(tx, query)
  for (const reading of readings) {
    const found = await search(tx, reading, 'all', page)
    if (found.total > 0) return found
  }
  const last = readings.at(-1)
  return last ? search(tx, last, 'any', page) : { total: 0, documents: [], terms: [], isWhole: true }
}

/** A greater one would not be a number to PostgreSQL, and no index holds so many documents. */
const lastOffset = 2 ** 31 - 1

/** Greater than every text that begins with the word before it, in the order of the collation "C". */
const beyondAll = '\u{10FFFF}'
/** The least character that a text can hold. */
const least = '\u0001'

async function search(
  { db, organizationId }: TenantTransaction,
  { terms, ...reading }: Reading,
  wanted: 'all' | 'any',
  { limit, offset }: { limit: number; offset: number },
): Promise<Found> {
  const parts = terms.flatMap(({ choices }, term) => choices.map((choice) => ({ ...choice, term })))
  const termQueries = terms.map(({ choices }) => choices.map((choice) => queryOf(choice)).join(' | '))
  const titleQueries = terms.map(({ choices }) => choices.map((choice) => queryOf(choice, 'A')).join(' | '))
  const whole = termQueries.map((query) => `(${query})`).join(wanted === 'all' ? ' & ' : ' | ')
  // For all terms it is enough to look at the documents of the rarest one.
  const driving = wanted === 'all' ? 1 : terms.length
  const { rows } = await db.execute<FoundDocument & { total: number }>(sql`
    with part as (
      select part.term, found.document_count, found.documents
      from unnest(
        ${sql.param(parts.map((part) => part.term))}::integer[],
        ${sql.param(parts.map((part) => part.word))}::text[],
        ${sql.param(parts.map((part) => part.word + (part.longer ? beyondAll : least)))}::text[]
      ) as part (term, first, beyond)
      left join search_word as found
        on found.organization_id = ${organizationId}
        and found.word >= part.first and found.word < part.beyond
    ), driving as (
      select term from part group by term order by sum(coalesce(document_count, 0)), term limit ${driving}
    ), candidate as materialized (
      select *
      from search_document
      where organization_id = ${organizationId}
        and number in (select unnest(documents) from part where term in (select term from driving))
    ), matching as materialized (
      select candidate.*, ${countOf(termQueries)} as terms, ${countOf(titleQueries)} as title_terms,
        ts_rank('{0.05, 0.2, 0.4, 1}', words, ${whole}::tsquery, 1) as rank
      from candidate
      where words @@ ${whole}::tsquery
    )
    select (select count(*)::integer from matching) as total, page.*
    from (select) as always
    left join (
      select kind, key, address, title, title_en as "titleEn", summary, summary_en as "summaryEn"
      from matching
      order by terms desc, title_terms desc, rank desc, number
      limit ${limit} offset ${Math.min(offset, lastOffset)}
    ) as page on true`)
  return {
    total: rows[0]!.total,
    documents: rows.filter((row) => row.key !== null).map(documentOf),
    terms,
    isWhole: wanted === 'all',
    ...reading,
  }
}

function documentOf({
  kind,
  key,
  address,
  title,
  titleEn,
  summary,
  summaryEn,
}: FoundDocument): FoundDocument {
  return { kind, key, address, title, titleEn, summary, summaryEn }
}

/** How many of the queries a vector matches. */
function countOf(queries: readonly string[]): SQL {
  return sql`(
    select count(*) from unnest(${sql.param(queries)}::tsquery[]) as wanted (query) where words @@ query
  )`
}

function queryOf({ word, longer }: Choice, weight = ''): string {
  const label = (longer ? '*' : '') + weight
  return label ? `${lexeme(word)}:${label}` : lexeme(word)
}
