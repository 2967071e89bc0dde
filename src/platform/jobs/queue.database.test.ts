import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { defineJob, type Job, type JobRun } from './job.ts'
import { JobQueue } from './queue.ts'

let db: TestDatabase
let organizationId: string
const open: JobQueue[] = []
const now = Temporal.Instant.from('2026-11-23T03:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  organizationId = await db.organizationId()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop()))
})
afterAll(() => db.close())

let names = 0
function job(
  handle: (run: JobRun<{ number: number }>) => Promise<void>,
  retries = 0,
): Job<{ number: number }> {
  names += 1
  return defineJob({ name: `test-${names}`, input: z.object({ number: z.number() }), retries, handle })
}

async function openQueue(...jobs: Job[]): Promise<JobQueue> {
  const queue = await JobQueue.open(db.database, jobs, { clock: () => now, log: () => {} })
  open.push(queue)
  return queue
}

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(db.database.serving, organizationId, work)
}

test('a job is done with what it was given, in the organisation that sent it', async () => {
  const done: unknown[] = []
  const send = job(async ({ input, organizationId: id, attempt, at, transaction }) => {
    const seen = await transaction(async (tx) => tx.organizationId)
    done.push({ input, id, attempt, at: at.toString(), seen })
  })
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 7 }))
  await queue.work()
  await expect
    .poll(() => done, { timeout: 10_000 })
    .toEqual([
      { input: { number: 7 }, id: organizationId, attempt: 1, at: now.toString(), seen: organizationId },
    ])
})

test('what a transaction that is rolled back has sent is not done', async () => {
  const done: number[] = []
  const send = job(async ({ input }) => {
    done.push(input.number)
  })
  const queue = await openQueue(send)
  const undone = inside(async (tx) => {
    await queue.send(tx, send, { number: 1 })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await inside((tx) => queue.send(tx, send, { number: 2 }))
  await queue.work()
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([2])
})

test('a job that fails for good is listed, and done when it is tried again', async () => {
  let broken = true
  const done: number[] = []
  const send = job(async ({ input, isLastAttempt }) => {
    expect(isLastAttempt).toBe(true)
    if (broken) throw new Error('a mail server with a secret in its answer')
    done.push(input.number)
  })
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 3 }))
  await queue.work()
  await expect
    .poll(() => queue.failed(organizationId), { timeout: 10_000 })
    .toMatchObject([{ name: send.name, attempts: 1 }])
  const [failed] = await queue.failed(organizationId)
  expect(await queue.failed('01980000-0000-7000-8000-000000000000'), 'others see nothing').toEqual([])
  broken = false
  expect(await inside((tx) => queue.retry(tx, failed!.jobId))).toBe(true)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([3])
  expect(await inside((tx) => queue.retry(tx, failed!.jobId)), 'no longer failed').toBe(false)
})

test('what does not fit its job is refused where it is sent, not where it is done', async () => {
  const send = job(async () => {})
  const queue = await openQueue(send)
  await expect(inside((tx) => queue.send(tx, send, { number: 'x' } as never))).rejects.toThrow()
})

test('two jobs cannot have one name', async () => {
  const send = job(async () => {})
  await expect(openQueue(send, send)).rejects.toThrow('two jobs have the name')
})
