import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import {
  freshFolder,
  isAlive,
  query,
  serverPid,
  serverProcesses,
  startCopy,
  until,
} from '../../../../test/support/program-copy.ts'

const log = (): void => {}
const withoutSetpriv = { PATH: '/nonexistent' }
const hasSetpriv = spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true']).status === 0

test.runIf(hasSetpriv)('the server dies with a program that is killed', async () => {
  const folder = freshFolder()
  const copy = startCopy(folder)
  await until(() => copy.noted('ready')[0], copy)
  const processes = serverProcesses(folder)
  expect(processes.length).toBeGreaterThan(1)
  process.kill(copy.pid, 'SIGKILL')
  await until(() => !processes.some(isAlive))
})

test('a server that has outlived its program is stopped first', async () => {
  const folder = freshFolder()
  const copy = startCopy(folder, { env: withoutSetpriv })
  await until(() => copy.noted('ready')[0], copy)
  const orphan = serverPid(folder) ?? 0
  process.kill(copy.pid, 'SIGKILL')
  await copy.exited
  expect(isAlive(orphan)).toBe(true)

  const messages: string[] = []
  const server = await startEmbeddedServer({ folder, log: (message) => messages.push(message) })
  onTestFinished(() => server.stop())
  expect(messages.join('\n')).toContain(`pid ${orphan}`)
  expect(isAlive(orphan)).toBe(false)
  expect(serverPid(folder)).not.toBe(orphan)
})

test('backends that have lost their server do not keep the next one from starting', async () => {
  const folder = freshFolder()
  const copy = startCopy(folder, { env: withoutSetpriv })
  const host = await until(() => copy.noted('ready')[0], copy)
  // Busy without ever waiting, so that it does not notice the end of its server by itself.
  const endless = `do $$ begin loop end loop; end $$`
  const busy = query({ ...address, host, stop: async () => {} }, endless)
  const cut = expect(busy).rejects.toThrow()
  const backend = await until(() => serverProcesses(folder).find(isRunningStatement))
  process.kill(copy.pid, 'SIGKILL')
  process.kill(serverPid(folder) ?? 0, 'SIGKILL')
  await copy.exited

  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  await cut
  expect(isAlive(backend)).toBe(false)
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

const address = { port: 5432, owner: 'prongsai_owner', database: 'prongsai' } as const

function isRunningStatement(pid: number): boolean {
  return spawnSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' })
    .stdout.trim()
    .endsWith(' DO')
}

test('a pid that belongs to somebody else now is not believed', async () => {
  const folder = freshFolder()
  const first = await startEmbeddedServer({ folder, log })
  await first.stop()
  const stranger = startCopy(freshFolder())
  await until(() => stranger.noted('ready')[0], stranger)
  const notes = join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(notes, `${stranger.pid}\n${join(folder, 'postgres')}\n1\n5432\n.\n\n\nready\n`)

  const second = await startEmbeddedServer({ folder, log })
  onTestFinished(() => second.stop())
  expect(isAlive(stranger.pid)).toBe(true)
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(notes)).toBe(true)
})

test('the server of another data folder is not taken for one of this', async () => {
  const folder = freshFolder()
  const first = await startEmbeddedServer({ folder, log })
  await first.stop()
  const neighbour = freshFolder()
  const other = await startEmbeddedServer({ folder: neighbour, log })
  onTestFinished(() => other.stop())
  const pid = serverPid(neighbour) ?? 0
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${pid}\n${join(folder, 'postgres')}\n`)

  const second = await startEmbeddedServer({ folder, log })
  onTestFinished(() => second.stop())
  expect(serverPid(neighbour)).toBe(pid)
  expect(await query(other, 'select 1 as one')).toEqual([{ one: 1 }])
})
