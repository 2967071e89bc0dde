import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { fromDrizzle, PgBoss, type JobWithMetadata } from 'pg-boss'
import type { Database } from '../database/connection.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { organization } from '../organization/schema.ts'
import { jobsSchema } from './installing.ts'
import type { Job } from './job.ts'

/** Seconds before the first new try; each further one waits twice as long, up to the limit. */
const retryDelay = 10
const longestRetryDelay = 60 * 60
/** A job that hangs is given to another after this. */
const longestRunSeconds = 5 * 60
const pollingSeconds = 0.5
const stopTimeoutMs = 4_000
const failedShown = 100

interface Envelope {
  readonly organizationId: string
  readonly input: unknown
}

export interface FailedJob {
  readonly jobId: string
  readonly name: string
  readonly failedAt: Temporal.Instant
  readonly attempts: number
}

export interface QueueOptions {
  readonly clock: () => Temporal.Instant
  readonly log: (message: string) => void
}

/** Work that is done later, by itself or again: pg-boss on the program's own database. */
export class JobQueue {
  readonly #boss: PgBoss
  readonly #database: Database
  readonly #options: QueueOptions
  readonly #jobs = new Map<string, Job>()

  private constructor(database: Database, options: QueueOptions) {
    this.#database = database
    this.#options = options
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => database.serving.query(text, values as unknown[]) },
      schema: jobsSchema,
      migrate: false,
      createSchema: false,
      // What needs the owner's rights is not tried with those of a server of requests.
      reindex: false,
      persistQueueStats: false,
    })
    this.#boss.on('error', (error) => options.log(`jobs: ${error.message}`))
  }

  /** Opens the queue for these jobs; nothing is done before {@link work}. */
  static async open(database: Database, jobs: readonly Job[], options: QueueOptions): Promise<JobQueue> {
    const queue = new JobQueue(database, options)
    await queue.#boss.start()
    for (const job of jobs) {
      if (queue.#jobs.has(job.name)) throw new Error(`two jobs have the name ${job.name}`)
      queue.#jobs.set(job.name, job)
      const settings = {
        retryLimit: job.retries,
        retryDelay,
        retryBackoff: true,
        retryDelayMax: longestRetryDelay,
        expireInSeconds: longestRunSeconds,
      }
      await queue.#boss.createQueue(job.name, settings)
      await queue.#boss.updateQueue(job.name, settings)
    }
    return queue
  }

  /** Puts a job into the queue in the transaction of what it belongs to: both are kept or neither. */
  async send<Input>(
    tx: TenantTransaction,
    job: Job<Input>,
    input: Input,
    { after }: { after?: Temporal.Instant } = {},
  ): Promise<void> {
    const envelope: Envelope = { organizationId: tx.organizationId, input: job.input.parse(input) }
    await this.#boss.send(job.name, envelope, {
      db: fromDrizzle(tx.db, sql),
      ...(after ? { startAfter: new Date(after.epochMilliseconds) } : {}),
    })
  }

  /** Begins to do what is in the queue and what is scheduled. */
  async work(): Promise<void> {
    for (const job of this.#jobs.values()) {
      await this.#boss.work<Envelope>(
        job.name,
        { pollingIntervalSeconds: pollingSeconds, includeMetadata: true, batchSize: 1 },
        async ([found]) => this.#run(job, found as JobWithMetadata<Envelope>),
      )
      if (job.schedule) await this.#schedule(job, job.schedule)
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: stopTimeoutMs })
  }

  async #run(job: Job, { data, retryCount, retryLimit }: JobWithMetadata<Envelope>): Promise<void> {
    const at = this.#options.clock()
    const { serving } = this.#database
    const run = (organizationId: string, input: unknown): Promise<void> =>
      job.handle({
        organizationId,
        // Whatever was put in went through the same schema.
        input: job.input.parse(input),
        at,
        attempt: retryCount + 1,
        isLastAttempt: retryCount >= retryLimit,
        transaction: (work) => inOrganization(serving, organizationId, work),
      })
    if (data?.organizationId) return run(data.organizationId, data.input)
    // A schedule knows no organisation: it stands for all of them.
    if (job.isForAll) return run('', {})
    for (const { id } of await drizzle(serving)
      .select({ id: organization.organizationId })
      .from(organization)) {
      await run(id, {})
    }
  }

  async #schedule(job: Job, cron: string): Promise<void> {
    await this.#boss.schedule(job.name, cron, null, { tz: 'Asia/Bangkok' })
  }

  /** Jobs that were given up, the newest first. */
  async failed(organizationId: string): Promise<FailedJob[]> {
    const { rows } = await this.#database.serving.query<{
      id: string
      name: string
      completed_on: Date
      retry_count: number
    }>(
      `select id, name, completed_on, retry_count from ${jobsSchema}.job
       where state = 'failed' and (data->>'organizationId' = $1 or data is null)
       order by completed_on desc limit ${failedShown}`,
      [organizationId],
    )
    return rows.map((row) => ({
      jobId: row.id,
      name: row.name,
      failedAt: Temporal.Instant.fromEpochMilliseconds(row.completed_on.getTime()),
      attempts: row.retry_count + 1,
    }))
  }

  /** Tries a job again that was given up; false where this organisation has none of that id. */
  async retry(tx: TenantTransaction, jobId: string): Promise<boolean> {
    const known = (await this.failed(tx.organizationId)).find((job) => job.jobId === jobId)
    if (!known) return false
    await this.#boss.retry(known.name, jobId, { db: fromDrizzle(tx.db, sql) })
    return true
  }
}
