import { setTimeout } from 'node:timers/promises'
import { asc } from 'drizzle-orm'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordChange } from '../../../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { ownerSettings, withOwner } from '../database/connection.ts'
import { inOrganization, organizationTransaction, type TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append, appendAll, recordedIn } from './append.ts'
import { commitmentOf, parseEntry } from './entry.ts'
import { leafHash } from './merkle.ts'
import { ledgerEntry, ledgerPayload } from './schema.ts'

let db: TestDatabase
let organizationId: string
beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
})
afterAll(() => db.close())

const clerk: Actor = { accountId: uuidv7(), role: 'clerk', isActing: true }
const at = Temporal.Instant.from('2026-11-23T03:04:59.9Z')

function serving<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(db.database.serving, organizationId, work)
}

async function entries() {
  return serving((tx) => tx.db.select().from(ledgerEntry).orderBy(asc(ledgerEntry.index)))
}

test('the first start leaves what it did in the ledger', async () => {
  const kinds = (await entries()).map(({ kind }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['organization.added', 'calendar.holidays-refreshed', 'plan.loaded'])
})

test('an entry tells in public what was done, when, and in which role, and commits to the rest', async () => {
  const before = (await entries()).length
  const subject = uuidv7()
  const index = await serving(async (tx) => {
    expect(recordedIn(tx)).toEqual([])
    const act = { kind: 'test.done', subject, actor: clerk, at, payload: { b: 'ลับ', a: 1 } } as const
    const appended = await append(tx, act)
    expect(recordedIn(tx)).toEqual(['test.done'])
    return appended.index
  })
  expect(index).toBe(before)
  const row = (await entries())[index]!
  expect(row).toMatchObject({ kind: 'test.done', subject, at: Temporal.Instant.from('2026-11-23T03:04:00Z') })
  expect(row.leafHash.equals(leafHash(row.entry))).toBe(true)
  const payload = (
    await serving((tx) => tx.db.select().from(ledgerPayload).orderBy(asc(ledgerPayload.index)))
  )[index]!
  expect(payload.payload).toBe(`{"account":"${clerk.accountId}","details":{"a":1,"b":"ลับ"}}`)
  expect(parseEntry(row.entry)).toEqual({
    v: 1,
    kind: 'test.done',
    subject,
    time: '2026-11-23T03:04Z',
    role: 'clerk',
    acting: true,
    commitment: commitmentOf(payload.salt!, payload.payload!),
  })
  expect(row.entry.toString()).not.toContain(clerk.accountId)
})

test('times never run backwards in one log, whatever the clock does', async () => {
  const later = at.add({ hours: 1 })
  const times = await serving(async (tx) => {
    for (const time of [later, at.subtract({ hours: 48 }), later.add({ minutes: 1 })]) {
      await append(tx, { kind: 'test.done', subject: 'clock', actor: clerk, at: time, payload: {} })
    }
    return tx.db.select({ at: ledgerEntry.at }).from(ledgerEntry).orderBy(asc(ledgerEntry.index))
  })
  expect(times.slice(-3).map((row) => row.at.toString())).toEqual([
    '2026-11-23T04:04:00Z',
    '2026-11-23T04:04:00Z',
    '2026-11-23T04:05:00Z',
  ])
})

test('many acts at once are as many entries, one after the other and each with its own payload', async () => {
  const before = (await entries()).length
  const acts = ['one', 'two', 'three'].map((subject) => {
    return { kind: 'test.done', subject, actor: clerk, payload: { subject } } as const
  })
  expect(await serving((tx) => appendAll(tx, acts, at))).toEqual({ index: before })
  const added = (await entries()).slice(before)
  expect(added.map(({ index, subject }) => [index, subject])).toEqual([
    [before, 'one'],
    [before + 1, 'two'],
    [before + 2, 'three'],
  ])
  const payloads = await serving((tx) => tx.db.select().from(ledgerPayload).orderBy(asc(ledgerPayload.index)))
  for (const { index, subject, entry } of added) {
    const { payload, salt } = payloads[index]!
    expect(payload).toContain(`{"subject":"${subject}"}`)
    expect(parseEntry(entry)).toMatchObject({ subject, commitment: commitmentOf(salt!, payload!) })
  }
})

test('32 writers at once, of whom some change their minds, leave no gap', async () => {
  const before = (await entries()).length
  const settings = servingSettings()
  const pool = new pg.Pool({ ...settings, max: 32 })
  try {
    const write = (writer: number) =>
      inOrganization(pool, organizationId, async (tx) => {
        await recordChange(tx)
        if (writer % 5 === 0) throw new Error('changed my mind')
      }).catch(() => {})
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer)))
    }
  } finally {
    await pool.end()
  }
  const indexes = (await entries()).map(({ index }) => index)
  expect(indexes).toEqual(Array.from({ length: before + 3 * 25 }, (_, index) => index))
})

