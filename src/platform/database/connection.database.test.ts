import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { openDatabase, servingRole, type ServerAddress } from './connection.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase('empty')
})
afterAll(() => db.close())

/** The database as an operator would name it, whoever's server it is. */
function operatorUrl(query: Record<string, string> = {}): URL {
  const { address } = db
  const url = new URL(address.kind === 'own' ? address.url : `postgresql://${address.user}@localhost/`)
  if (address.kind === 'embedded') {
    url.pathname = `/${address.database}`
    url.searchParams.set('host', address.host)
    url.searchParams.set('port', String(address.port))
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

async function settingsAt(address: ServerAddress): Promise<Record<string, string>> {
  const database = await openDatabase(address)
  try {
    const { rows } = await database.serving.query<Record<string, string>>(
      `select current_user as role, current_setting('statement_timeout') as statement_timeout,
              current_setting('work_mem') as work_mem`,
    )
    return rows[0]!
  } finally {
    await database.close()
  }
}

test.each([
  [{}, { role: servingRole, statement_timeout: '8s' }],
  [{ options: '-c work_mem=7MB' }, { role: servingRole, statement_timeout: '8s', work_mem: '7MB' }],
  [{ options: '-c role=none' }, { role: servingRole }],
  [{ options: '-c statement_timeout=3s' }, { role: servingRole, statement_timeout: '3s' }],
])('with %j in DATABASE_URL requests run as %j', async (query, expected) => {
  const url = operatorUrl(query).href
  expect(await settingsAt({ kind: 'own', url })).toMatchObject(expected)
})

test('RESET ROLE does not lead back to the owner', async () => {
  const database = await openDatabase({ kind: 'own', url: operatorUrl({ options: '-c work_mem=7MB' }).href })
  const client = await database.serving.connect()
  await client.query('reset role')
  const { rows } = await client.query<{ role: string }>('select current_user as role')
  expect(rows[0]?.role).toBe(servingRole)
  client.release()
  await database.close()
})

test('the limits hold on either server', async () => {
  expect(await settingsAt(db.address)).toMatchObject({ role: servingRole, statement_timeout: '8s' })
  expect(db.address.kind).toBe(inject('serverKind'))
})
