import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { commitmentOf, type LedgerEntry } from '../../../platform/ledger/entry.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { ledgerUrls } from '../../ledger/module.tsx'
import { b64 } from '../protocol/binding.ts'
import { boxHash, keyboxLength } from '../protocol/keybox.ts'
import { integrityKeybox, integrityPending, integrityReport } from '../schema.ts'
import { dailyBatch } from './batching.ts'
import { batchesOfMonth, poolOfDay } from './pool.ts'

let app: TestApp
let own: string
beforeAll(async () => {
  app = await testApp()
  own = await app.database.organizationId()
})
afterAll(() => app.close())

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, own, work)

async function batch(at: Temporal.Instant): Promise<void> {
  await dailyBatch.handle({
    organizationId: own,
    input: {},
    at,
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    tellFiler: app.services.tellFiler,
    ...testOutside,
    notify: async () => {},
  })
}

/** What a report leaves for the next batch. */
async function addWaiting(keyboxes: number, messages: number): Promise<string[]> {
  return inside(async ({ db, organizationId }) => {
    const reportId = randomBytes(16)
    await db.insert(integrityReport).values({ organizationId, reportId, head: randomBytes(32), nextSeq: 1 })
    const boxes = Array.from({ length: keyboxes }, () => randomBytes(keyboxLength))
    for (const [position, content] of boxes.entries()) {
      const keyboxHash = Buffer.from(boxHash(content), 'base64url')
      await db.insert(integrityKeybox).values({ organizationId, keyboxHash, reportId, position, content })
    }
    for (let index = 0; index < messages; index += 1) {
      await db
        .insert(integrityPending)
        .values({ organizationId, tag: randomBytes(16), commitment: randomBytes(32) })
    }
    return boxes.map(boxHash)
  })
}

interface BatchPayload {
  readonly details: {
    readonly day: string
    readonly boxes: readonly string[]
    readonly items: readonly string[]
  }
}

/** The batches of a month as an outsider verifies them, with nothing but what he was served. */
async function verified(month: string): Promise<BatchPayload['details'][]> {
  const batches = await inside((tx) =>
    batchesOfMonth(tx, month, { keys: app.services.ledgerKeys, at: testNow }),
  )
  const vkeys = await ledgerKeys()
  return batches.map(({ payload, salt, proof }) => {
    const verdict = verifyReceipt(proof, undefined, vkeys)
    if (!verdict.ok) throw new Error(verdict.reason)
    const { commitment }: LedgerEntry = verdict.entry
    expect(commitmentOf(Buffer.from(salt, 'base64url'), payload)).toBe(commitment)
    return (JSON.parse(payload) as BatchPayload).details
  })
}

async function ledgerKeys(): Promise<string[]> {
  const { body } = await app.server.inject({ url: ledgerUrls.keys(), headers: { host: 'localhost' } })
  return body.trim().split('\n')
}

test('a day on which nothing was reported looks like any other, and is batched once', async () => {
  await batch(testNow)
  await batch(testNow)
  const [day, ...others] = await verified('2026-11')
  expect(others).toEqual([])
  expect(day?.boxes).toHaveLength(4)
  expect(day?.items).toHaveLength(16)
  const pool = await inside((tx) => poolOfDay(tx, '2026-11-23'))
  expect(pool.map(boxHash).toSorted()).toEqual(day?.boxes)
  for (const keybox of pool) expect(keybox).toHaveLength(keyboxLength)
})

test('what was reported stands among the decoys of the next day, in as many', async () => {
  const boxes = await addWaiting(1, 3)
  const { tags } = await inside(async ({ db }) => ({ tags: await db.select().from(integrityPending) }))
  await batch(testNow.add({ hours: 24 }))
  const day = (await verified('2026-11')).find((one) => one.day === '2026-11-24')
  expect(day?.boxes).toHaveLength(4)
  expect(day?.boxes).toEqual(expect.arrayContaining(boxes))
  expect(day?.items).toHaveLength(16)
  for (const { tag, commitment } of tags) {
    expect(day?.items).toContain(b64(Buffer.concat([tag, commitment])))
  }
  expect(await inside(({ db }) => db.select().from(integrityPending))).toEqual([])
})

test('more than a day holds waits for the next, and more than three days hold makes days larger', async () => {
  const few = await addWaiting(6, 1)
  await batch(testNow.add({ hours: 48 }))
  await batch(testNow.add({ hours: 72 }))
  const boxesOf = async (day: string) =>
    (await verified('2026-11')).find((one) => one.day === day)?.boxes ?? []
  expect(await boxesOf('2026-11-25')).toHaveLength(4)
  expect([...(await boxesOf('2026-11-25')), ...(await boxesOf('2026-11-26'))]).toEqual(
    expect.arrayContaining(few),
  )
  await addWaiting(13, 1)
  await batch(testNow.add({ hours: 96 }))
  expect(await boxesOf('2026-11-27')).toHaveLength(8)
})
