import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createDatabase, dropDatabase, inDatabase } from '../../../test/support/server.ts'
import { withOwner, type ServerAddress } from '../database/connection.ts'
import { startEmbeddedServer } from '../database/embedded/index.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { keepFile } from '../files/keeping.ts'
import { stageUpload } from '../files/staging.ts'
import { blobName } from '../files/store.ts'
import { inOrganization } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
import { division } from '../identity/schema.ts'
import { ledgerEntry } from '../ledger/schema.ts'
import { backUp, type BackupJob } from './backing-up.ts'
import type { LedgerHead } from './backup-format.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'
import { ledgerHeads } from './ledger-heads.ts'
import { restore, type RestoreJob } from './restoring.ts'
import { storeIn } from './stored-files.ts'
import { appliedMigrations, backedUpTables } from './tables.ts'

const server = inject('server')
const log = (): void => {}
const at = Temporal.Instant.from('2026-11-23T03:00:00Z')

let db: TestDatabase
let organizationId: string
let keyFile: string
let recipient: string
let dataFolder: string
let lasting: string
let outer: string
/** One that nothing was added to. */
let plain: Buffer
beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
  lasting = await mkdtemp(join(tmpdir(), 'prongsai-backup-'))
  dataFolder = join(lasting, 'data')
  mkdirSync(join(dataFolder, 'keys'), { recursive: true })
  writeFileSync(join(dataFolder, 'keys', 'secret'), 'secret of the test')
  keyFile = join(lasting, 'key.txt')
  recipient = await makeKeyFile(keyFile)
  outer = lasting
  plain = readFileSync((await makeBackup()).file)
})
afterAll(async () => {
  await db.close()
  await rm(lasting, { recursive: true })
})
beforeEach(async () => {
  outer = await mkdtemp(join(tmpdir(), 'prongsai-backup-'))
})
afterEach(() => rm(outer, { recursive: true }))

/** A file with the backup that all tests share. */
function plainBackup(): string {
  const file = join(outer, 'plain.age')
  writeFileSync(file, plain)
  return file
}

async function makeBackup(options: Partial<BackupJob> = {}) {
  const file = join(outer, 'backup.age')
  const made = await backUp({
    address: db.address,
    dataFolder,
    file,
    encrypter: encrypterFor([recipient]),
    store: storeIn(dataFolder, undefined),
    log,
    program: 'test',
    at,
    ...options,
  })
  return { file, ...made }
}

