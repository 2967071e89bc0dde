import type pg from 'pg'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * Tables whose rows live for days only and must not live on in backups. Their loss costs nobody more than
 * signing in again; and what was ended since, such as a session, must not come back with a restore.
 */
const shortLived: ReadonlySet<string> = new Set([
  'carried_form',
  'form_submission',
  'guess_count',
  'one_time_link',
  'openid_attempt',
  'session',
  'webauthn_challenge',
])

/** Belongs to no organisation; the migrations write it again. */
const migrationRecord = 'schema_migration'

/**
 * The tables of the database that a backup holds, in an order in which they can be loaded. Read from the
 * database and not from the program, so that nothing can be forgotten. The job queue has a schema of its
 * own and is left out: what waited in it was done by the program that went on, and must not be done twice.
 * Throws for a table that could not be loaded again.
 */
export async function backedUpTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select c.relname::text as name,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attname) as columns,
            array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                  where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname`,
  )
  const tables = rows.filter(({ name }) => name !== migrationRecord && !shortLived.has(name))
  for (const { name, columns, parents } of tables) {
    if (!columns.includes('organization_id')) throw new Error(`the table ${name} belongs to no organisation`)
    const lost = parents.find((parent) => shortLived.has(parent))
    if (lost) throw new Error(`the table ${name} refers to ${lost}, which is not backed up`)
  }
  const ordered: TableShape[] = []
  let rest = tables
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ name }) => name))
    const ready = rest.filter(({ parents }) => !parents.some((parent) => waiting.has(parent)))
    if (ready.length === 0) throw new Error(`the tables ${[...waiting].join(', ')} refer to each other`)
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })))
    rest = rest.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** What ran on a database, in order; empty where the program never ran on it. */
export async function appliedMigrations(client: pg.Client): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.schema_migration') is not null as exists`,
  )
  if (!rows[0]?.exists) return []
  const applied = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration order by name',
  )
  return applied.rows
}
