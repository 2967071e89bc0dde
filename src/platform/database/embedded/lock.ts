import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../start-error.ts'
import { processSpace, startOf } from './process-identity.ts'
import { answers } from './socket.ts'

/** Where the claims on a data folder lie. */
export const lockFolder = 'prongsai.lock'

const attempts = 10

interface Claim {
  readonly file: string
  readonly pid: number
  readonly start: string
  readonly space: string
}

/**
 * Claims `folder` for this process, so that a second copy does not take the first one's server for an
 * orphan and stop it. Refuses with `already-running` while another process holds it. `host` is where
 * the server of that folder would answer.
 *
 * One file for all would have to be taken over from a dead holder, and between looking and taking
 * another copy may have done so. Here every process has a file of its own, named after the pid and
 * its start: it is made before looking for others, so of two copies at least one sees the other, and
 * the file of a dead process can be removed by anyone, because its name never comes back.
 */
export async function acquireLock(folder: string, host: string): Promise<{ release(): void }> {
  const claims = join(folder, lockFolder)
  mkdirSync(claims, { recursive: true })
  const own = `${process.pid}.${startOf(process.pid)}.${processSpace}`
  for (let attempt = 1; ; attempt += 1) {
    let other: Claim | undefined
    if (makeClaim(join(claims, own))) {
      other = await liveClaim(claims, own, host)
      if (!other) return { release: () => rmSync(join(claims, own), { force: true }) }
      rmSync(join(claims, own))
    } else {
      other = parseClaim(own)
    }
    if (attempt === attempts) throw alreadyRunning(folder, other?.pid)
    // Two that start together see each other and both withdraw; chance decides who comes back first.
    await sleep(10 + Math.random() * 40)
  }
}

/** False when this process holds a claim already: it has started a server on this folder before. */
function makeClaim(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function liveClaim(claims: string, own: string, host: string): Promise<Claim | undefined> {
  for (const file of readdirSync(claims)) {
    const claim = parseClaim(file)
    if (!claim || file === own) continue
    if (await isLive(claim, host)) return claim
    rmSync(join(claims, file), { force: true })
  }
  return undefined
}

function parseClaim(file: string): Claim | undefined {
  const [pid, start, space] = file.split('.')
  return pid && start && space ? { file, pid: Number(pid), start, space } : undefined
}

/**
 * A claim from another container, or from before the machine was restarted, names a process that
 * cannot be looked up from here. Its server can: a socket works between containers on one machine.
 */
function isLive({ pid, start, space }: Claim, host: string): boolean | Promise<boolean> {
  return space === processSpace ? startOf(pid) === start : answers(host)
}

function alreadyRunning(folder: string, pid: number | undefined): StartError {
  return new StartError('already-running', {
    th: `โปรแกรมนี้อีกชุดหนึ่ง (pid ${pid}) กำลังใช้โฟลเดอร์ข้อมูล ${folder} อยู่ ปิดชุดนั้นก่อน หรือกำหนดโฟลเดอร์ข้อมูลอื่น`,
    en: `Another copy of the program (pid ${pid}) is using the data folder ${folder}. Stop it first, or choose another data folder.`,
  })
}
