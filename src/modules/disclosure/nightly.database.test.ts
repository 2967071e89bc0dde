import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { keepText, publishedThing, publishing } from '../../../test/support/published-things.ts'
import { blobName } from '../../platform/files/store.ts'
import { findFile } from '../../platform/files/kept-file.ts'
import { linkProbe } from '../../platform/links/probing.ts'
import { readPublicEntries } from '../../platform/ledger/reading.ts'
import type { PublishedThing } from '../../platform/publishing/published.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { lastNight } from './facts.ts'
import { findByCode } from './items.ts'
import { match, unmatch } from './matching.ts'
import { disclosureOf, disclosureUrls } from './module.ts'
import { checkNight } from './nightly.ts'
import { disclosureMatch, disclosureProbe } from './schema.ts'
import { joinSources } from './sources.ts'

const kind = 'library.document'
const things: PublishedThing[] = []
const library = publishing(kind, things)
const sources = joinSources([library])
const itaYear = 2570

let app: TestApp
let own: string
let inside: Inside
let officer: AccountActor
let server: Server
let port: number
/** What servers of others do: they are there, or they are not. */
let isDown = false
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/dead' || isDown) return response.writeHead(404).end()
    if (request.url === '/inside') return response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
    return response.end('here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  app = await testApp({ modules: [library, disclosureOf([library])] })
  own = await app.database.organizationId()
  inside = await insideOf(app.database)
  await app.database.asOwner(own, async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    officer = { accountId, role: 'officer', isActing: false }
  })
})
afterAll(async () => {
  server.close()
  await app.close()
})

/** Names of the public internet that lead to the test's own server, which the operator allows. */
const probeLink = linkProbe({
  allowedHosts: new Set(['news.example', 'other.example']),
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  timeoutMs: 2_000,
})
const link = (path: string, host = 'news.example') => `http://${host}:${port}${path}`

/** The check as it runs in the night to a day. */
function night(day: string, longestMs?: number): Promise<void> {
  const at = Temporal.Instant.from(`${day}T03:00:00+07:00`)
  const { files } = app.services
  asked = []
  return checkNight(sources, { organizationId: own, at, transaction: inside, files, probeLink }, longestMs)
}

const itemOf = async (code: string, year = itaYear) =>
  (await inside((tx) => findByCode(tx, { itaYear: year, code })))!

async function matchLink(code: string, url: string): Promise<void> {
  const item = await itemOf(code)
  const datedOn = Temporal.PlainDate.from('2026-10-01')
  const what = { kind: 'link', url, title: `ลิงก์ ${code}`, datedOn } as const
  await inside((tx) => match(tx, officer, { item, sources, what, at: testNow }))
}

async function probes() {
  return inside(({ db }) => db.select().from(disclosureProbe).orderBy(disclosureProbe.target))
}

const pageOf = async (code: string) =>
  textOf((await app.server.inject(disclosureUrls.item({ itaYear, code }))).body)
const nightEntries = async () =>
  (await inside((tx) => readPublicEntries(tx, { limit: 50 }))).filter(
    (one) => one.kind === 'disclosure.night-checked',
  )

test('a link is dead after two nights, and alive again after one', async () => {
  await matchLink('O4', link('/news'))
  await matchLink('O5', link('/dead'))
  await expect.poll(() => pageOf('O4')).toContain('ลิงก์เปิดได้รอตรวจคืนนี้')
  await night('2026-11-24')
  expect(asked.toSorted()).toEqual(['/dead', '/dead', '/news'])
  await expect.poll(() => pageOf('O4')).toContain('ลิงก์เปิดได้ผ่าน')
  await expect.poll(() => pageOf('O4')).toContain('ตรวจลิงก์และไฟล์ล่าสุด 24\u00A0พ.ย.\u00A02569')
  expect(await pageOf('O5'), 'one night').not.toContain('ลิงก์นี้เปิดไม่ได้')

  // Every ten minutes again, or killed and run anew: nothing more is asked or counted.
  await night('2026-11-24')
  expect(asked).toEqual([])
  expect(await nightEntries()).toHaveLength(1)

  await night('2026-11-25')
  await expect.poll(() => pageOf('O5')).toContain('ลิงก์นี้เปิดไม่ได้จากการตรวจ 2 คืน')
  expect(await inside(lastNight)).toMatchObject({ links: 2, deadLinks: 1, files: 0, missingFiles: 0 })
  expect((await probes()).map((one) => [one.status, one.fault, one.failedOn, one.failedNights])).toEqual([
    [404, 'refused', '2026-11-24', 2],
    [200, null, null, 0],
  ])
  expect(await nightEntries()).toHaveLength(2)

  isDown = true
  await night('2026-11-26')
  isDown = false
  await expect.poll(() => pageOf('O4')).toContain('ลิงก์เปิดได้ผ่าน')
  await night('2026-11-27')
  expect((await probes()).find(({ target }) => target.endsWith('/news'))!.failedNights).toBe(0)
})

