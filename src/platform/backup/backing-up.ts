import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Encrypter } from 'age-encryption'
import { withOwner, type ServerAddress } from '../database/connection.ts'
import type { FileStore } from '../files/store.ts'
import { writeArchive, type ArchiveWriter } from './archive-writing.ts'
import {
  completionName,
  formatVersion,
  headerName,
  keyFolder,
  type Completion,
  type Header,
} from './backup-format.ts'
import { readKeyFiles, type KeyFile } from './key-folder.ts'
import { ledgerHeads } from './ledger-heads.ts'
import { nothingThere } from './reaching.ts'
import { writeStoredFiles } from './stored-files.ts'
import { appliedMigrations, backedUpTables, type TableShape } from './tables.ts'

export interface BackupJob {
  readonly address: ServerAddress
  readonly dataFolder: string
  readonly file: string
  readonly encrypter: Encrypter
  readonly store: FileStore
  readonly log: (message: string) => void
  /** The version of the program. */
  readonly program: string
  readonly at: Temporal.Instant
}

/**
 * Writes everything that the program keeps, as it is at one moment, to an encrypted file: the database, the
 * stored files and the keys. The program may go on working meanwhile. The file is there whole at the end,
 * or not at all. Memory does not grow with the data.
 */
export async function backUp(job: BackupJob): Promise<{ header: Header; completion: Completion }> {
  return withOwner(job.address, async (client) => {
    // No rollback on the way out: behind a COPY that was left it would wait for ever, and the end of the
    // connection does the same.
    const keys = await beginSnapshot(client, job.dataFolder)
    const header = await readHeader(client, job, keys)
    let completion: Completion | undefined
    await writeArchive(job, async (archive) => {
      completion = await writeContents(archive, { client, header, keys, job })
    })
    await client.query('commit')
    return { header, completion: completion! }
  })
}

/** Values that COPY writes as another server reads them back, whatever its settings; and time enough. */
const settings = [
  `datestyle = 'ISO, YMD'`,
  `intervalstyle = 'postgres'`,
  `client_encoding = 'UTF8'`,
  'extra_float_digits = 3',
  'statement_timeout = 0',
  'lock_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
]

/** The keys are no part of the snapshot: it is begun again until none of them has changed meanwhile. */
async function beginSnapshot(client: pg.Client, dataFolder: string): Promise<KeyFile[]> {
  for (;;) {
    const before = await readKeyFiles(dataFolder)
    await client.query('begin isolation level repeatable read read only')
    for (const setting of settings) await client.query(`set local ${setting}`)
    // The snapshot is taken by the first statement that reads.
    await client.query('select 1')
    const after = await readKeyFiles(dataFolder)
    if (fingerprint(before) === fingerprint(after)) return after
    await client.query('rollback')
  }
}

function fingerprint(keys: readonly KeyFile[]): string {
  return JSON.stringify(keys.map(({ name, sha256 }) => [name, sha256]))
}

async function readHeader(
  client: pg.Client,
  { program, at, address }: BackupJob,
  keys: readonly KeyFile[],
): Promise<Header> {
  const migrations = await appliedMigrations(client)
  if (migrations.length === 0) throw nothingThere(address.kind === 'own' ? 'DATABASE_URL' : address.host)
  const tables = await backedUpTables(client)
  // As a reader holds them: nobody can change their shape before they are read.
  const names = tables.map(({ name }) => client.escapeIdentifier(name)).join(', ')
  await client.query(`lock table ${names} in access share mode`)
  const { rows: organizations } = await client.query<{ organizationId: string; name: string }>(
    'select organization_id as "organizationId", name from organization order by organization_id',
  )
  return {
    format: formatVersion,
    program,
    at: at.toString(),
    migrations,
    organizations,
    ledgers: await ledgerHeads(
      client,
      organizations.map(({ organizationId }) => organizationId),
    ),
    tables,
    keys: keys.map(({ name, sha256 }) => ({ name, sha256 })),
  }
}

interface Contents {
  readonly client: pg.Client
  readonly job: BackupJob
  readonly header: Header
  readonly keys: readonly KeyFile[]
}

async function writeContents(
  archive: ArchiveWriter,
  { client, job, header, keys }: Contents,
): Promise<Completion> {
  await archive.json(headerName, header)
  let rows = 0
  for (const table of header.tables) {
    const end = await archive.table(table.name, rowsOf(client, table, header))
    rows += end.rows
  }
  for (const { name, content } of keys) await archive.bytes(`${keyFolder}${name}`, content)
  const organizationIds = header.organizations.map(({ organizationId }) => organizationId)
  const files = await writeStoredFiles(archive, { ...job, client, organizationIds })
  const completion: Completion = { tables: header.tables.length, rows, ...files }
  await archive.json(completionName, completion)
  return completion
}

/** Organisation by organisation: the owner of an operator's database is bound by the policies too. */
async function* rowsOf(
  client: pg.Client,
  table: TableShape,
  { organizations }: Header,
): AsyncGenerator<Uint8Array> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  for (const { organizationId } of organizations) {
    const id = client.escapeLiteral(organizationId)
    await client.query(`set local app.organization_id = ${id}`)
    yield* client.query(
      copyTo(
        `copy (select ${columns} from ${client.escapeIdentifier(table.name)} where organization_id = ${id}) to stdout`,
      ),
    )
  }
}
