import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of the project's package.json. Files that ship beside the code (migrations, reference data,
 * built assets) are found from here, because the code itself runs from dist/ when bundled and from src/
 * in tests.
 */
export const projectRoot = ((): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = parent
  }
  return folder
})()
