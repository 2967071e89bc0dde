/**
 * A copy of the program, for tests that kill it: starts the embedded server, writes rows over several
 * connections, each in a transaction of its own, and notes each in a journal after its commit.
 */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { StartError } from '../../src/platform/start-error.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/platform/database/embedded/index.ts'

const [folder = '', journal = '', name = '', connections = '0'] = process.argv.slice(2)

function note(kind: 'ready' | 'refused' | 'log' | 'row', text: string): void {
  appendFileSync(journal, `${kind} ${text}\n`)
}

async function start(): Promise<EmbeddedServer> {
  try {
    return await startEmbeddedServer({ folder, log: (message) => note('log', message) })
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    note('refused', `${error.code} ${error.message}`)
    process.exit(1)
  }
}

const server = await start()
const pool = new Pool({
  host: server.host,
  port: server.port,
  user: server.owner,
  database: server.database,
  max: Number(connections),
})
pool.on('error', () => {})
// From the first moment: the server's last words can come in the same packet as its first, before
// whoever asked for the connection has got it.
pool.on('connect', (client) => client.on('error', () => {}))
note('ready', server.host)

const stopping = new AbortController()
let next = 1

async function writeRow(row: string): Promise<void> {
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query('begin')
    await client.query('insert into written (name) values ($1)', [row])
    await client.query('commit')
    isBroken = false
  } finally {
    client.release(isBroken)
  }
  note('row', row)
}

async function write(): Promise<void> {
  while (!stopping.signal.aborted) {
    // A row whose commit was cut off may be there or not; the next attempt gets a name of its own.
    await writeRow(`${name}-${next++}`).catch(() => sleep(5))
  }
}

const writers = Array.from({ length: Number(connections) }, write)

process.once('SIGTERM', () => {
  stopping.abort()
  void Promise.all(writers)
    .then(() => pool.end())
    .then(() => server.stop())
})
