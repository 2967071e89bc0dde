import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import type { S3Settings } from '../configuration.ts'
import { localStore } from '../files/local-store.ts'
import { s3Store } from '../files/s3-store.ts'
import { blobName, type FileStore } from '../files/store.ts'
import type { ArchiveEntries } from './archive-entries.ts'
import type { ArchiveWriter } from './archive-writing.ts'
import { fileFolder, type FileCount } from './backup-format.ts'

/** The folder of the local store below the data folder. */
export const filesFolder = 'files'

/** The store that the program uses with a data folder. */
export function storeIn(dataFolder: string, s3: S3Settings | undefined): FileStore {
  const root = join(dataFolder, filesFolder)
  return s3 ? s3Store({ ...s3, workFolder: join(root, 'work') }) : localStore(root)
}

const rowsAtOnce = 1_000

interface Blob {
  readonly organizationId: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * What some file refers to, in one order everywhere; a content that none refers to any more is about to be
 * erased. Must run in a transaction.
 */
async function* storedBlobs(client: pg.Client, organizationIds: readonly string[]): AsyncGenerator<Blob> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.file_blob') is not null as exists`,
  )
  if (!found[0]?.exists) return
  for (const organizationId of organizationIds) {
    const id = client.escapeLiteral(organizationId)
    await client.query(`set local app.organization_id = ${id}`)
    // A server of the operator's own may sort by other rules than another one.
    await client.query(`declare stored_blob no scroll cursor for select sha256, bytes from file_blob b
      where organization_id = ${id} and exists (
        select from file f where f.organization_id = ${id} and f.sha256 = b.sha256)
      order by sha256 collate "C"`)
    for (;;) {
      const { rows } = await client.query<{ sha256: string; bytes: string }>(
        `fetch ${rowsAtOnce} from stored_blob`,
      )
      for (const { sha256, bytes } of rows) yield { organizationId, sha256, bytes: Number(bytes) }
      if (rows.length < rowsAtOnce) break
    }
    await client.query('close stored_blob')
  }
}

/** An entry without content stands for what the store did not have. */
function entryName({ organizationId, sha256 }: Blob, isLost = false): string {
  return `${fileFolder}${organizationId}/${sha256}${isLost ? '.lost' : ''}`
}

interface Side {
  readonly client: pg.Client
  readonly organizationIds: readonly string[]
  readonly store: FileStore
  readonly log: (message: string) => void
}

/**
 * Adds everything that the database of the snapshot says is stored. Contents never change under their name,
 * so that they belong to the snapshot whenever they are read. One that is not there, or is not what its name
 * says, is told and counted, because a backup without it is better than none.
 */
export async function writeStoredFiles(
  archive: ArchiveWriter,
  { client, organizationIds, store, log }: Side,
): Promise<FileCount> {
  const count = { files: 0, fileBytes: 0, lostFiles: 0 }
  for await (const blob of storedBlobs(client, organizationIds)) {
    const { organizationId, sha256, bytes } = blob
    const content = await store.open(blobName(organizationId, sha256))
    if (content?.bytes === bytes) {
      const hash = createHash('sha256')
      await archive.stream(entryName(blob), bytes, passing(content.body, hash))
      count.files += 1
      count.fileBytes += bytes
      if (hash.digest('hex') === sha256) continue
    } else {
      content?.body.destroy()
      await archive.bytes(entryName(blob, true), Buffer.alloc(0))
    }
    count.lostFiles += 1
    log(`แฟ้ม ${sha256} หายหรือเสียหายในที่เก็บแฟ้ม / The file ${sha256} is missing or damaged in the file store`)
  }
  return count
}

/** Gives `store` what {@link writeStoredFiles} has put in, and leaves out what was damaged then already. */
export async function restoreStoredFiles(
  entries: ArchiveEntries,
  { client, organizationIds, store, log }: Side,
): Promise<FileCount> {
  const count = { files: 0, fileBytes: 0, lostFiles: 0 }
  for await (const blob of storedBlobs(client, organizationIds)) {
    const { organizationId, sha256, bytes } = blob
    const entry = await entries.next(entryName(blob), entryName(blob, true))
    const isLost = entry.header.name === entryName(blob, true)
    await mkdir(store.workFolder, { recursive: true, mode: 0o700 })
    const path = join(store.workFolder, sha256)
    const hash = createHash('sha256')
    await pipeline(passing(entry, hash), createWriteStream(path, { mode: 0o600 }))
    if (!isLost) {
      count.files += 1
      count.fileBytes += bytes
    }
    if (!isLost && hash.digest('hex') === sha256) {
      await store.takeIn(path, blobName(organizationId, sha256), sha256)
      continue
    }
    await rm(path)
    count.lostFiles += 1
    log(`แฟ้ม ${sha256} ไม่อยู่ในแฟ้มสำรองข้อมูล / The file ${sha256} is not in the backup`)
  }
  return count
}

async function* passing(
  content: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}
