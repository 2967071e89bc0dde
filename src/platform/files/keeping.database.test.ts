import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { startS3Server, type S3Server } from '../../../test/support/s3-server.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { publicActor } from '../identity/actor.ts'
import { checkFiles } from './checking.ts'
import { findFile, listFiles, type KeptFile } from './kept-file.ts'
import { keepFile, removeFile, type FileToKeep } from './keeping.ts'
import { localStore } from './local-store.ts'
import { s3Store } from './s3-store.ts'
import { stageUpload, type StagedFile } from './staging.ts'
import { blobName, previewName, stagedName, type FileStore } from './store.ts'
import { sweepFiles, type Swept } from './sweeping.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')

let db: TestDatabase
let organizationId: string
let s3: S3Server
let folder: string
let store: FileStore
beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
  s3 = await startS3Server()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-keeping-'))
  store = localStore(folder)
  await db.asOwner(organizationId, async (tx) => {
    await tx.db.execute('delete from file')
    await tx.db.execute('delete from file_blob')
  })
  return () => rm(folder, { recursive: true })
})
afterAll(async () => {
  await s3.stop()
  await db.close()
})

/** As a request does it. */
function transaction<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(db.database.serving, organizationId, work)
}

async function* whole(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}

async function staged(content: string, name = 'หลักฐาน.txt'): Promise<StagedFile> {
  const result = await stageUpload(store, whole(content), { maxBytes: 1000, accepts: ['text'], name })
  if (!result.ok) throw new Error(result.reason)
  return result.staged
}

async function keep(content: string, given: Partial<FileToKeep> = {}): Promise<KeptFile> {
  const about = { purpose: 'test.evidence', subject: 'matter-1', isPublic: false, keepUntil: null, at }
  const toKeep = { staged: await staged(content), ...about, ...given }
  return transaction((tx) => keepFile(tx, publicActor, toKeep))
}

function sweep(hours = 0): Promise<Swept> {
  return sweepFiles({ serving: db.database.serving, store, at: Temporal.Now.instant().add({ hours }) })
}

async function stored(): Promise<string[]> {
  return (await Array.fromAsync(store.list(''))).map(({ name }) => name).toSorted()
}

async function contentOf({ sha256 }: KeptFile): Promise<string> {
  const found = await store.open(blobName(organizationId, sha256))
  return Buffer.concat(await found!.body.toArray()).toString()
}

async function recorded(): Promise<{ kind: string; subject: string; payload: string }[]> {
  const { rows } = await db.asOwner(organizationId, (tx) =>
    tx.db.execute<{ kind: string; subject: string; payload: string }>(
      `select kind, subject, payload from ledger_entry e join ledger_payload p using (organization_id, index)
       where kind like 'files.%' order by index`,
    ),
  )
  return rows
}

test.each(['local', 's3'] as const)('%s: a file is kept, found, listed and removed', async (kind) => {
  if (kind === 's3') store = s3Store({ ...s3.settings, workFolder: join(folder, 'work') })
  const kept = await keep('the minutes')
  expect(await transaction((tx) => findFile(tx, kept.fileId))).toEqual(kept)
  expect(kept).toMatchObject({ kind: 'text', name: 'หลักฐาน.txt', bytes: 11, keptBy: null, keepUntil: null })
  expect(await contentOf(kept)).toBe('the minutes')
  const own = { purpose: 'test.evidence', subject: 'matter-1' }
  expect(await transaction((tx) => listFiles(tx, own))).toEqual([kept])
  expect(await transaction((tx) => listFiles(tx, { ...own, purpose: 'test.other' }))).toEqual([])

  const remove = (): ReturnType<typeof removeFile> =>
    transaction((tx) => removeFile(tx, publicActor, { fileId: kept.fileId, at }))
  expect(await remove()).toEqual({ ok: true })
  expect(await remove()).toEqual({ ok: false, reason: 'absent' })
  expect(await transaction((tx) => findFile(tx, kept.fileId))).toBeUndefined()
  expect(await sweep()).toEqual({ staged: 0, expired: 0, erased: 1 })
  expect(await stored()).toEqual([])
})

test('the ledger has its hash and not its name', async () => {
  const before = (await recorded()).length
  const { fileId, sha256 } = await keep('evidence')
  await transaction((tx) => removeFile(tx, publicActor, { fileId, at }))
  const entries = (await recorded()).slice(before)
  expect(entries.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['files.kept', fileId],
    ['files.removed', fileId],
  ])
  for (const { payload } of entries) {
    expect(payload).toContain(sha256)
    expect(payload).not.toContain('หลักฐาน')
  }
})

