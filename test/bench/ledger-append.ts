import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { servingRole, withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { startEmbeddedServer } from '../../src/platform/database/embedded/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import {
  inOrganization,
  organizationTransaction,
  type TenantTransaction,
} from '../../src/platform/database/tenant.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'
import { append } from '../../src/platform/ledger/append.ts'
import { makeCheckpoint } from '../../src/platform/ledger/checkpoints.ts'
import { LedgerKeys } from '../../src/platform/ledger/keys.ts'
import { receiptOf } from '../../src/platform/ledger/receipts.ts'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { loadedAt } from '../support/changing.ts'
import { atLeast, atMost, figure, type Measurement } from './table.ts'
import { quantile } from './throughput.ts'

const writers = 32
const seconds = 5
const logSize = 1_000_000
const receipts = 300

/** The embedded server's address is needed by field: every writer has a connection of his own. */
type Embedded = Extract<ServerAddress, { kind: 'embedded' }>

/**
 * Appends by 32 writers to one ledger, each in a transaction of its own, beside plain inserts; then receipts
 * out of a long log.
 */
export async function measureAppends(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-ledger-'))
  const server = await startEmbeddedServer({ folder, log: () => {} })
  const { host, port, owner, database } = server
  const address: Embedded = { kind: 'embedded', host, port, user: owner, database }
  const pool = new pg.Pool({ host, port, database, user: servingRole, max: writers })
  // The server's last words to a connection that is closing already.
  pool.on('error', () => {})
  try {
    const organizationId = await prepare(address)
    const perSecond = (work: (tx: TenantTransaction) => Promise<unknown>) =>
      commitsPerSecond(() => inOrganization(pool, organizationId, work))
    await perSecond(appendOne)
    const plain = await perSecond(insertPlainly)
    const appends = await perSecond(appendOne)
    const taken = await proofTimes(pool, organizationId, folder)
    return [
      atLeast(`ledger appends from ${writers} writers`, appends, 300, '/s', 'each with its own commit'),
      figure(
        'plain inserts from as many writers',
        plain,
        '/s',
        `${(plain / appends).toFixed(1)} times as many`,
      ),
      atMost(
        `receipt of an entry among ${logSize}, 99 of 100`,
        quantile(taken, 0.99),
        20,
        'ms',
        `median ${quantile(taken, 0.5).toFixed(1)} ms, one after the other`,
      ),
    ]
  } finally {
    await pool.end()
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

async function prepare(address: Embedded): Promise<string> {
  const organizationId = uuidv7()
  const names = { name: 'ก', nameEn: 'A', shortName: 'ก', shortNameEn: 'A', type: 'SAO' } as const
  const place = { district: 'ก', districtEn: 'A', province: 'ก', provinceEn: 'A' }
  await withOwner(address, async (client) => {
    await migrate(client)
    await organizationTransaction(client, organizationId, (tx) =>
      addOrganization(tx, { ...names, ...place }, loadedAt),
    )
    await client.query(
      'create table plain (organization_id uuid, id uuid, text text, primary key (organization_id, id))',
    )
    await client.query(`grant insert on plain to ${servingRole}`)
  })
  return organizationId
}

async function appendOne(tx: TenantTransaction): Promise<void> {
  await append(tx, {
    kind: 'bench.written',
    subject: randomUUID(),
    actor: systemActor,
    at: loadedAt,
    payload: {},
  })
}

async function insertPlainly({ db, organizationId }: TenantTransaction): Promise<void> {
  await db.execute(`insert into plain values ('${organizationId}', '${randomUUID()}', 'bench.written')`)
}

/** How long each of some receipts takes, in milliseconds, from anywhere in a log made straight in the table. */
async function proofTimes(pool: pg.Pool, organizationId: string, folder: string): Promise<number[]> {
  const keys = new LedgerKeys(folder)
  const inLog = <T>(work: (tx: TenantTransaction) => Promise<T>) => inOrganization(pool, organizationId, work)
  await inLog(async ({ db }) => {
    await db.execute(`
      with head as (select size, at from ledger_head where organization_id = '${organizationId}')
      insert into ledger_entry (organization_id, index, entry, leaf_hash, kind, subject, at)
      select '${organizationId}', index, entry, sha256('\\x00'::bytea || entry), 'bench.written', index::text, at
      from head, generate_series(size, ${logSize - 1}) as index,
        lateral (select convert_to('{"kind":"bench.written","subject":"' || index || '"}', 'UTF8')) as made (entry)`)
    await db.execute(`update ledger_head set size = ${logSize} where organization_id = '${organizationId}'`)
  })
  await inLog((tx) => makeCheckpoint(tx, keys, loadedAt))
  const taken: number[] = []
  for (let receipt = 0; receipt < receipts; receipt += 1) {
    const index = Math.floor(Math.random() * logSize)
    const began = performance.now()
    await inLog((tx) => receiptOf(tx, index, { keys, at: loadedAt }))
    taken.push(performance.now() - began)
  }
  return taken
}

async function commitsPerSecond(commit: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let commits = 0
  const write = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      await commit()
      commits += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  return commits / ((performance.now() - began) / 1000)
}
