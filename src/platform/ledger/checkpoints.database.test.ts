import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest'
import { recordChange } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { publishLedger } from '../../../test/support/publishing.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { systemActor } from '../identity/actor.ts'
import { makeCheckpoint, type StoredCheckpoint } from './checkpoints.ts'
import { erasePayload } from './erasing.ts'
import { rotateKey } from './key-rotation.ts'
import { LedgerKeys } from './keys.ts'
import { readHead } from './head.ts'
import { openLogSource } from './log-source.ts'
import { rootOf } from './merkle.ts'
import { readEntries } from './reading.ts'
import { receiptOf } from './receipts.ts'
import { ledgerCheckpoint, ledgerEntry, ledgerTile } from './schema.ts'
import { parseTile, tileWidth } from './tiles.ts'
import { readTileFile } from './tree-reading.ts'
import { formatVerifierKey } from './signed-note-key.ts'
import { verifyReceipt } from './verifying-receipt.ts'
import { verifyLedger, type LedgerReport } from './verifying.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')
let folder: string
let keys: LedgerKeys
let db: TestDatabase
let organizationId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-checkpoints-'))
  keys = new LedgerKeys(folder)
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
})
afterEach(() => db.close())

function serving<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(db.database.serving, organizationId, work)
}

function sign(): Promise<StoredCheckpoint> {
  return serving((tx) => makeCheckpoint(tx, keys, at))
}

async function size(): Promise<number> {
  return (await serving(readHead)).size
}

/** Until the log has so many entries; the first start has left a few. */
async function growTo(entries: number): Promise<void> {
  await grow(entries - (await size()))
}

async function grow(entries: number): Promise<void> {
  await serving(async (tx) => {
    for (let entry = 0; entry < entries; entry += 1) await recordChange(tx)
  })
}

async function leaves(): Promise<Buffer[]> {
  const rows = await serving((tx) =>
    tx.db.select({ hash: ledgerEntry.leafHash }).from(ledgerEntry).orderBy(asc(ledgerEntry.index)),
  )
  return rows.map(({ hash }) => hash)
}

/** What a stranger finds who has nothing but the published files. */
async function verified(earlierCheckpoint?: string): Promise<LedgerReport> {
  const place = await mkdtemp(join(folder, 'published-'))
  await serving((tx) => publishLedger(tx, place))
  return verifyLedger(openLogSource(place), earlierCheckpoint === undefined ? {} : { earlierCheckpoint })
}

async function asOwner(statement: string): Promise<void> {
  await db.asOwner(organizationId, (tx) => tx.db.execute(statement))
}

test('a checkpoint signs the root of all entries, and is made once for each size', async () => {
  const checkpoint = await sign()
  expect(checkpoint.root.equals(rootOf(await leaves()))).toBe(true)
  const before = await size()
  expect(checkpoint.note).toMatch(new RegExp(`^prongsai/${organizationId}\\n${before}\\n`))
  expect((await sign()).note).toBe(checkpoint.note)
  await grow(1)
  const grown = await sign()
  expect(grown.size).toBe(before + 1)
  expect(grown.root.equals(rootOf(await leaves()))).toBe(true)
})

test('tiles are what their leaves make, are stored once they are full, and a stranger finds the log right', async () => {
  await growTo(300)
  const first = await sign()
  await growTo(800)
  await sign()
  const all = await leaves()
  const stored = await serving((tx) => tx.db.select().from(ledgerTile).orderBy(asc(ledgerTile.index)))
  expect(stored.map(({ level, index }) => [level, index])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
  ])
  for (const { index, hashes, root } of stored) {
    const part = all.slice(index * tileWidth, (index + 1) * tileWidth)
    expect(hashes.equals(Buffer.concat(part))).toBe(true)
    expect(root.equals(rootOf(part))).toBe(true)
  }
  const above = await serving((tx) => readTileFile(tx, { level: 1, index: 0, width: 3 }, 800))
  expect(parseTile(above!, 3)).toEqual(stored.map(({ root }) => root))
  const beyond = { level: 0, index: 3, width: 800 - 3 * tileWidth + 1 }
  expect(await serving((tx) => readTileFile(tx, beyond, 800))).toBeUndefined()
  expect(await verified(first.note)).toMatchObject({ problems: [], entries: 800, earlierSize: 300 })
})

test('many who sign at once sign the same', async () => {
  await grow(600)
  const made = await Promise.all(Array.from({ length: 8 }, sign))
  expect(new Set(made.map(({ note }) => note)).size).toBe(1)
  expect(await serving((tx) => tx.db.$count(ledgerCheckpoint))).toBe(1)
  expect(await verified()).toMatchObject({ problems: [] })
})

