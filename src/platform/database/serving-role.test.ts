import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartError } from '../start-error.ts'
import { openDatabase, servingRole, withOwner, type ServerAddress } from './connection.ts'
import { startEmbeddedServer, type EmbeddedServer } from './embedded/index.ts'
import { migrate, readMigrations } from './migrate.ts'

let folder: string
let server: EmbeddedServer
let superuser: ServerAddress
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-role-'))
  server = await startEmbeddedServer({ folder, log: () => {} })
  const { host, port, owner, database } = server
  superuser = { kind: 'embedded', host, port, user: owner, database }
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

/** As an operator names a server: each owner has a database of its own name. */
function as(user: string, at: { host: string; port: number } = server): ServerAddress {
  const place = new URLSearchParams({ host: at.host, port: String(at.port) })
  return { kind: 'own', url: `postgresql://${user}@localhost/${user.toLowerCase()}?${place}` }
}

const sql = (statement: string) => withOwner(superuser, (client) => client.query(statement))
const starting = (user: string) => withOwner(as(user), (client) => migrate(client, readMigrations(), 'own'))

test('on an operator’s server the role that is made cannot log in', async () => {
  await sql('create role operator login createrole')
  await sql('create database operator owner operator')
  expect(await starting('operator')).not.toEqual([])
  const { rows } = await sql(`select rolcanlogin as login from pg_roles where rolname = '${servingRole}'`)
  expect(rows).toEqual([{ login: false }])
  await (await openDatabase(as('operator'))).close()
  await sql('drop database operator')
  await sql(`drop role ${servingRole}`)
})

test('an owner who may not make or use the role is told what to ask for; then the start succeeds', async () => {
  await sql(`create role "Office" login`)
  await sql('create database office owner "Office"')
  const refusal = async (): Promise<StartError> => {
    const error: unknown = await starting('Office').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StartError)
    expect(error).toMatchObject({ code: 'serving-role-missing' })
    return error as StartError
  }
  const create = `create role ${servingRole} nologin;`
  const grant = `grant ${servingRole} to "Office";`
  const absent = await refusal()
  for (const text of [absent.th, absent.en]) expect(text).toContain(`${create} ${grant}`)
  await sql(create)
  const ungranted = await refusal()
  for (const text of [ungranted.th, ungranted.en]) {
    expect(text).toContain(grant)
    expect(text).not.toContain('create role')
  }
  await sql(grant)
  expect(await starting('Office')).not.toEqual([])
  await (await openDatabase(as('Office'))).close()
})

test('where something between drops the options, requests are not served as the owner', async () => {
  // As a pooler does that is told to ignore them: the first message of a connection loses its options.
  const pooler = createServer((near) => {
    const far = connect(`${server.host}/.s.PGSQL.${server.port}`)
    near.once('data', (greeting: Buffer) => {
      far.write(withoutOptions(greeting))
      near.pipe(far).pipe(near)
    })
    for (const socket of [near, far]) socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(pooler, 'listening')
  const { port } = pooler.address() as AddressInfo
  await expect(openDatabase(as('Office', { host: '127.0.0.1', port }))).rejects.toMatchObject({
    code: 'serving-role-unbound',
    en: expect.stringContaining('Office'),
  })
  pooler.close()
})

/** A start-up message is its length, the protocol's version, and names and values that end with a zero. */
function withoutOptions(greeting: Buffer): Buffer {
  const words = greeting.subarray(8).toString().split('\0')
  const at = words.indexOf('options')
  expect(at).toBeGreaterThanOrEqual(0)
  words.splice(at, 2)
  const body = Buffer.from(words.join('\0'))
  const head = Buffer.from(greeting.subarray(0, 8))
  head.writeInt32BE(8 + body.length)
  return Buffer.concat([head, body])
}
