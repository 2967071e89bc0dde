import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { S3mini } from 's3mini'
import type { FileStore, StoredContent } from './store.ts'

export interface S3Options {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** A folder of this machine: uploads are examined before they leave it. */
  readonly workFolder: string
}

/** For requests that carry no contents: some are made inside a transaction. */
const briefTimeoutMs = 15_000
/** For contents, on the line of an office. */
const contentTimeoutMs = 600_000

const listedAtOnce = 1000

/** A store in a bucket of any service that speaks S3. The bucket must be there. */
export function s3Store({ workFolder, bucket, endpoint, ...credentials }: S3Options): FileStore {
  const address = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  const brief = new S3mini({ ...credentials, endpoint: address, requestAbortTimeout: briefTimeoutMs })
  const patient = new S3mini({ ...credentials, endpoint: address, requestAbortTimeout: contentTimeoutMs })
  const type = 'application/octet-stream'
  return {
    workFolder,
    async takeIn(path, name, sha256) {
      // The service refuses what arrives otherwise than it was sent.
      const checksum = { 'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64') }
      await patient.putObject(name, await openAsBlob(path), type, undefined, checksum)
      await rm(path)
    },
    async rename(from, to) {
      if (await brief.objectExists(from)) await brief.copyObject(from, to)
      else if (!(await brief.objectExists(to))) throw new Error('neither the old nor the new name is stored')
      await brief.deleteObject(from)
    },
    async write(name, content) {
      await brief.putObject(name, Buffer.from(content), type)
    },
    async open(name) {
      const response = await patient.getObjectResponse(name)
      if (!response?.body) return undefined
      return {
        bytes: Number(response.headers.get('content-length')),
        // The same class under two names, of Node's own types and of the browser's.
        body: Readable.fromWeb(response.body as ReadableStream),
      }
    },
    list: (folder) => listBucket(brief, folder),
    async remove(name) {
      await brief.deleteObject(name)
    },
  }
}

async function* listBucket(client: S3mini, folder: string): AsyncGenerator<StoredContent> {
  let token: string | undefined
  do {
    const page = await client.listObjectsPaged('/', folder, listedAtOnce, token)
    if (!page) throw new Error('the bucket for files is not there')
    for (const { Key, LastModified } of page.objects ?? []) {
      yield {
        name: Key,
        writtenAt: Temporal.Instant.fromEpochMilliseconds(new Date(LastModified).getTime()),
      }
    }
    token = page.nextContinuationToken
  } while (token !== undefined)
}
