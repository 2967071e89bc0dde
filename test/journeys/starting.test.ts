import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { serverPid } from '../support/program-copy.ts'

let folder: string
let running: Program[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-start-'))
})
afterEach(async () => {
  for (const program of running) program.process.kill('SIGKILL')
  await Promise.all(running.map((program) => program.ended))
  running = []
  await expect.poll(() => serversOf(folder)).toEqual([])
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
  await expect.poll(() => found() ?? program.output()).toMatch(/^http:/)
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
  const killed = serverPid(folder)!
  process.kill(killed, 'SIGKILL')
  // Its backends outlive it for a moment, and answer.
  await expect.poll(() => serverPid(folder) ?? killed).not.toBe(killed)
  await expect.poll(() => statusOf(`${base}/healthz`)).toBe(200)
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

async function connected(base: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.pause().write(bytes)
  return socket
}

/** Visitors who hold the program up: one asks for much and reads none of it, one never ends asking. */
async function visitorsWhoWait(base: string): Promise<Socket[]> {
  const whole = 'GET /open-data/plan-programme-years.json HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const visitors = [
    await connected(base, whole.repeat(500)),
    await connected(base, 'GET / HTTP/1.1\r\nHost: localhost\r\n'),
  ]
  await statusOf(`${base}/plan`)
  return visitors
}

test('visitors who read nothing or ask without an end do not keep the program from ending', async () => {
  const program = startProgram()
  const visitors = await visitorsWhoWait(await address(program))
  program.process.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(serversOf(folder)).toEqual([])
  for (const socket of visitors) socket.destroy()
})

test('a second Ctrl-C ends the program at once; the one that npm passes on does not count', async () => {
  const program = startProgram()
  const visitors = await visitorsWhoWait(await address(program))
  program.process.kill('SIGINT')
  program.process.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(program.process.exitCode).toBeNull()
  program.process.kill('SIGINT')
  expect(await program.ended).toBe(1)
  for (const socket of visitors) socket.destroy()
})

test('a stop during the start leaves no database running and tells of no failure', async () => {
  const program = startProgram()
  await expect.poll(() => serversOf(folder).length, { interval: 10 }).toBeGreaterThan(0)
  program.process.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  expect(serversOf(folder)).toEqual([])
  expect(program.output()).not.toMatch(/\n\s+at |Error/)
})

test('a database that hangs is told by /healthz before long, and comes back', async () => {
  const program = startProgram()
  const base = await address(program)
  const servers = serversOf(folder).map(Number)
  for (const pid of servers) process.kill(pid, 'SIGSTOP')
  try {
    expect(await statusOf(`${base}/healthz`)).toBe(503)
  } finally {
    for (const pid of servers) process.kill(pid, 'SIGCONT')
  }
  await expect.poll(() => statusOf(`${base}/healthz`)).toBe(200)
})

test('what the program does at the start is information, not a warning', async () => {
  const program = startProgram()
  await address(program)
  const lines = program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.find((line) => line.includes('Creating the database'))).toContain('"level":30')
  expect(lines.filter((line) => !line.includes('"level":30'))).toEqual([])
})

test('a host that is not of this computer is told in both languages and leaves no database running', async () => {
  const program = startProgram({ HOST: '192.0.2.1' })
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain('เปิดรับผู้เข้าชมที่ HOST=192.0.2.1')
  expect(program.output()).toContain('Visitors cannot be received at HOST=192.0.2.1')
  expect(program.output()).not.toMatch(/\n\s+at /)
  expect(serversOf(folder)).toEqual([])
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
