import { globSync } from 'node:fs'
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readArchive } from '../../src/platform/backup/archive-reading.ts'
import { backUp } from '../../src/platform/backup/backing-up.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from '../../src/platform/backup/keys.ts'
import { storeIn } from '../../src/platform/backup/stored-files.ts'
import { withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'

/** Every value of every table. */
export async function tablesOf(address: ServerAddress): Promise<Buffer[]> {
  return withOwner(address, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const pieces: Buffer[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
      for (const value of rows.flatMap((row) => Object.values(row))) {
        pieces.push(Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? ''))
      }
    }
    return pieces
  })
}

/** The files of the database server itself: those of this database, and its journal. */
export async function serverFilesOf(address: ServerAddress): Promise<Buffer[]> {
  return withOwner(address, async (client) => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ pid: number; oid: number }>(
      'select pg_backend_pid() as pid, oid from pg_database where datname = current_database()',
    )
    const { pid, oid } = rows[0]!
    // Where the server itself says it is, only the server can follow.
    const folder = await readlink(`/proc/${pid}/cwd`)
    const files = [`base/${oid}/*`, 'pg_wal/0*'].flatMap((pattern) => globSync(join(folder, pattern)))
    return Promise.all(files.map((file) => readFile(file)))
  })
}

/** What an operator carries home: the archive, and all that stands in it once it is opened. */
export async function backupOf(address: ServerAddress): Promise<{ archive: Buffer; entries: Buffer[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-recorder-'))
  try {
    const keyFile = join(folder, 'key.txt')
    const recipient = await makeKeyFile(keyFile)
    const file = join(folder, 'all.backup')
    await backUp({
      address,
      dataFolder: folder,
      file,
      encrypter: encrypterFor([recipient]),
      store: storeIn(folder, undefined),
      log: () => {},
      program: 'test',
      at: Temporal.Now.instant(),
    })
    const entries: Buffer[] = []
    for await (const entry of readArchive(file, await decrypterOf(keyFile))) {
      const parts: Uint8Array[] = []
      for await (const part of entry) parts.push(part)
      const content = Buffer.concat(parts)
      entries.push(content.readUInt16BE(0) === 0x1f8b ? gunzipSync(content) : content)
    }
    return { archive: await readFile(file), entries }
  } finally {
    await rm(folder, { recursive: true })
  }
}
