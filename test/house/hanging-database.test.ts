import { testServices } from '../support/services.ts'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { test as one, type TestContext } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openDatabase, type Database } from '../../src/platform/database/connection.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { OrganizationDirectory } from '../../src/platform/organization/directory.ts'
import { testNow } from '../support/app.ts'
import { recordChange } from '../support/changing.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { expectProblem } from './reading.ts'
import { silentLine, type SilentLine } from './silent-line.ts'

/** A database, and the program's connections to it through a line that can fall silent. */
interface Place {
  readonly db: TestDatabase
  readonly line: SilentLine
  readonly database: Database
}

async function openPlace(onTestFinished: TestContext['onTestFinished']): Promise<Place> {
  const db = await testDatabase()
  const line = await silentLine(db.address)
  const database = await openDatabase(line.address)
  onTestFinished(async () => {
    await line.close()
    await database.close()
    await db.close()
  })
  return { db, line, database }
}

// Each test waits until the program gives up, which takes it eight to ten seconds: so all wait at once.
const test = one.concurrent

test('while the database hangs, kept pages are shown, and the rest says so before long', async ({
  expect,
  onTestFinished,
}) => {
  const { line, database } = await openPlace(onTestFinished)
  const directory = await OrganizationDirectory.open(database, () => {})
  const services = await testServices(database)
  const server = await createApp({
    database,
    directory,
    services,
    clock: () => testNow,
    logger: pino({ level: 'silent' }),
    requestsPerTenSeconds: 10_000,
    trustedProxies: 0,
    pageStoreBytes: 1_000_000,
  })
  const { body } = await server.inject('/plan')
  expect((await server.inject('/healthz')).statusCode).toBe(200)
  line.silence()
  const unwell = server.inject('/healthz')
  const unmade = server.inject('/plan/risks')
  expect((await server.inject('/plan')).body).toBe(body)
  const first = await Promise.race([unwell, unmade])
  expect(first.statusCode).toBe(503)
  expect(first.json()).toEqual({ status: 'database unavailable' })
  expectProblem(await unmade, 'database-unavailable')
  line.restore()
  await expect.poll(async () => (await server.inject('/healthz')).statusCode).toBe(200)
  expect((await server.inject('/plan/risks')).statusCode).toBe(200)
  await server.close()
  await services.close()
  directory.close()
})

test('a connection that is still in a transaction is lent to nobody else', async ({
  expect,
  onTestFinished,
}) => {
  const { db, line, database } = await openPlace(onTestFinished)
  const id = await db.organizationId()
  const pids: unknown[] = []
  const work = inOrganization(database.serving, id, async (tx) => {
    pids.push((await tx.db.execute(sql`select pg_backend_pid() as pid`)).rows[0]?.['pid'])
    line.silence()
    throw new Error('the first one')
  })
  await expect(work, 'and the first error is the one to tell').rejects.toThrow('the first one')
  line.restore()
  const { rows } = await database.serving.query<{ pid: number; organization: string | null }>(
    `select pg_backend_pid() as pid, current_setting('app.organization_id', true) as organization`,
  )
  expect(pids).not.toContain(rows[0]?.pid)
  expect(rows[0]?.organization ?? '').toBe('')
})

test('a statement that takes too long is given up by the server, which keeps the connection', async ({
  expect,
  onTestFinished,
}) => {
  const { db, database } = await openPlace(onTestFinished)
  const id = await db.organizationId()
  const slow = inOrganization(database.serving, id, (tx) => tx.db.execute(sql`select pg_sleep(15)`))
  await expect(slow).rejects.toMatchObject({ cause: { code: '57014' } })
  const { rows } = await database.serving.query<{ limit: string }>(
    `select current_setting('idle_in_transaction_session_timeout') as limit`,
  )
  expect(rows[0]?.limit).toBe('30s')
})

test('a listener whose line has fallen silent is noticed, and changes are heard of again', async ({
  expect,
  onTestFinished,
}) => {
  const { db, line, database } = await openPlace(onTestFinished)
  const lost: string[] = []
  const options = { tryEveryMs: 50, giveUpAfterMs: 300 }
  const directory = await OrganizationDirectory.open(database, (message) => lost.push(message), options)
  const before = (await directory.at(''))!.revision
  line.silence()
  line.restore()
  await db.asOwner(await db.organizationId(), recordChange)
  // The idle connections of the pool are silent as well, and each costs a wait until it is given up.
  const revision = async () => (await directory.at(''))?.revision
  await expect.poll(revision).toBe(before + 1)
  expect(lost[0]).toContain('no longer heard of')
  directory.close()
})
