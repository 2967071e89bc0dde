import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { appendFile, chown, lchown, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../../start-error.ts'
import type { Binaries } from './binaries.ts'
import { programFailure } from './failure.ts'
import { type Launcher, ProgramError } from './launcher.ts'

export const clusterOwner = 'prongsai_owner'
export const databaseName = 'prongsai'

/** Only the private socket; there is no line for any network address. */
const hostBasedAuthentication = `# Whoever can open the socket in this folder, which is closed to others, may log in.
local all all trust
local replication all trust
`

/** Defaults an operator may change here. What safety depends on is given at each start instead. */
const settings = `
# --- Prongsai ---
max_connections = 50
shared_buffers = 64MB
maintenance_work_mem = 32MB
max_wal_size = 256MB
min_wal_size = 32MB
timezone = 'UTC'
log_checkpoints = off
# The log is no place for personal data: no rows and values of failed statements.
log_error_verbosity = terse
log_min_error_statement = panic
`

/** Makes sure that `cluster` is one that `binaries` can run: creates it, or checks the one found. */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  launcher: Launcher,
  log: (message: string) => void,
): Promise<void> {
  await discardUnfinished(cluster)
  const version = join(cluster, 'PG_VERSION')
  if (existsSync(version)) {
    refuseOtherVersion(Number(readFileSync(version, 'utf8')), binaries)
    if (launcher.user && statSync(cluster).uid === 0) await giveAway(cluster, launcher.user)
    return
  }
  refuseForeign(cluster)
  log(`Creating the database in ${cluster}`)
  await createCluster(cluster, binaries, launcher)
}

function unfinishedPrefix(cluster: string): string {
  return `${basename(cluster)}.new-`
}

/** A first start that was killed leaves a folder which nothing has ever been promised about. */
async function discardUnfinished(cluster: string): Promise<void> {
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(unfinishedPrefix(cluster))) continue
    // initdb's helpers may outlive it for a moment and go on making files.
    await rm(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Into a folder beside it and renamed at the end: a cluster exists whole, with its database, or not at all. */
async function createCluster(cluster: string, binaries: Binaries, launcher: Launcher): Promise<void> {
  const folder = dirname(cluster)
  const unfinished = await mkdtemp(join(folder, unfinishedPrefix(cluster)))
  try {
    if (launcher.user) await chown(unfinished, launcher.user.uid, launcher.user.gid)
    await launcher.run({
      file: binaries.initdb,
      args: (data) => [...initOptions(binaries), '-D', data],
      folder: unfinished,
    })
    await appendFile(join(unfinished, 'postgresql.conf'), settings, { flush: true })
    await writeFile(join(unfinished, 'pg_hba.conf'), hostBasedAuthentication, { flush: true })
    await launcher.run(
      {
        file: binaries.postgres,
        args: (data) => ['--single', '-D', data, '-c', 'exit_on_error=on', 'postgres'],
        folder: unfinished,
      },
      `create database ${databaseName}\n`,
    )
    await rename(unfinished, cluster)
    await flushFolder(folder)
  } catch (error) {
    const failure = error instanceof ProgramError ? programFailure(folder, 'initdb', error.output) : error
    await rm(unfinished, { recursive: true, force: true, maxRetries: 10 })
    throw failure
  }
}

function initOptions({ major }: Binaries): string[] {
  const options = ['-U', clusterOwner, '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums']
  // The server's own collation is the same on every machine; one of the C library's changes under the
  // indexes when the system is upgraded.
  if (major >= 17) options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  return options
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** For a cluster that root has put back from a backup. */
async function giveAway(cluster: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  for (const name of await readdir(cluster, { recursive: true })) await lchown(join(cluster, name), uid, gid)
  await chown(cluster, uid, gid)
}

function refuseForeign(cluster: string): void {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return
  throw new StartError('data-folder-foreign', {
    th: `โฟลเดอร์ ${cluster} มีแฟ้มอยู่แต่ไม่ใช่ฐานข้อมูล ย้ายแฟ้มเหล่านั้นออก หรือกู้คืนจากข้อมูลสำรอง แล้วเริ่มใหม่`,
    en: `The folder ${cluster} is not empty and is not a database. Move its files away or restore it from a backup, then start again.`,
  })
}

function refuseOtherVersion(version: number, { major }: Binaries): void {
  if (version === major) return
  throw new StartError('database-version-mismatch', {
    th: `ข้อมูลเป็นของ PostgreSQL รุ่น ${version} แต่เซิร์ฟเวอร์ที่จะใช้เป็นรุ่น ${major} ตั้ง PRONGSAI_POSTGRES_BIN เป็นโฟลเดอร์ที่มี postgres รุ่น ${version} หรือไม่ตั้งเลยหากเคยใช้รุ่นที่มากับโปรแกรม การย้ายไปรุ่น ${major} ให้สำรองข้อมูลด้วยรุ่น ${version} แล้วกู้คืนลงโฟลเดอร์ใหม่`,
    en: `The data belong to PostgreSQL ${version}, but the server to be used is version ${major}. Set PRONGSAI_POSTGRES_BIN to the folder of a postgres ${version}, or unset it if the server that comes with the program was used before. To move to version ${major}, make a backup with version ${version} and restore it into a new folder.`,
  })
}
