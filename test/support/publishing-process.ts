/**
 * A copy of the program, for tests that kill it: several people enter documents with a file, send, approve and publish
 * them at once.
 */
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import { publicationWorkUrls } from '../../src/modules/publications/module.ts'
import { openDatabase, type ServerAddress } from '../../src/platform/database/connection.ts'
import { localStore } from '../../src/platform/files/local-store.ts'
import { OrganizationDirectory } from '../../src/platform/organization/directory.ts'
import { Register, smallPdf } from './register.ts'
import { testServices } from './services.ts'

const [address = '', people = '', folder = '', keys = '', now = ''] = process.argv.slice(2)
const clock = () => Temporal.Instant.from(now)
const database = await openDatabase(JSON.parse(address) as ServerAddress)
const server = await createApp({
  database,
  directory: await OrganizationDirectory.open(database, () => {}),
  services: await testServices(database, { clock, files: localStore(folder), keys }),
  clock,
  logger: pino({ level: 'silent' }),
  requestsPerTenSeconds: 1_000_000,
  trustedProxies: 0,
  pageStoreBytes: 1024 * 1024,
})
const register = Register.again(server, people)

/** Different at each run, so that every file has a content of its own. */
const pdfOf = (text: string) => new Uint8Array([...smallPdf, ...Buffer.from(`% ${text}\n`)])

async function publish(by: 'officer' | 'other' | 'head', title: string): Promise<void> {
  const visitor = register.as(by)
  const url = publicationWorkUrls.draftNew()
  await visitor.open(url)
  await visitor.submitFiles(url, register.announcement({ title }), [{ name: 'a.pdf', content: pdfOf(title) }])
  const publicationId = visitor.url.split('/').at(-1)!
  await register.send(publicationId, by)
  const decision = Math.random() < 0.2 ? 'approve' : 'publish'
  await register.decide(publicationId, decision, { by: Math.random() < 0.5 ? 'clerk' : 'mayor' })
}

async function work(by: 'officer' | 'other' | 'head'): Promise<void> {
  for (let count = 1; ; count += 1) {
    await publish(by, `ประกาศทดสอบ ${process.pid} ${by} ${count}`)
    process.stdout.write('published\n')
  }
}

await Promise.all([work('officer'), work('other'), work('head')])
