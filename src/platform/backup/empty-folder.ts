import { mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { acquireLock, lockFolder } from '../database/embedded/lock.ts'
import { clientFolder } from '../database/embedded/socket.ts'
import { StartError } from '../start-error.ts'
import { flushFolder } from './archive-writing.ts'

const workingPrefix = 'restoring-'

/** A data folder that gets its content whole or not at all. */
export interface FillingFolder {
  /** Where the content is made, on the same disk. */
  readonly working: string
  /** Gives what stands there under these names to the data folder, in this order. */
  place(names: readonly string[]): Promise<void>
}

/**
 * Lets `work` fill a data folder that is empty or not there yet. Nobody can start the program on it
 * meanwhile. When `work` fails the folder is left as it was; what a restore that was killed has left there
 * is removed. Refuses with a StartError a folder that holds anything else.
 */
export async function fillEmptyFolder<T>(
  dataFolder: string,
  work: (folder: FillingFolder) => Promise<T>,
): Promise<T> {
  const created = await mkdir(dataFolder, { recursive: true })
  const folder = await realpath(dataFolder)
  refuseUsed(folder, await readdir(folder))
  const lock = await acquireLock(folder, clientFolder(join(folder, 'postgres')))
  const placed: string[] = []
  try {
    const found = await readdir(folder)
    refuseUsed(folder, found)
    for (const name of found.filter(isLeftover)) await rm(join(folder, name), { recursive: true })
    const working = await mkdtemp(join(folder, workingPrefix))
    try {
      return await work({
        working,
        async place(names) {
          const made = await readdir(working)
          for (const name of names.filter((one) => made.includes(one))) {
            placed.push(name)
            await rename(join(working, name), join(folder, name))
          }
          await flushFolder(folder)
        },
      })
    } finally {
      await rm(working, { recursive: true, force: true, maxRetries: 10 })
    }
  } catch (error) {
    for (const name of placed) await rm(join(folder, name), { recursive: true, force: true })
    lock.release()
    await rmdir(join(folder, lockFolder)).catch(() => {})
    if (created) await rmdir(folder).catch(() => {})
    throw error
  } finally {
    lock.release()
  }
}

function isLeftover(name: string): boolean {
  return name.startsWith(workingPrefix)
}

function refuseUsed(folder: string, names: readonly string[]): void {
  // A disk of its own has a folder for what its repair finds.
  const used = names.filter((name) => name !== lockFolder && name !== 'lost+found' && !isLeftover(name))
  if (used.length === 0) return
  throw new StartError('restore-folder-used', {
    th: `โฟลเดอร์ข้อมูล ${folder} ไม่ว่าง (มี ${used[0]}) การกู้คืนไม่เขียนทับข้อมูลเดิม ย้ายข้อมูลเดิมออก หรือตั้ง PRONGSAI_DATA เป็นโฟลเดอร์ใหม่`,
    en: `The data folder ${folder} is not empty (it holds ${used[0]}). A restore overwrites nothing: move the old data away, or set PRONGSAI_DATA to a new folder.`,
  })
}
