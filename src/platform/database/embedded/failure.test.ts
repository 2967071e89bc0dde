import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, expect, onTestFinished, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import { freshFolder, query } from '../../../../test/support/program-copy.ts'

const log = (): void => {}
const isRoot = process.geteuid?.() === 0

/** A disk of its own for the test. */
function mountDisk(context: TestContext, megabytes: number): string {
  const folder = freshFolder()
  mkdirSync(folder)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'prongsai-test', folder])
  if (status !== 0) context.skip('only root can mount a small disk')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

function fill(file: string): void {
  const { stderr } = spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4k'], { encoding: 'utf8' })
  expect(stderr).toContain('No space left on device')
}

test('a disk too small for the first start is reported as full', async (context) => {
  const folder = mountDisk(context, 8)
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'disk-full',
    th: expect.stringContaining('เต็ม'),
  })
})

test('a full disk stops the start, and freeing it brings everything back', async (context) => {
  const folder = mountDisk(context, 100)
  const first = await startEmbeddedServer({ folder, log })
  await query(first, 'create table kept as select 1 as one')
  await first.stop()
  const ballast = join(folder, 'ballast')
  fill(ballast)
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({ code: 'disk-full' })

  rmSync(ballast)
  const second = await startEmbeddedServer({ folder, log })
  onTestFinished(() => second.stop())
  expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a data folder that cannot be written is reported', async (context) => {
  let folder: string
  if (isRoot) {
    folder = mountDisk(context, 8)
    spawnSync('mount', ['-o', 'remount,ro', folder])
  } else {
    folder = freshFolder()
    mkdirSync(folder)
    chmodSync(folder, 0o500)
    onTestFinished(() => chmodSync(folder, 0o700))
  }
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'data-folder-unwritable',
    en: expect.stringContaining(folder),
  })
})

test('a start that fails says why in the words of the server', async () => {
  const folder = freshFolder()
  const first = await startEmbeddedServer({ folder, log })
  await first.stop()
  writeFileSync(join(folder, 'postgres', 'postgresql.conf'), 'shared_buffers = plenty\n')
  const failure = await startEmbeddedServer({ folder, log }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'database-start-failed' })
  expect((failure as Error).message).toContain('postgresql.conf')
  expect(String((failure as Error).cause)).toContain('shared_buffers')
})
