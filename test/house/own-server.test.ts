import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openDatabase, withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { createDatabase, dropDatabase, inDatabase } from '../support/server.ts'

// The program as an operator runs it who has a PostgreSQL of their own: DATABASE_URL is all it is given.

const server = inject('server')
let name: string
let address: ServerAddress
let folder: string
let running: ChildProcess[] = []
beforeEach(async () => {
  name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name)
  address = inDatabase(server, name)
  folder = await mkdtemp(join(tmpdir(), 'prongsai-own-'))
})
afterEach(async () => {
  for (const program of running.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null)) {
    program.kill('SIGKILL')
    await once(program, 'close')
  }
  running = []
  await dropDatabase(server, name)
  await rm(folder, { recursive: true })
})

interface Program {
  readonly process: ChildProcess
  readonly ended: Promise<number | null>
  output(): string
}

function startProgram(): Program {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PRONGSAI_DATA: folder, PORT: '0', DATABASE_URL: url(address) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { process: child, ended, output: () => output }
}

/** Where a server is as an operator writes it; a socket stands in the query. */
function url(at: ServerAddress): string {
  if (at.kind === 'own') return at.url
  const place = new URLSearchParams({ host: at.host, port: String(at.port) })
  return `postgresql://${at.user}@localhost/${at.database}?${place}`
}

async function ready(program: Program): Promise<string> {
  const found = (): string | undefined => /Prongsai is ready at (http:\S+)/.exec(program.output())?.[1]
  await expect.poll(() => found() ?? program.output()).toMatch(/^http:/)
  return found() ?? ''
}

/** As the login of DATABASE_URL, which owns the tables. */
function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withOwner(address, work)
}

test('an empty database of the operator’s own gets its tables and the plan, and is left behind on Ctrl-C', async () => {
  const program = startProgram()
  const base = await ready(program)
  expect(await (await fetch(`${base}/plan/2570`)).text()).toContain('110,000')
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  expect(await readdir(folder), 'no server of its own').toEqual(['keys'])
  program.process.kill('SIGINT')
  expect(await program.ended).toBe(0)

  // The operator's server goes on, and the next start finds what the first one made.
  const again = await ready(startProgram())
  const rows = (await (await fetch(`${again}/open-data/plan-programme-years.json`)).json()) as { rows: [] }
  expect(rows.rows.length).toBe(216)
})

test('pages are served as prongsai_web, and the login itself serves none', async () => {
  const base = await ready(startProgram())
  await asOwner(async (client) => {
    const { rows } = await client.query<{ application_name: string }>(
      `select distinct application_name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    // Whoever owns the tables has gone once they are there.
    expect(rows.map((row) => row.application_name)).not.toContain('prongsai owner')
    expect(rows.map((row) => row.application_name)).toContain('prongsai')

    // pg_stat_activity names the login of a connection and not its role. What the role loses, no page
    // has, while the login that owns the table still reads it.
    await client.query('revoke select on fraud_risk from prongsai_web')
    expect((await fetch(`${base}/plan/risks`)).status).toBe(500)
    await client.query('grant select on fraud_risk to prongsai_web')
    expect((await fetch(`${base}/plan/risks`)).status).toBe(200)
  })
})

test('a connection that serves pages cannot put its role off', async () => {
  const database = await openDatabase({ kind: 'own', url: url(address) })
  const client = await database.serving.connect()
  await client.query('reset role')
  const { rows } = await client.query<{ role: string; login: string }>(
    'select current_user as role, session_user as login',
  )
  client.release()
  await database.close()
  expect(rows[0]?.role).toBe('prongsai_web')
  expect(rows[0]?.login, 'the login of DATABASE_URL').not.toBe('prongsai_web')
})

test('a server that is too old ends the start in both languages, before anything is made', async () => {
  // What PostgreSQL 14 answers, in front of the answer of this one.
  await asOwner(async (client) => {
    await client.query('create schema older')
    await client.query(
      `create function older.current_setting(name text) returns text language sql as
       $$ select case name when 'server_version' then '14.20' when 'server_version_num' then '140020' end $$`,
    )
    await client.query(`alter database ${name} set search_path to older, pg_catalog, public`)
  })
  const program = startProgram()
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain('ฐานข้อมูลเป็น PostgreSQL รุ่น 14.20 ต้องใช้รุ่น 15 ขึ้นไป')
  expect(program.output()).toContain('The database is PostgreSQL 14.20; version 15 or newer is needed')
  expect(program.output()).not.toMatch(/\n\s+at /)

  await withOwner(server, async (client) => {
    await client.query(`alter database ${name} reset search_path`)
  })
  const tables = await asOwner((client) =>
    client.query(`select from pg_tables where schemaname in ('public', 'older')`),
  )
  expect(tables.rowCount).toBe(0)
})
