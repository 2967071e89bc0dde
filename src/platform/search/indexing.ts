import { createHash } from 'node:crypto'
import { and, eq, inArray, max, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { abbreviations, compounds, wholeWords } from '../language/glossary.ts'
import type { SearchDocument } from './document.ts'
import { searchDocument, searchWord } from './schema.ts'
import { wordVector, type WordVector } from './word-vector.ts'

/** A statement takes 65,535 parameters at most; a row here has twelve. */
const rowsAtOnce = 500

/** With another glossary or another ICU the same text gives other words, with another layout another vector. */
const cutting = fingerprintOf([1, process.versions['icu'], wholeWords, abbreviations, compounds])

/**
 * Makes the organisation's index say what `documents` say, and nothing else; of `kinds` alone where they are
 * given. Documents that did not change are left as they are; when none did, nothing is written. Refuses two
 * documents with the same kind and key.
 */
export async function rebuildSearch(
  tx: TenantTransaction,
  documents: readonly SearchDocument[],
  kinds?: readonly string[],
): Promise<void> {
  await holdIndex(tx)
  const all = await storedDocuments(tx)
  const stored = new Map([...all].filter(([, { kind }]) => kinds?.includes(kind) ?? true))
  const given = new Map(
    documents.map((document) => [
      nameOf(document),
      { document, fingerprint: fingerprintOf([cutting, document]) },
    ]),
  )
  if (given.size < documents.length) throw new Error('two documents have the same kind and key')
  const gone = [...stored].filter(([name]) => !given.has(name)).map(([, row]) => row)
  const changed = [...given].filter(
    ([name, { fingerprint }]) => stored.get(name)?.fingerprint !== fingerprint,
  )
  if (gone.length === 0 && changed.length === 0) return

  let last = [...all.values()].reduce((most, { number }) => Math.max(most, number), 0)
  await replace(tx, {
    before: [...gone, ...changed.flatMap(([name]) => stored.get(name) ?? [])],
    gone,
    documents: changed.map(([name, { document, fingerprint }]) => ({
      document,
      fingerprint,
      number: stored.get(name)?.number ?? (last += 1),
    })),
  })
}

/**
 * Makes the index say of the things of a kind that have these keys what `documents` say, and leaves all others as they
 * are: for a module that has many of them. A key without a document is found no more.
 */
export async function updateSearch(
  tx: TenantTransaction,
  kind: string,
  { keys, documents }: { readonly keys: readonly string[]; readonly documents: readonly SearchDocument[] },
): Promise<void> {
  await holdIndex(tx)
  const { db, organizationId } = tx
  const stored = await db
    .select({ key: searchDocument.key, number: searchDocument.number })
    .from(searchDocument)
    .where(
      and(
        eq(searchDocument.organizationId, organizationId),
        eq(searchDocument.kind, kind),
        inArray(searchDocument.key, [...keys]),
      ),
    )
  const [greatest] = await db
    .select({ number: max(searchDocument.number) })
    .from(searchDocument)
    .where(eq(searchDocument.organizationId, organizationId))
  let last = greatest?.number ?? 0
  await replace(tx, {
    before: stored,
    gone: stored.filter(({ key }) => !documents.some((document) => document.key === key)),
    documents: documents.map((document) => ({
      document,
      fingerprint: fingerprintOf([cutting, document]),
      number: stored.find(({ key }) => key === document.key)?.number ?? (last += 1),
    })),
  })
}

/** Two that write at once would each miss what the other one adds. */
async function holdIndex({ db, organizationId }: TenantTransaction): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${organizationId}`}, 0))`)
}

interface Numbered {
  readonly number: number
}

interface ToWrite extends Numbered {
  readonly document: SearchDocument
  readonly fingerprint: string
}

