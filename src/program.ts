import type { FastifyInstance } from 'fastify'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { prepareDatabase } from './first-organization.ts'
import { setUpLinks } from './first-steps.ts'
import { listen } from './listening.ts'
import { keepServedCodeListed } from './modules/integrity-reports/module.tsx'
import { modules } from './modules.ts'
import { storeIn } from './platform/backup/stored-files.ts'
import { systemClock } from './platform/calendar/fiscal-year.ts'
import type { Configuration } from './platform/configuration.ts'
import { openDatabase, withOwner, type Database, type ServerAddress } from './platform/database/connection.ts'
import { startEmbeddedServer } from './platform/database/embedded/index.ts'
import { openSecretBox } from './platform/identity/secret-box.ts'
import { linkProbe } from './platform/links/probing.ts'
import { readWitnesses } from './platform/ledger/asking-witnesses.ts'
import { LedgerKeys } from './platform/ledger/keys.ts'
import { OrganizationDirectory } from './platform/organization/directory.ts'
import { channelsOf, openServices, type Running } from './services.ts'

/** Where the program is reached, and by which links its first administrators set themselves up. */
export interface Started {
  readonly url: string
  readonly links: readonly string[]
  readonly database: Database
  readonly address: ServerAddress
  readonly services: Running
}

/** Undone in the reverse order, on Ctrl-C as on a start that fails half way. */
export type Undo = () => Promise<unknown> | void

/** Visitors who read slowly, or not at all, and queries that hang are not waited for any longer. */
const closingTimeoutMs = 5_000

/** Starts everything; `undo` is what stops it, also where the start fails half way. */
export async function startProgram(configuration: Configuration, undo: Undo[]): Promise<Started> {
  const logger = pino({ level: configuration.logLevel })
  const warn = (message: string): void => logger.warn(message)
  const inform = process.stdout.isTTY
    ? (message: string): void => console.log(message)
    : (message: string): void => logger.info(message)
  const address = await databaseAddress(configuration, inform, undo)
  await withOwner(address, (client) => prepareDatabase(client, address.kind, systemClock()))
  const database = await openDatabase(address, warn)
  undo.push(() => Promise.race([database.close(), setTimeout(closingTimeoutMs)]))
  const directory = await OrganizationDirectory.open(database, warn)
  undo.push(() => directory.close())
  let served = configuration.publicUrl
  const services = await openServices({
    database,
    secrets: openSecretBox(configuration.dataFolder),
    ledgerKeys: new LedgerKeys(configuration.dataFolder),
    files: storeIn(configuration.dataFolder, configuration.s3),
    probeLink: linkProbe({ allowedHosts: configuration.allowedLinkHosts }),
    witnesses: readWitnesses(configuration.witnesses),
    confidentialYears: configuration.confidentialYears,
    channels: channelsOf(configuration),
    openid: configuration.openid,
    linkTo: ({ host }, path) => `${siteAddress(served ?? '', host)}${path}`,
    clock: systemClock,
    log: warn,
  })
  undo.push(() => Promise.race([services.close(), setTimeout(closingTimeoutMs)]))
  const server = await createApp({
    database,
    directory,
    clock: systemClock,
    services,
    logger,
    requestsPerTenSeconds: configuration.requestsPerTenSeconds,
    trustedProxies: configuration.trustedProxies,
    pageStoreBytes: configuration.pageStoreBytes,
  })
  undo.push(() => closeServer(server))
  const url = await listen(server, configuration)
  served ??= url
  await services.work()
  const routes = modules.flatMap((module) => module.routes)
  const code = await keepServedCodeListed({ server, database, routes, clock: systemClock, log: warn })
  undo.push(() => code.close())
  const links = await setUpLinks(database, services, systemClock())
  return { url, links, database, address, services }
}

/** An organisation with a host of its own is reached there, in the way that the others are. */
function siteAddress(served: string, host: string | null): string {
  if (host === null) return served
  const url = new URL(served)
  url.hostname = host
  return url.origin
}

async function closeServer(server: FastifyInstance): Promise<void> {
  const closed = server.close()
  await Promise.race([closed, setTimeout(closingTimeoutMs)])
  server.server.closeAllConnections()
}

async function databaseAddress(
  { databaseUrl, dataFolder }: Configuration,
  inform: (message: string) => void,
  undo: Undo[],
): Promise<ServerAddress> {
  if (databaseUrl) return { kind: 'own', url: databaseUrl }
  const starting = startEmbeddedServer({ folder: dataFolder, log: inform })
  // Before it has started: whoever stops the program meanwhile must not leave it behind.
  undo.push(() =>
    starting.then(
      (server) => server.stop(),
      () => {},
    ),
  )
  const { host, port, owner, database } = await starting
  return { kind: 'embedded', host, port, user: owner, database }
}
