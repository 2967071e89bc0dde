import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { withOwner } from '../database/connection.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { jobsSchema } from './installing.ts'
import { defineJob, type Job, type JobRun } from './job.ts'
import { JobQueue } from './queue.ts'

let db: TestDatabase
let organizationId: string
const open: JobQueue[] = []
const logged: string[] = []
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
  const queue = await JobQueue.open(db.database, jobs, {
    clock: () => now,
    log: (message) => logged.push(message),
    notify: async () => {},
    tellFiler: async () => {},
    metrics: new Map(),
    ...testOutside,
    firstRetrySeconds: 1,
    watchSeconds: 1,
  })
  open.push(queue)
  return queue
}

/** What pg-boss does when a schedule is due. */
async function fire(name: string): Promise<void> {
  const { serving } = db.database
  const boss = new PgBoss({
    db: { executeSql: (text, values) => serving.query(text, values as unknown[]) },
    schema: jobsSchema,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.send(name)
  await boss.stop({ graceful: false })
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
    .poll(() => done)
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
  await expect.poll(() => done).toEqual([2])
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
  await expect.poll(() => queue.failed(organizationId)).toMatchObject([{ name: send.name, attempts: 1 }])
  const [failed] = await queue.failed(organizationId)
  expect(await queue.failed('01980000-0000-7000-8000-000000000000'), 'others see nothing').toEqual([])
  broken = false
  expect(await inside((tx) => queue.retry(tx, failed!.jobId))).toBe(true)
  await expect.poll(() => done).toEqual([3])
  expect(await inside((tx) => queue.retry(tx, failed!.jobId)), 'no longer failed').toBe(false)
})

test('a job that fails is done again by itself', async () => {
  const attempts: number[] = []
  const send = job(async ({ attempt, isLastAttempt }) => {
    attempts.push(attempt)
    if (!isLastAttempt) throw new Error('not yet')
  }, 1)
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 4 }))
  await queue.work()
  await expect.poll(() => attempts).toEqual([1, 2])
  expect(await queue.failed(organizationId)).not.toContainEqual(expect.objectContaining({ name: send.name }))
})

test('neither the queue nor the log keeps what a failed statement quotes', async () => {
  const send = job(({ transaction }) =>
    transaction(async (tx) => {
      await tx.db.execute(sql`select ${'somchai@krajai.example'}::uuid`)
    }),
  )
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 5 }))
  await queue.work()
  await expect
    .poll(() => queue.failed(organizationId))
    .toContainEqual(expect.objectContaining({ name: send.name, trouble: expect.stringContaining('22P02') }))
  const kept = await withOwner(db.address, (client) =>
    client.query<{ row: string }>(`select job::text as row from ${jobsSchema}.job where name = $1`, [
      send.name,
    ]),
  )
  expect(kept.rows).toHaveLength(1)
  expect(kept.rows[0]?.row).not.toContain('somchai')
  expect(logged.filter((line) => line.includes(send.name))).toHaveLength(1)
  expect(logged.join()).not.toContain('somchai')
})

test('what is scheduled is done once for each organisation, and one that fails holds up no other', async () => {
  const other = '01980000-0000-7000-8000-000000000002'
  await db.asOwner(other, (tx) =>
    tx.db.execute(sql`insert into organization
      (organization_id, host, name, name_en, short_name, short_name_en, kind, district, province, district_en, province_en)
      values (${other}, 'other.example', 'อื่น', 'Other', 'อื่น', 'Other', 'SAO', 'ก', 'ข', 'A', 'B')`),
  )
  const done: string[] = []
  const everyMinute = defineJob({
    name: 'every-minute',
    input: z.object({}),
    retries: 0,
    schedule: '* * * * *',
    async handle({ organizationId: id }) {
      if (id === organizationId) throw new Error('here it fails')
      done.push(id)
    },
  })
  const queue = await openQueue(everyMinute)
  await queue.work()
  await fire('every-minute')
  await expect.poll(() => done).toEqual([other])
  await expect
    .poll(() => queue.failed(organizationId))
    .toContainEqual(expect.objectContaining({ name: 'every-minute' }))
  expect(await queue.failed(other), 'its own was done').toEqual([])
})

test('what was scheduled by an older version and is no longer is not done', async () => {
  const yearly = defineJob({
    name: 'of-an-older-version',
    input: z.object({}),
    schedule: '0 0 1 1 *',
    async handle() {},
  })
  const schedules = () =>
    withOwner(db.address, (client) =>
      client.query(`select timezone from ${jobsSchema}.schedule where name = $1`, [yearly.name]),
    )
  await (await openQueue(yearly)).work()
  expect((await schedules()).rows).toEqual([{ timezone: 'Asia/Bangkok' }])
  await (await openQueue()).work()
  expect((await schedules()).rows).toEqual([])
})

test('a job whose process was killed in the middle is done by another', async () => {
  const done: number[] = []
  const send = job(async ({ attempt }) => {
    done.push(attempt)
  }, 1)
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 6 }))
  const program = fileURLToPath(new URL('../../../test/support/working-process.ts', import.meta.url))
  const copy = spawn(process.execPath, [program, JSON.stringify(db.address), send.name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(copy, 'exit')
  await Promise.race([once(copy.stdout, 'data'), ended])
  copy.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  await queue.work()
  // As if the half minute had passed in which a living process would have been heard of.
  await withOwner(db.address, (client) =>
    client.query(
      `update ${jobsSchema}.job set heartbeat_on = heartbeat_on - interval '1 minute' where name = $1`,
      [send.name],
    ),
  )
  await expect.poll(() => done).toEqual([2])
})

test('a stop waits for the job in hand', async () => {
  const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  let isDone = false
  const send = job(async () => {
    begin()
    await mayEnd
    isDone = true
  })
  const queue = await openQueue(send)
  await inside((tx) => queue.send(tx, send, { number: 8 }))
  await queue.work()
  await hasBegun
  const stopped = queue.stop().then(() => isDone)
  // Time enough for a stop that would not wait.
  await Promise.race([stopped, sleep(300)])
  end()
  expect(await stopped).toBe(true)
  const { rows } = await withOwner(db.address, (client) =>
    client.query(`select state from ${jobsSchema}.job where name = $1`, [send.name]),
  )
  expect(rows).toEqual([{ state: 'completed' }])
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
