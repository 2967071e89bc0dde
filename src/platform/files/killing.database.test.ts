import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { checkFiles } from './checking.ts'
import { localStore } from './local-store.ts'
import { blobFolder, blobName, stagedFolder } from './store.ts'
import { sweepFiles } from './sweeping.ts'

const program = join(import.meta.dirname, '../../../test/support/keeping-process.ts')
const copiesAtOnce = 4
const rounds = 6

let db: TestDatabase
let folder: string
beforeAll(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'prongsai-killed-'))
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

/** Runs a copy of the program and kills it in the middle of its work. */
async function runAndKill(organizationId: string): Promise<void> {
  const copy = spawn(process.execPath, [program, JSON.stringify(db.address), organizationId, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(copy, 'exit')
  await Promise.race([once(copy.stdout, 'data'), ended])
  await sleep(Math.random() * 250)
  copy.kill('SIGKILL')
  // One that ended by itself had an error.
  expect(await ended).toEqual([null, 'SIGKILL'])
}

/** What a killed program had asked the server to do is done or undone some moments later. */
async function serverIsQuiet(): Promise<void> {
  const others = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'prongsai'
      and state <> 'idle'`
  for (;;) {
    const { rows } = await db.database.serving.query<{ count: number }>(others)
    if (rows[0]?.count === 0) return
    await sleep(20)
  }
}

// Each kill waits for a copy to start; other tests share the processor.
const longEnough = { timeout: 120_000 }

test(
  'after 24 kills and a sweep there is no file without its content and no content without a file',
  longEnough,
  async () => {
    const organizationId = await db.organizationId()
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(Array.from({ length: copiesAtOnce }, () => runAndKill(organizationId)))
    }
    await serverIsQuiet()
    const store = localStore(folder)
    const { serving } = db.database
    expect(await checkFiles({ serving, store }), 'even before the sweep').toEqual([])
    const swept = await sweepFiles({ serving, store, at: Temporal.Now.instant().add({ hours: 7 }) })
    expect(swept.staged, 'kills left uploads behind').toBeGreaterThan(0)
    const { rows } = await db.asOwner(organizationId, (tx) =>
      tx.db.execute<{ sha256: string }>('select distinct sha256 from file order by sha256'),
    )
    expect(rows.length, 'and files were kept').toBeGreaterThan(0)
    const names = (await Array.fromAsync(store.list(blobFolder(organizationId)))).map(({ name }) => name)
    expect(names.toSorted()).toEqual(rows.map(({ sha256 }) => blobName(organizationId, sha256)).toSorted())
    expect(await Array.fromAsync(store.list(stagedFolder))).toEqual([])
    expect(await Array.fromAsync(store.list('work/'))).toEqual([])
    expect(await checkFiles({ serving, store })).toEqual([])
  },
)