test('the same content is stored once, and stays until the last file that has it is removed', async () => {
  const [one, two] = [await keep('same'), await keep('same', { subject: 'matter-2' })]
  expect(one.fileId).not.toBe(two.fileId)
  expect(await stored()).toEqual([blobName(organizationId, one.sha256)])
  await transaction((tx) => removeFile(tx, publicActor, { fileId: one.fileId, at }))
  expect((await sweep()).erased).toBe(0)
  expect(await contentOf(two)).toBe('same')
  await transaction((tx) => removeFile(tx, publicActor, { fileId: two.fileId, at }))
  expect((await sweep()).erased).toBe(1)
  expect(await stored()).toEqual([])
})

test('what a transaction that failed had kept is swept', async () => {
  const upload = await staged('lost')
  const failed = transaction(async (tx) => {
    const about = { purpose: 'test.evidence', subject: 'a', isPublic: false, keepUntil: null, at }
    await keepFile(tx, publicActor, { staged: upload, ...about })
    throw new Error('after all')
  })
  await expect(failed).rejects.toThrow('after all')
  expect(await stored()).toEqual([blobName(organizationId, upload.sha256)])
  expect((await sweep()).erased).toBe(1)
  expect(await stored()).toEqual([])
})

test('a content that is being kept while it is swept stays', async () => {
  const first = await keep('wanted again')
  await transaction((tx) => removeFile(tx, publicActor, { fileId: first.fileId, at }))
  const again = await staged('wanted again')
  let sweeping: Promise<Swept> | undefined
  const kept = await transaction(async (tx) => {
    const about = { purpose: 'test.evidence', subject: 'a', isPublic: false, keepUntil: null, at }
    const file = await keepFile(tx, publicActor, { staged: again, ...about })
    sweeping = sweep()
    await othersWait()
    return file
  })
  expect((await sweeping)?.erased).toBe(0)
  expect(await contentOf(kept)).toBe('wanted again')
})

/** Until somebody waits for a lock that this test holds. */
async function othersWait(): Promise<void> {
  const waiting = `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`
  for (;;) {
    const { rows } = await db.database.serving.query<{ count: number }>(waiting)
    if (rows[0]?.count) return
  }
}

test('uploads that nobody kept are removed when they are old, and not before', async () => {
  const upload = await staged('never kept')
  await writeFile(join(store.workFolder, 'half'), 'cut off by a crash')
  expect((await sweep()).staged).toBe(0)
  expect(await stored()).toContain(stagedName(upload.stageId))
  expect((await sweep(7)).staged).toBe(2)
  expect(await stored()).toEqual([])
})

test('a file whose last day is over is removed with its content, and the ledger tells', async () => {
  const keepUntil = Temporal.Now.plainDateISO('Asia/Bangkok')
  const { fileId } = await keep('for a while', { keepUntil })
  expect((await sweep()).expired, 'the last day itself').toBe(0)
  expect(await sweep(24)).toMatchObject({ expired: 1, erased: 1 })
  expect((await recorded()).at(-1)).toMatchObject({ kind: 'files.removed', subject: fileId })
})

test('a preview without its content is swept as well', async () => {
  await store.write(previewName(organizationId, 'a'.repeat(64), 'small'), Buffer.from('x'))
  expect((await sweep()).erased).toBe(1)
  expect(await stored()).toEqual([])
})

test('a check finds contents that are missing or altered', async () => {
  const check = () => checkFiles({ serving: db.database.serving, store })
  const [missing, altered] = [await keep('missing'), await keep('altered')]
  await keep('sound')
  expect(await check()).toEqual([])
  await store.remove(blobName(organizationId, missing.sha256))
  await writeFile(join(folder, blobName(organizationId, altered.sha256)), 'forged')
  const faults = await check()
  expect(faults).toHaveLength(2)
  expect(faults).toEqual(
    expect.arrayContaining([
      { organizationId, sha256: missing.sha256, fault: 'missing' },
      { organizationId, sha256: altered.sha256, fault: 'altered' },
    ]),
  )
  expect((await sweep()).erased, 'a sweep leaves the evidence of it alone').toBe(0)
  await keep('missing')
  await keep('altered')
  expect(await check(), 'sending the same again mends it').toEqual([])
})
