import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createDatabase, dropDatabase, inDatabase } from '../../../test/support/server.ts'
import { withOwner, type ServerAddress } from '../database/connection.ts'
import { startEmbeddedServer } from '../database/embedded/index.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { localStore } from '../files/local-store.ts'
import { inOrganization } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
import { division } from '../identity/schema.ts'
import { ledgerEntry } from '../ledger/schema.ts'
import { backUp } from './backing-up.ts'
import type { LedgerHead } from './backup-format.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'
import { ledgerHeads } from './ledger-heads.ts'
import { restore, type RestoreJob } from './restoring.ts'
import { appliedMigrations, backedUpTables } from './tables.ts'

const server = inject('server')
const log = (): void => {}
const at = Temporal.Instant.from('2026-11-23T03:00:00Z')

let db: TestDatabase
let organizationId: string
let keyFile: string
let recipient: string
let outer: string
let folder: string
beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
})
afterAll(() => db.close())
beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'prongsai-backup-'))
  folder = join(outer, 'data')
  mkdirSync(join(folder, 'keys'), { recursive: true })
  writeFileSync(join(folder, 'keys', 'secret'), 'secret of the test')
  keyFile = join(outer, 'key.txt')
  recipient = await makeKeyFile(keyFile)
})
afterEach(() => rm(outer, { recursive: true }))

type Made = { file: string; bytes: Buffer }

async function makeBackup(address = db.address) {
  const file = join(outer, 'backup.age')
  const made = await backUp({
    address,
    dataFolder: folder,
    file,
    encrypter: encrypterFor([recipient]),
    store: localStore(join(folder, 'files')),
    log,
    program: 'test',
    at,
  })
  return { file, ...made }
}

/** Where a restore is to put the database, and how to look into it afterwards. */
async function target() {
  const dataFolder = join(outer, 'restored')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  if (server.kind === 'own') {
    await createDatabase(server, name)
    onTestFinished(() => dropDatabase(server, name))
  }
  const own = inDatabase(server, name)
  return {
    dataFolder,
    storeIn: (data: string) => localStore(join(data, 'files')),
    databaseUrl: own.kind === 'own' ? own.url : undefined,
    async look<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
      if (own.kind === 'own') return withOwner(own, work)
      const restored = await startEmbeddedServer({ folder: dataFolder, log })
      const { host, port, owner: user, database } = restored
      const address: ServerAddress = { kind: 'embedded', host, port, user, database }
      return withOwner(address, work).finally(() => restored.stop())
    },
  }
}

/** Rows of every table as one digest each, whoever looks. */
async function contentOf(client: pg.Client): Promise<Record<string, string>> {
  await client.query(`begin; set local app.organization_id = '${organizationId}'`)
  const content: Record<string, string> = {}
  for (const { name } of await backedUpTables(client)) {
    const { rows } = await client.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') as digest from ${name} t`,
    )
    content[name] = rows[0]!.digest
  }
  await client.query('commit')
  return content
}

test('a backup of a running system holds one moment of it', async () => {
  const sizeBefore = await db.asOwner(organizationId, (tx) => tx.db.$count(ledgerEntry))
  let isWriting = true
  let written = 0
  const writers = Array.from({ length: 4 }, async () => {
    while (isWriting) {
      await inOrganization(db.database.serving, organizationId, async (tx) => {
        const divisionId = uuidv7()
        await tx.db
          .insert(division)
          .values({ organizationId, divisionId, name: 'กอง', nameEn: 'Written', position: 0, closedAt: null })
        await append(tx, { kind: 'test.written', subject: divisionId, actor: systemActor, at, payload: {} })
      })
      written += 1
    }
  })
  await expect.poll(() => written).toBeGreaterThan(20)
  const before = written
  const { file, header } = await makeBackup()
  await expect.poll(() => written).toBeGreaterThan(before + 20)
  isWriting = false
  await Promise.all(writers)

  const { look, ...place } = await target()
  await restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  const size = header.ledgers[0]!.size - sizeBefore
  expect(size).toBeGreaterThanOrEqual(before)
  expect(size).toBeLessThan(written)
  await look(async (client) => {
    await client.query(`begin; set local app.organization_id = '${organizationId}'`)
    const { rows } = await client.query(
      `select (select count(*)::int from division where name_en = 'Written') as divisions,
              (select count(*)::int from ledger_entry where kind = 'test.written') as entries,
              (select count(*)::int from ledger_entry join division on division_id::text = subject) as pairs`,
    )
    expect(rows).toEqual([{ divisions: size, entries: size, pairs: size }])
    await client.query('rollback')
  })
})

test('what comes back is what was there: rows, ledger, keys, and the limits of the tables', async () => {
  const { file, header } = await makeBackup()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes('Krajai')).toBe(false)
  const { look, ...place } = await target()
  const restored = await restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  expect(restored.header).toEqual(header)
  const [before, heads] = await withOwner(db.address, async (client) => [
    await contentOf(client),
    await headsOf(client),
  ])
  expect(header.ledgers).toEqual(heads)
  await look(async (client) => {
    expect(await contentOf(client)).toEqual(before)
    expect(await headsOf(client)).toEqual(heads)
    const { rows } = await client.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
  })
  const key = join(place.dataFolder, 'keys', 'secret')
  expect(readFileSync(key, 'utf8')).toBe('secret of the test')
  expect(statSync(key).mode & 0o777).toBe(0o600)
})

