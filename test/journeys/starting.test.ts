import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'

let folder: string
let running: Program[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-start-'))
})
afterEach(async () => {
  for (const program of running) program.process.kill('SIGKILL')
  await Promise.all(running.map((program) => program.ended))
  running = []
  await expect.poll(() => serversOf(folder), { timeout: 20_000 }).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

interface Program {
  readonly process: ChildProcess
  readonly ended: Promise<number | null>
  output(): string
}

/** The program as `npm start` runs it after the build. */
function startProgram(settings: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PRONGSAI_DATA: folder, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const program: Program = {
    process: child,
    ended: once(child, 'close').then(([code]) => code as number | null),
    output: () => output,
  }
  running.push(program)
  return program
}

async function address(program: Program): Promise<string> {
  const found = (): string | undefined => /Prongsai is ready at (http:\S+)/.exec(program.output())?.[1]
  await expect.poll(() => found() ?? program.output(), { timeout: 30_000 }).toMatch(/^http:/)
  return found() ?? ''
}

/** PostgreSQL processes that work in a folder, read from /proc. */
function serversOf(data: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const isServer = readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
        return isServer && readlinkSync(`/proc/${pid}/cwd`).startsWith(data)
      } catch {
        return false
      }
    })
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status
}

test('the first start serves the plan and says where; Ctrl-C stops everything', async () => {
  const program = startProgram()
  const base = await address(program)
  expect(program.output()).toContain('โปร่งใสพร้อมใช้งานที่')
  expect(await (await fetch(`${base}/plan/2570`)).text()).toContain('110,000')
  expect(await statusOf(`${base}/healthz`)).toBe(200)
  program.process.kill('SIGINT')
  expect(await program.ended).toBe(0)
  expect(serversOf(folder)).toEqual([])
})

test('a second start finds the first one’s data and loads nothing twice', async () => {
  const first = startProgram()
  await address(first)
  first.process.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  const base = await address(startProgram())
  const rows = (await (await fetch(`${base}/open-data/plan-programme-years.json`)).json()) as { rows: [] }
  expect(rows.rows.length).toBe(216)
})

test('after kill -9 of the program the next start recovers by itself', async () => {
  const first = startProgram()
  await address(first)
  first.process.kill('SIGKILL')
  await first.ended
  const base = await address(startProgram())
  expect(await statusOf(`${base}/plan`)).toBe(200)
})

test('a kill during the first start leaves nothing half-loaded', async () => {
  for (const delay of [150, 500, 900, 1300]) {
    const program = startProgram()
    await new Promise((resolve) => setTimeout(resolve, delay))
    program.process.kill('SIGKILL')
    await program.ended
  }
  const base = await address(startProgram())
  const rows = (await (await fetch(`${base}/open-data/plan-programme-years.json`)).json()) as { rows: [] }
  expect(rows.rows.length).toBe(216)
})

test('after kill -9 of the database the program goes on by itself', async () => {
  const base = await address(startProgram())
  const [postmaster] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(postmaster), 'SIGKILL')
  await expect.poll(() => statusOf(`${base}/healthz`), { timeout: 20_000 }).toBe(200)
  expect(await statusOf(`${base}/plan/risks`)).toBe(200)
})

test('a taken port is told in both languages and leaves no database running', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const program = startProgram({ PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain(`พอร์ต ${port}`)
  expect(program.output()).toContain(`Port ${port} is used by another program`)
  expect(serversOf(folder)).toEqual([])
  other.close()
})

test('a second copy on the same data is refused and does not disturb the first', async () => {
  const first = startProgram()
  const base = await address(first)
  const second = startProgram()
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(String(first.process.pid))
  expect(await statusOf(`${base}/plan`)).toBe(200)
})

test('an unreachable database and a wrong setting are told in both languages, without a stack', async () => {
  const unreachable = startProgram({ DATABASE_URL: 'postgresql://someone:hidden-word@127.0.0.1:1/none' })
  expect(await unreachable.ended).toBe(1)
  expect(unreachable.output()).toContain('ติดต่อฐานข้อมูลไม่ได้')
  expect(unreachable.output()).toContain('The database cannot be reached')
  expect(unreachable.output()).not.toMatch(/hidden-word|\n\s+at /)

  const wrong = startProgram({ PORT: 'three' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.output()).toContain('ค่าตั้งไม่ถูกต้อง: PORT')
  expect(wrong.output()).not.toMatch(/\n\s+at /)
})
