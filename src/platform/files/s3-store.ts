import { AwsClient } from 'aws4fetch'
import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
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
const briefMs = 15_000
/** For contents, on the line of an office. */
const patientMs = 600_000

interface Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  readonly name: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Blob | Uint8Array
  readonly timeoutMs?: number
}

type Send = (request: Request) => Promise<Response>

/** A store in a bucket of any service that speaks S3. The bucket must be there. */
export function s3Store({ workFolder, ...options }: S3Options): FileStore {
  const send = sender(options)
  // The service refuses a content that arrives otherwise than it was signed.
  const put = async (name: string, body: Blob | Uint8Array, sha256: string): Promise<void> => {
    const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' }
    await found(await send({ method: 'PUT', name, body, headers, timeoutMs: patientMs }))
  }
  return {
    workFolder,
    async takeIn(path, name, sha256) {
      await put(name, await openAsBlob(path), sha256)
      await rm(path)
    },
    async rename(from, to) {
      const headers = { 'x-amz-copy-source': `/${options.bucket}/${from}` }
      const copied = await send({ method: 'PUT', name: to, headers })
      if (copied.status === 404) {
        await ended(copied)
        await found(await send({ method: 'HEAD', name: to }))
        return
      }
      // A copy that failed half-way is told in the body of an answer that has already said 200.
      if (!(await copied.text()).includes('<CopyObjectResult')) throw new Error('the store did not copy')
      await ended(await send({ method: 'DELETE', name: from }))
    },
    write: (name, content) => put(name, content, createHash('sha256').update(content).digest('hex')),
    async open(name) {
      const response = await send({ method: 'GET', name, timeoutMs: patientMs })
      if (response.status === 404) {
        if ((await response.text()).includes('NoSuchBucket')) throw noBucket()
        return undefined
      }
      return {
        bytes: Number(response.headers.get('content-length')),
        // The same class under two names: of the browser's types and of Node's.
        body: Readable.fromWeb(response.body as ReadableStream),
      }
    },
    list: (folder) => listBucket(send, folder),
    async remove(name) {
      await ended(await send({ method: 'DELETE', name }))
    },
  }
}

/** Sends signed requests. Answers of 404 are the caller's; every other refusal is thrown. */
function sender({ endpoint, bucket, ...credentials }: Omit<S3Options, 'workFolder'>): Send {
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 })
  const root = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  return async ({ method, name, query = {}, headers = {}, body, timeoutMs = briefMs }) => {
    const url = new URL(name === '' ? root : `${root}/${name}`)
    url.search = new URLSearchParams(query).toString()
    const response = await client.fetch(url, {
      method,
      headers,
      // The types of the browser do not know that bytes may stand on shared memory.
      ...(body ? { body: body as BodyInit } : {}),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok || response.status === 404) return response
    const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''
    throw new Error(`the store for files answered ${response.status} ${code} to ${method}`)
  }
}

async function found(response: Response): Promise<void> {
  await ended(response)
  if (response.status === 404) throw new Error('the store has neither the bucket nor the content')
}

/** Gives the connection back: what the answer still says interests nobody. */
async function ended({ body }: Response): Promise<void> {
  await body?.cancel()
}

function noBucket(): Error {
  return new Error('the bucket for files is not there')
}

const entry = /<Key>([^<]*)<\/Key>.*?<LastModified>([^<]*)<\/LastModified>/gs

async function* listBucket(send: Send, folder: string): AsyncGenerator<StoredContent> {
  let after: Record<string, string> = {}
  do {
    const query = { 'list-type': '2', prefix: folder, ...after }
    const response = await send({ method: 'GET', name: '', query })
    if (response.status === 404) throw noBucket()
    const page = await response.text()
    // Our names and the times have no character that XML would write otherwise.
    for (const [, name = '', time = ''] of page.matchAll(entry)) {
      yield { name, writtenAt: Temporal.Instant.from(time) }
    }
    const token = /<NextContinuationToken>([^<]*)</.exec(page)?.[1]
    after = token === undefined ? {} : { 'continuation-token': token }
  } while ('continuation-token' in after)
}
