import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { programFailure } from './failure.ts'
import type { Launcher } from './launcher.ts'
import { clearLeftovers, fastShutdownMs, postmasterLines } from './leftover.ts'
import { openServerLog } from './server-log.ts'
import { socketPort } from './socket.ts'

export interface ServerDescription {
  readonly cluster: string
  readonly binaries: Binaries
  readonly launcher: Launcher
  readonly log: (message: string) => void
}

/** Given at each start and so out of reach of the configuration file and of ALTER SYSTEM. */
const invariants = [
  'listen_addresses=',
  'unix_socket_directories=.',
  'unix_socket_permissions=0700',
  `port=${socketPort}`,
  'fsync=on',
  'full_page_writes=on',
  'log_destination=stderr',
  'logging_collector=off',
]

const pollMs = 10
/** How long a first start waits for processes that {@link clearLeftovers} cannot see, as on macOS. */
const lingerMs = 30_000
const lingering = /pre-existing shared memory block|lock file ".*" already exists/
const firstPauseMs = 100
const longestPauseMs = 10_000
/** A server that has run for so long did not fall at its start, and gets the short pauses again. */
const steadyMs = 60_000

/** Starts the server, resolves when it takes connections, and from then on starts it again when it dies. */
export async function supervise(description: ServerDescription): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const watching = watch(description, await startServer(description, stopping.signal), stopping.signal)
  return {
    stop() {
      stopping.abort()
      return watching
    },
  }
}

async function watch(
  description: ServerDescription,
  first: RunningServer,
  stopping: AbortSignal,
): Promise<void> {
  const { log } = description
  let server: RunningServer | undefined = first
  let pause = 0
  while (server) {
    const since = performance.now()
    const outcome = await server.exited
    if (performance.now() - since > steadyMs) pause = 0
    server = undefined
    if (!stopping.aborted) log(`The database server has ended by itself (${outcome}); starting it again`)
    while (!server && !stopping.aborted) {
      await sleep(pause, undefined, { signal: stopping }).catch(() => {})
      pause = Math.min(Math.max(pause * 2, firstPauseMs), longestPauseMs)
      server = await startServer(description, stopping).catch((error: unknown) => {
        if (!stopping.aborted) log(`The database server did not start again: ${String(error)}`)
        return undefined
      })
    }
  }
  // One that was killed just before has left its backends and its files.
  await clearLeftovers(description.cluster, log)
}

interface RunningServer {
  /** Resolves with the exit code or the signal that ended it. Never rejects. */
  readonly exited: Promise<string>
}

async function startServer(description: ServerDescription, stopping: AbortSignal): Promise<RunningServer> {
  const { cluster, launcher, log } = description
  const deadline = performance.now() + lingerMs
  for (;;) {
    await clearLeftovers(cluster, log)
    stopping.throwIfAborted()
    const output = openServerLog(cluster, launcher.user)
    try {
      const server = launch(description, output.descriptor, stopping)
      const outcome = await Promise.race([server.exited, ready(cluster, server)])
      if (outcome === 'ready') return server
      const text = `${output.read()}${outcome}`
      if (!lingering.test(text) || performance.now() > deadline)
        throw programFailure(dirname(cluster), 'postgres', text)
    } finally {
      output.close()
    }
    await sleep(firstPauseMs, undefined, { signal: stopping })
  }
}

interface LaunchedServer extends RunningServer {
  readonly pid: number | undefined
  readonly hasEnded: () => boolean
}

/** Runs the server until it ends or `stopping` is aborted: then by a fast shutdown, if need be by an immediate one. */
function launch(
  { cluster, binaries, launcher }: ServerDescription,
  output: number,
  stopping: AbortSignal,
): LaunchedServer {
  const settings = invariants.flatMap((setting) => ['-c', setting])
  const child = launcher.start(
    { file: binaries.postgres, args: (data) => ['-D', data, ...settings], folder: cluster },
    output,
  )
  let ended = false
  let impatience: NodeJS.Timeout | undefined
  const stop = (): void => {
    child.kill('SIGINT')
    impatience = setTimeout(() => child.kill('SIGQUIT'), fastShutdownMs)
  }
  stopping.addEventListener('abort', stop)
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    child.once('error', (error) => resolve(error.message))
  }).finally(() => {
    ended = true
    clearTimeout(impatience)
    stopping.removeEventListener('abort', stop)
  })
  return { pid: child.pid, exited, hasEnded: () => ended }
}

/** Line 8 of postmaster.pid is the server's own word on its state, the same in every language. */
async function ready(cluster: string, { pid, hasEnded }: LaunchedServer): Promise<'ready' | undefined> {
  while (!hasEnded()) {
    const lines = postmasterLines(cluster)
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return 'ready'
    await sleep(pollMs)
  }
  return undefined
}
