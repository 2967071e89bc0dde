import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordChange } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { StartError } from '../start-error.ts'
import { openCheckpoint } from './checkpoint.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { handoverNote, rotateKey } from './key-rotation.ts'
import { LedgerKeys, openLedgerKeys, publicKeys } from './keys.ts'
import { readPublicEntries } from './reading.ts'
import { formatSigningKey, formatVerifierKey, makeSigningKey, parseVerifierKey } from './signed-note-key.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')
let db: TestDatabase
let organizationId: string
let folder: string
let keys: LedgerKeys
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-keys-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
  keys = new LedgerKeys(folder)
  file = join(folder, 'keys', `ledger-${organizationId}.key`)
})
afterEach(async () => {
  await rm(join(folder, 'keys'), { recursive: true, force: true })
  await db.close()
})

function serving<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(db.database.serving, organizationId, work)
}

/** The vkey of the key that signs. */
async function inUse(of = keys): Promise<string> {
  return formatVerifierKey(await serving((tx) => of.signing(tx, 'log', at)))
}

async function refused(): Promise<StartError> {
  return openLedgerKeys(db.database, keys, at).then(
    () => {
      throw new Error('it started')
    },
    (error: StartError) => error,
  )
}

function rotate(): Promise<unknown> {
  return serving((tx) => rotateKey(tx, systemActor, { keys, at }))
}

test('the first start makes a key that only its owner may read, and later starts use it', async () => {
  await openLedgerKeys(db.database, keys, at)
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const vkey = await inUse()
  expect(vkey).toMatch(new RegExp(`^prongsai/${organizationId}\\+[0-9a-f]{8}\\+`))
  expect(await inUse(new LedgerKeys(folder))).toBe(vkey)
  expect(await serving((tx) => publicKeys(tx, 'log'))).toEqual([vkey])
})

test('two programs that start together make one key', async () => {
  const vkeys = await Promise.all(Array.from({ length: 8 }, () => inUse(new LedgerKeys(folder))))
  expect(new Set(vkeys).size).toBe(1)
  expect(await readdir(join(folder, 'keys'))).toHaveLength(1)
})

test('a start that ended between the file and its record goes on with the same key', async () => {
  await expect(
    serving(async (tx) => {
      await keys.signing(tx, 'log', at)
      throw new Error('ended')
    }),
  ).rejects.toThrow('ended')
  const text = await readFile(file, 'utf8')
  await inUse()
  expect(await readFile(file, 'utf8')).toBe(text)
})

test('a damaged key file ends the start with words that say what to do, and stays as it is', async () => {
  await openLedgerKeys(db.database, keys, at)
  const whole = await readFile(file, 'utf8')
  for (const damaged of ['', whole.slice(0, -10), whole.replace('PRIVATE', 'PUBLIC'), '\0'.repeat(64)]) {
    await writeFile(file, damaged)
    const error = await refused()
    expect(error).toBeInstanceOf(StartError)
    expect(error).toMatchObject({ code: 'ledger-key-unreadable' })
    expect(error.en).toContain(file)
    expect(error.th).toContain('ไฟล์สำรอง')
    expect(await readFile(file, 'utf8')).toBe(damaged)
  }
  await writeFile(file, whole)
  await openLedgerKeys(db.database, keys, at)
})

test('a lost or exchanged key file ends the start and is not replaced', async () => {
  const vkey = await inUse()
  await rm(file)
  expect(await refused()).toMatchObject({ code: 'ledger-key-missing' })
  expect((await refused()).en).toContain(vkey)
  expect(await readdir(join(folder, 'keys'))).toEqual([])
  await writeFile(file, formatSigningKey(makeSigningKey(`prongsai/${organizationId}`)))
  expect(await refused()).toMatchObject({ code: 'ledger-key-missing' })
})

test('a folder that others could read is closed', async () => {
  await inUse()
  await rm(file)
  await chmod(join(folder, 'keys'), 0o755)
  await db.asOwner(organizationId, (tx) => tx.db.execute('delete from ledger_key'))
  await inUse()
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
})

