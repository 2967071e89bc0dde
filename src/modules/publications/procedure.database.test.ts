import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { addDocuments } from '../../../test/support/documents.ts'
import { addPerson } from '../../../test/support/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const doors = ['/complaints', '/integrity-reports', '/en/complaints', '/en/integrity-reports']

async function proceduresOf(url: string): Promise<string[]> {
  const { body } = await app.server.inject({ url })
  return linksOf(body).filter((link) => /\/publications\/[0-9a-f-]{36}$/.test(link))
}

test('each door leads to its own procedure, the newest, and to none before there is one', async () => {
  for (const door of doors) expect(await proceduresOf(door), door).toEqual([])
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    await addDocuments(tx, { accountId, count: 4, at: testNow })
    await tx.db.execute(sql`update publication set
      topics = array[case when number <= 2 then 'complaint-procedure' else 'corruption-procedure' end],
      published_on = published_on - (number % 2)::integer`)
  })
  const document = (number: number) => `/publications/0192e0a0-0000-7000-8000-00000000000${number}`
  // Kept pages learn from the database that the ledger has grown.
  await expect.poll(() => proceduresOf('/integrity-reports')).toEqual([document(4)])
  expect(await proceduresOf('/complaints')).toEqual([document(2)])
  expect(await proceduresOf('/en/complaints')).toEqual([`/en${document(2)}`])
  expect(await proceduresOf('/en/integrity-reports')).toEqual([`/en${document(4)}`])
})
