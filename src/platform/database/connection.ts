import pg from 'pg'
import { StartError } from '../start-error.ts'

/** The role that serves requests: sees one organisation at a time and cannot lift that limit. */
export const servingRole = 'prongsai_web'

/** Where the server is: the embedded one behind a private socket, or one of the operator's own. */
export type ServerAddress =
  | { kind: 'embedded'; host: string; port: number; user: string; database: string }
  | { kind: 'own'; url: string }

export interface Database {
  /** Serves requests, as `prongsai_web`, under row-level security. */
  readonly serving: pg.Pool
  readonly address: ServerAddress
  close(): Promise<void>
}

const minimumVersion = 15

/** The server gives a query up first, so that its connection stays usable; where it hangs, we do. */
const statementTimeoutMs = 8_000
const queryTimeoutMs = 10_000
/** Longer than a request may take: such a transaction was forgotten, and its locks hold others up. */
const idleInTransactionMs = 30_000

/** Connection settings of the role that owns the tables; only migrations and loading may use it. */
export function ownerSettings(address: ServerAddress): pg.ClientConfig {
  return {
    ...(address.kind === 'own'
      ? { connectionString: address.url }
      : { host: address.host, port: address.port, user: address.user, database: address.database }),
    application_name: 'prongsai owner',
    connectionTimeoutMillis: 5_000,
  }
}

const servingLimits = `-c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=${idleInTransactionMs}`

function servingSettings(address: ServerAddress): pg.PoolConfig {
  const settings = {
    application_name: 'prongsai',
    connectionTimeoutMillis: 5_000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    max: 10,
  }
  if (address.kind === 'own') return { ...settings, connectionString: withServingRole(address.url) }
  const { host, port, database } = address
  return { ...settings, host, port, user: servingRole, database, options: servingLimits }
}

/**
 * On a server of the operator's own there may be one login only; the role then comes with the
 * connection, so that RESET ROLE leads back to it and not to the login. It stands in the address, where
 * options of the operator's would replace any beside it. The last of a name counts: the operator may set
 * other limits, but not another role.
 */
function withServingRole(address: string): string {
  const url = new URL(address)
  const given = url.searchParams.get('options') ?? ''
  url.searchParams.set('options', `${servingLimits} ${given} -c role=${servingRole}`)
  return url.href
}

/** Opens the pool that serves requests. Refuses a role that row-level security would not bind. */
export async function openDatabase(
  address: ServerAddress,
  log: (message: string) => void = () => {},
): Promise<Database> {
  const serving = new pg.Pool(servingSettings(address))
  // Without a listener an idle connection that breaks would end the process.
  serving.on('error', (error) => log(`database connection lost: ${error.message}`))
  // Also on a connection just being lent out: the server's last message may come with its greeting,
  // before the borrower listens. The borrower's next query fails and tells.
  serving.on('connect', (client) => client.on('error', () => {}))
  try {
    await refuseUnboundRole(serving)
  } catch (error) {
    await serving.end()
    throw error
  }
  return { serving, address, close: () => serving.end() }
}

/** Whatever stands between here and the server, such as a pooler, may have dropped the role. */
async function refuseUnboundRole(serving: pg.Pool): Promise<void> {
  const { rows } = await serving.query<{ role: string; bound: boolean }>(
    `select rolname as role, rolname = $1 and not (rolsuper or rolbypassrls) as bound
     from pg_roles where rolname = current_user`,
    [servingRole],
  )
  if (rows[0]?.bound) return
  const role = rows[0]?.role
  throw new StartError('serving-role-unbound', {
    th: `คำขอจะทำงานในบทบาท ${role} ซึ่งฐานข้อมูลไม่จำกัดให้เห็นหน่วยงานเดียว ต้องเป็น ${servingRole} ที่ไม่ใช่ superuser และไม่มี bypassrls ให้ DATABASE_URL ต่อกับ PostgreSQL โดยตรง หรือให้ตัวกลางส่งต่อค่า options`,
    en: `Requests would run as ${role}, which the database does not limit to one organisation. It must be ${servingRole}, neither superuser nor bypassrls. Let DATABASE_URL lead to PostgreSQL itself, or let the pooler between pass "options" on.`,
  })
}

/**
 * A query that is given up after `timeoutMs`, for questions that must not wait as long as others. The
 * connection of one that was given up is still busy with it and must be thrown away.
 */
export function impatientQuery(text: string, timeoutMs: number): pg.QueryConfig {
  // Missing in the type declarations: https://node-postgres.com/apis/client
  const query = { text, query_timeout: timeoutMs }
  return query
}

/**
 * Connects as the owner of the tables for the time of `work`. Refuses servers that cannot be reached or
 * are older than PostgreSQL 15 with a {@link StartError}.
 */
export async function withOwner<T>(
  address: ServerAddress,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(ownerSettings(address))
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(
      'database-unreachable',
      {
        th: `ติดต่อฐานข้อมูลไม่ได้ (${describe(address)}) ตรวจว่าเซิร์ฟเวอร์ PostgreSQL ทำงานอยู่ และค่า DATABASE_URL ถูกต้อง แล้วเริ่มใหม่`,
        en: `The database cannot be reached (${describe(address)}). Check that the PostgreSQL server is running and that DATABASE_URL is right, then start again.`,
      },
      { cause: error },
    )
  }
  try {
    await refuseOldServer(client)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Refuses a server that is older than a major version of PostgreSQL with a {@link StartError}. */
export async function refuseOldServer(client: pg.Client, minimum = minimumVersion): Promise<void> {
  const { rows } = await client.query<{ server_version: string; major: number }>(
    `select current_setting('server_version') as server_version,
            current_setting('server_version_num')::int / 10000 as major`,
  )
  const server = rows[0]
  if (server && server.major >= minimum) return
  throw new StartError('database-too-old', {
    th: `ฐานข้อมูลเป็น PostgreSQL รุ่น ${server?.server_version} ต้องใช้รุ่น ${minimum} ขึ้นไป อัปเกรดเซิร์ฟเวอร์ หรือไม่ตั้ง DATABASE_URL เพื่อใช้ฐานข้อมูลที่มากับโปรแกรม`,
    en: `The database is PostgreSQL ${server?.server_version}; version ${minimum} or newer is needed. Upgrade the server, or unset DATABASE_URL to use the database that comes with the program.`,
  })
}

/** Says where a server is without its password. */
function describe(address: ServerAddress): string {
  if (address.kind === 'embedded') return address.host
  try {
    const url = new URL(address.url)
    return `${url.hostname || 'socket'}${url.port ? `:${url.port}` : ''}${url.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
