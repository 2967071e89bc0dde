import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { closers, tellClosed } from '../client/closing.ts'
import { fetchDirectory, type KnownDirectory } from '../client/known-directory.ts'
import { recordEvent } from '../directory/events.ts'
import { knownLog } from '../directory/known-log.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { recipientOf, openedBytes } from '../protocol/age-keys.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { newRecipientKeys, type RecipientKeys } from '../protocol/key-file.ts'
import { integrityBlobPart, integrityKeybox, integrityMessage } from '../schema.ts'
import { dailyBatch } from '../server/batching.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { bangkokDay, daysAfter, yearsBefore } from './days.ts'
import { dossierOf, sealDossier } from './dossier.ts'
import { fetchFile } from './files-of-message.ts'
import { noPools } from './kept-on-device.ts'
import { openReport, reportsIn, type FoundReport, type OpenedReport, type Reader } from './opened-report.ts'
import { pathsOfRecipients } from './paths.ts'
import { searchPool, type Searched } from './pool-search.ts'
import { nothingRemembered, openRemembered, sealRemembered } from './remembered.ts'
import { stateOf } from './report-state.ts'
import { entriesServed, fileReport, readAsReporter, writeAsReporter } from './staged-reporter.ts'
import { changeRecipients, eligible, write } from './writing.ts'

interface Person extends RecipientKeys {
  readonly role: 'officer' | 'outside'
  readonly entry: DirectoryEntry
}

let app: TestApp
let org: string
let now = testNow
let officer: Person
let second: Person
let accused: Person
let outside: Person
const realFetch = globalThis.fetch
const text = (content: Uint8Array): string => new TextDecoder().decode(content)
const words = (content: string): Uint8Array => new TextEncoder().encode(content)

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  org = await app.database.organizationId()
  // The browser's fetch, answered by the program itself at the confidential host.
  globalThis.fetch = async (url, init) => {
    const answer = await app.server.inject({
      method: 'POST',
      url: String(url),
      headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
      payload: Buffer.from(init?.body as Uint8Array),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
  officer = await person('officer-1', 'officer')
  second = await person('officer-2', 'officer')
  accused = await person('officer-3', 'officer')
  outside = await person('nacc', 'outside')
  const entries = [officer, second, accused, outside].map(({ entry }) => entry)
  const event = { v: 1, type: 'integrity-key', act: 'genesis', entries, prev: '', endorsements: [] } as const
  await inside((tx) => recordEvent(tx, systemActor, { event, at: now }))
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await app.close()
})
beforeEach(() => {
  now = now.add({ hours: 24 })
})

async function person(id: string, role: 'officer' | 'outside'): Promise<Person> {
  const keys = newRecipientKeys()
  const entry: DirectoryEntry = {
    v: 1,
    org,
    id,
    role,
    position: `position of ${id}`,
    reportsTo: [],
    enc: await recipientOf(keys.ageSeed),
    sig: b64(publicKeyOf(keys.signSeed)),
    from: '2026-11-23',
  }
  return { ...keys, role, entry }
}

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)

async function batch(): Promise<void> {
  await dailyBatch.handle({
    organizationId: org,
    input: {},
    at: now,
    attempt: 1,
    isLastAttempt: false,
    transaction: inside,
    metrics: app.services.metrics,
    ...testOutside,
    notify: async () => {},
    tellFiler: async () => {},
  })
}

const paths = pathsOfRecipients()

/** As the page names it. */
const log = () => inside((tx) => knownLog(tx, app.services))

async function directory(): Promise<Extract<KnownDirectory, { ok: true }>> {
  const known = await fetchDirectory(paths.directory, await log(), now.epochMilliseconds)
  if (!known.ok) throw new Error(known.fault)
  return known
}

async function search(
  { ageSeed }: Person,
  since = '2026-11-01',
  remembered = nothingRemembered,
  keptSince = since,
): Promise<Searched> {
  return searchPool({
    paths,
    ledgerKeys: (await directory()).ledgerKeys,
    since,
    today: bangkokDay(now.epochMilliseconds),
    keptSince,
    ageSeed,
    cache: noPools,
    remembered,
    progress: async () => {},
  })
}

async function readerOf(who: Person): Promise<{ reader: Reader; reports: readonly FoundReport[] }> {
  const { found, ledger } = await search(who)
  const keys = (await directory()).keys.map(({ entry }) => entry)
  return { reader: { org, ageSeed: who.ageSeed, directory: keys, ledger, paths }, reports: reportsIn(found) }
}

async function opened(who: Person, report: string): Promise<OpenedReport | undefined> {
  const { reader, reports } = await readerOf(who)
  const found = reports.find((one) => one.report === report)
  return found && openReport(found, reader)
}

async function filed(files: Parameters<typeof fileReport>[0]['files'] = []) {
  return fileReport({
    org,
    recipients: [officer.entry, outside.entry],
    excluded: ['officer-3'],
    concerned: ['position of officer-3'],
    text: 'เขาเรียกเงินค่าถนน',
    files,
  })
}

