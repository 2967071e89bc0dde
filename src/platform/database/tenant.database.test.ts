import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { guessCount } from '../identity/schema.ts'
import { inOrganization } from './tenant.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('a connection keeps the plan of what only writes, and plans by its values what looks for something', async () => {
  const organizationId = await db.organizationId()
  const planned = await inOrganization(db.database.serving, organizationId, async ({ db: asked }) => {
    const lastAt = Temporal.Instant.from('2026-11-27T03:00:00Z')
    for (const bucket of ['one', 'two']) {
      await asked.insert(guessCount).values({ organizationId, bucket, failures: 1, lastAt })
    }
    await asked.select().from(guessCount)
    await asked.delete(guessCount)
    const { rows } = await asked.execute<{ statement: string }>(
      sql`select statement from pg_prepared_statements`,
    )
    return rows.map(({ statement }) => statement.split('(')[0]!.trim())
  })
  expect(planned).toEqual(['insert into "guess_count"'])
})
