import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { withOwner } from './connection.ts'
import { migrate, readMigrations, statements, type Migration } from './migrate.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase('empty')
})
afterAll(() => db.close())

const extra: Migration = { name: '9999-extra', sql: 'create table extra (id int)', sha256: 'x' }

test('a second run applies nothing', async () => {
  await withOwner(db.address, async (client) => {
    expect(await migrate(client)).toEqual([])
  })
})

test('a migration that fails half way leaves nothing behind', async () => {
  await withOwner(db.address, async (client) => {
    const broken = { ...extra, sql: 'create table extra (id int);\nselect no_such_function();' }
    await expect(migrate(client, [...readMigrations(), broken])).rejects.toThrow('no_such_function')
    const { rows } = await client.query(`select to_regclass('extra') as extra`)
    expect(rows[0]).toEqual({ extra: null })
  })
})

test('a changed migration and a newer database are refused by name', async () => {
  await withOwner(db.address, async (client) => {
    const known = readMigrations()
    await migrate(client, [...known, extra])
    await expect(migrate(client, known)).rejects.toMatchObject({ code: 'database-newer' })
    await expect(migrate(client, [...known, { ...extra, sha256: 'y' }])).rejects.toMatchObject({
      code: 'migration-changed',
    })
  })
})

test('statements are cut at semicolons that end a line', () => {
  expect(statements(`-- a; b\nselect ';';\n\n-- only a remark\n`)).toEqual([`-- a; b\nselect ';'`])
})

test('an unreachable server says so in both languages, without the password', async () => {
  const url = 'postgresql://someone:secret-word@127.0.0.1:1/nowhere'
  const error = await withOwner({ kind: 'own', url }, async () => {}).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'database-unreachable' })
  expect(JSON.stringify(error)).not.toContain('secret-word')
  expect(error).toHaveProperty('th', expect.stringContaining('127.0.0.1:1/nowhere'))
})
