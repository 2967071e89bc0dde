import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { writable } from '../../../test/support/writable-tables.ts'
import { jobsSchema } from '../jobs/installing.ts'
import { projectRoot } from '../project-root.ts'
import { servingRole, withOwner } from './connection.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

interface Table {
  name: string
  guarded: boolean
  policies: number
}

/** Every table that row-level security does not bind everybody on, by name. */
async function unguarded(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
            (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', $1) and n.nspname not like 'pg_toast%'
       and c.relkind in ('r', 'p')`,
    // The queue's tables belong to no organisation and hold ids only (decision 11).
    [jobsSchema],
  )
  expect(rows.length).toBeGreaterThan(10)
  return rows.filter((table) => !table.guarded || table.policies === 0).map((table) => table.name)
}

/** Tables of organisations: those that have the column. */
async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table_name: string }>(
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'organization_id' order by table_name`,
  )
  return rows.map((row) => row.table_name)
}

test('every table has a policy that binds its owner too', async () => {
  await withOwner(db.address, async (client) => {
    expect(await unguarded(client)).toEqual([])
  })
})

test('canary: a table without a policy is noticed', async () => {
  await withOwner(db.address, async (client) => {
    await client.query('create table forgotten (organization_id uuid primary key)')
    expect(await unguarded(client)).toEqual(['forgotten'])
    await client.query('alter table forgotten enable row level security')
    await client.query('alter table forgotten force row level security')
    expect(await unguarded(client), 'security without a policy').toEqual(['forgotten'])
    await client.query('drop table forgotten')
  })
})

test('the organisation stands first in every primary key and in every other constraint', async () => {
  await withOwner(db.address, async (client) => {
    const { rows } = await client.query<{ table: string; type: string; columns: string[] }>(
      `select c.conrelid::regclass::text as table, c.contype as type,
              array(select a.attname::text from unnest(c.conkey) with ordinality k(attnum, position)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
                    order by k.position) as columns
       from pg_constraint c join pg_namespace n on n.oid = c.connamespace
       where n.nspname = 'public' and c.contype in ('p', 'u', 'f', 'x')`,
    )
    // The directory of organisations and the record of migrations belong to no organisation.
    const tenants = rows.filter((row) => !['organization', 'schema_migration'].includes(row.table))
    expect(tenants.length).toBeGreaterThan(20)
    for (const { table, type, columns } of tenants) {
      expect(columns, `${table} ${type}`).toContain('organization_id')
      if (type === 'p') expect(columns[0], table).toBe('organization_id')
    }
  })
})

/** Rows of other organisations that everybody may see: names and hosts, and how long their logs are. */
const common: Readonly<Record<string, number>> = { organization: 2, ledger_head: 1 }

const ownRows =
  "(organization_id = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid)"

test('every policy lets an organisation see its own rows and no more, in the same words', async () => {
  await withOwner(db.address, async (client) => {
    const { rows } = await client.query<{ policy: string; qual: string; check: string | null }>(
      `select policyname as policy, qual, with_check as check from pg_policies where schemaname = 'public'`,
    )
    const others = rows.filter(({ qual, check }) => qual !== ownRows || (check !== null && check !== ownRows))
    expect(others.map(({ policy }) => policy).toSorted()).toEqual([
      'ledger_head_directory',
      'organization_directory',
      'plan_year_figures_directory',
      'schema_migration_owner',
    ])
    expect(rows.length - others.length).toBeGreaterThan(20)
  })
})

test('one organisation sees nothing of another, in any table', async () => {
  const other = randomUUID()
  await db.asOwner(other, (tx) =>
    tx.db.execute(`insert into organization
      (organization_id, host, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values ('${other}', 'other.example', 'อื่น', 'Other', 'อื่น', 'Other', 'SAO', 'ก', 'ข', 'A', 'B')`),
  )
  const own = await db.organizationId()
  const client = await db.database.serving.connect()
  const rowsSeenBy = async (organizationId: string, table: string): Promise<number | undefined> => {
    await client.query(`begin; set local app.organization_id = '${organizationId}'`)
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    await client.query('rollback')
    return rows[0]?.count
  }
  try {
    const tables = await withOwner(db.address, tenantTables)
    let filled = 0
    for (const table of tables) {
      // Of an empty table nobody sees anything, policy or not: those are held to the same words below.
      filled += Number(((await rowsSeenBy(own, table)) ?? 0) > 0)
      // The directory alone is common: names and hosts are public.
      expect(await rowsSeenBy(other, table), table).toBe(common[table] ?? 0)
    }
    expect(filled).toBeGreaterThan(20)
    const outside = await client.query<{ count: number }>('select count(*)::int as count from programme')
    expect(outside.rows[0]?.count, 'without an organisation nothing is seen').toBe(0)
  } finally {
    client.release()
  }
})

