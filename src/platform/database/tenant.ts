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
 * is made here. `read only` refuses writes, which is what a GET request gets. Throws what `work`
 * throws, after rolling back.
 */
export async function inOrganization<T>(
  pool: pg.Pool,
  organizationId: string,
  work: (tx: TenantTransaction) => Promise<T>,
  mode: 'read write' | 'read only' = 'read write',
): Promise<T> {
  const client = await pool.connect()
  let ended = false
  try {
    return await transaction(client, organizationId, work, mode, () => (ended = true))
  } finally {
    // What a connection in the middle of a transaction would lend to the next visitor is this one's
    // organisation.
    client.release(!ended)
  }
}

/** As {@link inOrganization}, on a connection that the caller holds. */
export async function organizationTransaction<T>(
  client: pg.ClientBase,
  organizationId: string,
  work: (tx: TenantTransaction) => Promise<T>,
  mode: 'read write' | 'read only' = 'read write',
): Promise<T> {
  return transaction(client, organizationId, work, mode, () => {})
}

async function transaction<T>(
  client: pg.ClientBase,
  organizationId: string,
  work: (tx: TenantTransaction) => Promise<T>,
  mode: 'read write' | 'read only',
  ended: () => void,
): Promise<T> {
  // The id is interpolated, because SET takes no parameters.
  if (!uuid.test(organizationId)) throw new TypeError('an organisation id is a lower-case UUID')
  // One round trip for both: `set_config` in a trip of its own costs 22 % of the throughput, this 4 %.
  await client.query(`begin ${mode}; set local app.organization_id = '${organizationId}'`)
  try {
    const result = await work({ organizationId, db: drizzle(client as pg.PoolClient) })
    await client.query('commit')
    ended()
    return result
  } catch (error) {
    // Behind a query that hangs it would hang as well, and the first error is the one to tell.
    await client.query(impatientQuery('rollback', rollbackTimeoutMs)).then(ended, () => {})
    throw error
  }
}
