import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { pipeline } from 'node:stream/promises'
import { migrate, type Migration } from '../database/migrate.ts'
import type { ServerAddress } from '../database/connection.ts'
import { StartError } from '../start-error.ts'
import { madeByNewer, type ArchiveEntries } from './archive-entries.ts'
import type { Header, TableEnd } from './backup-format.ts'
import { damaged, different } from './failures.ts'
import { ledgerHeads } from './ledger-heads.ts'
import { appliedMigrations, backedUpTables, type TableShape } from './tables.ts'

/** Those of the program's migrations that the backup's database had. Refuses one that this program lacks. */
export function migrationsOf(
  { migrations }: Header,
  known: readonly Migration[],
  file: string,
): readonly Migration[] {
  return migrations.map(({ name, sha256 }) => {
    const migration = known.find((candidate) => candidate.name === name)
    if (!migration) throw madeByNewer(file, name)
    if (migration.sha256 === sha256) return migration
    throw new StartError('migration-changed', {
      th: `ไฟล์ปรับโครงสร้างฐานข้อมูล ${name} ของโปรแกรมนี้ไม่ตรงกับตอนสำรองข้อมูล ใช้โปรแกรมชุดที่ใช้ตอนสำรองข้อมูล`,
      en: `The migration ${name} of this program is not the one that the backup was made with. Use the program that made the backup.`,
    })
  })
}

/** Gives a database that holds nothing the tables of the backup. Refuses one that holds data. */
export async function makeTables(
  client: pg.Client,
  migrations: readonly Migration[],
  kind: ServerAddress['kind'],
): Promise<void> {
  await refuseUsed(client, migrations)
  await migrate(client, [...migrations], kind)
}

/** Tables without rows are what a restore that failed leaves behind; they are as good as none. */
async function refuseUsed(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const applied = await appliedMigrations(client)
  const { rows } = await client.query<{ tables: boolean; organizations: boolean }>(
    `select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p'))
              as tables, to_regclass('public.organization') is not null as organizations`,
  )
  const isOurs =
    applied.length > 0 && applied.every(({ name }) => migrations.some((one) => one.name === name))
  const isFilled =
    rows[0]?.organizations && (await client.query('select from organization limit 1')).rowCount !== 0
  if (!rows[0]?.tables || (isOurs && !isFilled)) return
  throw new StartError('restore-database-used', {
    th: 'ฐานข้อมูลใน DATABASE_URL ไม่ว่าง การกู้คืนไม่เขียนทับข้อมูลเดิม สร้างฐานข้อมูลใหม่ที่ว่าง แล้วตั้ง DATABASE_URL เป็นฐานข้อมูลนั้น',
    en: 'The database of DATABASE_URL is not empty. A restore overwrites nothing: create a new, empty database and let DATABASE_URL lead to it.',
  })
}

/**
 * Loads the rows of all tables, in the caller's transaction. COPY does not write through row-level security,
 * so it is lifted from the owner of the tables until the rows are in; the transaction keeps everybody else
 * from the tables for as long. Returns how many rows there were.
 */
export async function loadTables(
  client: pg.Client,
  entries: ArchiveEntries,
  { header, file }: { header: Header; file: string },
): Promise<number> {
  refuseOtherTables(header, await backedUpTables(client), file)
  let rows = 0
  for (const table of header.tables) {
    const name = client.escapeIdentifier(table.name)
    await client.query(`alter table ${name} no force row level security`)
    rows += await loadRows(client, entries, { table, file })
    await client.query(`alter table ${name} force row level security`)
  }
  return rows
}

async function loadRows(
  client: pg.Client,
  entries: ArchiveEntries,
  { table, file }: { table: TableShape; file: string },
): Promise<number> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const copy = client.query(copyFrom(`copy ${client.escapeIdentifier(table.name)} (${columns}) from stdin`))
  let end: TableEnd | undefined
  try {
    await pipeline(
      entries.table(table.name, (proved) => (end = proved)),
      copy,
    )
  } catch (error) {
    // Data that the database does not take, or a table that refers to rows that are not there.
    if (/^2[23]/.test((error as pg.DatabaseError).code ?? '')) throw damaged(file, error)
    throw error
  }
  if (end?.rows !== copy.rowCount)
    throw different({ th: `จำนวนแถวของ ${table.name}`, en: `rows of ${table.name}` })
  return copy.rowCount
}

function refuseOtherTables({ tables }: Header, existing: readonly TableShape[], file: string): void {
  const told = (shapes: readonly TableShape[]): string =>
    JSON.stringify(shapes.map(({ name, columns }) => `${name} ${columns.toSorted().join()}`).toSorted())
  if (told(tables) !== told(existing)) throw damaged(file, new Error('other tables than its migrations make'))
}

/** Refuses when the ledgers are not, entry by entry, those of the backup. */
export async function compareLedgers(client: pg.Client, { organizations, ledgers }: Header): Promise<void> {
  const ids = organizations.map(({ organizationId }) => organizationId)
  const restored = await ledgerHeads(client, ids)
  if (JSON.stringify(restored) !== JSON.stringify(ledgers)) {
    throw different({ th: 'บัญชีการกระทำ', en: 'the ledger' })
  }
}
