import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** A finished answer with its compressed forms, each made at most once. */
export class StoredPage {
  readonly status: number
  readonly type: string
  readonly filename: string | undefined
  readonly etag: string
  readonly #plain: Buffer
  readonly #compressed = new Map<Encoding, Promise<Buffer>>()

  constructor(answer: { status: number; type: string; filename?: string; etag: string; body: string }) {
    this.status = answer.status
    this.type = answer.type
    this.filename = answer.filename
    this.etag = answer.etag
    this.#plain = Buffer.from(answer.body)
  }

  get bytes(): number {
    return this.#plain.length
  }

  encoded(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.#plain
    const known = this.#compressed.get(encoding)
    if (known) return known
    const compressed = compress(this.#plain, encoding)
    this.#compressed.set(encoding, compressed)
    return compressed
  }
}

function compress(plain: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  return encoding === 'gzip'
    ? compressGzip(plain)
    : compressBrotli(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 6,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      })
}

/** The best encoding that a client accepts; one that it weighs with 0 is refused, not accepted. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const accepted = new Set(
    header
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/i.test(part))
      .map((part) => part.split(';')[0]?.trim().toLowerCase()),
  )
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity'
}

/** Finished pages, the longest unused given up first once they weigh more than `limit` bytes. */
export class PageStore {
  readonly #limit: number
  readonly #pages = new Map<string, StoredPage>()
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): StoredPage | undefined {
    const page = this.#pages.get(key)
    if (page) {
      // A Map keeps the order of insertion, so that its first key is the longest unused.
      this.#pages.delete(key)
      this.#pages.set(key, page)
    }
    return page
  }

  set(key: string, page: StoredPage): void {
    this.#remove(key)
    this.#pages.set(key, page)
    this.#bytes += page.bytes
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#limit) break
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= page.bytes
  }
}
