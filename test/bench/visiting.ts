import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const encodings = ['br', 'gzip', 'identity'] as const
type Encoding = (typeof encodings)[number]

interface Visit {
  readonly type: string
  readonly text: string
  /** Everything received for it, headers too. */
  readonly wireBytes: number
}

/** One file on a connection of its own, as it comes over the wire. */
async function visit(url: URL, encoding: Encoding): Promise<Visit> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { 'accept-encoding': encoding } }, (response) => {
      const { socket, statusCode, headers } = response
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (statusCode !== 200) return reject(new Error(`${url} answers ${statusCode}`))
        const body = Buffer.concat(chunks)
        const coding = headers['content-encoding']
        const plain =
          coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
        resolve({ type: headers['content-type'] ?? '', text: plain.toString(), wireBytes: socket.bytesRead })
      })
    }).on('error', reject)
  })
}

/**
 * The addresses that a page links to on its own site, each in one spelling; the language link leads to a
 * page that the crawl meets anyway.
 */
function linksOf(page: string, site: string): string[] {
  return [...page.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)]
    .map(([, address]) => new URL(address!.replaceAll('&amp;', '&'), site))
    .filter(({ pathname }) => !pathname.startsWith('/language/'))
    .map((url) => {
      url.searchParams.sort()
      return url.pathname + url.search
    })
}

export interface Addresses {
  readonly pages: string[]
  /** Pages again, filtered or sorted by what follows the question mark. */
  readonly views: string[]
  readonly files: string[]
}

/** Everything that links lead to from the front page in both languages. */
export async function allAddresses(site: string): Promise<Addresses> {
  const found: Addresses = { pages: [], views: [], files: [] }
  const known = new Set(['/', '/en'])
  // The set grows while it is read.
  for (const address of known) {
    const answer = await visit(new URL(address, site), 'identity')
    if (!answer.type.startsWith('text/html')) {
      found.files.push(address)
      continue
    }
    found[address.includes('?') ? 'views' : 'pages'].push(address)
    for (const link of linksOf(answer.text, site)) known.add(link)
  }
  return found
}

/** What a browser fetches for a page on a first visit besides its fonts: the page, styles and pictures. */
export class FirstVisits {
  readonly #site: string
  readonly #files = new Map<string, Promise<Visit>>()

  constructor(site: string) {
    this.#site = site
  }

  async bytes(path: string, encoding: 'br' | 'gzip'): Promise<number> {
    const page = await visit(new URL(path, this.#site), encoding)
    const named = [...page.text.matchAll(/<link [^>]*?href="([^"]*)|<img [^>]*?src="([^"]*)/g)]
    const files = new Set<string>()
    for (const [, link, picture] of named) {
      const file = new URL(link ?? picture!, this.#site)
      files.add(file.href)
      for (const other of await this.#namedInStyles(file, encoding)) files.add(other)
    }
    let bytes = page.wireBytes
    for (const file of files) bytes += (await this.#file(new URL(file), encoding)).wireBytes
    return bytes
  }

  async #namedInStyles(file: URL, encoding: Encoding): Promise<string[]> {
    const { type, text } = await this.#file(file, encoding)
    if (!type.startsWith('text/css')) return []
    return [...text.matchAll(/url\(["']?([^"')]+)/g)]
      .map(([, name]) => new URL(name!, file).href)
      .filter((address) => !address.endsWith('.woff2'))
  }

  #file(url: URL, encoding: Encoding): Promise<Visit> {
    const key = `${encoding} ${url}`
    const known = this.#files.get(key) ?? visit(url, encoding)
    this.#files.set(key, known)
    return known
  }
}

/** Makes so many requests, 32 at a time, turning through the addresses and the encodings. */
export async function visitMany(site: string, addresses: readonly string[], requests: number): Promise<void> {
  let next = 0
  const visitor = async (): Promise<void> => {
    while (next < requests) {
      const turn = next
      next += 1
      const encoding = encodings[Math.floor(turn / addresses.length) % encodings.length]!
      const answer = await fetch(new URL(addresses[turn % addresses.length]!, site), {
        headers: { 'accept-encoding': encoding },
      })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${answer.url} answers ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: 32 }, visitor))
}