test('a new key is in the log, and both keys sign the checkpoint that has it', async () => {
  const old = await inUse()
  const checkpoint = await serving((tx) => rotateKey(tx, systemActor, { keys, at }))
  const next = await inUse()
  expect(next).not.toBe(old)
  expect(await serving((tx) => publicKeys(tx, 'log'))).toEqual([old, next])
  const opened = openCheckpoint(
    checkpoint.note,
    [old, next].map((vkey) => parseVerifierKey(vkey)!),
  )
  expect(opened.ok && opened.checkpoint.signers.map(({ key }) => formatVerifierKey(key))).toEqual([old, next])
  const [entry] = await serving((tx) => readPublicEntries(tx, { limit: 1 }))
  expect(entry).toMatchObject({
    index: checkpoint.size - 1,
    kind: 'ledger.key-rotated',
    subject: createHash('sha256').update(next).digest('hex'),
  })
  expect(await serving((tx) => handoverNote(tx, 1))).toBe(checkpoint.note)
  expect(await serving((tx) => handoverNote(tx, 0))).toBeUndefined()
  expect(await serving((tx) => handoverNote(tx, 2))).toBeUndefined()
  // The old secret is gone, and the new one signs alone from here on.
  expect(await readdir(join(folder, 'keys'))).toEqual([`ledger-${organizationId}.key`])
  const later = await serving(async (tx) => {
    await recordChange(tx)
    return makeCheckpoint(tx, keys, at)
  })
  expect(openCheckpoint(later.note, [parseVerifierKey(next)!]).ok).toBe(true)
  expect(openCheckpoint(later.note, [parseVerifierKey(old)!]).ok).toBe(false)
})

test('a change of keys that is cut off before it is committed leaves the old key in use', async () => {
  const old = await inUse()
  await expect(
    serving(async (tx) => {
      await rotateKey(tx, systemActor, { keys, at })
      throw new Error('ended')
    }),
  ).rejects.toThrow('ended')
  expect(await readdir(join(folder, 'keys'))).toHaveLength(2)
  expect(await inUse()).toBe(old)
  await writeFile(`${file}.next`, 'half a k')
  expect(await inUse()).toBe(old)
  await rotate()
  expect(await inUse()).not.toBe(old)
  expect(await readdir(join(folder, 'keys'))).toHaveLength(1)
})

test('whoever asks while the key is changed gets the one that is committed at that moment', async () => {
  const old = await inUse()
  await serving(async (tx) => {
    await rotateKey(tx, systemActor, { keys, at })
    expect(await inUse()).toBe(old)
  })
  const vkeys = await serving((tx) => publicKeys(tx, 'log'))
  expect(await Promise.all([inUse(), inUse(), inUse()])).toEqual(Array(3).fill(vkeys[1]))
})

test('of two changes at once the second follows the first, and loses no key where it is given up', async () => {
  const first = await inUse()
  let second: Promise<unknown> | undefined
  await serving(async (tx) => {
    await rotateKey(tx, systemActor, { keys, at })
    second = serving(async (other) => {
      await rotateKey(other, systemActor, { keys, at })
      throw new Error('given up')
    }).catch((error: Error) => error.message)
    await expect.poll(waiting).toBeGreaterThan(0)
  })
  expect(await second).toBe('given up')
  const vkeys = await serving((tx) => publicKeys(tx, 'log'))
  expect(vkeys).toEqual([first, await inUse()])

  await Promise.all([rotate(), rotate()])
  const all = await serving((tx) => publicKeys(tx, 'log'))
  expect(await inUse()).toBe(all[3])
  for (const number of [1, 2, 3]) {
    const note = (await serving((tx) => handoverNote(tx, number)))!
    expect(openCheckpoint(note, [parseVerifierKey(all[number - 1]!)!]).ok, `${number}`).toBe(true)
  }
})

/** How many wait for somebody else's transaction to end. */
async function waiting(): Promise<number> {
  const { rows } = await db.asOwner(organizationId, (tx) =>
    tx.db.execute<{ count: number }>(
      `select count(*)::int as count from pg_locks
       where not granted and locktype in ('transactionid', 'tuple')`,
    ),
  )
  return rows[0]!.count
}

test('the key of a witness is another one', async () => {
  const vkey = formatVerifierKey(await serving((tx) => keys.signing(tx, 'witness', at)))
  expect(vkey).toMatch(new RegExp(`^prongsai/${organizationId}/witness\\+`))
  expect(await serving((tx) => publicKeys(tx, 'witness'))).toEqual([vkey])
  expect(await serving((tx) => publicKeys(tx, 'log'))).toEqual([])
})
