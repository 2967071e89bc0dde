import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { refuseOldServer, withOwner } from '../../src/platform/database/connection.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { recordChange } from '../support/changing.ts'
import { expectProblem } from './reading.ts'

/** What happens on the server while the page of {@link slow} is being made. */
let meanwhile: () => Promise<void>

const slow = defineModule({
  name: 'slow',
  urls: { between: address('/between-two-queries'), during: address('/during-a-query') },
  routes: [
    route(
      address('/between-two-queries'),
      { permission: 'public', event: 'none', reuse: 'never' },
      async ({ tx }) => {
        await tx.db.execute(sql`select 1`)
        await meanwhile()
        await tx.db.execute(sql`select 1`)
        return { kind: 'data', type: 'text/plain', body: 'reached' }
      },
    ),
    route(
      address('/during-a-query'),
      { permission: 'public', event: 'none', reuse: 'never' },
      async ({ tx }) => {
        await Promise.all([tx.db.execute(sql`select pg_sleep(15)`), meanwhile()])
        return { kind: 'data', type: 'text/plain', body: 'reached' }
      },
    ),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
let name: string
beforeAll(async () => {
  app = await testApp({ modules: [...modules, slow] })
  const { rows } = await app.database.database.serving.query<{ name: string }>(
    'select current_database() as name',
  )
  name = rows[0]!.name
})
afterAll(() => app.close())

const get = (url: string) => app.server.inject({ url })

/** Works on the server from outside of the database, as its operator does. */
async function asOperator(...statements: string[]): Promise<void> {
  await withOwner(inject('server'), async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}

async function endAllConnections(): Promise<void> {
  await asOperator(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`)
}

test('when idle connections are ended, the next visitor notices nothing', async () => {
  await get('/plan')
  await endAllConnections()
  await expect.poll(async () => (await get('/plan')).statusCode).toBe(200)
  expect((await get('/plan/programmes/24')).statusCode).toBe(200)
})

test.each(['/between-two-queries', '/during-a-query'])(
  'when a connection is ended while %s is made, the page says to try again',
  async (url) => {
    meanwhile = endAllConnections
    expectProblem(await get(url), 'database-unavailable')
    expectProblem(await get(`/en${url}`), 'database-unavailable', 'en')
    await expect.poll(async () => (await get('/plan')).statusCode).toBe(200)
  },
)

test('while the database is away every page says so, and afterwards all is as before', async () => {
  const before = await get('/plan/2570')
  await asOperator(`alter database ${name} allow_connections false`)
  await endAllConnections()
  await asOperator(`alter database ${name} rename to ${name}_away`)
  try {
    for (const url of ['/', '/plan/2570', '/plan/programmes/24', '/open-data/plan-targets.json']) {
      expectProblem(await get(url), 'database-unavailable')
      expectProblem(
        await get(url === '/open-data/plan-targets.json' ? '/en/plan' : `/en${url}`),
        'database-unavailable',
        'en',
      )
    }
    expect((await get('/healthz')).statusCode).toBe(503)
    expectProblem(await get('/nothing-here'), 'not-found')
  } finally {
    await asOperator(
      `alter database ${name}_away rename to ${name}`,
      `alter database ${name} allow_connections true`,
    )
  }
  await expect.poll(async () => (await get('/healthz')).statusCode).toBe(200)
  const after = await get('/plan/2570')
  expect(after.statusCode).toBe(200)
  expect(after.body).toBe(before.body)
})

test('changes made after the database came back are heard of again', async () => {
  const before = (await get('/plan')).headers.etag
  await app.database.asOwner(await app.database.organizationId(), recordChange)
  await expect.poll(async () => (await get('/plan')).headers.etag).not.toBe(before)
})

test('a server that is too old is refused with its version, in both languages', async () => {
  await withOwner(app.database.address, async (client) => {
    await expect(refuseOldServer(client)).resolves.toBeUndefined()
    const error = await refuseOldServer(client, 99).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'StartError', code: 'database-too-old' })
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    for (const language of ['th', 'en']) {
      expect(error).toHaveProperty(language, expect.stringContaining(rows[0]!.server_version))
      expect(error).toHaveProperty(language, expect.stringContaining('99'))
    }
    expect(error).toHaveProperty('th', expect.stringMatching(/[ก-๙]/))
  })
})
