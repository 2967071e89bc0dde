import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { loadedAt } from '../../../test/support/changing.ts'
import { inOrganization } from '../database/tenant.ts'
import { addOrganization } from '../organization/adding.ts'
import type { SearchDocument } from './document.ts'
import { findDocuments } from './finding.ts'
import { rebuildSearch } from './indexing.ts'
import { searchDocument, searchWord } from './schema.ts'

let db: TestDatabase
let organizationId: string
beforeAll(async () => {
  db = await testDatabase('empty')
})
afterAll(() => db.close())

beforeEach(async () => {
  organizationId = uuidv7()
  const names = { name: 'ก', nameEn: 'A', shortName: 'ก', shortNameEn: 'A' }
  const place = { district: 'ก', districtEn: 'A', province: 'ก', provinceEn: 'A' }
  await db.asOwner(organizationId, (tx) =>
    addOrganization(tx, { host: `${organizationId}.example`, type: 'SAO', ...names, ...place }, loadedAt),
  )
})

const rebuild = (documents: readonly SearchDocument[]): Promise<void> =>
  db.asOwner(organizationId, (tx) => rebuildSearch(tx, documents))

async function find(query: string): Promise<string[]> {
  const { documents } = await inOrganization(db.database.serving, organizationId, (tx) =>
    findDocuments(tx, query, { limit: 20, offset: 0 }),
  )
  return documents.map(({ key }) => key).toSorted()
}

function document(key: string, title: string, body = ''): SearchDocument {
  return { kind: 'page', key, address: '/', title, titleEn: '', summary: '', summaryEn: '', body }
}

/** Everything that is stored, and the transaction that wrote it. */
function stored() {
  return db.asOwner(organizationId, async (tx) => ({
    documents: await tx.db
      .select({ key: searchDocument.key, number: searchDocument.number, words: searchDocument.words })
      .from(searchDocument)
      .where(eq(searchDocument.organizationId, organizationId)),
    words: await tx.db
      .select({ word: searchWord.word, count: searchWord.documentCount, documents: searchWord.documents })
      .from(searchWord)
      .where(eq(searchWord.organizationId, organizationId)),
  }))
}

test('the index says what the documents say, each time', async () => {
  await rebuild([document('a', 'แผน'), document('b', 'บัตรคิว'), document('c', 'แผน', 'บัตรคิว')])
  expect(await find('แผน')).toEqual(['a', 'c'])
  expect(await find('บัตรคิว')).toEqual(['b', 'c'])

  await rebuild([document('a', 'แผน'), document('b', 'ถนน'), document('d', 'แผน')])
  expect(await find('แผน')).toEqual(['a', 'd'])
  expect(await find('บัตรคิว')).toEqual([])
  expect(await find('ถนน')).toEqual(['b'])

  await rebuild([])
  expect(await find('แผน')).toEqual([])
  expect(await stored()).toEqual({ documents: [], words: [] })
})

test('the vocabulary counts documents, not occurrences, and has no word that is gone', async () => {
  await rebuild([document('a', 'ถนน ถนน'), document('b', 'ถนน', 'ขยะ')])
  await rebuild([document('a', 'ถนน ถนน'), document('b', 'ถนน', 'ไฟ')])
  const { words, documents } = await stored()
  const numbers = documents.map(({ number }) => number).toSorted()
  expect(words.map(({ word, count }) => [word, count]).toSorted()).toEqual([
    ['ถนน', 2],
    ['ไฟ', 1],
  ])
  expect(words.find(({ word }) => word === 'ถนน')?.documents.toSorted()).toEqual(numbers)
})

test('what did not change is not written again', async () => {
  const versions = () =>
    db.asOwner(organizationId, async ({ db: session }) => {
      const { rows } = await session.execute<{ key: string; version: string }>(
        `select key, xmin::text as version from search_document`,
      )
      return new Map(rows.map(({ key, version }) => [key, version]))
    })
  await rebuild([document('a', 'แผน'), document('b', 'ถนน')])
  const before = await versions()
  await rebuild([document('b', 'ถนน'), document('a', 'แผน')])
  expect(await versions()).toEqual(before)
  await rebuild([document('a', 'แผน'), document('b', 'ขยะ')])
  const after = await versions()
  expect(after.get('a')).toBe(before.get('a'))
  expect(after.get('b')).not.toBe(before.get('b'))
})

test('a document of more words than a vector takes is found by its title', async () => {
  const words = Array.from({ length: 30_000 }, (_, index) => `w${index}`).join(' ')
  await rebuild([document('long', 'รายงานยาว', `${words} ${'ย'.repeat(50_000)} ${"it's \\ ".repeat(1_000)}`)])
  expect(await find('รายงานยาว')).toEqual(['long'])
  expect(await find('w29999')).toEqual(['long'])
  expect(await find("it's")).toEqual(['long'])
})

test('as many documents as do not fit into one statement', async () => {
  await rebuild(Array.from({ length: 1_201 }, (_, index) => document(String(index), `เลขที่ ${index}`)))
  expect(await find('1200')).toEqual(['1200'])
  expect((await stored()).documents).toHaveLength(1_201)
  await rebuild([document('7', 'เลขที่ 7')])
  expect((await stored()).documents).toHaveLength(1)
})

test('two documents with one name are refused, and nothing changes', async () => {
  await rebuild([document('a', 'แผน')])
  await expect(rebuild([document('b', 'ถนน'), document('b', 'ขยะ')])).rejects.toThrow('same kind and key')
  expect(await find('แผน')).toEqual(['a'])
})

test('a rebuild that is rolled back leaves the index as it was', async () => {
  await rebuild([document('a', 'แผน')])
  const failing = db.asOwner(organizationId, async (tx) => {
    await rebuildSearch(tx, [document('b', 'ถนน')])
    throw new Error('afterwards')
  })
  await expect(failing).rejects.toThrow('afterwards')
  expect(await find('แผน')).toEqual(['a'])
  expect(await find('ถนน')).toEqual([])
})

test('two programs that rebuild at once do so one after the other', async () => {
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((key) => rebuild([document('same', 'แผน'), document(key, `ของ ${key}`)])),
  )
  const { documents, words } = await stored()
  expect(documents).toHaveLength(2)
  expect(words.find(({ word }) => word === 'แผน')?.count).toBe(1)
})

test('what is announced is brought up to date by the role that serves requests, kind by kind', async () => {
  await rebuild([{ ...document('a', 'แผน'), kind: 'plan' }, document('a', 'ถนน')])
  const refresh = (documents: readonly SearchDocument[]) =>
    inOrganization(db.database.serving, organizationId, (tx) => rebuildSearch(tx, documents, ['plan']))
  await refresh([{ ...document('b', 'ขยะ'), kind: 'plan' }])
  expect(await find('แผน')).toEqual([])
  expect(await find('ขยะ')).toEqual(['b'])
  expect(await find('ถนน'), 'of another kind').toEqual(['a'])
  await refresh([])
  expect((await stored()).documents).toHaveLength(1)
})