async function headsOf(client: pg.Client): Promise<LedgerHead[]> {
  await client.query('begin')
  const heads = await ledgerHeads(client, [organizationId])
  await client.query('commit')
  return heads
}

test('a newer program takes the backup of an older database and brings it up to date', async () => {
  const older = readMigrations().filter(({ name }) => name < '0004')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(server, name)
  onTestFinished(() => dropDatabase(server, name))
  const address = inDatabase(server, name)
  await withOwner(address, async (client) => {
    await migrate(client, older, address.kind)
    await client.query(`begin; set local app.organization_id = '${organizationId}'`)
    await client.query(`insert into organization
      (organization_id, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values ('${organizationId}', 'เก่า', 'Older', 'เก่า', 'Older', 'SAO', 'ก', 'ข', 'A', 'B')`)
    await client.query('commit')
  })
  const { file } = await makeBackup(address)
  const { look, ...place } = await target()
  await restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  await look(async (client) => {
    expect(await appliedMigrations(client)).toEqual(
      readMigrations().map(({ name: one, sha256 }) => ({ name: one, sha256 })),
    )
    const { rows } = await client.query(
      'select o.name_en, size from organization o join ledger_head using (organization_id)',
    )
    expect(rows).toEqual([{ name_en: 'Older', size: '0' }])
  })
})

/** Each of them must leave the folder, and the database, as empty as before. */
const refusals: Record<
  string,
  { code: string; spoil: (made: Made) => Promise<Partial<RestoreJob>> | Partial<RestoreJob> }
> = {
  'a file that was cut off': {
    code: 'backup-damaged',
    spoil: ({ file, bytes }) => (writeFileSync(file, bytes.subarray(0, bytes.length - 100)), {}),
  },
  'a file that was cut off where the encryption has a seam': {
    code: 'backup-damaged',
    spoil: ({ file, bytes }) => {
      const payload = bytes.indexOf('\n--- ') + 49 + 16
      writeFileSync(file, bytes.subarray(0, payload + 3 * (65_536 + 16)))
      return {}
    },
  },
  'a byte that was changed': {
    code: 'backup-damaged',
    spoil: ({ file, bytes }) => {
      const changed = Buffer.from(bytes)
      changed[bytes.length - 5000]! ^= 1
      writeFileSync(file, changed)
      return {}
    },
  },
  'the key of somebody else': {
    code: 'restore-identity-wrong',
    async spoil() {
      const other = join(outer, 'other.txt')
      await makeKeyFile(other)
      return { decrypter: await decrypterOf(other) }
    },
  },
  'another file': {
    code: 'backup-foreign',
    spoil: ({ file }) => (writeFileSync(file, 'a letter'), {}),
  },
  'no file': { code: 'backup-missing', spoil: () => ({ file: join(outer, 'absent') }) },
  'a backup of a newer program': {
    code: 'backup-newer',
    spoil: () => ({ migrations: readMigrations().slice(0, -1) }),
  },
}

test.for(Object.entries(refusals))(
  '%s is refused in words, and nothing is left behind',
  async ([, { code, spoil }]) => {
    const made = await makeBackup()
    const changed = await spoil({ file: made.file, bytes: readFileSync(made.file) })
    const { look, ...place } = await target()
    const refused = restore({
      ...place,
      file: made.file,
      decrypter: await decrypterOf(keyFile),
      log,
      ...changed,
    })
    await expect(refused).rejects.toMatchObject({ code, th: expect.stringMatching(/[ก-ฮ]/) })
    expect(existsSync(place.dataFolder)).toBe(false)
    if (!place.databaseUrl) return
    await look(async (client) => {
      const { rows } = await client.query<{ exists: boolean }>(
        `select to_regclass('organization') is not null as exists`,
      )
      if (rows[0]!.exists) expect((await client.query('select from organization')).rowCount).toBe(0)
    })
  },
)

test('a folder that holds something is left as it is', async () => {
  const { file } = await makeBackup()
  const { look: _, ...place } = await target()
  mkdirSync(place.dataFolder)
  writeFileSync(join(place.dataFolder, 'letter.txt'), 'สำคัญ')
  const refused = restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  await expect(refused).rejects.toMatchObject({
    code: 'restore-folder-used',
    en: expect.stringContaining('letter.txt'),
  })
  expect(readdirSync(place.dataFolder)).toEqual(['letter.txt'])
})

test('what a restore that was killed has left behind is in nobody’s way', async () => {
  const { file } = await makeBackup()
  const { look, ...place } = await target()
  mkdirSync(join(place.dataFolder, 'restoring-killed', 'postgres'), { recursive: true })
  await restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  expect(readdirSync(place.dataFolder)).not.toContain('restoring-killed')
  await look(async (client) => {
    expect((await client.query('select from organization')).rowCount).toBe(1)
  })
})

test.runIf(server.kind === 'own')('a database that holds something is left as it is', async () => {
  const { file } = await makeBackup()
  const { look: _, ...place } = await target()
  const job = { ...place, file, decrypter: await decrypterOf(keyFile), log }
  const databaseUrl = db.address.kind === 'own' ? db.address.url : undefined
  const refused = restore({ ...job, databaseUrl })
  await expect(refused).rejects.toMatchObject({ code: 'restore-database-used' })
  expect(existsSync(place.dataFolder)).toBe(false)
})