/** As the program connects to serve, but with as many connections as there are writers. */
function servingSettings(): pg.PoolConfig {
  const { host, port, user, database, options, connectionString } = db.database.serving.options
  return connectionString
    ? { connectionString }
    : { host: host!, port: port!, user: user!, database: database!, options: options! }
}

test('whatever is cut off at whichever point, there is no change without its entry and no entry without its change', async () => {
  const dates = Array.from({ length: 24 }, (_, day) =>
    Temporal.PlainDate.from('2600-01-01').add({ days: day }).toString(),
  )
  for (const [attempt, date] of dates.entries()) {
    const client = new pg.Client(ownerSettings(db.address))
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const kill = () =>
      withOwner(db.address, (other) => other.query(`select pg_terminate_backend(${rows[0]!.pid}, 5000)`))
    const point = attempt % 4
    let killing: Promise<unknown> | undefined
    const work = organizationTransaction(client, organizationId, async (tx) => {
      if (point === 0) await kill()
      await tx.db.execute(
        `insert into holiday (organization_id, date, name, name_en, certainty, source)
         values ('${organizationId}', '${date}', 'ก', 'A', 'local', 'test')`,
      )
      if (point === 1) await kill()
      await append(tx, { kind: 'test.holiday', subject: date, actor: clerk, at, payload: {} })
      if (point === 2) await kill()
      // At about the moment of the commit: before it, during it or after it.
      killing = setTimeout(attempt % 3).then(kill)
    })
    await work.catch(() => {})
    await killing
    await client.end().catch(() => {})
  }
  const kept = await serving(async (tx) => {
    const holidays = await tx.db.execute<{ date: string }>(
      `select date::text as date from holiday where source = 'test' order by date`,
    )
    return holidays.rows.map(({ date }) => date)
  })
  const recorded = (await entries()).filter(({ kind }) => kind === 'test.holiday')
  expect(recorded.map(({ subject }) => subject)).toEqual(kept)
  // Some were kept and some were not, or the test would show nothing.
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length).toBeLessThan(dates.length)
  const [first, ...others] = (await entries()).map(({ index }) => index)
  expect(first).toBe(0)
  expect(others).toEqual(others.map((_, position) => position + 1))
})

test('the role that serves requests cannot rewrite or remove what was recorded', async () => {
  const attempts = [
    `update ledger_entry set kind = 'test.other'`,
    'delete from ledger_entry',
    'delete from ledger_payload',
    'update ledger_payload set index = index + 1000',
    'delete from ledger_head',
    'truncate ledger_entry',
  ]
  for (const attempt of attempts) {
    await expect(
      serving((tx) => tx.db.execute(attempt)),
      attempt,
    ).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  }
})

test('another organisation has no ledger until it is added, and cannot be appended to from here', async () => {
  const other = uuidv7()
  await expect(inOrganization(db.database.serving, other, recordChange)).rejects.toThrow('has no ledger')
})
