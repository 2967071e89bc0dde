import {
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type EmbeddedServer, startEmbeddedServer } from './index.ts'
import { hasProc } from './process-identity.ts'
import {
  freshFolder,
  isAlive,
  query,
  serverPid,
  serverProcesses,
  until,
} from '../../../../test/support/program-copy.ts'

async function start(folder: string, log: (message: string) => void = () => {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  return server
}

test('data outlive a stop and a start', async () => {
  const folder = freshFolder()
  const first = await start(folder)
  await query(first, `create table office as select 'กระจาย' as name`)
  await Promise.all([first.stop(), first.stop()])
  expect(serverPid(folder)).toBeUndefined()
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'prongsai.lock'])
  expect(readdirSync(join(folder, 'prongsai.lock'))).toEqual([])

  const second = await start(folder)
  expect(await query(second, 'select name from office')).toEqual([{ name: 'กระจาย' }])
  await first.stop()
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('writes survive a power cut, pages carry checksums, text sorts the same everywhere', async () => {
  const server = await start(freshFolder())
  const [settings] = await query(
    server,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commits, current_setting('data_checksums') as checksums,
            current_setting('server_encoding') as encoding, datcollate as collate, rolsuper as superuser
     from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
  )
  expect(settings).toEqual({
    fsync: 'on',
    pages: 'on',
    commits: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    collate: 'C',
    superuser: true,
  })
})

test('the log keeps no values of rows', async () => {
  const folder = freshFolder()
  const server = await start(folder)
  await query(server, 'create table citizen (id text primary key)')
  await query(server, `insert into citizen values ('1-2345-67890-12-3')`)
  await expect(query(server, `insert into citizen values ('1-2345-67890-12-3')`)).rejects.toThrow(
    'duplicate key',
  )
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('67890')
})

test('a log that has grown large is put aside at the start', async () => {
  const folder = freshFolder()
  mkdirSync(folder)
  writeFileSync(join(folder, 'postgres.log'), '')
  truncateSync(join(folder, 'postgres.log'), 11 * 1024 * 1024)
  await start(folder)
  expect(statSync(join(folder, 'postgres.log.1')).size).toBe(11 * 1024 * 1024)
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('ready to accept connections')
})

/** Inodes of the TCP sockets on which process `pid` listens (state 0A). */
function tcpListeners(pid: number): string[] {
  const listening = new Set(
    ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === '0A')
        .map((fields) => `socket:[${fields[9]}]`),
    ),
  )
  return readdirSync(`/proc/${pid}/fd`)
    .map((descriptor) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
      } catch {
        return ''
      }
    })
    .filter((target) => listening.has(target))
}

test.runIf(hasProc)('the server listens on no TCP address and its socket is closed to others', async () => {
  const control = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void control.close())
  await until(() => control.listening)
  expect(tcpListeners(process.pid)).not.toEqual([])

  const folder = freshFolder()
  const server = await start(folder)
  expect(tcpListeners(serverPid(folder) ?? 0)).toEqual([])
  expect(statSync(server.host).mode & 0o777).toBe(0o700)
  expect(statSync(join(server.host, `.s.PGSQL.${server.port}`)).mode & 0o777).toBe(0o700)
  const rules = await query(server, 'select type, database, auth_method as method from pg_hba_file_rules')
  expect(rules).toEqual([
    { type: 'local', database: ['all'], method: 'trust' },
    { type: 'local', database: ['replication'], method: 'trust' },
  ])
})

test('a server that dies is started again, until stop is called', async () => {
  const folder = freshFolder()
  const messages: string[] = []
  const server = await start(folder, (message) => messages.push(message))
  await query(server, `create table kept as select 1 as one`)
  for (let kill = 1; kill <= 2; kill += 1) {
    const pid = serverPid(folder) ?? 0
    process.kill(pid, 'SIGKILL')
    await until(() => messages.filter((message) => message.includes('SIGKILL')).length === kill)
    const next = await until(() => {
      const found = serverPid(folder)
      return found !== pid && found
    })
    await until(() => readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').includes('ready'))
    expect(await query(server, 'select one from kept')).toEqual([{ one: 1 }])
    expect(isAlive(next)).toBe(true)
  }
  const last = serverPid(folder) ?? 0
  await server.stop()
  expect(isAlive(last)).toBe(false)
  expect(serverPid(folder)).toBeUndefined()
})

test('stop wins while a dead server is being started again', async () => {
  const folder = freshFolder()
  const server = await start(folder)
  const processes = serverProcesses(folder)
  process.kill(serverPid(folder) ?? 0, 'SIGKILL')
  await server.stop()
  // Nobody waits for the helpers of a server that was killed; they end when they find it gone.
  await until(() => !processes.some(isAlive))
  expect(serverPid(folder)).toBeUndefined()
  expect(readdirSync(join(folder, 'prongsai.lock'))).toEqual([])
})

test('stop does not wait for a connection that is busy', async () => {
  const server = await start(freshFolder())
  const busy = query(server, 'select pg_sleep(3600)')
  const cut = expect(busy).rejects.toThrow()
  await untilBusy(server)
  await server.stop()
  await cut
})

async function untilBusy(server: EmbeddedServer): Promise<void> {
  for (;;) {
    const rows = await query(server, `select from pg_stat_activity where wait_event = 'PgSleep'`)
    if (rows.length > 0) return
  }
}
