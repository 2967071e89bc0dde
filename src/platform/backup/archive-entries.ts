import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Decrypter } from 'age-encryption'
import type { z } from 'zod'
import { StartError } from '../start-error.ts'
import { readArchive, type Entry } from './archive-reading.ts'
import {
  anyHeader,
  formatVersion,
  header,
  headerName,
  type Header,
  partBytes,
  partName,
  RowDigest,
  tableEnd,
  tableEndName,
  tableFolder,
  type TableEnd,
} from './backup-format.ts'
import { damaged } from './failures.ts'

/** More than any that was written; keeps a forged archive from filling the memory. */
const largestText = 64 * 1024 * 1024
const largestPart = 16 * partBytes

/** Reads an archive entry by entry, in the one order that there is. Everything else is refused as damaged. */
export class ArchiveEntries {
  readonly #file: string
  readonly #entries: AsyncGenerator<Entry>

  constructor(file: string, decrypter: Decrypter) {
    this.#file = file
    this.#entries = readArchive(file, decrypter)
  }

  /** What the backup says of itself. Refuses one that a newer program has written. */
  async header(): Promise<Header> {
    const value = await this.#jsonOf(await this.next(headerName))
    const { format } = this.#parse(anyHeader, value)
    if (format > formatVersion) throw madeByNewer(this.#file, `format ${format}`)
    return this.#parse(header, value)
  }

  /** The next entry, which must have one of these names. It must be read before the one after it. */
  async next(...names: readonly string[]): Promise<Entry> {
    const entry = await this.nextOrEnd()
    if (entry && names.includes(entry.header.name)) return entry
    throw this.#damaged(`${names[0]} expected, ${entry?.header.name} found`)
  }

  /** Undefined at the end, which only an archive that is whole has. */
  async nextOrEnd(): Promise<Entry | undefined> {
    const { value, done } = await this.#entries.next()
    return done ? undefined : value
  }

  async bytes(name: string): Promise<Buffer> {
    return this.#bytesOf(await this.next(name), largestText)
  }

  async json<T>(entry: Entry, schema: z.ZodType<T>): Promise<T> {
    return this.#parse(schema, await this.#jsonOf(entry))
  }

  /** The rows of the next table, as COPY takes them; `ended` gets what they were, once that is proved. */
  async *table(name: string, ended: (end: TableEnd) => void): AsyncGenerator<Buffer> {
    const folder = tableFolder(name)
    const digest = new RowDigest()
    for (let number = 0; ; number += 1) {
      const entry = await this.nextOrEnd()
      if (entry?.header.name === `${folder}${tableEndName}`) {
        const end = await this.json(entry, tableEnd)
        const read = digest.end()
        if (read.rows !== end.rows || read.sha256 !== end.sha256) throw this.#damaged(`${name} differs`)
        return ended(end)
      }
      if (entry?.header.name !== partName(folder, number)) throw this.#damaged(`a part of ${name} is missing`)
      const part = await this.#unpacked(await this.#bytesOf(entry, largestPart))
      digest.update(part)
      yield part
    }
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    await this.#entries.return(undefined)
  }

  async #unpacked(packed: Buffer): Promise<Buffer> {
    try {
      return await promisify(gunzip)(packed, { maxOutputLength: largestPart })
    } catch (error) {
      throw damaged(this.#file, error)
    }
  }

  async #bytesOf(entry: Entry, limit: number): Promise<Buffer> {
    if (entry.header.size > limit) throw this.#damaged(`${entry.header.name} is too large`)
    const chunks: Uint8Array[] = []
    for await (const chunk of entry) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async #jsonOf(entry: Entry): Promise<unknown> {
    const bytes = await this.#bytesOf(entry, largestText)
    try {
      return JSON.parse(bytes.toString())
    } catch (error) {
      throw damaged(this.#file, error)
    }
  }

  #parse<T>(schema: z.ZodType<T>, value: unknown): T {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw damaged(this.#file, parsed.error)
  }

  #damaged(reason: string): StartError {
    return damaged(this.#file, new Error(reason))
  }
}

/** The backup needs a program that is newer than this one. */
export function madeByNewer(file: string, what: string): StartError {
  return new StartError('backup-newer', {
    th: `แฟ้มสำรองข้อมูล ${file} สร้างด้วยโปรแกรมรุ่นใหม่กว่า (${what}) กู้คืนด้วยโปรแกรมรุ่นนั้นหรือใหม่กว่า`,
    en: `The backup ${file} was made by a newer version of the program (${what}). Restore it with that version or a newer one.`,
  })
}
