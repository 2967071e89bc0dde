import { testServices } from './services.ts'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import type { OpenidSettings } from '../../src/platform/configuration.ts'
import type { Channel } from '../../src/platform/notifications/channel.ts'
import type { AskedWitness } from '../../src/platform/ledger/witness-asking.ts'
import type { Running } from '../../src/services.ts'
import type { Module } from '../../src/platform/module.ts'
import { OrganizationDirectory } from '../../src/platform/organization/directory.ts'
import { testDatabase, type TestDatabase } from './database.ts'

export interface TestApp {
  readonly server: FastifyInstance
  readonly database: TestDatabase
  readonly services: Running
  /** The server hears a moment later of what was changed beside it; after this, whoever asks next is shown it. */
  hearOfChanges(): void
  close(): Promise<void>
}

/** 23 November 2569: fiscal year 2570, first quarter. */
export const testNow = Temporal.Instant.from('2026-11-23T03:00:00Z')

/** The whole program on a database of its own, with every protection on, as it is served. */
export async function testApp(
  options: {
    content?: 'empty' | 'krajai'
    modules?: readonly Module[]
    clock?: () => Temporal.Instant
    requestsPerTenSeconds?: number
    logger?: ReturnType<typeof pino>
    channels?: readonly Channel[]
    openid?: OpenidSettings
    linkTo?: Running['linkTo']
    files?: Running['files']
    witnesses?: readonly AskedWitness[]
  } = {},
): Promise<TestApp> {
  const database = await testDatabase(options.content)
  const directory = await OrganizationDirectory.open(database.database, () => {})
  const clock = options.clock ?? (() => testNow)
  const services = await testServices(database.database, {
    clock,
    channels: options.channels ?? [],
    modules: options.modules,
    openid: options.openid,
    linkTo: options.linkTo,
    files: options.files,
    witnesses: options.witnesses,
  })
  const server = await createApp(
    {
      database: database.database,
      directory,
      services,
      clock,
      logger: options.logger ?? pino({ level: 'silent' }),
      // Every route as every role within seconds is more than any visitor asks for.
      requestsPerTenSeconds: options.requestsPerTenSeconds ?? 1_000_000,
      trustedProxies: 0,
      pageStoreBytes: 16 * 1024 * 1024,
    },
    options.modules,
  )
  return {
    server,
    database,
    services,
    hearOfChanges: () => directory.changed(),
    async close() {
      await server.close()
      await services.close()
      directory.close()
      await database.close()
    },
  }
}
