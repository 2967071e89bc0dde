import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { startS3Server, type S3Server } from '../../../test/support/s3-server.ts'
import { withOwner } from '../database/connection.ts'
import { file as fileTable, fileBlob } from '../files/schema.ts'
import { blobFolder, blobName, sha256In, type FileStore } from '../files/store.ts'
import { ArchiveEntries } from './archive-entries.ts'
import { writeArchive } from './archive-writing.ts'
import type { FileCount } from './backup-format.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'
import { restoreStoredFiles, storeIn, writeStoredFiles } from './stored-files.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')

let folder: string
let db: TestDatabase
let s3: S3Server
let organizationId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-files-'))
  db = await testDatabase()
  s3 = await startS3Server()
  organizationId = await db.organizationId()
})
afterAll(async () => {
  await s3.stop()
  await db.close()
  await rm(folder, { recursive: true })
})

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** Lets the database know a file as an upload does; `stored` is what the store really has. */
async function keep(store: FileStore, content: Buffer, stored = content): Promise<string> {
  const sha256 = sha256Of(content)
  await db.asOwner(organizationId, async (tx) => {
    await tx.db
      .insert(fileBlob)
      .values({ organizationId, sha256, bytes: content.length, storedAt: at })
      .onConflictDoNothing()
    await tx.db.insert(fileTable).values({
      organizationId,
      fileId: uuidv7(),
      sha256,
      kind: 'text',
      name: 'แฟ้ม',
      purpose: 'test.file',
      subject: 'test',
      isPublic: false,
      keptAt: at,
    })
  })
  await store.write(blobName(organizationId, sha256), stored)
  return sha256
}

/** What a store has of the organisation: its hash, by the hash in its name. */
async function contentsOf(store: FileStore): Promise<Record<string, string>> {
  const contents: Record<string, string> = {}
  for await (const { name } of store.list(blobFolder(organizationId))) {
    const found = await store.open(name)
    contents[sha256In(name)!] = sha256Of(Buffer.concat(await found!.body.toArray()))
  }
  return contents
}

test.for([
  ['a folder', 'a bucket'],
  ['a bucket', 'a folder'],
])('files come from %s into %s; one that was lost before is told and stops nothing', async ([from]) => {
  const settings = from === 'a bucket' ? [s3.settings, undefined] : [undefined, s3.settings]
  const source = storeIn(join(folder, `from ${from}`), settings[0])
  const destination = storeIn(join(folder, `not ${from}`), settings[1])
  const large = randomBytes(3_000_000)
  const kept = [
    await keep(source, Buffer.from('หลักฐาน')),
    await keep(source, large),
    await keep(source, large),
  ]
  const absent = await keep(source, Buffer.from('absent'))
  await source.remove(blobName(organizationId, absent))
  const short = await keep(source, Buffer.from('short'), Buffer.from('sho'))
  const changed = await keep(source, Buffer.from('changed'), Buffer.from('CHANGED'))

  const archived = join(folder, `from ${from}.age`)
  const keyFile = `${archived}.key`
  const encrypter = encrypterFor([await makeKeyFile(keyFile)])
  const told: string[] = []
  const log = (line: string): void => void told.push(line)
  let written: FileCount | undefined
  await withOwner(db.address, async (client) => {
    const organizationIds = [organizationId]
    await client.query('begin')
    await writeArchive({ file: archived, encrypter }, async (archive) => {
      written = await writeStoredFiles(archive, { client, organizationIds, store: source, log })
    })
    expect(written).toMatchObject({ files: 3, lostFiles: 3 })
    for (const sha256 of [absent, short, changed]) expect(told.join()).toContain(sha256)

    for (const sha256 of kept) await source.remove(blobName(organizationId, sha256))
    const entries = new ArchiveEntries(archived, await decrypterOf(keyFile))
    const read = await restoreStoredFiles(entries, { client, organizationIds, store: destination, log })
    expect(read).toEqual(written)
    expect(await entries.nextOrEnd()).toBeUndefined()
    await entries.close()
    await client.query('rollback')
  })
  expect(await contentsOf(destination)).toEqual(Object.fromEntries(kept.map((sha256) => [sha256, sha256])))
  await db.asOwner(organizationId, async (tx) => {
    await tx.db.delete(fileTable)
    await tx.db.delete(fileBlob)
  })
})
