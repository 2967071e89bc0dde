import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import { freshFolder, query } from '../../../../test/support/program-copy.ts'
import { clientFolder } from './socket.ts'

const log = (): void => {}

/** Longer than the address of a Unix socket can be. */
function deepFolder(): string {
  return join(freshFolder(), 'องค์การบริหารส่วนตำบลกระจาย', 'x'.repeat(60))
}

test('a data folder deeper than a socket address is served by way of a private folder', async () => {
  const folder = deepFolder()
  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  onTestFinished(() => rmSync(dirname(server.host), { recursive: true }))
  expect(server.host.startsWith(tmpdir())).toBe(true)
  expect(statSync(dirname(server.host)).mode & 0o777).toBe(0o700)
  await query(server, 'create table kept as select 1 as one')
  await server.stop()

  const again = await startEmbeddedServer({ folder, log })
  onTestFinished(() => again.stop())
  expect(again.host).toBe(server.host)
  expect(await query(again, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a private folder that others can enter is refused', async () => {
  const folder = deepFolder()
  const opened = dirname(clientFolder(join(folder, 'postgres')))
  onTestFinished(() => rmSync(opened, { recursive: true }))
  chmodSync(opened, 0o755)
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'temporary-folder-unsafe',
    en: expect.stringContaining(opened),
  })
})

test('two deep folders do not meet', () => {
  const [one, other] = [deepFolder(), mkdtempSync(join(tmpdir(), 'x'.repeat(90)))].map(clientFolder)
  onTestFinished(() => {
    for (const host of [one, other]) rmSync(dirname(host ?? ''), { recursive: true })
  })
  expect(one).not.toBe(other)
})
