import { testServices } from '../support/services.ts'
import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import { loadFirstOrganization } from '../../src/first-organization.ts'
import { modules } from '../../src/modules.ts'
import { planUrls } from '../../src/modules/plan/module.ts'
import { searchUrls } from '../../src/modules/search/module.tsx'
import { systemClock } from '../../src/platform/calendar/fiscal-year.ts'
import {
  openDatabase,
  withOwner,
  type Database,
  type ServerAddress,
} from '../../src/platform/database/connection.ts'
import { startEmbeddedServer } from '../../src/platform/database/embedded/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import type { Module } from '../../src/platform/module.ts'
import type { Running } from '../../src/services.ts'
import { installJobs } from '../../src/platform/jobs/installing.ts'
import { OrganizationDirectory } from '../../src/platform/organization/directory.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { loadedAt } from '../support/changing.ts'
import { createDatabase, inDatabase, templates } from '../support/server.ts'
import { catalogueStreams, type CatalogueStream } from './catalogue.ts'
import { complaintTimes, type ComplaintTimes } from './complaints.ts'
import { queueTimes, type QueueTimes } from './queue.ts'
import { linkNights, type LinkNight } from './links.ts'
import { overviewTimes, type OverviewTimes } from './overviews.ts'
import { registerTimes, type RegisterTimes } from './register.ts'
import { surveyTimes, type SurveyTimes } from './surveys.ts'

/** A page, and constant strings of the size of its plain and of its compressed form. */
export interface RivalledPage {
  readonly path: string
  readonly plainConstant: string
  readonly compressedConstant: string
}

/** What the benchmark is told once the servers of this process listen. */
export interface BenchServer {
  readonly loadingSeconds: number
  readonly copySeconds: number
  /** The address of the program as it is served. */
  readonly keeping: string
  /** The same with no memory for pages: visitors who ask at the same moment still share a rendering. */
  readonly forgetting: string
  /** The same with every route rendering for every request. */
  readonly rendering: string
  readonly pages: readonly RivalledPage[]
  /** Addresses of searches; a search is never kept. */
  readonly searches: readonly string[]
  readonly overviews: OverviewTimes
  readonly catalogues: readonly CatalogueStream[]
  readonly register: RegisterTimes
  readonly linkNights: readonly LinkNight[]
  readonly complaints: ComplaintTimes
  readonly queue: QueueTimes
  readonly surveys: SurveyTimes
}

/** Everyday words, an official compound, one with a letter too few, one that is found nowhere. */
const searches = ['ทุจริต', 'ร้องเรียน', 'การจัดซื้อจัดจ้าง', 'จริยธรม', 'ไดโนเสาร์']

const paths = [
  planUrls.plan(),
  planUrls.year({ fiscalYear: 2570 }),
  planUrls.yearProgrammes({ fiscalYear: 2570 }),
  localAddress('en', planUrls.yearProgrammes({ fiscalYear: 2570 })),
]

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** The template that tests copy: made as they make it, and timed. */
async function prepareDatabases(
  server: ServerAddress,
): Promise<Pick<BenchServer, 'loadingSeconds' | 'copySeconds'>> {
  const template = inDatabase(server, templates.krajai)
  await createDatabase(server, templates.krajai)
  await withOwner(template, async (client) => {
    await migrate(client)
    await installJobs(client)
  })
  const loadingSeconds = await withOwner(template, (client) =>
    seconds(() => loadFirstOrganization(client, loadedAt)),
  )
  const copySeconds = await seconds(() => createDatabase(server, 'bench', templates.krajai))
  return { loadingSeconds, copySeconds }
}

function reusingNothing(module: Module): Module {
  return { ...module, routes: module.routes.map((route) => ({ ...route, reuse: 'never' })) }
}

/**
 * A constant string is sent by a plain handler of the same server: every hook of the house runs for it
 * (headers, rate limit, cookies, log, measuring), while organisation, language, parameters and the memory
 * of finished pages are left out. It is plain ASCII, the cheapest that a string of its size can be.
 */
function answerConstant(server: FastifyInstance, bytes: number): string {
  const path = `/constant/${bytes}`
  const constant = 'a'.repeat(bytes)
  if (!server.hasRoute({ method: 'GET', url: path })) {
    server.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(constant))
  }
  return path
}

const undo: (() => Promise<void> | void)[] = []