test('the role that serves requests may write what is listed, and nothing else', async () => {
  const { rows } = await withOwner(db.address, (client) =>
    client.query<{ table: string; rights: string }>(
      `select table_name as table, string_agg(rights, ', ' order by rights) as rights from (
         select table_name, lower(privilege_type) as rights from information_schema.role_table_grants
         where grantee = $1 and table_schema = 'public' and privilege_type <> 'SELECT'
         union all
         select table_name, lower(privilege_type) || ' (' || string_agg(column_name, ', ' order by column_name) || ')'
         from information_schema.column_privileges c
         where grantee = $1 and table_schema = 'public' and privilege_type <> 'SELECT' and not exists (
           select from information_schema.role_table_grants t
           where t.grantee = $1 and t.table_schema = c.table_schema and t.table_name = c.table_name
             and t.privilege_type = c.privilege_type)
         group by table_name, privilege_type
       ) each group by table_name`,
      [servingRole],
    ),
  )
  expect(Object.fromEntries(rows.map(({ table, rights }) => [table, rights]))).toEqual(writable)
})

test('the setting does not outlive its transaction', async () => {
  const client = await db.database.serving.connect()
  try {
    const id = await db.organizationId()
    await client.query(`begin; set local app.organization_id = '${id}'`)
    await client.query('commit')
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from programme')
    expect(rows[0]?.count).toBe(0)
  } finally {
    client.release()
  }
})

/** Every column of the drizzle tables of the sources, as `table.column type`, in order. */
async function declaredColumns(): Promise<string[]> {
  // By their file name, so that no schema can be forgotten here.
  const files = globSync('src/**/schema.ts', { cwd: projectRoot })
  expect(files.length).toBeGreaterThanOrEqual(3)
  const schemas = await Promise.all(
    files.map((file) => import(join(projectRoot, file)) as Promise<Readonly<Record<string, unknown>>>),
  )
  return schemas
    .flatMap((schema) => Object.values(schema))
    .filter((value) => is(value, PgTable))
    .flatMap((table) => {
      const { name, columns } = getTableConfig(table)
      return columns.map((column) => columnLine(name, column.name, column.getSQLType(), column.notNull))
    })
    .toSorted()
}

/** The same of the database, but for the record of migrations, which is read in plain SQL. */
async function existingColumns(client: pg.Client): Promise<string[]> {
  // Not information_schema, which says of an array only that it is one.
  const { rows } = await client.query<{ table: string; column: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as column, a.attnotnull as required,
            format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and c.relname <> 'schema_migration'`,
  )
  return rows.map(({ table, column, type, required }) => columnLine(table, column, type, required)).toSorted()
}

function columnLine(table: string, column: string, type: string, isRequired: boolean): string {
  // One side writes numeric(14, 2), the other numeric(14,2).
  return `${table}.${column} ${type.replaceAll(', ', ',')}${isRequired ? '' : ' or null'}`
}

test('the tables that the program knows are those of the database, column by column', async () => {
  const existing = await withOwner(db.address, existingColumns)
  expect(existing.length).toBeGreaterThan(100)
  expect(await declaredColumns()).toEqual(existing)
})

test('canary: a column, a table, a type and a null that only one side has are noticed', async () => {
  const declared = await declaredColumns()
  await withOwner(db.address, async (client) => {
    await client.query('begin')
    await client.query(`alter table plan add planted integer, drop column title, alter title_en drop not null,
                        alter first_fiscal_year type bigint`)
    await client.query('alter table programme alter rationale type varchar[]')
    await client.query('create table planted (id uuid not null)')
    const existing = await existingColumns(client)
    await client.query('rollback')
    expect(existing.filter((column) => !declared.includes(column))).toEqual([
      'plan.first_fiscal_year bigint',
      'plan.planted integer or null',
      'plan.title_en text or null',
      'planted.id uuid',
      'programme.rationale character varying[]',
    ])
    expect(declared.filter((column) => !existing.includes(column))).toEqual([
      'plan.first_fiscal_year integer',
      'plan.title text',
      'plan.title_en text',
      'programme.rationale text[]',
    ])
  })
})

test('migrations are listed with their checksums and never change', async () => {
  const { readMigrations } = await import('./migrate.ts')
  const listed = readFileSync(`${projectRoot}/src/platform/database/migrations.sha256`, 'utf8')
    .trim()
    .split('\n')
  expect(readMigrations().map(({ name, sha256 }) => `${sha256}  ${name}`)).toEqual(listed)
})
