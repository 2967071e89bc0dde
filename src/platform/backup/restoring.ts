import type { Decrypter } from 'age-encryption'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Configuration } from '../configuration.ts'
import { withOwner, type ServerAddress } from '../database/connection.ts'
import { startEmbeddedServer } from '../database/embedded/index.ts'
import { migrate, readMigrations, type Migration } from '../database/migrate.ts'
import type { FileStore } from '../files/store.ts'
import { ArchiveEntries } from './archive-entries.ts'
import { completion, completionName, keyFolder, type Completion, type Header } from './backup-format.ts'
import { fillEmptyFolder, type FillingFolder } from './empty-folder.ts'
import { damaged, different, explained } from './failures.ts'
import { keysFolder, sha256Of } from './key-folder.ts'
import { filesFolder, restoreStoredFiles } from './stored-files.ts'
import { compareLedgers, loadTables, makeTables, migrationsOf } from './loading.ts'

export interface RestoreJob extends Pick<Configuration, 'dataFolder' | 'databaseUrl'> {
  readonly file: string
  readonly decrypter: Decrypter
  /** The store that goes with a data folder. */
  readonly storeIn: (dataFolder: string) => FileStore
  readonly log: (message: string) => void
  /** Other than the program's own, in tests. */
  readonly migrations?: readonly Migration[]
}

/**
 * Puts a backup back into a data folder, and a database, that hold nothing: the database as it was, the
 * stored files and the keys; then brings the tables to what this program needs. Compares rows, files, keys
 * and ledgers with what the backup says of itself. All of it, or nothing: a restore that fails leaves the
 * folder empty. Refuses with a StartError what cannot be restored, and says why.
 */
export async function restore(job: RestoreJob): Promise<{ header: Header; completion: Completion }> {
  const { dataFolder, file, decrypter, migrations: known = readMigrations() } = job
  const entries = new ArchiveEntries(file, decrypter)
  try {
    const header = await entries.header()
    const migrations = migrationsOf(header, known, file)
    const restoring: Restoring = { job, entries, header, migrations, known }
    const found = await fillEmptyFolder(dataFolder, (folder) =>
      job.databaseUrl
        ? intoOwnDatabase(restoring, folder, job.databaseUrl)
        : intoEmbeddedDatabase(restoring, folder),
    )
    return { header, completion: found }
  } catch (error) {
    throw explained(error, dataFolder)
  } finally {
    await entries.close()
  }
}

interface Restoring {
  readonly job: RestoreJob
  readonly entries: ArchiveEntries
  readonly header: Header
  readonly migrations: readonly Migration[]
  readonly known: readonly Migration[]
}

async function intoEmbeddedDatabase(restoring: Restoring, folder: FillingFolder): Promise<Completion> {
  const { log } = restoring.job
  const server = await startEmbeddedServer({ folder: folder.working, log })
  let found: Completion
  try {
    const { host, port, owner, database } = server
    found = await intoDatabase(restoring, {
      folder,
      address: { kind: 'embedded', host, port, user: owner, database },
    })
  } finally {
    await server.stop()
    // A path too long for a socket was reached through a link of its own.
    if (!server.host.startsWith(folder.working)) await rm(dirname(server.host), { recursive: true })
  }
  await folder.place([...placedFolders, 'postgres'])
  return found
}

function intoOwnDatabase(restoring: Restoring, folder: FillingFolder, url: string): Promise<Completion> {
  return intoDatabase(restoring, {
    folder,
    address: { kind: 'own', url },
    // Before the commit: a database that is full beside a folder that is empty could not be restored again.
    beforeCommit: () => folder.place(placedFolders),
  })
}

const placedFolders = [keysFolder, filesFolder]

interface Target {
  readonly folder: FillingFolder
  readonly address: ServerAddress
  readonly beforeCommit?: () => Promise<void>
}

async function intoDatabase(
  { job, entries, header, migrations, known }: Restoring,
  { folder, address, beforeCommit }: Target,
): Promise<Completion> {
  const { file } = job
  return withOwner(address, async (client) => {
    await makeTables(client, migrations, address.kind)
    // On the way out the end of the connection rolls back.
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    const rows = await loadTables(client, entries, { header, file })
    await restoreKeys(entries, header, folder.working)
    const organizationIds = header.organizations.map(({ organizationId }) => organizationId)
    const store = job.storeIn(folder.working)
    const files = await restoreStoredFiles(entries, { client, organizationIds, store, log: job.log })
    const found = await entries.json(await entries.next(completionName), completion)
    if (await entries.nextOrEnd()) throw damaged(file, new Error('more after the end'))
    refuseDifference({ tables: header.tables.length, rows, ...files }, found)
    await compareLedgers(client, header)
    await beforeCommit?.()
    await client.query('commit')
    await migrate(client, [...known], address.kind)
    return found
  })
}

function refuseDifference(restored: Completion, told: Completion): void {
  const names = Object.keys(told) as (keyof Completion)[]
  const name = names.find((one) => restored[one] !== told[one])
  if (name)
    throw different({
      th: `${name} ${restored[name]} ≠ ${told[name]}`,
      en: `${name} ${restored[name]} ≠ ${told[name]}`,
    })
}

async function restoreKeys(entries: ArchiveEntries, { keys }: Header, working: string): Promise<void> {
  const folder = join(working, keysFolder)
  await mkdir(folder, { mode: 0o700 })
  for (const { name, sha256 } of keys) {
    const content = await entries.bytes(`${keyFolder}${name}`)
    if (sha256Of(content) !== sha256) throw different({ th: `กุญแจ ${name}`, en: `the key ${name}` })
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(file, content, { mode: 0o600, flush: true })
  }
}
