import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import { freshFolder, query, startCopy, until } from '../../../../test/support/program-copy.ts'

const log = (): void => {}
const isRoot = process.geteuid?.() === 0

test('a first start that is killed leaves nothing that disturbs the next one', async () => {
  const folder = freshFolder()
  let caught = 0
  while (caught < 5) {
    const copy = startCopy(folder)
    await until(() => readEntries(folder).some((name) => name.startsWith('postgres.new-')))
    await sleep(caught * 70)
    process.kill(copy.pid, 'SIGKILL')
    await copy.exited
    expect(readEntries(folder)).not.toContain('postgres')
    caught += 1
  }
  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  expect(await query(server, 'select current_database() as name')).toEqual([{ name: 'prongsai' }])
  expect(readEntries(folder)).toEqual(['postgres', 'postgres.log', 'prongsai.lock'])
})

function readEntries(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder).sort() : []
}

test('data of another version are refused with advice', async () => {
  const folder = freshFolder()
  const server = await startEmbeddedServer({ folder, log })
  await server.stop()
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '14\n')
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'database-version-mismatch',
    th: expect.stringContaining('รุ่น 14'),
    en: expect.stringContaining('PostgreSQL 14'),
  })
  expect(readdirSync(join(folder, 'prongsai.lock'))).toEqual([])
})

test('a folder that is no database is left as it is', async () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres', 'letter.txt'), 'สำคัญ')
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({ code: 'data-folder-foreign' })
  expect(readdirSync(join(folder, 'postgres'))).toEqual(['letter.txt'])
})

test.runIf(isRoot)('root keeps the data below a folder that only root can enter', async () => {
  // As a clone in /root, with data that nobody else may even list.
  const folder = freshFolder(homedir())
  expect(statSync(homedir()).mode & 0o077).toBe(0)
  mkdirSync(folder)
  chmodSync(folder, 0o700)
  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(statSync(join(folder, 'postgres')).uid).not.toBe(0)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test.runIf(isRoot)(
  'root runs a cluster that was put back from a backup, and one of another user',
  async () => {
    const folder = freshFolder()
    const cluster = join(folder, 'postgres')
    const first = await startEmbeddedServer({ folder, log })
    await query(first, 'create table kept as select 1 as one')
    await first.stop()

    for (const [before, after] of [
      [0, statSync(cluster).uid],
      [65533, 65533],
    ] as const) {
      for (const name of ['', ...readdirSync(cluster, { recursive: true, encoding: 'utf8' })]) {
        chownSync(join(cluster, name), before, before)
      }
      const server = await startEmbeddedServer({ folder, log })
      expect(await query(server, 'select one from kept')).toEqual([{ one: 1 }])
      await server.stop()
      expect(statSync(cluster).uid).toBe(after)
    }
  },
)
