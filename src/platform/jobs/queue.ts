import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { fromDrizzle, PgBoss, type JobWithMetadata } from 'pg-boss'
import type { Database } from '../database/connection.ts'
import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { organization } from '../organization/schema.ts'
import { loggable } from '../web/unexpected.ts'
import { jobsSchema } from './installing.ts'
import type { Job, JobRun } from './job.ts'

const longestRetrySeconds = 60 * 60
/** A job that hangs is given to another after this. */
const longestRunSeconds = 5 * 60
/** A process that says nothing of its job for so long was killed, and another does the job. */
const longestSilenceSeconds = 30
/** How long a job that was given up can be seen and tried again. */
const keptSeconds = 30 * 24 * 60 * 60
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
  /** What went wrong, in the words of a program; quotes nothing of anybody. */
  readonly trouble: string
}

export interface QueueOptions {
  readonly clock: () => Temporal.Instant
  readonly log: (message: string) => void
  readonly notify: JobRun<unknown>['notify']
  readonly tellFiler: JobRun<unknown>['tellFiler']
  readonly metrics: JobRun<unknown>['metrics']
  readonly files: JobRun<unknown>['files']
  readonly secrets: JobRun<unknown>['secrets']
  readonly probeLink: JobRun<unknown>['probeLink']
  readonly confidentialYears: number
  /** Before the first new try; each further one waits twice as long. 10 by default. */
  readonly firstRetrySeconds?: number
  /** How often it is looked for jobs whose process was killed. 20 by default. */
  readonly watchSeconds?: number
}

/** Work that is done later, by itself or again: pg-boss on the program's own database. */
export class JobQueue {
  readonly #boss: PgBoss
  readonly #database: Database
  readonly #options: QueueOptions
  readonly #jobs = new Map<string, Job>()

  private constructor(database: Database, options: QueueOptions) {
    const { watchSeconds = 20 } = options
    this.#database = database
    this.#options = options
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => database.serving.query(text, values as unknown[]) },
      schema: jobsSchema,
      migrate: false,
      createSchema: false,
      superviseIntervalSeconds: watchSeconds,
      monitorIntervalSeconds: watchSeconds,
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
        retryDelay: options.firstRetrySeconds ?? 10,
        retryBackoff: true,
        retryDelayMax: longestRetrySeconds,
        expireInSeconds: longestRunSeconds,
        heartbeatSeconds: longestSilenceSeconds,
        deleteAfterSeconds: keptSeconds,
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
      if (job.schedule) {
        await this.#boss.schedule(job.name, job.schedule, null, { tz: 'Asia/Bangkok' })
      }
    }
    // An older version of the program may have scheduled what nobody does any more.
    for (const { name } of await this.#boss.getSchedules()) {
      if (!this.#jobs.get(name)?.schedule) await this.#boss.unschedule(name)
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: stopTimeoutMs })
  }

  async #run(job: Job, found: JobWithMetadata<Envelope>): Promise<void> {
    // A schedule knows no organisation: it stands for all of them, and what fails in one is tried again there.
    if (!found.data && !job.isForAll) return this.#sendToAll(job)
    await this.#handle(job, found).catch((error: Error) => {
      const { error: words, code } = loggable(error)
      const trouble = code && !words.includes(code) ? `${words} ${code}` : words
      this.#options.log(`job ${job.name}: ${trouble}`)
      // The queue keeps what is thrown for a month, and a failed statement quotes what people typed.
      throw new Error(trouble)
    })
  }

  async #handle(job: Job, { data, retryCount, retryLimit }: JobWithMetadata<Envelope>): Promise<void> {
    const { organizationId, input } = data ?? { organizationId: '', input: {} }
    await job.handle({
      organizationId,
      // Whatever was put in went through the same schema.
      input: job.input.parse(input),
      at: this.#options.clock(),
      attempt: retryCount + 1,
      isLastAttempt: retryCount >= retryLimit,
      transaction: (work) => inOrganization(this.#database.serving, organizationId, work),
      notify: this.#options.notify,
      tellFiler: this.#options.tellFiler,
      metrics: this.#options.metrics,
      files: this.#options.files,
      secrets: this.#options.secrets,
      probeLink: this.#options.probeLink,
      confidentialYears: this.#options.confidentialYears,
    })
  }

  async #sendToAll(job: Job): Promise<void> {
    const organizations = await drizzle(this.#database.serving)
      .select({ organizationId: organization.organizationId })
      .from(organization)
    await this.#boss.insert(
      job.name,
      organizations.map(({ organizationId }) => ({ data: { organizationId, input: {} } })),
    )
  }

  /** Jobs that were given up, the newest first. */
  async failed(organizationId: string): Promise<FailedJob[]> {
    const { rows } = await this.#database.serving.query<{
      id: string
      name: string
      completed_on: Date
      retry_count: number
      trouble: string
    }>(
      `select id, name, completed_on, retry_count,
              coalesce(output->>'message', output->'value'->>'message', '') as trouble
       from ${jobsSchema}.job
       where state = 'failed' and (data->>'organizationId' = $1 or data is null)
       order by completed_on desc limit ${failedShown}`,
      [organizationId],
    )
    return rows.map((row) => ({
      jobId: row.id,
      name: row.name,
      failedAt: Temporal.Instant.fromEpochMilliseconds(row.completed_on.getTime()),
      attempts: row.retry_count + 1,
      trouble: row.trouble,
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
