import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasProc, startOf } from './process-identity.ts'
import { socketPath } from './socket.ts'

/** How long a server may take to roll back and flush before it is told to stop at once. */
export const fastShutdownMs = 15_000

const pollMs = 10

/**
 * Ends what an earlier run has left behind and removes the files that would keep a new server from
 * starting. The caller must hold the lock of the data folder: every server found is then an orphan.
 */
export async function clearLeftovers(cluster: string, log: (message: string) => void): Promise<void> {
  const postmaster = postmasterPid(cluster)
  if (postmaster && isServerOf(cluster, postmaster)) {
    log(`Stopping the database server (pid ${postmaster}) that an earlier run has left behind`)
    signal(postmaster, 'SIGINT')
    if (!(await ended(postmaster, fastShutdownMs))) {
      signal(postmaster, 'SIGQUIT')
      await ended(postmaster)
    }
  }
  // Without their postmaster they can commit nothing any more, but may run on for as long as a
  // statement takes and keep the shared memory.
  const backends = hasProc ? serversOf(cluster) : []
  for (const pid of backends) signal(pid, 'SIGQUIT')
  for (const pid of backends) await ended(pid)
  for (const file of [join(cluster, 'postmaster.pid'), socketPath(cluster), `${socketPath(cluster)}.lock`]) {
    rmSync(file, { force: true })
  }
}

/** The lines of `postmaster.pid`; none while there is no server. */
export function postmasterLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function postmasterPid(cluster: string): number | undefined {
  const pid = Number(postmasterLines(cluster)[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** A pid in a file says little: it may belong to anything by now. A server works inside its cluster. */
function isServerOf(cluster: string, pid: number): boolean {
  if (!hasProc) {
    const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' })
    return stdout.includes('postgres') && stdout.includes(cluster)
  }
  try {
    const [folder, cwd] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)]
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n' &&
      cwd.ino === folder.ino &&
      cwd.dev === folder.dev
    )
  } catch {
    return false
  }
}

function serversOf(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isServerOf(cluster, pid))
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Resolves with true when the process has ended, with false when it has not within `ms`. */
async function ended(pid: number, ms = Infinity): Promise<boolean> {
  const first = startOf(pid)
  const deadline = performance.now() + ms
  for (;;) {
    const now = startOf(pid)
    if (now === undefined || now !== first) return true
    if (performance.now() > deadline) return false
    await sleep(pollMs)
  }
}
