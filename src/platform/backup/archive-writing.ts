import type { Encrypter } from 'age-encryption'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { partBytes, partName, RowDigest, tableEndName, tableFolder, type TableEnd } from './backup-format.ts'
import { alreadyThere, explained } from './failures.ts'

/** Writes entries one after the other; each call resolves when the entry is on its way to the disk. */
export class ArchiveWriter {
  readonly #pack: Pack

  constructor(archive: Pack) {
    this.#pack = archive
  }

  bytes(name: string, content: Uint8Array): Promise<void> {
    return this.stream(name, content.length, [content])
  }

  json(name: string, value: unknown): Promise<void> {
    return this.bytes(name, Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`))
  }

  /** `size` is what the content will have; an entry that turns out longer or shorter is refused. */
  async stream(
    name: string,
    size: number,
    content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const written = Promise.withResolvers<void>()
    const entry = this.#pack.entry({ name, size, mode: 0o600 }, (error) =>
      error ? written.reject(error) : written.resolve(),
    )
    await Promise.all([written.promise, pipeline(content, entry)])
  }

  /** The rows of one table, in parts, and then what they were. */
  async table(name: string, rows: AsyncIterable<Uint8Array>): Promise<TableEnd> {
    const folder = tableFolder(name)
    const digest = new RowDigest()
    let number = 0
    for await (const part of inParts(rows)) {
      digest.update(part)
      await this.bytes(partName(folder, number++), await promisify(gzip)(part, { level: 1 }))
    }
    const end = digest.end()
    await this.json(`${folder}${tableEndName}`, end)
    return end
  }
}

/** An archive gives the size of an entry before its content, which nobody knows of rows that stream. */
async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    size += chunk.length
    if (size < partBytes) continue
    yield Buffer.concat(chunks)
    chunks = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(chunks)
}

/**
 * Writes an encrypted archive to `file`, readable by its owner only. It appears whole, flushed to the disk,
 * or not at all; no file is replaced. Refuses with a StartError when the disk is full or not writable.
 */
export async function writeArchive(
  { file, encrypter }: { file: string; encrypter: Encrypter },
  work: (archive: ArchiveWriter) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) throw alreadyThere(file)
  const unfinished = `${file}.unfinished-${randomBytes(4).toString('hex')}`
  // Also when somebody stops the program meanwhile.
  const discard = (): void => rmSync(unfinished, { force: true })
  process.once('exit', discard)
  try {
    await writeUnfinished(unfinished, encrypter, work)
    if (existsSync(file)) throw alreadyThere(file)
    await rename(unfinished, file)
    await flushFolder(dirname(file))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw explained(error, dirname(file))
  } finally {
    process.off('exit', discard)
  }
}

async function writeUnfinished(
  file: string,
  encrypter: Encrypter,
  work: (archive: ArchiveWriter) => Promise<void>,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  const archive = pack()
  // Each side ends the other one when it fails.
  const end = (reason: unknown): void =>
    archive.destroy(reason instanceof Error ? reason : new Error(String(reason)))
  const writing = encrypter
    .encrypt(webStream(archive))
    .then((encrypted) => pipeline(encrypted, handle.createWriteStream({ flush: true })))
  writing.catch(end)
  const working = work(new ArchiveWriter(archive)).then(() => archive.finalize())
  working.catch(end)
  const outcomes = await Promise.allSettled([writing, working])
  // The disk's word first: of a disk that is full the work only learns that nobody listens any more.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** The library's streams are those of browsers, whose types are other ones than Node's. */
function webStream(archive: Pack): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(archive)) as ReadableStream<Uint8Array>
}

/** What makes a new name in a folder outlive a loss of power. */
export async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}
