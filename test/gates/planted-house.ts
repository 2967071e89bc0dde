import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ownFiles } from '../../scripts/own-files.ts'

export const root = join(import.meta.dirname, '../..')

/** What the gates read beside the sources. */
const configuration = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  '.secretlintrc.json',
  'knip.jsonc',
  'package.json',
  'tsconfig.json',
]

/** Files of a made-up house by their path. */
export type Files = Readonly<Record<string, string>>

/** A folder for one test, with the real configuration and packages, where files can be planted. */
export function houseOf(files: Files): string {
  return planted(configuration, files)
}

/** The same with everything that the project has. */
export function copyOfTheHouse(files: Files): string {
  return planted(ownFiles(root), files)
}

function planted(real: readonly string[], files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-gates-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const file of real) cpSync(join(root, file), join(folder, file))
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}
