import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { withOwner } from '../../platform/database/connection.ts'
import { inOrganization, type TenantTransaction } from '../../platform/database/tenant.ts'
import type { Organization } from '../../platform/organization/directory.ts'
import { organization } from '../../platform/organization/schema.ts'
import { organizationCatalogue } from './organizations.ts'

const others = 1_999

let database: TestDatabase
let own: Organization
beforeAll(async () => {
  database = await testDatabase()
  await withOwner(database.address, (client) =>
    client.query(
      `insert into organization (organization_id, host, name, name_en, short_name, short_name_en, kind, district,
         province, district_en, province_en)
       select gen_random_uuid(), 'sao' || n || '.example', 'อบต. ' || n, 'Test ' || n, 'อบต. ' || n, 'SAO ' || n,
         'SAO', 'เมือง', 'ยโสธร', 'Mueang', 'Yasothon'
       from generate_series(1, $1) n`,
      [others],
    ),
  )
  const organizationId = await database.organizationId()
  const [found] = await inOrganization(database.database.serving, organizationId, ({ db }) =>
    db.select().from(organization),
  )
  own = { ...found!, organizationId, revision: 1 }
})
afterAll(() => database.close())

/** The catalogue, and how many pages of the directory were read for it until now. */
function begin(): { pieces: AsyncGenerator<string>; read: () => number } {
  let read = 0
  const pieces = organizationCatalogue({
    organization: own,
    linkTo: ({ host }, path) => `https://${host ?? 'own.example'}${path}`,
    readApart: <T>(work: (tx: TenantTransaction) => Promise<T>) => {
      read += 1
      return inOrganization(database.database.serving, own.organizationId, work, 'read only')
    },
  })
  return { pieces, read: () => read }
}

test('a page is read when the one before it was taken', async () => {
  const { pieces, read } = begin()
  await pieces.next()
  expect(read()).toBe(0)
  await pieces.next()
  expect(read()).toBe(1)
  await pieces.next()
  expect(read()).toBe(2)
  await pieces.return(undefined)
  expect(read()).toBe(2)
})

test('for a reader who does not take anything, little is read ahead', async () => {
  const { pieces, read } = begin()
  const stuck = new Writable({ highWaterMark: 1, write() {} })
  const body = Readable.from(pieces)
  body.pipe(stuck)
  for (let turn = 0; turn < 200; turn += 1) await setImmediate()
  expect(read()).toBeLessThanOrEqual(2)
  body.destroy()
  await once(body, 'close')
  expect(read()).toBeLessThanOrEqual(3)
})

test('taken to its end it is whole, in pages of which none is the whole', async () => {
  const { pieces, read } = begin()
  const taken: string[] = []
  for await (const piece of pieces) taken.push(piece)
  const { 'dcat:catalog': listed } = JSON.parse(taken.join('')) as { 'dcat:catalog': { '@id': string }[] }
  expect(new Set(listed.map((one) => one['@id'])).size).toBe(others + 1)
  expect(read()).toBeGreaterThan(5)
  expect(Math.max(...taken.map((piece) => piece.length))).toBeLessThan(taken.join('').length / 5)
})

test('a page that cannot be read ends the body with the error, not as if it were whole', async () => {
  const pieces = organizationCatalogue({
    organization: own,
    linkTo: (_, path) => `https://own.example${path}`,
    readApart: () => Promise.reject(new Error('the database is gone')),
  })
  await expect(Readable.from(pieces).toArray()).rejects.toThrow('the database is gone')
})
