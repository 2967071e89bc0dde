import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { longestEntry } from './entry.ts'
import { hashBytes, type Hash } from './merkle.ts'
import { parseBundle, parseTile, tilePath, tileWidth, type TileAddress } from './tiles.ts'

/** Where the public files of a log lie. */
export interface LogSource {
  readonly name: string
  /** A file's bytes; undefined where there is none. Throws {@link LogUnreadable} for what else may happen. */
  read(path: string, mostBytes: number): Promise<Uint8Array | undefined>
}

/** The log could not be read, which says nothing about whether it is right. */
export class LogUnreadable extends Error {
  readonly path: string
  readonly reason: 'unreachable' | 'absent' | 'too-large'

  constructor(path: string, reason: LogUnreadable['reason'], options?: ErrorOptions) {
    super(`${path}: ${reason}`, options)
    this.name = 'LogUnreadable'
    this.path = path
    this.reason = reason
  }
}

/** Opens a log at an http address or in a folder; nothing is read yet. */
export function openLogSource(place: string): LogSource {
  if (!/^https?:\/\//i.test(place)) return folderSource(place)
  if (!URL.canParse(place)) throw new LogUnreadable(place, 'absent')
  return webSource(place)
}

function folderSource(folder: string): LogSource {
  return {
    name: folder,
    async read(path, mostBytes) {
      const file = join(folder, path)
      try {
        if ((await stat(file)).size > mostBytes) throw new LogUnreadable(path, 'too-large')
        return await readFile(file)
      } catch (error) {
        if (error instanceof LogUnreadable) throw error
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
        throw new LogUnreadable(path, 'unreachable', { cause: error })
      }
    },
  }
}

const requestTimeoutMs = 30_000
const attempts = 6
const longestWaitSeconds = 30

function webSource(address: string): LogSource {
  const base = new URL(address)
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  return {
    name: base.href,
    async read(path, mostBytes) {
      const response = await fetchPatiently(new URL(path, base), path)
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel()
        return undefined
      }
      try {
        return await readAtMost(response, path, mostBytes)
      } catch (error) {
        throw error instanceof LogUnreadable
          ? error
          : new LogUnreadable(path, 'unreachable', { cause: error })
      }
    },
  }
}

/** A server that is asked for thousands of files may ask for patience; one that restarts comes back. */
async function fetchPatiently(url: URL, path: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, { signal: AbortSignal.timeout(requestTimeoutMs) }).catch(
      (error: unknown) => error as Error,
    )
    if (response instanceof Response) {
      const { status } = response
      if (response.ok || status === 404 || status === 410) return response
      await response.body?.cancel()
    }
    const isWorthIt =
      response instanceof Error ||
      response.status === 429 ||
      response.status === 502 ||
      response.status === 503
    if (!isWorthIt || attempt === attempts) {
      throw new LogUnreadable(path, 'unreachable', {
        cause: response instanceof Error ? response : new Error(`the server answers ${response.status}`),
      })
    }
    const asked = response instanceof Response ? Number(response.headers.get('retry-after')) : 0
    await setTimeout(1000 * Math.min(longestWaitSeconds, asked > 0 ? asked : attempt / 5))
  }
}

/** Reads no more than it must, because whoever runs the log chooses how much he sends. */
async function readAtMost(response: Response, path: string, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > mostBytes) throw new LogUnreadable(path, 'too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A tile's hashes: 'absent' where it was not published, 'malformed' where its bytes are not a tile. */
export function readTile(source: LogSource, address: TileAddress): Promise<Reading<Hash>> {
  return readParts(source, address, { mostBytes: tileWidth * hashBytes, parse: parseTile })
}

/** A bundle's entries, in the same manner. */
export function readBundle(
  source: LogSource,
  address: Omit<TileAddress, 'level'>,
): Promise<Reading<Uint8Array>> {
  const mostBytes = tileWidth * (2 + longestEntry)
  return readParts(source, { ...address, level: 'entries' }, { mostBytes, parse: parseBundle })
}

export type Reading<Part> = readonly Part[] | 'absent' | 'malformed'

interface Form<Part> {
  readonly mostBytes: number
  readonly parse: (bytes: Uint8Array, width: number) => Part[] | undefined
}

/** A log may drop a partial tile once the full one is there, so that one is looked for as well. */
async function readParts<Part>(
  source: LogSource,
  address: TileAddress,
  { mostBytes, parse }: Form<Part>,
): Promise<Reading<Part>> {
  for (const width of new Set([address.width, tileWidth])) {
    const bytes = await source.read(tilePath({ ...address, width }), mostBytes)
    if (bytes) return parse(bytes, width)?.slice(0, address.width) ?? 'malformed'
  }
  return 'absent'
}
