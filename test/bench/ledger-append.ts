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
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { loadedAt } from '../support/changing.ts'
import { atLeast, figure, type Measurement } from './table.ts'

const writers = 32
const seconds = 5

/** The embedded server's address is needed by field: every writer has a connection of his own. */
type Embedded = Extract<ServerAddress, { kind: 'embedded' }>

/** Appends by 32 writers to one ledger, each in a transaction of its own, beside plain inserts. */
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
    return [
      atLeast(`ledger appends from ${writers} writers`, appends, 300, '/s', 'each with its own commit'),
      figure(
        'plain inserts from as many writers',
        plain,
        '/s',
        `${(plain / appends).toFixed(1)} times as many`,
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
