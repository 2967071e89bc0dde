import { randomBytes, randomUUID } from 'node:crypto'
import { count, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { tellClosed } from '../client/closing.ts'
import { fromB64 } from '../protocol/binding.ts'
import { keyboxLength } from '../protocol/keybox.ts'
import { person } from '../protocol/staged-thread.ts'
import {
  fileReport,
  readAsReporter,
  writeAsReporter,
  type StagedReport,
} from '../receiving/staged-reporter.ts'
import {
  integrityBatch,
  integrityBlobPart,
  integrityDoor,
  integrityKeybox,
  integrityMessage,
  integrityReport,
} from '../schema.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { retentionDay } from './closing.ts'
import { destroyExpired, thinDecoys } from './destroying.ts'

let app: TestApp
let org: string
let now = testNow
let outside: Awaited<ReturnType<typeof person>>
const realFetch = globalThis.fetch
const paths = { close: urls.close(), challenge: urls.challenge() }

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  org = await app.database.organizationId()
  outside = await person('nacc', 'outside', 1)
  outside = { ...outside, entry: { ...outside.entry, org } }
  globalThis.fetch = async (url, init) => {
    const answer = await app.server.inject({
      method: 'POST',
      url: String(url),
      headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
      payload: Buffer.from(init?.body as Uint8Array),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await app.close()
})
// The puzzle grows harder with the reports of the last ten minutes.
beforeEach(() => {
  now = testNow.add({ hours: 1 })
})

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)

const file = { name: 'file-1.txt', type: 'text/plain', content: new TextEncoder().encode('ใบเสร็จ') }

const filed = (files: (typeof file)[] = []): Promise<StagedReport> =>
  fileReport({ org, recipients: [outside.entry], excluded: [], concerned: [], text: 'เรื่อง', files })

const doorOf = ({ keys }: StagedReport) => ({ id: keys.lookup, seed: keys.authSeed })
const read = (report: StagedReport) => readAsReporter(report, [outside.entry])
const close = async (report: StagedReport) => tellClosed(await read(report), doorOf(report), paths)

/** How much the server has of a report, by table. */
async function kept({ report }: StagedReport): Promise<Record<string, number>> {
  const reportId = Buffer.from(fromB64(report)!)
  return inside(async ({ db }) => {
    const rows: [string, number][] = []
    for (const [name, table] of Object.entries({
      report: integrityReport,
      doors: integrityDoor,
      keyboxes: integrityKeybox,
      messages: integrityMessage,
      parts: integrityBlobPart,
    })) {
      const [row] = await db.select({ rows: count() }).from(table).where(eq(table.reportId, reportId))
      rows.push([name, row!.rows])
    }
    return Object.fromEntries(rows)
  })
}

const whole = { report: 1, doors: 2, keyboxes: 1, messages: 1, parts: 1 }
const gone = { report: 0, doors: 0, keyboxes: 0, messages: 0, parts: 0 }

/** The daily batches of a week that ends on a day, or of some of its days. */
async function batches(last: Temporal.PlainDate, days = 7): Promise<void> {
  await inside(({ db, organizationId }) =>
    db
      .insert(integrityBatch)
      .values(
        Array.from({ length: days }, (_, before) => ({
          organizationId,
          batchDay: last.subtract({ days: before }).toString(),
          ledgerIndex: 0,
        })),
      )
      .onConflictDoNothing(),
  )
}

async function night(day: Temporal.PlainDate, transaction = inside): Promise<void> {
  await destroyExpired.handle({
    organizationId: org,
    input: {},
    at: day.toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: '04:30' }).toInstant(),
    attempt: 1,
    isLastAttempt: false,
    transaction,
    metrics: app.services.metrics,
    ...testOutside,
    notify: async () => {},
    tellFiler: async () => {},
  })
}

test('a report is kept for ninety days and ten years at least, and to the first of a month', () => {
  const until = (day: string) => retentionDay(Temporal.PlainDate.from(day), 10).toString()
  expect(until('2026-11-23')).toBe('2037-03-01')
  expect(until('2027-12-01')).toBe('2038-03-01')
  for (let day = Temporal.PlainDate.from('2026-01-01'); day.year < 2029; day = day.add({ days: 1 })) {
    const least = day.add({ days: 90 }).add({ years: 10 })
    const last = retentionDay(day, 10)
    expect(Temporal.PlainDate.compare(last, least), day.toString()).toBe(1)
    expect(least.until(last).days).toBeLessThanOrEqual(31)
    expect(last.day).toBe(1)
  }
})

test('a closed report has its day, which nobody moves by closing it again', async () => {
  const report = await filed()
  expect(await close(report)).toBe('2037-03-01')
  now = now.add({ hours: 24 * 200 })
  expect(await close(report)).toBe('2037-03-01')
})

test('whoever writes opens it again, and closes nothing with what he had read before', async () => {
  const report = await filed()
  const before = await read(report)
  await close(report)
  expect(await writeAsReporter(report, before, { kind: 'message', text: 'ยังไม่จบ' })).toBe('ok')
  expect(await tellClosed(before, doorOf(report), paths)).toBeUndefined()
  const [row] = await inside(({ db }) =>
    db
      .select({ retentionDay: integrityReport.retentionDay })
      .from(integrityReport)
      .where(eq(integrityReport.reportId, Buffer.from(fromB64(report.report)!))),
  )
  expect(row).toEqual({ retentionDay: null })
  now = now.add({ hours: 24 * 60 })
  expect(await close(report)).toBe('2037-05-01')
})

