import type { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import type { FileStore } from '../files/store.ts'
import type { SecretBox } from '../identity/secret-box.ts'
import type { LinkProbe } from '../links/probing.ts'
import type { MetricTable } from '../metrics/metric.ts'
import type { MatterNews } from '../notifications/matter-news.ts'
import type { Notice } from '../notifications/notice.ts'

/** What a job knows while it runs. */
export interface JobRun<Input> {
  readonly organizationId: string
  readonly input: Input
  readonly at: Temporal.Instant
  /** 1 for the first try. */
  readonly attempt: number
  /** Whether nobody will try again after this. */
  readonly isLastAttempt: boolean
  /** A transaction of the organisation; as many as the job needs, none held while it waits for others. */
  readonly transaction: <T>(work: (tx: TenantTransaction) => Promise<T>) => Promise<T>
  /** What the modules count of their work, by name. */
  readonly metrics: MetricTable
  /** Where the contents of files stand. */
  readonly files: FileStore
  /** Opens what is sealed with the program's secret. */
  readonly secrets: SecretBox
  /** Looks where a link leads; never inside. */
  readonly probeLink: LinkProbe
  /** How long a confidential report is kept after it was closed. */
  readonly confidentialYears: number
  /** Tells accounts of the organisation something, once the transaction is kept. */
  readonly notify: (tx: TenantTransaction, notice: Omit<Notice, 'link'>) => Promise<void>
  /** Tells whoever filed a matter without an account that there is news of it; see `Services`. */
  readonly tellFiler: (tx: TenantTransaction, news: MatterNews) => Promise<void>
}

export interface Job<Input = unknown> {
  readonly name: string
  /** Ids only: what stands in the queue is no organisation's and is not erased with anybody's data. */
  readonly input: z.ZodType<Input>
  /** How often it is tried again after a failure, each time after a longer wait. */
  readonly retries: number
  /** When it is done by itself, once for each organisation: a cron line on Thailand's clocks. */
  readonly schedule: string | undefined
  /** Done for the whole installation at once when it is scheduled, not for each organisation. */
  readonly isForAll: boolean
  /**
   * Does it. A kill in the middle, and a lost answer, make it run again: doing it twice must do no more
   * than doing it once. A method, so that jobs of any input stand in one list.
   */
  handle(run: JobRun<Input>): Promise<void>
}

/** Declares a job. */
export function defineJob<Input>(job: {
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly retries?: number
  readonly schedule?: string
  readonly isForAll?: boolean
  handle(run: JobRun<Input>): Promise<void>
}): Job<Input> {
  return { retries: 5, schedule: undefined, isForAll: false, ...job }
}
