import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isAbsence, unlessAbsent } from './absence.ts'
import { stagedFolder, type FileStore, type StoredContent } from './store.ts'

/** A store in a folder of this machine; only the user of the program may read it. */
export function localStore(root: string): FileStore {
  const workFolder = join(root, 'work')
  const pathOf = (name: string): string => join(root, name)

  /** Its folder is there as a rule, and is made only where the name could not be given. */
  const moveInto = async (from: string, to: string): Promise<void> => {
    const moved = await unlessAbsent(rename(from, to).then(() => true))
    if (moved) return
    await makeFolder(dirname(to))
    await rename(from, to)
  }

  const takeIn: FileStore['takeIn'] = async (path, name) => {
    // Before the name: a name that lasts must not lead to bytes that do not.
    await syncFile(path)
    await moveInto(path, pathOf(name))
    // Nothing that outlives the machine refers to what is staged.
    if (!name.startsWith(stagedFolder)) await syncFolder(dirname(pathOf(name)))
  }

  return {
    workFolder,
    takeIn,
    async rename(from, to) {
      const target = pathOf(to)
      try {
        await moveInto(pathOf(from), target)
      } catch (error) {
        if (isAbsence(error) && (await exists(target))) return
        throw error
      }
      await syncFolder(dirname(target))
    },
    async write(name, content) {
      await makeFolder(workFolder)
      const path = join(workFolder, randomUUID())
      await writeFile(path, content, { mode: 0o600, flag: 'wx' })
      await takeIn(path, name, '')
    },
    async open(name) {
      const file = await unlessAbsent(open(pathOf(name)))
      if (!file) return undefined
      const { size } = await file.stat()
      return { bytes: size, body: file.createReadStream() }
    },
    list: (folder) => listFolder(root, pathOf(folder)),
    remove: (name) => unlessAbsent(unlink(pathOf(name))),
  }
}

async function* listFolder(root: string, folder: string): AsyncGenerator<StoredContent> {
  const entries = await unlessAbsent(opendir(folder, { recursive: true }))
  if (!entries) return
  for await (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await unlessAbsent(stat(path))
    if (!found) continue
    yield {
      name: relative(root, path),
      writtenAt: Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs)),
    }
  }
}

/** Makes a folder, and the folders above it that are missing, so that they last. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name in a folder lasts only when the folder was written down as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return (await unlessAbsent(stat(path))) !== undefined
}
