import { pino } from 'pino'
import { createApp } from './app.ts'
import { loadFirstOrganization, refreshOrganizations } from './first-organization.ts'
import { systemClock } from './platform/calendar/fiscal-year.ts'
import { readConfiguration, type Configuration } from './platform/configuration.ts'
import { openDatabase, withOwner, type ServerAddress } from './platform/database/connection.ts'
import { startEmbeddedServer } from './platform/database/embedded/index.ts'
import { migrate } from './platform/database/migrate.ts'
import { OrganizationDirectory } from './platform/organization/directory.ts'
import { StartError } from './platform/start-error.ts'

/** Undone in the reverse order, on Ctrl-C as on a start that fails half way. */
type Undo = () => Promise<void> | void

async function start(configuration: Configuration, undo: Undo[]): Promise<string> {
  const logger = pino({ level: configuration.logLevel })
  const log = (message: string): void => logger.warn(message)
  const address = await databaseAddress(configuration, log, undo)
  await withOwner(address, async (client) => {
    await migrate(client)
    if (!(await loadFirstOrganization(client))) await refreshOrganizations(client)
  })
  const database = await openDatabase(address, log)
  undo.push(() => database.close())
  const directory = await OrganizationDirectory.open(database, log)
  undo.push(() => directory.close())
  const server = await createApp({
    database,
    directory,
    clock: systemClock,
    logger,
    requestsPerTenSeconds: configuration.requestsPerTenSeconds,
    trustedProxies: configuration.trustedProxies,
    pageStoreBytes: configuration.pageStoreBytes,
  })
  undo.push(() => server.close())
  try {
    await server.listen({ port: configuration.port, host: configuration.host })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? portTaken(configuration.port, error)
      : error
  }
  const bound = server.server.address()
  const port = typeof bound === 'object' ? bound?.port : configuration.port
  return `http://${configuration.host}:${port}`
}

async function databaseAddress(
  { databaseUrl, dataFolder }: Configuration,
  log: (message: string) => void,
  undo: Undo[],
): Promise<ServerAddress> {
  if (databaseUrl) return { kind: 'own', url: databaseUrl }
  const server = await startEmbeddedServer({ folder: dataFolder, log })
  undo.push(() => server.stop())
  const { host, port, owner, database } = server
  return { kind: 'embedded', host, port, user: owner, database }
}

function portTaken(port: number, cause: unknown): StartError {
  return new StartError(
    'port-taken',
    {
      th: `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น เช่น PORT=${port + 1} npm start`,
      en: `Port ${port} is used by another program. Stop that program or choose another port: PORT=${port + 1} npm start`,
    },
    { cause },
  )
}

async function stop(undo: Undo[]): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step()
}

function tell(error: unknown): void {
  if (!(error instanceof StartError)) return console.error(error)
  console.error(`\n${error.th}\n\n${error.en}\n`)
  if (error.cause instanceof Error) console.error(`(${error.code}: ${error.cause.message})`)
}

const undo: Undo[] = []
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void stop(undo).then(() => process.exit(0))
  })
}
try {
  const url = await start(readConfiguration(process.env, process.stdout.isTTY), undo)
  console.log(`\nโปร่งใสพร้อมใช้งานที่ ${url}\nProngsai is ready at ${url}\n(Ctrl-C เพื่อหยุด / to stop)\n`)
} catch (error) {
  tell(error)
  await stop(undo)
  process.exitCode = 1
}
