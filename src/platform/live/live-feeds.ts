import { Readable } from 'node:stream'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import type { Clock } from '../calendar/fiscal-year.ts'
import type { Database } from '../database/connection.ts'
import type { OrganizationDirectory } from '../organization/directory.ts'

/** What a page that stays open is shown, as a text that is the same for all who follow it. */
export type LiveReading = (tx: TenantTransaction, now: Temporal.Instant) => Promise<string>

interface Feed {
  readonly organizationId: string
  readonly read: LiveReading
  readonly followers: Set<Readable>
  last: string | undefined
  reading: boolean
  isStale: boolean
}

/** As often a line goes to everybody who follows: a proxy closes what is silent, and a change unheard of shows then. */
const beatMs = 20_000
/** Whoever takes nothing for so long comes again by himself; the server keeps no more for him. */
const mostWaiting = 256 * 1024
/** Each keeps a connection open. Whoever comes later is told to ask again, and has the page without it. */
const mostFollowers = 5_000

/**
 * Pages that change while they are looked at, by server-sent events. A feed is read once for all who follow it, when
 * the ledger of its organisation has grown, and sent only where it differs from what was sent before.
 */
export class LiveFeeds {
  readonly #database: Database
  readonly #feeds = new Map<string, Feed>()
  readonly #clock: Clock
  readonly #log: (message: string) => void
  readonly #beat: NodeJS.Timeout
  readonly #unheard: () => void
  #following = 0
  #closed = false

  constructor(
    database: Database,
    directory: Pick<OrganizationDirectory, 'onChange'>,
    { clock, log }: { readonly clock: Clock; readonly log: (message: string) => void },
  ) {
    this.#database = database
    this.#clock = clock
    this.#log = log
    this.#unheard = directory.onChange((organizationId) => this.#changed(organizationId))
    this.#beat = setInterval(() => this.#keepUp(), beatMs)
    this.#beat.unref()
  }

  /** Begins to follow a feed; its first event is how things are now. Ends when the reader goes or the server stops. */
  follow(organizationId: string, name: string, read: LiveReading): Readable {
    const key = `${organizationId} ${name}`
    const feed: Feed = this.#feeds.get(key) ?? {
      organizationId,
      read,
      followers: new Set(),
      last: undefined,
      reading: false,
      isStale: true,
    }
    const follower = new Readable({ read() {} })
    const isFull = this.#following >= mostFollowers
    // Whoever loses the line asks again after three seconds.
    follower.push(`retry: ${isFull ? 60_000 : 3_000}\n\n`)
    if (this.#closed || isFull) {
      follower.push(null)
      return follower
    }
    this.#feeds.set(key, feed)
    this.#following += 1
    feed.followers.add(follower)
    follower.once('close', () => {
      this.#following -= 1
      feed.followers.delete(follower)
      if (feed.followers.size === 0 && this.#feeds.get(key) === feed) this.#feeds.delete(key)
    })
    if (feed.last === undefined) void this.#refresh(feed)
    else follower.push(eventOf(feed.last))
    return follower
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#beat)
    this.#unheard()
    for (const { followers } of this.#feeds.values()) for (const one of followers) one.push(null)
    this.#feeds.clear()
  }

  /** Without an organisation, some changes may have gone unheard. */
  #changed(organizationId: string | undefined): void {
    for (const feed of this.#feeds.values()) {
      if (organizationId === undefined || feed.organizationId === organizationId) void this.#refresh(feed)
    }
  }

  #keepUp(): void {
    for (const feed of this.#feeds.values()) {
      for (const follower of feed.followers) send(follower, ':\n\n')
      void this.#refresh(feed)
    }
  }

  /** What changes while it is read is read again after: at a busy office changes come by the hundred. */
  async #refresh(feed: Feed): Promise<void> {
    feed.isStale = true
    if (feed.reading) return
    feed.reading = true
    try {
      while (feed.isStale && feed.followers.size > 0) {
        feed.isStale = false
        const text = await inOrganization(
          this.#database.serving,
          feed.organizationId,
          (tx) => feed.read(tx, this.#clock()),
          'read only',
        )
        if (text === feed.last) continue
        feed.last = text
        const event = eventOf(text)
        for (const follower of feed.followers) send(follower, event)
      }
    } catch (error) {
      // The next beat tries again.
      this.#log(`a live page was not read: ${(error as Error).message}`)
    } finally {
      feed.reading = false
    }
  }
}

function send(follower: Readable, text: string | Buffer): void {
  if (follower.readableLength > mostWaiting) follower.destroy()
  else follower.push(text)
}

function eventOf(text: string): Buffer {
  return Buffer.from(`data: ${text.replaceAll('\n', '\ndata: ')}\n\n`)
}