test('nobody is led inside, whatever a page says', async () => {
  await matchLink('O6', link('/inside'))
  await matchLink('O7', link('/', 'hostile.example'))
  await night('2026-11-28')
  const faults = (await probes()).filter(({ fault }) => fault === 'inside').map(({ target }) => target)
  expect(faults.toSorted()).toEqual([link('/', 'hostile.example'), link('/inside')].toSorted())
  expect(asked).not.toContain('/')
})

test('links and files of published things are looked at; a file without its content is missing', async () => {
  const fileId = await inside((tx) => keepText(tx, app.services.files, { name: 'a.txt', text: 'a' }))
  const lost = await inside((tx) => keepText(tx, app.services.files, { name: 'b.txt', text: 'b' }))
  things.push(
    publishedThing({
      kind,
      id: 'annual',
      fileIds: [fileId, lost],
      links: [link('/annual', 'other.example')],
    }),
  )
  const item = await itemOf('O8')
  const what = { kind: 'thing', source: kind, thingId: 'annual' } as const
  await inside((tx) => match(tx, officer, { item, sources, what, at: testNow }))
  await night('2026-11-29')
  expect(asked).toContain('/annual')
  await expect.poll(() => pageOf('O8')).toContain('ไฟล์อยู่ครบผ่าน')

  const file = await inside((tx) => findFile(tx, lost))
  await app.services.files.remove(blobName(own, file!.sha256))
  await night('2026-11-30')
  await expect.poll(() => pageOf('O8')).toContain('ไฟล์อยู่ครบไม่ผ่าน')
  await expect.poll(() => pageOf('O8')).toContain('ไฟล์นี้หาย')
  expect(await inside(lastNight)).toMatchObject({ files: 2, missingFiles: 1 })
  // The archive of the year leaves it out, and can be read.
  const archive = await app.server.inject(disclosureUrls.yearArchive({ itaYear }))
  expect(archive.rawPayload.length).toBe(Number(archive.headers['content-length']))
})

test('what is no longer matched is forgotten', async () => {
  const item = await itemOf('O5')
  const [row] = await inside(({ db }) =>
    db.select().from(disclosureMatch).where(eq(disclosureMatch.itemId, item.itemId)),
  )
  await inside((tx) => unmatch(tx, officer, { item, matchId: row!.matchId, at: testNow }))
  await night('2026-12-01')
  expect((await probes()).some(({ target }) => target.endsWith('/dead'))).toBe(false)
})

test('a run that has no more time stops, and the next one goes on where it stopped', async () => {
  await night('2026-12-02', 0)
  expect(asked).toEqual([])
  expect((await inside(lastNight))!.night).toBe('2026-12-01')
  await night('2026-12-02')
  expect((await inside(lastNight))!.night).toBe('2026-12-02')
})

test('five thousand links are looked at page by page', async () => {
  const item = await itemOf('O9')
  // Each on a host of its own, so that the pause between two questions to one host is not what is measured.
  await inside(async ({ db, organizationId }) => {
    for (let page = 0; page < 5; page += 1) {
      const rows = Array.from({ length: 1_000 }, (_, index) => ({
        organizationId,
        matchId: uuidv7(),
        itemId: item.itemId,
        kind: 'link' as const,
        url: `https://host-${page}-${index}.example/`,
        title: 'ลิงก์',
        datedOn: '2026-10-01',
        matchedBy: officer.accountId,
        matchedAt: testNow,
      }))
      await db.insert(disclosureMatch).values(rows)
    }
  })
  let atOnce = 0
  let most = 0
  let looked = 0
  const at = Temporal.Instant.from('2026-12-03T03:00:00+07:00')
  const counting = async () => {
    atOnce += 1
    looked += 1
    most = Math.max(most, atOnce)
    await new Promise(setImmediate)
    atOnce -= 1
    return { status: 200, fault: undefined }
  }
  const { files } = app.services
  await checkNight(sources, { organizationId: own, at, transaction: inside, files, probeLink: counting })
  expect(looked).toBeGreaterThan(5_000)
  expect(most).toBeLessThanOrEqual(4)
  expect(await inside(lastNight)).toMatchObject({ night: '2026-12-03', deadLinks: 0 })
}, 120_000)

test('an organisation without a list has no nights', async () => {
  const other = uuidv7()
  await app.database.asOwner(other, async (tx) => {
    const transaction: Inside = (work) => work(tx)
    const { files } = app.services
    await checkNight(sources, { organizationId: other, at: testNow, transaction, files, probeLink })
    expect(await lastNight(tx)).toBeUndefined()
  })
})
