import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { loadedAt } from '../test/support/changing.ts'
import { createDatabase, dropDatabase, inDatabase } from '../test/support/server.ts'
import { prepareDatabase } from './first-organization.ts'
import { withOwner } from './platform/database/connection.ts'

test('two programs that start together on an empty database both succeed, and load it once', async () => {
  const server = inject('server')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name)
  const address = inDatabase(server, name)
  const start = () => withOwner(address, (client) => prepareDatabase(client, address.kind, loadedAt))
  await Promise.all([start(), start()])
  await withOwner(address, async (client) => {
    const { rows } = await client.query('select count(*)::int as organizations from organization')
    expect(rows).toEqual([{ organizations: 1 }])
  })
  await dropDatabase(server, name)
})
