import { sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { SearchDocument } from './document.ts'
import { readQuery, type Choice, type Reading, type Term } from './reading.ts'
import { lexeme } from './word-vector.ts'

export { longestQuery, type Term } from './reading.ts'

export type FoundDocument = Omit<SearchDocument, 'body' | 'datedOn'>

/** A page of a list, which may lie beyond its last entry. */
interface Page {
  readonly limit: number
  readonly offset: number
}

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
 * The organisation's documents that have every word of a query, or where none has, some of them. Best
 * first: words in titles count more than words in summaries, and those more than the rest. A word also
 * finds longer words that begin with it; a part of a word and a word with typing errors find the nearest
 * words of the index. Takes any text, of which it reads the first 200 letters. `offset` may lie beyond
 * the last document.
 */
export async function findDocuments(tx: TenantTransaction, query: string, page: Page): Promise<Found> {
  const readings = await readQuery(tx, query)
  for (const reading of readings) {
    const found = await search(tx, reading, reading.terms.length, page)
    if (found.total > 0) return found
  }
  const last = readings.at(-1)
  return last ? search(tx, last, 1, page) : { total: 0, documents: [], terms: [], isWhole: true }
}

export interface FoundNewest extends Reading {
  readonly total: number
  /** Of the documents of the page. */
  readonly keys: readonly string[]
}

/**
 * For a module that lists its own things: the documents of a kind that have every word of a query, the newest first.
 * `among`, a subquery of keys, narrows them. Undefined where the query has no word.
 */
export async function findNewest(
  tx: TenantTransaction,
  { query, kind, among }: { readonly query: string; readonly kind: string; readonly among?: SQL | undefined },
  page: Page,
): Promise<FoundNewest | undefined> {
  let last: FoundNewest | undefined
  for (const reading of await readQuery(tx, query)) {
    last = { ...reading, ...(await newestOf(tx, reading, { kind, among }, page)) }
    if (last.total > 0) break
  }
  return last
}

/**
 * A list of numbers tells the planner nothing of its length: it would look up 20,000 documents one by one. `is true`
 * keeps it from joining, and each document is held against the list in memory.
 */
async function newestOf(
  tx: TenantTransaction,
  reading: Reading,
  { kind, among }: { readonly kind: string; readonly among: SQL | undefined },
  { limit, offset }: Page,
): Promise<Pick<FoundNewest, 'total' | 'keys'>> {
  const { rows } = await tx.db.execute<{ total: number; keys: string[] }>(sql`
    with found as (
      select key, dated_on from search_document
      where organization_id = ${tx.organizationId} and kind = ${kind}
        and (number in (select number from (${hitsOf(tx, reading, reading.terms.length)}) as hit)) is true
        ${among ? sql`and key in (${among})` : sql``}
    )
    select (select count(*)::integer from found) as total, array(
      select key from found order by dated_on desc, key desc
      limit ${limit} offset ${Math.min(offset, greatestOffset)}
    ) as keys`)
  return rows[0]!
}

/** Of words in the body, unused, in the summaries and in the titles. */
const weights = '{0.05, 0.1, 0.4, 1}'

/** A greater one would be no integer to PostgreSQL, and no index holds so many documents. */
const greatestOffset = 2 ** 31 - 1

/** After a word, texts that come after all that begin with the word, in the order of the collation "C" … */
const greatest = '\u{10FFFF}'
/** … and right after the word itself. */
const least = '\u0001'

/** The numbers of the documents that have at least so many of the terms, and how many each has. */
function hitsOf({ organizationId }: TenantTransaction, { terms }: Reading, leastTerms: number): SQL {
  const parts = partsOf(terms)
  return sql`
    select number, count(distinct part.term) as terms
    from unnest(
      ${sql.param(parts.map(({ term }) => term))}::integer[],
      ${sql.param(parts.map(({ word }) => word))}::text[],
      ${sql.param(parts.map(({ word, longer }) => word + (longer ? greatest : least)))}::text[]
    ) as part (term, first, beyond)
    join search_word as found
      on found.organization_id = ${organizationId}
      and found.word >= part.first and found.word < part.beyond
    cross join unnest(found.documents) as number
    group by number
    having count(distinct part.term) >= ${leastTerms}`
}

function partsOf(terms: readonly Term[]) {
  return terms.flatMap(({ choices }, term) => choices.map((choice) => ({ ...choice, term })))
}

/**
 * The documents that have at least so many of the terms. They come from search_word, for no index on a
 * tsvector is used under a policy; full-text search ranks them. For ranking the choices are joined by OR,
 * because the rank is then a sum, in which a word in a title outweighs any number in the body.
 */
async function search(
  tx: TenantTransaction,
  { terms, ...reading }: Reading,
  leastTerms: number,
  { limit, offset }: Page,
): Promise<Found> {
  const { db, organizationId } = tx
  const query = partsOf(terms).map(queryOf).join(' | ')
  const { rows } = await db.execute<FoundDocument & { total: number }>(sql`
    with hit as (${hitsOf(tx, { terms }, leastTerms)}), page as (
      select kind, key, address, title, title_en as "titleEn", summary, summary_en as "summaryEn",
        row_number() over (order by terms desc, ts_rank(${weights}, words, ${query}::tsquery, 1) desc, hit.number)
          as place
      from hit
      join search_document as document
        on document.organization_id = ${organizationId} and document.number = hit.number
      order by place
      limit ${limit} offset ${Math.min(offset, greatestOffset)}
    )
    select (select count(*)::integer from hit) as total, page.*
    from (select) as always left join page on true
    order by place`)
  return {
    total: rows[0]!.total,
    documents: rows.filter((row) => row.key !== null).map(documentOf),
    terms,
    isWhole: leastTerms === terms.length,
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

function queryOf({ word, longer }: Choice): string {
  return longer ? `${lexeme(word)}:*` : lexeme(word)
}