test('without the key of a door nothing is closed', async () => {
  const report = await filed()
  const thread = await read(report)
  const stranger = { ...doorOf(report), seed: randomBytes(32) }
  expect(await tellClosed(thread, stranger, paths)).toBeUndefined()
  expect(await tellClosed(thread, { id: randomBytes(16), seed: randomBytes(32) }, paths)).toBeUndefined()
  const closed = await inside(({ db }) =>
    db
      .select()
      .from(integrityReport)
      .where(
        sql`${integrityReport.reportId} = ${Buffer.from(fromB64(report.report)!)} and retention_day is not null`,
      ),
  )
  expect(closed).toEqual([])
})

test('on its day all of it is destroyed, and nothing a day before or of an open report', async () => {
  const report = await filed([file])
  const open = await filed([file])
  const day = Temporal.PlainDate.from((await close(report))!)
  await batches(day.subtract({ days: 1 }))
  await night(day.subtract({ days: 1 }))
  expect(await kept(report)).toEqual(whole)
  await batches(day)
  await night(day)
  expect(await kept(report)).toEqual(gone)
  expect(await kept(open)).toEqual(whole)
  await expect(read(report)).rejects.toThrow('does not open')
  expect((await read(open)).refused).toBeUndefined()
  await night(day)
  expect(await kept(open)).toEqual(whole)
})

test('a clock that has jumped ahead destroys nothing', async () => {
  const report = await filed()
  await close(report)
  const far = Temporal.PlainDate.from('2060-06-15')
  await night(far)
  await batches(far, 6)
  await night(far)
  expect(await kept(report)).toMatchObject({ report: 1, doors: 2, keyboxes: 1, messages: 1 })
})

test('killed half way, it leaves what nobody can open, and the next night goes on', async () => {
  const report = await filed([file])
  const day = Temporal.PlainDate.from((await close(report))!).add({ years: 1 })
  await batches(day)
  const isGoneFrom = async (tx: TenantTransaction): Promise<boolean> => {
    const [doors] = await tx.db
      .select({ rows: count() })
      .from(integrityDoor)
      .where(eq(integrityDoor.reportId, Buffer.from(fromB64(report.report)!)))
    return doors?.rows === 0
  }
  const killed: typeof inside = async (work) => {
    if (await inside(isGoneFrom)) throw new Error('killed')
    return inside(work)
  }
  await expect(night(day, killed)).rejects.toThrow('killed')
  expect(await kept(report)).toEqual({ ...whole, doors: 0, keyboxes: 0 })
  await night(day)
  expect(await kept(report)).toEqual(gone)
})

test('whoever wrote after the reports of the night were counted keeps his report', async () => {
  const report = await filed()
  const thread = await read(report)
  const day = Temporal.PlainDate.from((await close(report))!).add({ years: 2 })
  await batches(day)
  let calls = 0
  const interrupted: typeof inside = async (work) => {
    calls += 1
    // After the week was seen and the due ones were listed.
    if (calls === 3) await writeAsReporter(report, thread, { kind: 'message', text: 'ยังไม่จบ' })
    return inside(work)
  }
  await night(day, interrupted)
  expect(await kept(report)).toMatchObject({ report: 1, doors: 2, messages: 2 })
})

test('the reports of another organisation are its own', async () => {
  const other = randomUUID()
  await app.database.asOwner(other, async ({ db }) => {
    await db.execute(`insert into organization
      (organization_id, host, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values ('${other}', 'other.example', 'อื่น', 'Other', 'อื่น', 'Other', 'SAO', 'ก', 'ข', 'A', 'B')`)
    await db.insert(integrityReport).values({
      organizationId: other,
      reportId: randomBytes(16),
      head: randomBytes(32),
      nextSeq: 1,
      retentionDay: '2020-01-01',
    })
  })
  const today = todayInBangkok(testNow)
  await batches(today)
  await night(today)
  const left = await app.database.asOwner(other, ({ db }) =>
    db.select().from(integrityReport).where(eq(integrityReport.organizationId, other)),
  )
  expect(left).toHaveLength(1)
})

test('decoys go from old pools alone, and no keybox of a report with them', async () => {
  const report = await filed()
  const reportId = Buffer.from(fromB64(report.report)!)
  const decoy = (poolDay: string) => ({
    organizationId: org,
    keyboxHash: randomBytes(32),
    content: randomBytes(keyboxLength),
    poolDay,
  })
  const old = decoy('2030-05-05')
  const young = decoy('2030-05-06')
  const isThere = async ({ keyboxHash }: typeof old): Promise<boolean> =>
    inside(async ({ db }) => {
      const rows = await db.select().from(integrityKeybox).where(eq(integrityKeybox.keyboxHash, keyboxHash))
      return rows.length === 1
    })
  await inside(async ({ db }) => {
    await db.insert(integrityKeybox).values([old, young])
    await db
      .update(integrityKeybox)
      .set({ poolDay: '2030-05-05' })
      .where(eq(integrityKeybox.reportId, reportId))
  })
  const before = Temporal.PlainDate.from('2030-05-06')
  await inside((tx) => thinDecoys(tx, before, 0))
  expect(await isThere(old)).toBe(true)
  await inside((tx) => thinDecoys(tx, before, 1))
  expect(await isThere(old)).toBe(false)
  expect(await isThere(young)).toBe(true)
  expect((await kept(report))['keyboxes']).toBe(1)
})