const senderOf = ({ entry, role, signSeed }: Person) => ({ by: entry.id, role, signSeed })

test('recipients find a report on the day after, and whoever is kept out finds nothing', async () => {
  const { report } = await filed()
  await batch()
  for (const who of [officer, outside]) {
    const found = await opened(who, report)
    expect(found?.thread.refused).toBeUndefined()
    expect(text(found!.thread.messages[0]!.content)).toBe('เขาเรียกเงินค่าถนน')
    expect(found?.days).toEqual([bangkokDay(now.epochMilliseconds)])
  }
  for (const who of [accused, second]) expect((await readerOf(who)).reports).toEqual([])
})

test('an answer reaches the reporter, and the state follows it', async () => {
  const report = await filed()
  await batch()
  const day = bangkokDay(now.epochMilliseconds)
  const found = (await opened(officer, report.report))!
  expect(stateOf(day, day, found)).toEqual({ is: 'waiting', until: '2026-12-10', days: 15 })
  const written = { kind: { kind: 'message' }, content: words('ถนนสายไหน') } as const
  expect(await write(found, senderOf(officer), written, paths)).toBe('ok')
  // Written upon a thread in which something else came first.
  const other = { kind: { kind: 'message' }, content: words('อีกคำถาม') } as const
  expect(await write(found, senderOf(officer), other, paths)).toBe('conflict')
  const thread = await readAsReporter(report, await entriesServed())
  expect(thread.messages.map(({ content }) => text(content))).toEqual(['เขาเรียกเงินค่าถนน', 'ถนนสายไหน'])
  expect(await writeAsReporter(report, thread, { kind: 'message', text: 'สายไปวัด' })).toBe('ok')
  const again = (await opened(outside, report.report))!
  expect(again.thread.messages).toHaveLength(3)
  expect(stateOf(day, day, again)).toEqual({ is: 'answered' })
})

test('a report is closed by one from inside and one from outside, and opens again when its reporter writes', async () => {
  const report = await filed()
  await batch()
  const day = bangkokDay(now.epochMilliseconds)
  const close = { kind: { kind: 'close' }, content: words('ตรวจแล้ว') } as const
  const isClosed = async () => stateOf(day, day, await opened(officer, report.report)).is === 'closed'
  await write((await opened(officer, report.report))!, senderOf(officer), close, paths)
  expect(await isClosed()).toBe(false)
  await write((await opened(outside, report.report))!, senderOf(outside), close, paths)
  expect(await isClosed()).toBe(true)
  const { thread: closed } = (await opened(outside, report.report))!
  const door = { id: closed.epoch!.keys.cap, seed: closed.epoch!.keys.readSeed }
  expect(await tellClosed(closed, door, paths)).toMatch(/^2037-\d\d-01$/)
  const thread = await readAsReporter(report, [officer.entry, outside.entry])
  await writeAsReporter(report, thread, { kind: 'message', text: 'ยังไม่จบ' })
  expect(await isClosed()).toBe(false)
  expect(await tellClosed(closed, door, paths)).toBeUndefined()
  // Of a thread in which a check failed, nobody's signature counts.
  expect(closers(closed).isClosed).toBe(true)
  expect(closers({ ...closed, refused: { seq: 3, check: 'withheld' } }).isClosed).toBe(false)
})

test('whoever is added reads what came before; whoever is removed does not open the door again', async () => {
  const report = await filed()
  await batch()
  const found = (await opened(outside, report.report))!
  const change = { recipients: [second.entry, outside.entry], reason: 'ย้าย' }
  expect((await changeRecipients(found, senderOf(outside), change, paths)).outcome).toBe('ok')
  now = now.add({ hours: 24 })
  await batch()
  expect(await opened(officer, report.report)).toBeUndefined()
  expect((await readerOf(officer)).reports.map((one) => one.report)).toContain(report.report)
  const newcomers = (await opened(second, report.report))!
  expect(newcomers.thread.refused).toBeUndefined()
  expect(newcomers.thread.messages.map(({ head }) => head.kind)).toEqual(['genesis', 'rekey'])
  const written = { kind: { kind: 'received' }, content: words('รับต่อ') } as const
  expect(await write(newcomers, senderOf(second), written, paths)).toBe('ok')
})

test('nobody can be chosen whom the reporter keeps out, by name or by position', async () => {
  const { keys } = await directory()
  const ids = (genesis: Parameters<typeof eligible>[1]) => eligible(keys, genesis, []).map(({ id }) => id)
  expect(ids({ excluded: [], concerned: [] })).toEqual(['officer-1', 'officer-2', 'officer-3', 'nacc'])
  expect(ids({ excluded: ['officer-3'], concerned: ['position of officer-2'] })).toEqual([
    'officer-1',
    'nacc',
  ])
})

