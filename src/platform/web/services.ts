import type { TenantTransaction } from '../database/tenant.ts'
import type { PdfWriter } from '../documents/pdf-writing.ts'
import type { OpenidProvider } from '../identity/openid-provider.ts'
import type { FileStore } from '../files/store.ts'
import type { SecretBox } from '../identity/secret-box.ts'
import type { JobQueue } from '../jobs/queue.ts'
import type { LedgerKeys } from '../ledger/keys.ts'
import type { MetricTable } from '../metrics/metric.ts'
import type { MatterNews } from '../notifications/matter-news.ts'
import type { Messenger } from '../notifications/messenger.ts'
import type { Organization } from '../organization/directory.ts'
import type { PublishedTable } from '../publishing/published.ts'

/** What the running program has beside its database, for whoever needs it to answer. */
export interface Services {
  /** A whole address for a message: never taken from what a request says its host is. */
  readonly linkTo: (organization: Organization, path: string) => string
  readonly messenger: Messenger
  /**
   * Tells whoever filed a matter without an account that there is news of it, by the address he left with it, once the
   * transaction is kept; nothing where he left none, or was told of the occasion already.
   */
  readonly tellFiler: (tx: TenantTransaction, news: MatterNews) => Promise<void>
  readonly jobs: JobQueue
  readonly files: FileStore
  readonly pdf: PdfWriter
  /** What the modules count of their work, by name. */
  readonly metrics: MetricTable
  /** What the modules have published, by the kind of its source. */
  readonly published: PublishedTable
  readonly secrets: SecretBox
  readonly ledgerKeys: LedgerKeys
  /** The vkeys of the witnesses that are asked for their cosignatures. */
  readonly witnessKeys: readonly string[]
  /** How long a confidential report is kept after it was closed. */
  readonly confidentialYears: number
  /** Where people may sign in elsewhere, if the operator has named such a place. */
  readonly openid: OpenidProvider | undefined
}
