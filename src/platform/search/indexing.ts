import { createHash } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { abbreviations, compounds, wholeWords } from '../language/glossary.ts'
import type { SearchDocument } from './document.ts'
import { searchDocument, searchWord } from './schema.ts'
import { wordVector } from './word-vector.ts'

/** A statement takes 65,535 parameters at most; a row here has eleven. */
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
  const { db, organizationId } = tx
  // Two that rebuild at once would each miss what the other one adds.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${organizationId}`}, 0))`)
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

  await remove(tx, gone)
  let last = [...all.values()].reduce((most, { number }) => Math.max(most, number), 0)
  await write(
    tx,
    changed.map(([name, { document, fingerprint }]) => ({
      organizationId,
      ...document,
      number: stored.get(name)?.number ?? (last += 1),
      words: wordVector(document),
      fingerprint,
    })),
  )
  await rebuildVocabulary(tx)
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

async function remove({ db, organizationId }: TenantTransaction, gone: readonly Stored[]): Promise<void> {
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
          fingerprint: given('fingerprint'),
        },
      })
  }
}

async function rebuildVocabulary({ db, organizationId }: TenantTransaction): Promise<void> {
  await db.delete(searchWord).where(eq(searchWord.organizationId, organizationId))
  await db.execute(sql`
    insert into search_word (organization_id, word, document_count, documents)
    select organization_id, word, count(*), array_agg(number)
    from (
      select organization_id, number, unnest(tsvector_to_array(words)) as word
      from search_document
      where organization_id = ${organizationId}
    ) as occurrence
    group by organization_id, word`)
}
