import { closeSync, constants, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ServerUser } from './server-user.ts'

/** Kept twice at most: the log and the one before it. */
const largestBytes = 10 * 1024 * 1024

/**
 * Opens `postgres.log` beside `cluster` for a server to write to. A file and no pipe: a pipe breaks
 * with this process, and a server that cannot write its log may not get to its shutdown.
 */
export function openServerLog(cluster: string, user: ServerUser | undefined) {
  const file = join(dirname(cluster), 'postgres.log')
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(file, `${file}.1`)
  // Root must not be led by a link to write somewhere else.
  const descriptor = openSync(file, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
  if (user) fchownSync(descriptor, user.uid, user.gid)
  const begin = statSync(file).size
  return {
    descriptor,
    /** What has been written since it was opened. */
    read: () => readFileSync(file).subarray(begin).toString(),
    close: () => closeSync(descriptor),
  }
}