test('signing while others append sees a whole log each time', async () => {
  const signing = async (): Promise<string[]> => {
    const made: string[] = []
    while (made.length < 30) made.push((await sign()).note)
    return made
  }
  const [notes] = await Promise.all([signing(), grow(100), grow(100), grow(100)])
  await sign()
  for (const note of new Set(notes)) expect(await verified(note)).toMatchObject({ problems: [] })
})

const rewriting = {
  'an entry': `update ledger_entry set entry = convert_to(replace(convert_from(entry, 'UTF8'), 'system', 'public'), 'UTF8') where index = 100`,
  'an entry and its hash': `update ledger_entry set entry = e, leaf_hash = sha256('\\x00'::bytea || e)
    from (select convert_to(replace(convert_from(entry, 'UTF8'), 'system', 'public'), 'UTF8') as e
          from ledger_entry where index = 299) as other where index = 299`,
  'a stored tile': `update ledger_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 255)`,
  'the root of a stored tile': `update ledger_tile set root = set_byte(root, 0, get_byte(root, 0) # 255)`,
}

test.each(Object.entries(rewriting))('%s that is changed in the database is found', async (_, statement) => {
  await growTo(300)
  await sign()
  expect(await verified()).toMatchObject({ problems: [] })
  await asOwner(statement)
  const { problems } = await verified()
  expect(problems).not.toEqual([])
})

test('a log that was rewritten is not signed again', async () => {
  await growTo(20)
  const before = await sign()
  await asOwner(rewriting['an entry and its hash'].replaceAll('299', '9'))
  await grow(1)
  await expect(sign()).rejects.toThrow('what it held was signed')
  await asOwner(`update ledger_head set size = 10`)
  await expect(sign()).rejects.toThrow('what it held was signed')
  expect(await serving((tx) => tx.db.$count(ledgerCheckpoint))).toBe(1)
  expect((await verified(before.note)).problems).not.toEqual([])
})

test('erasing destroys what an entry commits to, is an entry itself, and leaves the tree whole', async () => {
  await growTo(30)
  const before = await sign()
  const erase = (index: number) =>
    serving((tx) => erasePayload(tx, systemActor, { index, reason: 'สิ้นสุดระยะเวลา', at }))
  expect(await erase(27)).toEqual({ ok: true })
  expect(await erase(27)).toEqual({ ok: false, reason: 'erased' })
  expect(await erase(4_000)).toEqual({ ok: false, reason: 'absent' })
  const [last, ...others] = await serving((tx) => readEntries(tx, { limit: 10 }))
  expect(last).toMatchObject({
    index: 30,
    kind: 'ledger.payload-erased',
    subject: organizationId,
    payload: { index: 27, reason: 'สิ้นสุดระยะเวลา' },
  })
  expect(others.find(({ index }) => index === 27)).toMatchObject({
    payload: null,
    accountId: null,
    erasedAt: at,
  })
  expect(others.find(({ index }) => index === 28)).toMatchObject({ payload: {}, erasedAt: null })
  await sign()
  expect(await verified(before.note)).toMatchObject({ problems: [], entries: 31 })
})

test('a log that changed its key twice is right, and an earlier checkpoint still counts', async () => {
  await growTo(20)
  const first = await sign()
  for (let change = 0; change < 2; change += 1) {
    await serving((tx) => rotateKey(tx, systemActor, { keys, at }))
    await grow(3)
    await sign()
  }
  const report = await verified(first.note)
  expect(report).toMatchObject({ problems: [], earlierSize: 20 })
  expect(report.keys.map(({ trust }) => trust)).toEqual(['first', 'handed-over', 'handed-over'])
})

test('a receipt proves its entry to anybody with the key, and signs for an entry that is newer than all', async () => {
  await growTo(300)
  await sign()
  await grow(1)
  const vkey = formatVerifierKey(await serving((tx) => keys.signing(tx, 'log', at)))
  for (const index of [0, 255, 256, 300]) {
    const receipt = (await serving((tx) => receiptOf(tx, index, { keys, at })))!
    const verdict = verifyReceipt(receipt, undefined, [vkey])
    expect(verdict).toMatchObject({ ok: true, index, entry: { kind: expect.any(String) } })
  }
  expect(await serving((tx) => receiptOf(tx, 301, { keys, at }))).toBeUndefined()
  expect(await readFile(join(folder, 'keys', `ledger-${organizationId}.key`), 'utf8')).not.toContain(vkey)
})
