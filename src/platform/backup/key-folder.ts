import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder of the program's keys below the data folder. */
export const keysFolder = 'keys'

export interface KeyFile {
  /** Below the folder, with `/` between the parts. */
  readonly name: string
  readonly content: Buffer
  readonly sha256: string
}

/** All files of the key folder, in the order of their names. They are few and small. */
export async function readKeyFiles(dataFolder: string): Promise<KeyFile[]> {
  const folder = join(dataFolder, keysFolder)
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.sort().map(async (path) => {
      const content = await readFile(path)
      return { name: path.slice(folder.length + 1), content, sha256: sha256Of(content) }
    }),
  )
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