/** Where a restore is to put the database, and how to look into it afterwards. */
async function target() {
  const empty = join(outer, 'restored')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  if (server.kind === 'own') {
    await createDatabase(server, name)
    onTestFinished(() => dropDatabase(server, name))
  }
  const own = inDatabase(server, name)
  return {
    dataFolder: empty,
    storeIn: (folder: string) => storeIn(folder, undefined),
    databaseUrl: own.kind === 'own' ? own.url : undefined,
    async look<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
      if (own.kind === 'own') return withOwner(own, work)
      const restored = await startEmbeddedServer({ folder: empty, log })
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
  const stopping = new AbortController()
  let written = 0
  const writers = Array.from({ length: 4 }, async () => {
    while (!stopping.signal.aborted) {
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
  stopping.abort()
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

test('what comes back is what was there: rows, ledger, files, keys, and the limits of the tables', async () => {
  const store = storeIn(dataFolder, undefined)
  const content = Buffer.from('หลักฐาน')
  const upload = { name: 'evidence.txt', maxBytes: 1000, accepts: ['text'] } as const
  const sha256 = await db.asOwner(organizationId, async (tx) => {
    const staged = await stageUpload(store, Readable.from([content]), upload)
    if (!staged.ok) throw new Error(staged.reason)
    const about = { purpose: 'test.file', subject: 'test', isPublic: false, keepUntil: null, at }
    return (await keepFile(tx, systemActor, { ...about, staged: staged.staged })).sha256
  })
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
    const { rows: left } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname <> all ($1) order by relname`,
      [header.tables.map(({ name }) => name)],
    )
    expect(left.map(({ name }) => name)).toEqual([
      'carried_form',
      'form_submission',
      'guess_count',
      'one_time_link',
      'openid_attempt',
      'schema_migration',
      'session',
      'webauthn_challenge',
    ])
  })
  const found = await storeIn(place.dataFolder, undefined).open(blobName(organizationId, sha256))
  expect(Buffer.concat(await found!.body.toArray())).toEqual(content)
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
  const { file } = await makeBackup({ address })
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

interface Refusal {
  readonly code: string
  /** What is done to a good backup, or what is asked for with it. */
  readonly spoil: (file: string) => Promise<Partial<RestoreJob>> | Partial<RestoreJob> | void
}

const refusals: Record<string, Refusal> = {
  'a file that was cut off where the encryption has a seam': {
    code: 'backup-damaged',
    spoil(file) {
      // After the line that ends the header come 16 bytes, then pieces of 64 KiB with a seal of 16 bytes.
      const begin = plain.indexOf(10, plain.indexOf('\n--- ') + 1) + 1 + 16
      writeFileSync(file, plain.subarray(0, begin + 2 * (65_536 + 16)))
    },
  },
  'a file with a bit that was changed': {
    code: 'backup-damaged',
    spoil(file) {
      const changed = Buffer.from(plain)
      changed[plain.length - 5000]! ^= 1
      writeFileSync(file, changed)
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
  'another file': { code: 'backup-foreign', spoil: (file) => writeFileSync(file, 'a letter') },
  'no file': { code: 'backup-missing', spoil: () => ({ file: join(outer, 'absent') }) },
  'the backup of a newer program': {
    code: 'backup-newer',
    spoil: () => ({ migrations: readMigrations().slice(0, -1) }),
  },
  'the backup of a program with another migration': {
    code: 'migration-changed',
    spoil: () => ({ migrations: readMigrations().map((one) => ({ ...one, sha256: '0'.repeat(64) })) }),
  },
}

test.for(Object.entries(refusals))('%s: refused in words, nothing is left behind', async ([, refusal]) => {
  const file = plainBackup()
  const changed = await refusal.spoil(file)
  const { look, ...place } = await target()
  const refused = restore({ ...place, file, decrypter: await decrypterOf(keyFile), log, ...changed })
  await expect(refused).rejects.toMatchObject({ code: refusal.code, th: expect.stringMatching(/[ก-ฮ]/) })
  expect(existsSync(place.dataFolder)).toBe(false)
  if (!place.databaseUrl) return
  await look(async (client) => {
    const tables = await appliedMigrations(client)
    if (tables.length > 0) expect((await client.query('select from organization')).rowCount).toBe(0)
  })
})

test('a folder that holds something is left as it is', async () => {
  const file = plainBackup()
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
  const file = plainBackup()
  const { look, ...place } = await target()
  mkdirSync(join(place.dataFolder, 'restoring-killed', 'postgres'), { recursive: true })
  await restore({ ...place, file, decrypter: await decrypterOf(keyFile), log })
  expect(readdirSync(place.dataFolder)).not.toContain('restoring-killed')
  await look(async (client) => {
    expect((await client.query('select from organization')).rowCount).toBe(1)
  })
})

// Only a server of the operator's own can hold something before.
if (server.kind === 'own') {
  test('a database that holds something is left as it is', async () => {
    const file = plainBackup()
    const { look: _, ...place } = await target()
    const job = { ...place, file, decrypter: await decrypterOf(keyFile), log }
    const databaseUrl = db.address.kind === 'own' ? db.address.url : undefined
    const refused = restore({ ...job, databaseUrl })
    await expect(refused).rejects.toMatchObject({ code: 'restore-database-used' })
    expect(existsSync(place.dataFolder)).toBe(false)
  })
}
