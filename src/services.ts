import { sweepingJobs } from './housekeeping.ts'
import { modules as allModules } from './modules.ts'
import type { Configuration } from './platform/configuration.ts'
import type { Database } from './platform/database/connection.ts'
import type { SecretBox } from './platform/identity/secret-box.ts'
import { JobQueue, type QueueOptions } from './platform/jobs/queue.ts'
import type { Module } from './platform/module.ts'
import type { Channel } from './platform/notifications/channel.ts'
import { lineChannel } from './platform/notifications/line.ts'
import { Messenger } from './platform/notifications/messenger.ts'
import { smtpChannel } from './platform/notifications/smtp.ts'
import type { Services } from './platform/web/services.ts'

export interface Running extends Services {
  /** Begins to do jobs; a program that only answers questions does none. */
  readonly work: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ServiceOptions extends QueueOptions {
  readonly database: Database
  readonly secrets: SecretBox
  readonly channels: readonly Channel[]
  readonly linkTo: Services['linkTo']
  readonly modules?: readonly Module[]
}

/** Opens what the program has beside its database. */
export async function openServices(options: ServiceOptions): Promise<Running> {
  const { database, secrets, channels, linkTo, modules = allModules } = options
  const messenger = new Messenger(channels)
  const jobs = await JobQueue.open(
    database,
    [...messenger.jobs, ...sweepingJobs, ...modules.flatMap((module) => module.jobs ?? [])],
    options,
  )
  messenger.useQueue(jobs)
  return {
    linkTo,
    secrets,
    messenger,
    jobs,
    work: () => jobs.work(),
    async close() {
      await jobs.stop()
      messenger.close()
    },
  }
}

/** The ways out that the settings name. */
export function channelsOf({ mail, line }: Pick<Configuration, 'mail' | 'line'>): Channel[] {
  return [...(mail ? [smtpChannel(mail)] : []), ...(line ? [lineChannel(line)] : [])]
}
