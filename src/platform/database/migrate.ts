import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { projectRoot } from '../project-root.ts'
import { StartError } from '../start-error.ts'
import { servingRole, type ServerAddress } from './connection.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** Any number will do as long as nobody else uses it: two programs must not migrate at once. */
const migrationLock = 7_205_697

/** All migrations of the platform and the modules, in the order of their numbers. */
export function readMigrations(root = projectRoot): Migration[] {
  const modules = join(root, 'src/modules')
  const folders = [
    join(root, 'src/platform/database/migrations'),
    ...readdirSync(modules).map((module) => join(modules, module, 'migrations')),
  ]
  return folders
    .flatMap((folder) => filesOf(folder))
    .map((file) => {
      const sql = readFileSync(file, 'utf8')
      return { name: basename(file, '.sql'), sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => join(folder, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * Brings the database to the newest schema, each migration in a transaction of its own, and returns the
 * names of those applied now. Refuses a migration that was changed after it ran, a database made by a
 * newer program, and an owner who may not become the role that serves requests. `kind` says whose server
 * it is: only on the program's own does that role log in by itself.
 */
export async function migrate(
  client: pg.Client,
  migrations = readMigrations(),
  kind: ServerAddress['kind'] = 'embedded',
): Promise<string[]> {
  return withMigrationLock(client, async () => {
    await ensureServingRole(client, kind)
    await ensureRecord(client)
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.sha256]))
    refuseUnknown(applied, migrations)
    const pending = migrations.filter((migration) => !applied.has(migration.name))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  })
}

/** Lets other programs that start on this database wait for the end of `work`. May stand in itself. */
export async function withMigrationLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {
      // The connection is gone and the lock with it; the first error is the one to tell.
    })
  }
}

/** The record of what ran. It belongs to no organisation: the role that serves requests sees none of it. */
async function ensureRecord(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('schema_migration') is not null as exists`,
  )
  if (rows[0]?.exists) return
  const record = `
    create table schema_migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null
    );
    alter table schema_migration enable row level security;
    alter table schema_migration force row level security;
    create policy schema_migration_owner on schema_migration using (current_user <> '${servingRole}');`
  await client.query('begin')
  for (const statement of statements(record)) await client.query(statement)
  await client.query('commit')
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    // One statement a query: a distributed database takes no compound ones.
    for (const statement of statements(migration.sql)) await client.query(statement)
    await client.query('insert into schema_migration values ($1, $2, $3)', [
      migration.name,
      migration.sha256,
      new Date(),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Statements end with a semicolon at the end of a line. */
export function statements(sql: string): string[] {
  return sql
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/--.*$/gm, '').trim() !== '')
}

function refuseUnknown(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]))
  for (const [name, sha256] of applied) {
    if (known.get(name) === sha256) continue
    throw known.has(name)
      ? new StartError('migration-changed', {
          th: `ไฟล์ปรับโครงสร้างฐานข้อมูล ${name} ถูกแก้หลังจากใช้ไปแล้ว ใช้โปรแกรมชุดเดิม หรือกู้ไฟล์เดิมคืน`,
          en: `The migration ${name} was changed after it had run. Restore the file as it was released.`,
        })
      : new StartError('database-newer', {
          th: `ฐานข้อมูลนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า (มี ${name}) ใช้โปรแกรมรุ่นนั้นหรือใหม่กว่า`,
          en: `This database was made by a newer version of the program (it has ${name}). Run that version or a newer one.`,
        })
  }
}

/** Roles belong to the whole server, so another database may have made it already. */
async function ensureServingRole(client: pg.Client, kind: ServerAddress['kind']): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [servingRole])
  if (!rowCount) await createServingRole(client, kind)
  if (!(await maySetRole(client))) await grantServingRole(client)
  await client.query(`grant usage on schema public to ${servingRole}`)
}

async function createServingRole(client: pg.Client, kind: ServerAddress['kind']): Promise<void> {
  const login = kind === 'embedded' ? 'login' : 'nologin'
  try {
    await client.query(`create role ${servingRole} ${login} nosuperuser nobypassrls noinherit`)
  } catch (error) {
    const code = (error as pg.DatabaseError).code
    if (code === '42710' || code === '23505') return // made by another program in the same instant
    if (code !== '42501') throw error
    throw await servingRoleMissing(client, `create role ${servingRole} nologin; `)
  }
}

/** Tried, not looked up: PostgreSQL 16 parted being a member from being allowed to become one. */
async function maySetRole(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${servingRole}`)
  } catch (error) {
    if ((error as pg.DatabaseError).code === '42501') return false
    throw error
  }
  await client.query('reset role')
  return true
}

async function grantServingRole(client: pg.Client): Promise<void> {
  try {
    await client.query(`grant ${servingRole} to current_user`)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    throw await servingRoleMissing(client)
  }
}

async function servingRoleMissing(client: pg.Client, before = ''): Promise<StartError> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_user) as name')
  const remedy = `${before}grant ${servingRole} to ${rows[0]?.name};`
  return new StartError('serving-role-missing', {
    th: `ผู้ใช้ใน DATABASE_URL ยังใช้บทบาท ${servingRole} ไม่ได้ ให้ผู้ดูแลฐานข้อมูลสั่ง: ${remedy}`,
    en: `The user of DATABASE_URL may not use the role ${servingRole}. Ask the database's administrator to run: ${remedy}`,
  })
}
