import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withOwner } from '../../src/platform/database/connection.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

/** Every table of both doors and of what follows from them: a new one is held to this as soon as it is declared. */
const schemas = await Promise.all(
  globSync('src/modules/{cases,complaints,integrity-reports}/schema.ts', { cwd: projectRoot }).map(
    (file) => import(join(projectRoot, file)) as Promise<Readonly<Record<string, unknown>>>,
  ),
)
const tables = schemas
  .flatMap((schema) => Object.values(schema))
  .filter((one) => is(one, PgTable))
  .map(getTableName)

let db: TestDatabase
let own: string
let client: pg.PoolClient

beforeAll(async () => {
  db = await testDatabase()
  own = await db.organizationId()
  await withOwner(db.address, fill)
  client = await db.database.serving.connect()
})
afterAll(async () => {
  client.release()
  await db.close()
})

/**
 * Puts a row into each table. What it says is no matter here: in this copy of the database the checks of values and the
 * references are dropped first, so that a new table or check needs no new line.
 */
async function fill(owner: pg.Client): Promise<void> {
  await owner.query(`select set_config('app.organization_id', $1, false)`, [own])
  const { rows: constraints } = await owner.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where contype in ('c', 'f') and conrelid = any($1::regclass[])`,
    [tables],
  )
  for (const { table, name } of constraints) {
    await owner.query(`alter table "${table}" drop constraint if exists "${name}"`)
  }
  for (const table of tables) await fillTable(owner, table)
}

async function fillTable(owner: pg.Client, table: string): Promise<void> {
  const { rows: columns } = await owner.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
       and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  )
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name, type }) => (name === 'organization_id' ? `'${own}'` : valueOf(type)))
  // Some have rows from the beginning, perhaps this very one.
  await owner.query(`insert into "${table}" (${names}) values (${values.join(', ')}) on conflict do nothing`)
}

function valueOf(type: string): string {
  const byType: Readonly<Record<string, string>> = {
    uuid: `'${randomUUID()}'`,
    date: `'2026-11-23'`,
    timestamptz: 'now()',
    bool: 'false',
    bytea: `'\\x01'`,
    _text: `'{}'`,
    text: `'x'`,
  }
  // Of numbers and of JSON.
  return byType[type] ?? `'1'`
}

async function seenBy(organizationId: string | undefined, table: string): Promise<number> {
  await client.query('begin')
  if (organizationId) {
    await client.query(`select set_config('app.organization_id', $1, true)`, [organizationId])
  }
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from "${table}"`)
  await client.query('rollback')
  return rows[0]!.count
}

test('there are tables of all three modules', () => {
  for (const one of ['case_matter', 'complaint', 'integrity_message']) expect(tables).toContain(one)
  expect(new Set(tables).size).toBe(tables.length)
})

test.each(tables)('%s has rows, and another organisation sees none of them', async (table) => {
  expect(await seenBy(own, table), 'an empty table proves nothing').toBeGreaterThan(0)
  expect(await seenBy(randomUUID(), table)).toBe(0)
  expect(await seenBy(undefined, table), 'nor does nobody').toBe(0)
})

test('canary: a table whose rows are not kept apart is noticed', async () => {
  await withOwner(db.address, (owner) => owner.query('alter table complaint disable row level security'))
  expect(await seenBy(randomUUID(), 'complaint')).toBeGreaterThan(0)
  await withOwner(db.address, (owner) => owner.query('alter table complaint enable row level security'))
  expect(await seenBy(randomUUID(), 'complaint')).toBe(0)
})
