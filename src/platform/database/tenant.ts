import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { impatientQuery } from './connection.ts'

/** A transaction that sees one organisation, and only that one. */
export interface TenantTransaction {
  readonly organizationId: string
  readonly db: NodePgDatabase
}

const rollbackTimeoutMs = 2_000

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Runs `work` in a transaction bound to one organisation; row-level security keys on the setting that
 * is made here. `read only` refuses writes, which is what a GET request gets; it begins with the first
 * query, because a page whose readings are kept asks for nothing. Throws what `work` throws, after
 * rolling back.
 */
export async function inOrganization<T>(
  pool: pg.Pool,
  organizationId: string,
  work: (tx: TenantTransaction) => Promise<T>,
  mode: 'read write' | 'read only' = 'read write',
): Promise<T> {
  refuseWrongId(organizationId)
  const connection = new BoundConnection(pool, organizationId, mode)
  try {
    if (mode === 'read write') await connection.client()
    const result = await work({ organizationId, db: drizzle(connection as unknown as pg.PoolClient) })
    await connection.commit()
    return result
  } catch (error) {
    await connection.rollBack()
    throw error
  }
}

/** A connection of the pool that is taken, and its transaction begun, when it is first needed. */
class BoundConnection {
  readonly #pool: pg.Pool
  readonly #organizationId: string
  readonly #mode: 'read write' | 'read only'
  #begun: Promise<pg.PoolClient> | undefined

  constructor(pool: pg.Pool, organizationId: string, mode: 'read write' | 'read only') {
    this.#pool = pool
    this.#organizationId = organizationId
    this.#mode = mode
  }

  client(): Promise<pg.PoolClient> {
    return (this.#begun ??= this.#begin())
  }

  /** What the query builder calls. */
  async query(query: pg.QueryConfig, values: unknown[]): Promise<unknown> {
    return (await this.client()).query(plannedOnce(query), values)
  }

  async #begin(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect()
    try {
      await client.query(beginning(this.#organizationId, this.#mode))
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  async commit(): Promise<void> {
    if (!this.#begun) return
    const client = await this.#begun
    await client.query('commit')
    client.release()
    this.#begun = undefined
  }

  /** What a connection in the middle of a transaction would lend to the next visitor is this one's organisation. */
  async rollBack(): Promise<void> {
    const client = await this.#begun?.catch(() => undefined)
    if (client) client.release(!(await hasRolledBack(client)))
  }
}

/** As {@link inOrganization}, on a connection that the caller holds. */
export async function organizationTransaction<T>(
  client: pg.ClientBase,
  organizationId: string,
  work: (tx: TenantTransaction) => Promise<T>,
  mode: 'read write' | 'read only' = 'read write',
): Promise<T> {
  refuseWrongId(organizationId)
  await client.query(beginning(organizationId, mode))
  try {
    const result = await work({ organizationId, db: drizzle(client as pg.PoolClient) })
    await client.query('commit')
    return result
  } catch (error) {
    await hasRolledBack(client)
    throw error
  }
}

/** The id is interpolated into a statement, because SET takes no parameters. */
function refuseWrongId(organizationId: string): void {
  if (!uuid.test(organizationId)) throw new TypeError('an organisation id is a lower-case UUID')
}

/** One round trip for both: `set_config` in a trip of its own costs 22 % of the throughput, this 4 %. */
function beginning(organizationId: string, mode: 'read write' | 'read only'): string {
  return `begin ${mode}; set local app.organization_id = '${organizationId}'`
}

/** Behind a query that hangs it would hang as well, and the first error is the one to tell. */
function hasRolledBack(client: pg.ClientBase): Promise<boolean> {
  return client.query(impatientQuery('rollback', rollbackTimeoutMs)).then(
    () => true,
    () => false,
  )
}

const writes = /^\s*(?:insert|with\b[^]*\binsert) into\b/i
const mostPlans = 500
const plans = new Map<string, string>()

/**
 * Gives what only writes a name, under which a connection keeps its plan: planning took the server as long as doing it.
 * What is looked for in a table must be planned by its values, and gets none.
 */
function plannedOnce(query: pg.QueryConfig): pg.QueryConfig {
  const { text } = query
  const known = plans.get(text)
  if (known) return { ...query, name: known }
  if (plans.size >= mostPlans || !writes.test(text)) return query
  const name = `write ${plans.size + 1}`
  plans.set(text, name)
  return { ...query, name }
}
