import { eq, getTableColumns } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { impatientQuery, type Database } from '../database/connection.ts'
import { ledgerHead } from '../ledger/schema.ts'
import { revisionChannel } from './revision.ts'
import { organization } from './schema.ts'
import { siteAt } from './site.ts'

/** An organisation; its revision is the size of its ledger, which grows with every change. */
export type Organization = typeof organization.$inferSelect & { readonly revision: number }

const reconnectAfterMs = 500

export interface ListeningOptions {
  /** How often the connection that hears of changes is tried. */
  readonly tryEveryMs: number
  /** How long it may take to answer before it is given up. */
  readonly giveUpAfterMs: number
}

const patience: ListeningOptions = { tryEveryMs: 30_000, giveUpAfterMs: 5_000 }

/**
 * The organisations of this installation, in memory, so that a page which has not changed costs no
 * query. A connection of its own hears of every change; while it is down nothing in memory is believed
 * and each request asks the database.
 */
export class OrganizationDirectory {
  readonly #database: Database
  readonly #log: (message: string) => void
  readonly #options: ListeningOptions
  #byHost = new Map<string | null, Organization>()
  readonly #hearing = new Set<(organizationId: string | undefined) => void>()
  /** Grows with every reason to read again, so that a slow, older reading is not taken for the newest. */
  #generation = 0
  #current = false
  #reading: { readonly generation: number; readonly done: Promise<void> } | undefined
  #closed = false
  #listener: pg.PoolClient | undefined
  #retry: NodeJS.Timeout | undefined
  #trying: NodeJS.Timeout | undefined

  private constructor(database: Database, log: (message: string) => void, options: ListeningOptions) {
    this.#database = database
    this.#log = log
    this.#options = options
  }

  static async open(
    database: Database,
    log: (message: string) => void,
    options = patience,
  ): Promise<OrganizationDirectory> {
    const directory = new OrganizationDirectory(database, log, options)
    await directory.#listen()
    return directory
  }

  /** The organisation that answers at a host name of either site; the one without a host answers where no other does. */
  async at(hostname: string): Promise<Organization | undefined> {
    if (!this.#current) await this.#read()
    return this.lastKnownAt(hostname)
  }

  /**
   * As {@link at}, by what was read last, right or not: for pages that must cost nothing or that tell of
   * a database which does not answer.
   */
  lastKnownAt(hostname: string): Organization | undefined {
    return this.#byHost.get(siteAt(hostname).openHost) ?? this.#byHost.get(null)
  }

  /**
   * Something was changed here: whoever asks next reads again. The database tells everybody a moment later, and whoever
   * made the change would meanwhile be shown how it was before.
   */
  changed(): void {
    this.#generation += 1
    this.#current = false
  }

  /**
   * Calls back whenever something of an organisation has changed, anywhere; without an organisation where changes may
   * have gone unheard. Returns how to end it.
   */
  onChange(heard: (organizationId: string | undefined) => void): () => void {
    this.#hearing.add(heard)
    return () => this.#hearing.delete(heard)
  }

  #tell(organizationId: string | undefined): void {
    for (const heard of this.#hearing) heard(organizationId)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#retry)
    if (this.#listener) this.#lose(this.#listener)
  }

  /** One reading serves all who ask for the same: at a busy office changes come by the hundred. */
  async #read(): Promise<void> {
    const generation = this.#generation
    if (!this.#listener || this.#reading?.generation !== generation) {
      this.#reading = { generation, done: this.#readRows(generation) }
    }
    const reading = this.#reading
    try {
      await reading.done
    } finally {
      if (this.#reading === reading) this.#reading = undefined
    }
  }

  async #readRows(generation: number): Promise<void> {
    const rows = await drizzle(this.#database.serving)
      .select({ ...getTableColumns(organization), revision: ledgerHead.size })
      .from(organization)
      .innerJoin(ledgerHead, eq(ledgerHead.organizationId, organization.organizationId))
    this.#byHost = new Map(rows.map((row) => [row.host, row]))
    this.#current = this.#listener !== undefined && generation === this.#generation
  }

  async #listen(): Promise<void> {
    const client = await this.#database.serving.connect()
    // Closed while it waited: a connection kept now would never be given back.
    if (this.#closed) return client.release()
    this.#listener = client
    client.once('error', () => this.#lose(client))
    client.on('notification', ({ payload }) => {
      this.changed()
      this.#tell(payload)
      // Whoever asks next reads again, and so finds a failure too; until then one reading is enough.
      if (this.#reading) return
      this.#read().catch((error: Error) => this.#log(`organisations not read: ${error.message}`))
    })
    try {
      await client.query(`listen ${revisionChannel}`)
      this.#tryLater(client)
      // A reading that began before may have missed what happened just before this was heard.
      this.#generation += 1
      this.#tell(undefined)
      await this.#read()
    } catch (error) {
      this.#lose(client)
      throw error
    }
  }

  /**
   * A firewall that forgets a connection tells neither side, and one that only listens would wait for
   * ever. To listen again changes nothing and needs an answer.
   */
  #tryLater(client: pg.PoolClient): void {
    if (this.#listener !== client) return
    this.#trying = setTimeout(() => void this.#try(client), this.#options.tryEveryMs)
    this.#trying.unref()
  }

  async #try(client: pg.PoolClient): Promise<void> {
    try {
      await client.query(impatientQuery(`listen ${revisionChannel}`, this.#options.giveUpAfterMs))
      this.#tryLater(client)
    } catch (error) {
      if (this.#listener !== client) return
      this.#log(`changes are no longer heard of: ${(error as Error).message}`)
      this.#lose(client)
    }
  }

  #lose(client: pg.PoolClient): void {
    if (this.#listener !== client) return
    clearTimeout(this.#trying)
    this.#listener = undefined
    this.#current = false
    client.release(true)
    this.#listenLater()
  }

  #listenLater(): void {
    if (this.#closed) return
    this.#retry = setTimeout(() => {
      this.#listen().catch((error: Error) => {
        this.#log(`not listening for changes: ${error.message}`)
        this.#listenLater()
      })
    }, reconnectAfterMs)
    this.#retry.unref()
  }
}