test('a message that was changed in the database is refused', async () => {
  const { report } = await filed()
  await batch()
  await app.database.asOwner(org, async ({ db }) => {
    const reportId = Buffer.from(report, 'base64url')
    const [row] = await db.select().from(integrityMessage).where(eq(integrityMessage.reportId, reportId))
    const content = Buffer.from(row!.content)
    content[content.length - 1]! ^= 1
    await db.update(integrityMessage).set({ content }).where(eq(integrityMessage.reportId, reportId))
  })
  const found = await opened(officer, report)
  expect(found?.thread.messages).toEqual([])
  expect(found?.thread.refused).toEqual({ seq: 0, check: 'opens' })
})

test('a keybox that the ledger names and the server holds back is noticed, by day', async () => {
  await filed()
  await batch()
  const day = bangkokDay(now.epochMilliseconds)
  expect((await search(officer, day)).withheld.size).toBe(0)
  await app.database.asOwner(org, async ({ db }) => {
    const [row] = await db.select().from(integrityKeybox).where(eq(integrityKeybox.poolDay, day))
    await db.delete(integrityKeybox).where(eq(integrityKeybox.keyboxHash, row!.keyboxHash))
  })
  expect(await search(officer, day)).toMatchObject({ withheld: new Map([[day, 1]]) })
  // As old as reports that were closed and are gone, it is missed by nobody.
  const later = daysAfter(day, 1)
  expect((await search(officer, day, nothingRemembered, later)).withheld.size).toBe(0)
  expect(yearsBefore(day, 10)).toBe(`${Number(day.slice(0, 4)) - 10}${day.slice(4)}`)
})

test('what was tried is tried once, and remembered for nobody but the key', async () => {
  await filed()
  await batch()
  const day = bangkokDay(now.epochMilliseconds)
  const { found, remembered } = await search(officer, day)
  expect(found).toHaveLength(1)
  expect(remembered.days).toEqual(new Set([day]))
  const sealed = await sealRemembered(officer.ageSeed, remembered)
  expect(sealed).toHaveLength((await sealRemembered(officer.ageSeed, nothingRemembered)).length)
  expect(await openRemembered(second.ageSeed, sealed)).toEqual(nothingRemembered)
  const known = await openRemembered(officer.ageSeed, sealed)
  expect(known).toEqual(remembered)
  expect((await search(officer, day, known)).found).toHaveLength(1)
  // Nothing of a day that was tried is opened again but what was found.
  expect((await search(officer, day, { ...known, found: new Set() })).found).toEqual([])
})

test('a day without a batch shows as a gap', async () => {
  now = now.add({ hours: 48 })
  await batch()
  const { gaps, lastDay } = await search(officer)
  expect(gaps).toContain(bangkokDay(now.subtract({ hours: 24 }).epochMilliseconds))
  expect(lastDay).toBe(bangkokDay(now.epochMilliseconds))
})

test('a file is opened as it was sent, and one that was changed is refused', async () => {
  const content = words('ใบเสร็จ')
  const { report } = await filed([{ name: 'file-1.txt', type: 'text/plain', content }])
  await batch()
  const found = (await opened(officer, report))!
  const [file] = found.thread.messages[0]!.head.files
  expect(text((await fetchFile(found, { file: file!, epoch: 0 }, paths))!)).toBe('ใบเสร็จ')
  await app.database.asOwner(org, async ({ db }) => {
    const blobId = Buffer.from(file!.blob, 'base64url')
    const [row] = await db.select().from(integrityBlobPart).where(eq(integrityBlobPart.blobId, blobId))
    const changed = Buffer.from(row!.content)
    changed[100]! ^= 1
    await db.update(integrityBlobPart).set({ content: changed }).where(eq(integrityBlobPart.blobId, blobId))
  })
  await expect(fetchFile(found, { file: file!, epoch: 0 }, paths)).rejects.toThrow('hash')
})

test('a dossier opens to the key of the authority alone, and holds the signed messages', async () => {
  const { report } = await filed()
  await batch()
  const found = (await opened(officer, report))!
  const zip = dossierOf({
    opened: found,
    readme: 'how',
    summary: 'what',
    evidence: { told: [{ name: 'directory.json', value: { v: 1 } }], files: [] },
  })
  const { sealed } = await sealDossier(zip, { recipient: outside.entry.enc })
  expect(await openedBytes(officer.ageSeed, sealed)).toBeUndefined()
  const names = Buffer.from((await openedBytes(outside.ageSeed, sealed))!).toString('latin1')
  for (const name of ['summary.txt', 'messages/000/head.json', 'messages/000/signature.bin', 'SHA256SUMS']) {
    expect(names).toContain(name)
  }
})

test('the pages are the same for everybody and say what to do without scripts', async () => {
  for (const url of [urls.key(), urls.recipient(), `/en${urls.key()}`, `/en${urls.recipient()}`]) {
    const { statusCode, body, headers } = await app.server.inject({
      url,
      headers: { host: 'report.localhost' },
    })
    expect(statusCode).toBe(200)
    expect(headers['set-cookie']).toBeUndefined()
    expect(body).toContain('<noscript>')
  }
})
