import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { loadedAt } from '../test/support/changing.ts'
import { createDatabase, dropDatabase, inDatabase, templates } from '../test/support/server.ts'
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

test('a plan that an earlier program loaded gets its indicators and its first version at the next start', async () => {
  const server = inject('server')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name, templates.krajai)
  const address = inDatabase(server, name)
  const kept = 'select (select count(*)::int from indicator) as indicators, content from plan_version'
  await withOwner(address, async (client) => {
    await client.query('begin')
    const { rows: found } = await client.query<{ id: string }>(
      'select organization_id as id from organization',
    )
    // The owner of the tables is bound by the policies too, where it is no superuser.
    await client.query(`set local app.organization_id = '${found[0]!.id}'`)
    const { rows: before } = await client.query(kept)
    await client.query('delete from indicator')
    await client.query('delete from plan_version')
    await client.query('commit')
    await prepareDatabase(client, address.kind, loadedAt)
    await client.query('begin')
    await client.query(`set local app.organization_id = '${found[0]!.id}'`)
    const { rows: after } = await client.query(kept)
    expect(after[0].indicators).toBe(before[0].indicators)
    expect(JSON.parse(after[0].content).programmes).toEqual(JSON.parse(before[0].content).programmes)
    await client.query('commit')
  })
  await dropDatabase(server, name)
})