/** Writes documents in the place of those that stood `before`, of which some are `gone`. */
async function replace(
  tx: TenantTransaction,
  {
    before,
    gone,
    documents,
  }: { before: readonly Numbered[]; gone: readonly Numbered[]; documents: readonly ToWrite[] },
): Promise<void> {
  await remove(tx, gone)
  await forgetWords(tx, before)
  const written = documents.map(({ document, ...rest }) => ({
    document,
    ...rest,
    vector: wordVector(document),
  }))
  await write(
    tx,
    written.map(({ document, fingerprint, number, vector }) => ({
      organizationId: tx.organizationId,
      ...document,
      datedOn: document.datedOn?.toString() ?? null,
      number,
      words: vector.text,
      fingerprint,
    })),
  )
  await learnWords(tx, written)
}

type Named = Pick<SearchDocument, 'kind' | 'key'>
type Stored = Named & { number: number; fingerprint: string }

const nameOf = ({ kind, key }: Named): string => JSON.stringify([kind, key])

function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url')
}

async function storedDocuments({ db, organizationId }: TenantTransaction): Promise<Map<string, Stored>> {
  const { kind, key, number, fingerprint } = searchDocument
  const rows = await db
    .select({ kind, key, number, fingerprint })
    .from(searchDocument)
    .where(eq(searchDocument.organizationId, organizationId))
  return new Map(rows.map((row) => [nameOf(row), row]))
}

async function remove({ db, organizationId }: TenantTransaction, gone: readonly Numbered[]): Promise<void> {
  for (let from = 0; from < gone.length; from += rowsAtOnce) {
    const numbers = gone.slice(from, from + rowsAtOnce).map((row) => row.number)
    await db
      .delete(searchDocument)
      .where(and(eq(searchDocument.organizationId, organizationId), inArray(searchDocument.number, numbers)))
  }
}

async function write(
  { db }: TenantTransaction,
  rows: readonly (typeof searchDocument.$inferInsert)[],
): Promise<void> {
  const { organizationId, kind, key } = searchDocument
  const given = (column: string) => sql.raw(`excluded.${column}`)
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insert(searchDocument)
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflictDoUpdate({
        target: [organizationId, kind, key],
        set: {
          address: given('address'),
          title: given('title'),
          titleEn: given('title_en'),
          summary: given('summary'),
          summaryEn: given('summary_en'),
          words: given('words'),
          datedOn: given('dated_on'),
          fingerprint: given('fingerprint'),
        },
      })
  }
}

/** Takes documents out of the lists of all words, and words that no document has any more out of the vocabulary. */
async function forgetWords(
  { db, organizationId }: TenantTransaction,
  documents: readonly Numbered[],
): Promise<void> {
  if (documents.length === 0) return
  const numbers = sql`${sql.param(documents.map(({ number }) => number))}::integer[]`
  await db.execute(sql`
    update search_word
    set documents = array(select number from unnest(documents) as number where number <> all (${numbers}))
    where organization_id = ${organizationId} and documents && ${numbers}`)
  await db.execute(sql`
    update search_word set document_count = cardinality(documents)
    where organization_id = ${organizationId} and document_count <> cardinality(documents)`)
  await db
    .delete(searchWord)
    .where(and(eq(searchWord.organizationId, organizationId), eq(searchWord.documentCount, 0)))
}

async function learnWords(
  { db, organizationId }: TenantTransaction,
  documents: readonly { readonly number: number; readonly vector: WordVector }[],
): Promise<void> {
  const numbersOf = new Map<string, number[]>()
  for (const { number, vector } of documents) {
    for (const word of vector.words) {
      const numbers = numbersOf.get(word)
      if (numbers) numbers.push(number)
      else numbersOf.set(word, [number])
    }
  }
  const rows = [...numbersOf].map(([word, numbers]) => ({
    organizationId,
    word,
    documentCount: numbers.length,
    documents: numbers,
  }))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insert(searchWord)
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflictDoUpdate({
        target: [searchWord.organizationId, searchWord.word],
        set: {
          documentCount: sql`search_word.document_count + excluded.document_count`,
          documents: sql`search_word.documents || excluded.documents`,
        },
      })
  }
}
