import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'

/** Whether the kernel's process table can be read as files, as on Linux. */
export const hasProc = existsSync('/proc/self/stat')

/** When process `pid` was started, as an opaque word; undefined when there is no such process. */
export const startOf: (pid: number) => string | undefined = hasProc ? startFromProc : startFromPs

/** The parts of `/proc/<pid>/stat` are counted after the name, which may contain spaces and brackets. */
export function startFromProc(pid: number): string | undefined {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended; only its parent has not asked for the outcome yet.
  return state === 'Z' || state === 'X' ? undefined : rest[18]
}

/** macOS has no /proc. */
export function startFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', `${pid}`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return stdout?.trim().replace(/\W+/g, '-') || undefined
}

/**
 * Where a pid means something: this boot of the machine and this namespace of processes. Without the
 * boot a pid and its start, which counts from the boot, can come back after a power cut; without the
 * namespace every container would take the pids of the others for dead.
 */
export const processSpace: string = `${bootId()}-${pidNamespace()}`

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  } catch {
    // macOS, where the start is a date, and sandboxes that show only part of /proc.
    return 'any'
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
  } catch {
    return 'any'
  }
}