async function start(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-bench-'))
  undo.push(() => rm(folder, { recursive: true }))
  const embedded = await startEmbeddedServer({ folder, log: () => {} })
  undo.push(() => embedded.stop())
  const address: ServerAddress = { kind: 'embedded', ...embedded, user: embedded.owner }
  const times = await prepareDatabases(address)
  const database = await openDatabase(inDatabase(address, 'bench'))
  undo.push(() => database.close())
  const directory = await OrganizationDirectory.open(database, () => {})
  undo.push(() => directory.close())
  const services = await testServices(database)
  undo.push(() => services.close())
  const app = (pageStoreBytes: number, served: readonly Module[] = modules) =>
    createApp(
      {
        database,
        directory,
        services,
        clock: systemClock,
        // As a service logs, to a standard output that the benchmark throws away.
        logger: pino({ level: 'info' }),
        requestsPerTenSeconds: 1_000_000_000,
        trustedProxies: 0,
        pageStoreBytes,
      },
      served,
    )
  const keeping = await app(64 * 1024 * 1024)
  const forgetting = await app(0)
  const rendering = await app(0, modules.map(reusingNothing))
  // Sizes are asked of a third one, because a server that has answered takes no more routes.
  const probe = await app(0)
  const bytesOf = async (url: string, encoding: string): Promise<number> => {
    const { statusCode, rawPayload } = await probe.inject({ url, headers: { 'accept-encoding': encoding } })
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
    return rawPayload.length
  }
  const pages: RivalledPage[] = []
  for (const path of paths) {
    const [plain, compressed] = [await bytesOf(path, 'identity'), await bytesOf(path, 'br')]
    pages.push({
      path,
      plainConstant: answerConstant(keeping, plain),
      compressedConstant: answerConstant(keeping, compressed),
    })
  }
  await probe.close()
  const listen = (server: FastifyInstance) => {
    undo.push(() => server.close())
    return server.listen({ host: '127.0.0.1', port: 0 })
  }
  return {
    ...times,
    ...(await measureCountry(address)),
    register: await measureRegister(address),
    complaints: await onDatabaseOfItsOwn(address, 'complaints', complaintTimes),
    queue: await onDatabaseOfItsOwn(address, 'queue', queueTimes),
    surveys: await onDatabaseOfItsOwn(address, 'surveys', (served, on) => surveyTimes(served, on.address)),
    linkNights: await onDatabaseOfItsOwn(address, 'links', (_, on) => linkNights(on)),
    keeping: await listen(keeping),
    forgetting: await listen(forgetting),
    rendering: await listen(rendering),
    pages,
    searches: searches.map((q) => searchUrls.search({ q })),
  }
}

function measureCountry(server: ServerAddress): Promise<Pick<BenchServer, 'overviews' | 'catalogues'>> {
  return onDatabaseOfItsOwn(server, 'country', async (app, { database, address }) => {
    const base = await app.listen({ host: '127.0.0.1', port: 0 })
    // First, because it begins with a tenth of the country.
    const catalogues = await catalogueStreams(base, address)
    return { catalogues, overviews: await overviewTimes(app, { database, address }) }
  })
}

function measureRegister(server: ServerAddress): Promise<RegisterTimes> {
  return onDatabaseOfItsOwn(server, 'register', (app, { address }) => registerTimes(app, address))
}

/** On a database which is filled with what the other measurements know nothing of. */
async function onDatabaseOfItsOwn<Measured>(
  server: ServerAddress,
  name: string,
  measure: (
    app: FastifyInstance,
    on: { readonly database: Database; readonly address: ServerAddress; readonly services: Running },
  ) => Promise<Measured>,
): Promise<Measured> {
  await createDatabase(server, name, templates.krajai)
  const address = inDatabase(server, name)
  const database = await openDatabase(address)
  const directory = await OrganizationDirectory.open(database, () => {})
  const services = await testServices(database)
  const app = await createApp({
    database,
    directory,
    services,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    requestsPerTenSeconds: 1_000_000_000,
    trustedProxies: 0,
    pageStoreBytes: 0,
  })
  try {
    return await measure(app, { database, address, services })
  } finally {
    await app.close()
    await services.close()
    directory.close()
    await database.close()
  }
}

process.once('disconnect', async () => {
  for (const step of undo.toReversed()) await step()
})
process.send?.(await start())
