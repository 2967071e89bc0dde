import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedAt, recordChange } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { openDatabase, withOwner } from '../database/connection.ts'
import { addOrganization, type NewOrganization } from './adding.ts'
import { OrganizationDirectory } from './directory.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const municipality: NewOrganization = {
  name: 'เทศบาลตำบลสอง',
  nameEn: 'Song Subdistrict Municipality',
  shortName: 'ทต.สอง',
  shortNameEn: 'Song',
  type: 'municipality',
  district: 'ก',
  districtEn: 'A',
  province: 'ข',
  provinceEn: 'B',
}

async function withDirectory(work: (directory: OrganizationDirectory) => Promise<void>): Promise<void> {
  const directory = await OrganizationDirectory.open(db.database, () => {})
  try {
    await work(directory)
  } finally {
    directory.close()
  }
}

/** Ends the connections on which changes are heard of. */
async function endListening(): Promise<void> {
  await withOwner(db.address, async (client) => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()`,
    )
    expect(rowCount).toBeGreaterThan(0)
  })
}

test('an organisation is found by its host, and the one without a host everywhere else', async () => {
  await db.asOwner(uuidv7(), (tx) => addOrganization(tx, { ...municipality, host: 'Song.Example' }, loadedAt))
  await withDirectory(async (directory) => {
    expect((await directory.at('song.example'))?.shortName).toBe('ทต.สอง')
    expect((await directory.at('SONG.example'))?.shortName).toBe('ทต.สอง')
    expect((await directory.at('unknown.example'))?.shortName).toBe('อบต.กระจาย')
    expect((await directory.at(''))?.shortName).toBe('อบต.กระจาย')
  })
})

test('a host belongs to one organisation, and only one has none', async () => {
  for (const host of ['song.example', undefined]) {
    await expect(
      db.asOwner(uuidv7(), (tx) => addOrganization(tx, { ...municipality, host }, loadedAt)),
    ).rejects.toMatchObject({ cause: { code: '23505' } })
  }
})

test('an organisation that is added while the program runs is heard of', async () => {
  await withDirectory(async (directory) => {
    await db.asOwner(uuidv7(), (tx) =>
      addOrganization(tx, { ...municipality, host: 'late.example' }, loadedAt),
    )
    await expect.poll(async () => (await directory.at('late.example'))?.host).toBe('late.example')
  })
})

test('a change is heard of once it is committed', async () => {
  await withDirectory(async (directory) => {
    const id = await db.organizationId()
    const before = (await directory.at('anywhere'))!.revision
    await db.asOwner(id, recordChange)
    await expect.poll(async () => (await directory.at('anywhere'))?.revision).toBe(before + 1)
  })
})

test('whoever made a change is shown it at once, before it is heard of', async () => {
  await withDirectory(async (directory) => {
    const id = await db.organizationId()
    for (let count = 0; count < 20; count += 1) {
      const before = (await directory.at('anywhere'))!.revision
      await db.asOwner(id, recordChange)
      directory.changed()
      expect((await directory.at('anywhere'))?.revision).toBe(before + 1)
    }
  })
})

test('while changes cannot be heard of, nothing in memory is believed', async () => {
  await withDirectory(async (directory) => {
    await endListening()
    const id = await db.organizationId()
    await db.asOwner(id, recordChange)
    const { rows } = await db.database.serving.query<{ revision: string }>(
      'select size as revision from ledger_head join organization using (organization_id) where host is null',
    )
    expect((await directory.at('anywhere'))?.revision).toBe(Number(rows[0]!.revision))
    await db.asOwner(id, recordChange)
    await expect
      .poll(async () => (await directory.at('anywhere'))?.revision)
      .toBe(Number(rows[0]!.revision) + 1)
  })
})

test('a directory that is closed while it waits for a connection gives it back', async () => {
  const database = await openDatabase(db.address)
  const directory = await OrganizationDirectory.open(database, () => {})
  // Nothing is left of the pool for the listener when it tries again.
  const others = await Promise.all(Array.from({ length: 9 }, () => database.serving.connect()))
  await endListening()
  others.push(await database.serving.connect())
  await expect.poll(() => database.serving.waitingCount).toBe(1)
  directory.close()
  for (const client of others) client.release()
  const { serving } = database
  await expect.poll(() => [serving.waitingCount, serving.totalCount - serving.idleCount]).toEqual([0, 0])
  await database.close()
})
