import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { accessSync, closeSync, constants, openSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { hasProc } from './process-identity.ts'
import { noOrdinaryUser, type ServerUser } from './server-user.ts'

/**
 * Started by root, the programs get the cluster's folder as an open file and name it by that. So the
 * ordinary user needs no right to any folder above, and the data stay where the operator wants them and
 * backs them up, also below /root (mode 0700). PostgreSQL makes paths absolute by their text, which the
 * link in /proc survives, and every server process inherits the open file. A relative path or
 * /proc/self/cwd would not do: version 15 leaves its folder while it looks for its programs.
 */
const inheritedFolder = '/proc/self/fd/3'

/** A program of the server, to be run on the cluster in `folder`. */
interface Program {
  readonly file: string
  /** `data` is what the program must be given as `-D`. */
  readonly args: (data: string) => string[]
  readonly folder: string
}

/** Starts the server's programs: as the right user, with a clean environment, bound to this process. */
export interface Launcher {
  readonly user: ServerUser | undefined
  /** Starts a program that goes on running; its output goes to the open file `output`. */
  start(program: Program, output: number): ChildProcess
  /** Runs a program to its end. Resolves with what it printed; rejects with a {@link ProgramError}. */
  run(program: Program, input?: string): Promise<string>
}

/** A program failed; `output` is what it printed. */
export class ProgramError extends Error {
  readonly output: string

  constructor(file: string, outcome: string, output: string) {
    super(`${file}: ${outcome}\n${output.trim()}`)
    this.name = 'ProgramError'
    this.output = output
  }
}

/** Refuses with `no-ordinary-user` when this process may not change to `user`, as in some containers. */
export function createLauncher(user: ServerUser | undefined): Launcher {
  const setpriv = findSetpriv()
  const identity = user ? ['--reuid', `${user.uid}`, '--regid', `${user.gid}`, '--clear-groups'] : []
  if (setpriv && user) {
    const { status, stderr } = spawnSync(setpriv, [...identity, '--', setpriv, '--version'])
    if (status !== 0) throw noOrdinaryUser(stderr.toString().trim())
  }

  const launch = (
    { file, args, folder }: Program,
    deathSignal: 'INT' | 'KILL',
    stdio: ('ignore' | 'pipe' | number)[],
    detached = false,
  ): ChildProcess => {
    const handle = user && hasProc ? openSync(folder, 'r') : undefined
    try {
      const given = args(handle === undefined ? folder : inheritedFolder)
      const options: SpawnOptions = {
        cwd: '/',
        detached,
        env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
        stdio: handle === undefined ? stdio : [...stdio, handle],
      }
      if (!setpriv) return spawn(file, given, { ...options, ...user })
      // The kernel sends the death signal when the thread that started the program ends: for the main
      // thread that is the end of the process, also when it was killed.
      const privileges = [...identity, '--pdeathsig', deathSignal, '--no-new-privs', '--']
      return spawn(setpriv, [...privileges, file, ...given], options)
    } finally {
      if (handle !== undefined) closeSync(handle)
    }
  }

  return {
    user,
    start(program, output) {
      // Not in the terminal's process group: Ctrl-C must reach this program only, which ends its
      // requests before it ends the database.
      return launch(program, 'INT', ['ignore', output, output], true)
    },
    run(program, input) {
      return finished(launch(program, 'KILL', ['pipe', 'pipe', 'pipe']), program.file, input)
    },
  }
}

function finished(child: ChildProcess, file: string, input = ''): Promise<string> {
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
  // A program that fails at once has closed its input already; its exit tells what is wrong.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new ProgramError(file, error.message, output)))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new ProgramError(file, signal ?? `exit code ${code}`, output))
    })
  })
}

/** util-linux's setpriv. BusyBox has one of the same name that knows no death signal. */
function findSetpriv(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, 'setpriv')
    // An empty or relative part of PATH would let the current folder choose what root runs.
    if (!isAbsolute(file)) continue
    try {
      accessSync(file, constants.X_OK)
    } catch {
      continue
    }
    if (spawnSync(file, ['--pdeathsig', 'INT', '--no-new-privs', '--', file, '--version']).status === 0)
      return file
  }
  return undefined
}
