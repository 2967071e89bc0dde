import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import type { EmbeddedServer } from '../../src/platform/database/embedded/index.ts'
import { clearLeftovers } from '../../src/platform/database/embedded/leftover.ts'
import { startOf } from '../../src/platform/database/embedded/process-identity.ts'

/** A copy of the program that runs in a process of its own until the test ends. */
export interface ProgramCopy {
  readonly process: ChildProcess
  readonly pid: number
  readonly exited: Promise<number | NodeJS.Signals | null>
  /** What it has noted of `kind` up to now. */
  noted(kind: 'ready' | 'refused' | 'log' | 'row'): string[]
}

let copies = 0

/** Starts a copy on `folder`; `within` is a command that runs it, such as unshare. */
export function startCopy(
  folder: string,
  { connections = 0, env = {}, within = [] }: { connections?: number; env?: object; within?: string[] } = {},
): ProgramCopy {
  copies += 1
  const journal = `${folder}.journal-${copies}`
  const program = [
    process.execPath,
    join(import.meta.dirname, 'writing-process.ts'),
    folder,
    journal,
    `copy${copies}`,
    `${connections}`,
  ]
  const [file = '', ...args] = [...within, ...program]
  const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
    rmSync(journal, { force: true })
  })
  return {
    process: child,
    pid: child.pid ?? 0,
    exited,
    noted: (kind) =>
      existsSync(journal)
        ? readFileSync(journal, 'utf8')
            .split('\n')
            .filter((line) => line.startsWith(`${kind} `))
            .map((line) => line.slice(kind.length + 1))
        : [],
  }
}

/** A data folder that does not exist yet, and goes with the test together with any server in it. */
export function freshFolder(parent: string = tmpdir()): string {
  const outer = mkdtempSync(join(realpathSync(parent), 'prongsai-test-'))
  const folder = join(outer, 'data')
  onTestFinished(async () => {
    if (existsSync(folder)) await clearLeftovers(join(folder, 'postgres'), () => {})
    rmSync(outer, { recursive: true, force: true, maxRetries: 10 })
  })
  return folder
}

/** The pid that the server in `folder` has written down, whether it still runs or not. */
export function serverPid(folder: string): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined : undefined
}

/** The server of `folder` and every process it has started. */
export function serverProcesses(folder: string): number[] {
  const server = serverPid(folder)
  return spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((processes) => server !== undefined && processes.includes(server))
    .flatMap(([pid]) => (pid ? [pid] : []))
}

export function isAlive(pid: number): boolean {
  return startOf(pid) !== undefined
}

/**
 * Waits for something that other processes bring about; the test's own time limit ends it, and so does
 * the end of the copy that is to bring it about.
 */
export async function until<T>(look: () => T | undefined | false, copy?: ProgramCopy): Promise<T> {
  for (;;) {
    const hasEnded = copy && (copy.process.exitCode ?? copy.process.signalCode) !== null
    const found = look()
    if (found) return found
    if (hasEnded) throw new Error(`the copy has ended: ${copy.noted('refused').join()}`)
    await sleep(10)
  }
}

/** Runs one statement as the owner. */
export async function query(server: EmbeddedServer, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({
    host: server.host,
    port: server.port,
    user: server.owner,
    database: server.database,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
