import { pipeline, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/**
 * PDF and the zip archives that spreadsheets are: another pass takes time and saves nothing. What is sealed keeps its
 * length as well, which would otherwise tell zeros from a report.
 */
const isCompressed = /^application\/(?:pdf|vnd\.openxmlformats|zip|octet-stream)/

export type Encoding = 'br' | 'gzip' | 'identity'

/** A finished answer with its compressed forms, each made at most once. */
export class StoredPage {
  readonly status: number
  readonly type: string
  readonly filename: string | undefined
  readonly etag: string | undefined
  readonly #plain: Buffer
  readonly #compressed = new Map<Encoding, Promise<Buffer>>()
  #bytes: number
  #grown: (bytes: number) => void = () => {}

  constructor(answer: {
    status: number
    type: string
    filename?: string
    etag?: string
    body: string | Uint8Array
  }) {
    this.status = answer.status
    this.type = answer.type
    this.filename = answer.filename
    this.etag = answer.etag
    this.#plain = alone(answer.body)
    this.#bytes = this.#plain.length
  }

  /** All the forms that exist by now. */
  get bytes(): number {
    return this.#bytes
  }

  /** Tells whoever keeps the page what each further form adds to its bytes. */
  whenGrown(grown: (bytes: number) => void): void {
    this.#grown = grown
  }

  /** The best form for a client; what is compressed by its kind is sent as it is. */
  encodingFor(header: string | undefined): Encoding {
    return isCompressed.test(this.type) ? 'identity' : acceptedEncoding(header)
  }

  encoded(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === 'identity') return this.#plain
    const known = this.#compressed.get(encoding)
    if (known) return known
    const compressed = compress(this.#plain, encoding).then((made) => {
      const form = alone(made)
      this.#bytes += form.length
      this.#grown(form.length)
      return form
    })
    this.#compressed.set(encoding, compressed)
    return compressed
  }
}

/**
 * The same bytes in memory of their own. Small buffers are cut from slabs of 64 KB, and one that is kept
 * keeps its whole slab: a store filled to 64 MB held 125.
 */
function alone(body: string | Uint8Array): Buffer {
  const own = Buffer.allocUnsafeSlow(Buffer.byteLength(body))
  if (typeof body === 'string') own.write(body)
  else own.set(body)
  return own
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

/**
 * A body compressed as it comes, in the memory of one window. Brotli at the quality that is as fast as gzip
 * and smaller: what is made for one visitor is not kept for the next.
 */
export function compressing(body: Readable, encoding: 'br' | 'gzip'): Readable {
  const compressor =
    encoding === 'gzip'
      ? createGzip()
      : createBrotliCompress({
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 4,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          },
        })
  // Whichever of the two fails or is given up takes the other with it; whoever reads hears of it.
  return pipeline(body, compressor, () => {})
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

/**
 * Finished pages, the longest unused given up first once they weigh more than `limit` bytes, and the
 * pages in the making. What is made may turn out to be something else (`Other`), which is not kept.
 */
export class PageStore<Other> {
  readonly #limit: number
  readonly #pages = new Map<string, StoredPage>()
  readonly #making = new Map<string, Promise<StoredPage | Other>>()
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * The page of a key, made now if there is none. Everybody who asks while it is made waits for the same
   * one, and hears of the same failure. Kept is only what there is: there is no end to the addresses of
   * what is absent.
   */
  async getOrMake(key: string, make: () => Promise<StoredPage | Other>): Promise<StoredPage | Other> {
    const known = this.get(key) ?? this.#making.get(key)
    if (known) return known
    const making = this.#make(key, make).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  async #make(key: string, make: () => Promise<StoredPage | Other>): Promise<StoredPage | Other> {
    const made = await make()
    if (made instanceof StoredPage && made.status === 200) this.set(key, made)
    return made
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
    this.#bytes += weight(key, page)
    page.whenGrown((bytes) => {
      if (this.#pages.get(key) !== page) return
      this.#bytes += bytes
      this.#keepToLimit()
    })
    this.#keepToLimit()
  }

  #keepToLimit(): void {
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#limit) break
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= weight(key, page)
  }
}

/** A key holds what was searched for, up to 90 KB of it; letters beyond Latin-1 take two bytes each. */
function weight(key: string, page: StoredPage): number {
  return page.bytes + 2 * key.length
}
