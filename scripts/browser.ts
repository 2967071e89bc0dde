import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { installPackage, runShown } from './installing.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What CHROMIUM names, or else the first browser that runs: in the PATH, or the test runner's own build. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { CHROMIUM: named, PATH: path = '' } = environment
  if (named) return runs(named) ? named : undefined
  const inPath = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...inPath, chromium.executablePath()].find(runs)
}

/** Ubuntu has a chromium that only says where to get one, so being there is not enough. */
function runs(file: string): boolean {
  if (!existsSync(file)) return false
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /chrom/i.test(stdout)
}

/**
 * The browser for the journeys: one that is there, or else the distribution's where this script may
 * install it, or else the test runner's own build. Undefined, after saying what to do, where none is to
 * be had.
 */
export function findOrInstallBrowser(): string | undefined {
  const found = findBrowser()
  if (found) return found
  if (process.env['CHROMIUM']) {
    console.error(`CHROMIUM names ${process.env['CHROMIUM']}, which does not run as a browser.`)
    return undefined
  }
  console.log('No Chromium found; installing one for the journeys.')
  if (installPackage('chromium')) {
    const installed = findBrowser()
    if (installed) return installed
  }
  const playwright = join(import.meta.dirname, '../node_modules/.bin/playwright-core')
  // The libraries a browser needs come from the distribution, which only root may install.
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : []
  runShown(process.execPath, playwright, 'install', ...withLibraries, 'chromium')
  const installed = findBrowser()
  if (!installed) {
    console.error(
      'No Chromium could be installed, so the journeys cannot run. Install one (Debian: apt-get install chromium) or name it with CHROMIUM=/path/to/chromium, then run npm test again.',
    )
  }
  return installed
}
