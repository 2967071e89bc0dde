import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

let isUpdated = false

/** Installs a package of Debian or Ubuntu where this process may; says whether it tried. */
export function installPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (!isUpdated) runShown('apt-get', 'update', '--quiet')
  isUpdated = true
  runShown('apt-get', 'install', '--yes', '--quiet', '--no-install-recommends', name)
  return true
}

/** Runs a command, with what it says shown. */
export function runShown(command: string, ...args: readonly string[]): void {
  console.log(`> ${command} ${args.join(' ')}`)
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  })
}
