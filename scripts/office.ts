import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackage } from './installing.ts'

const names = ['soffice', 'libreoffice']

/** What SOFFICE names, or else the LibreOffice of the PATH, with which tests open Word files. */
export function findOffice(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { SOFFICE: named, PATH: path = '' } = environment
  if (named) return existsSync(named) ? named : undefined
  return path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync)
}

/** As {@link findOffice}, or the distribution's where this script may install it; undefined, after saying what to do. */
export function findOrInstallOffice(): string | undefined {
  const found = findOffice()
  if (found) return found
  console.log('No LibreOffice found; installing one that opens Word files.')
  installPackage('libreoffice-writer-nogui')
  const installed = findOffice()
  if (!installed) {
    console.error(
      'No LibreOffice could be installed, so nothing shows that Word files open. Install one (Debian: apt-get install libreoffice-writer-nogui) or name it with SOFFICE=/path/to/soffice, then run npm test again.',
    )
  }
  return installed
}
