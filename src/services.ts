import { eq } from 'drizzle-orm'
import { sweepingJobs } from './housekeeping.ts'
import { modules as allModules } from './modules.ts'
import type { Configuration, OpenidSettings } from './platform/configuration.ts'
import type { Database } from './platform/database/connection.ts'
import type { TenantTransaction } from './platform/database/tenant.ts'
import type { Organization } from './platform/organization/directory.ts'
import { organization } from './platform/organization/schema.ts'
import { PdfWriter } from './platform/documents/pdf-writing.ts'
import { OpenidProvider } from './platform/identity/openid-provider.ts'
import { JobQueue, type QueueOptions } from './platform/jobs/queue.ts'
import { keepCheckpoints, type CheckpointKeeper } from './platform/ledger/checkpoints-keeping.ts'
import { openLedgerKeys, type LedgerKeys } from './platform/ledger/keys.ts'
import { formatVerifierKey } from './platform/ledger/signed-note-key.ts'
import type { AskedWitness } from './platform/ledger/witness-asking.ts'
import { joinMetrics } from './platform/metrics/metric.ts'
import type { Module } from './platform/module.ts'
import type { Channel } from './platform/notifications/channel.ts'
import { lineChannel } from './platform/notifications/line.ts'
import { Messenger } from './platform/notifications/messenger.ts'
import type { Notice } from './platform/notifications/notice.ts'
import { smtpChannel } from './platform/notifications/smtp.ts'
import { joinPublished } from './platform/publishing/published.ts'
import type { Services } from './platform/web/services.ts'

export interface Running extends Services {
  /** Begins to do jobs and to sign the ledgers; a program that only answers questions does neither. */
  readonly work: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ServiceOptions extends Omit<QueueOptions, 'notify' | 'tellFiler' | 'metrics'> {
  readonly database: Database
  readonly ledgerKeys: LedgerKeys
  readonly witnesses?: readonly AskedWitness[]
  readonly channels: readonly Channel[]
  readonly linkTo: Services['linkTo']
  readonly openid?: OpenidSettings | undefined
  readonly modules?: readonly Module[]
}

/** Opens what the program has beside its database. */
export async function openServices(options: ServiceOptions): Promise<Running> {
  const { database, secrets, ledgerKeys, files, channels, linkTo, openid, modules = allModules } = options
  await openLedgerKeys(database, ledgerKeys, options.clock())
  const messenger = new Messenger(channels)
  const metrics = joinMetrics(modules.map((module) => module.metrics ?? []))
  const tellFiler: Services['tellFiler'] = async (tx, news) => {
    await messenger.tellFiler(tx, news, async () => {
      const own = await organizationOf(tx)
      const site = { th: own.shortName, en: own.shortNameEn }
      return { site, linkTo: (path) => linkTo(own, path) }
    })
  }
  const jobs = await JobQueue.open(
    database,
    [...messenger.jobs, ...sweepingJobs(options), ...modules.flatMap((module) => module.jobs ?? [])],
    { ...options, metrics, tellFiler, notify: (tx, notice) => tell(tx, notice, { messenger, linkTo }) },
  )
  messenger.useQueue(jobs)
  const pdf = new PdfWriter()
  let checkpoints: CheckpointKeeper | undefined
  return {
    linkTo,
    secrets,
    confidentialYears: options.confidentialYears,
    ledgerKeys,
    witnessKeys: (options.witnesses ?? []).map(({ key }) => formatVerifierKey(key)),
    files,
    pdf,
    metrics,
    published: joinPublished(modules),
    openid: openid && new OpenidProvider(openid, options.log),
    messenger,
    tellFiler,
    jobs,
    async work() {
      await jobs.work()
      checkpoints = keepCheckpoints({ ...options, keys: ledgerKeys, witnesses: options.witnesses ?? [] })
    },
    async close() {
      await checkpoints?.close()
      await pdf.close()
      await jobs.stop()
      messenger.close()
    },
  }
}

/** Tells accounts something that leads to a page, with the whole address of that page for readers outside. */
async function tell(
  tx: TenantTransaction,
  notice: Omit<Notice, 'link'>,
  { messenger, linkTo }: Pick<Services, 'messenger' | 'linkTo'>,
): Promise<void> {
  await messenger.notify(tx, { ...notice, link: linkTo(await organizationOf(tx), notice.address) })
}

/** The organisation of a transaction, for its names and its address. */
async function organizationOf({ db, organizationId }: TenantTransaction): Promise<Organization> {
  const [found] = await db.select().from(organization).where(eq(organization.organizationId, organizationId))
  return { ...found!, revision: 0 }
}

/** The ways out that the settings name. */
export function channelsOf({ mail, line }: Pick<Configuration, 'mail' | 'line'>): Channel[] {
  return [...(mail ? [smtpChannel(mail)] : []), ...(line ? [lineChannel(line)] : [])]
}
