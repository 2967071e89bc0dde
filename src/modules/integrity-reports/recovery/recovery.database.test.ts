import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { testOutside } from '../../../../test/support/outside.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { fetchDirectory, type KnownDirectory } from '../client/known-directory.ts'
import type { KnownLog } from '../client/known-log.ts'
import { fetchRecovery } from '../client/known-recovery.ts'
import { knownLog } from '../directory/known-log.ts'
import { recordEvent } from '../directory/events.ts'
import { recipientOf } from '../protocol/age-keys.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { writeCanonical } from '../protocol/canonical-json.ts'
import { combineShares } from '../protocol/combining-shares.ts'
import { endorse, type KeyAct, type KeyEvent } from '../protocol/directory-events.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { newRecipientKeys, type RecipientKeys } from '../protocol/key-file.ts'
import { writeRecoveryKey } from '../protocol/recovery-key.ts'
import { stagedRecovery, type StagedRecovery } from '../protocol/staged-guardians.ts'
import { bangkokDay } from '../receiving/days.ts'
import { noPools } from '../receiving/kept-on-device.ts'
import { openReport, reportsIn } from '../receiving/opened-report.ts'
import { pathsOfRecipients } from '../receiving/paths.ts'
import { searchPool } from '../receiving/pool-search.ts'
import { nothingRemembered } from '../receiving/remembered.ts'
import { fileReport, readAsReporter } from '../receiving/staged-reporter.ts'
import { dailyBatch } from '../server/batching.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { rewrapAll } from './rewrapping.ts'
import { signStep } from './signing-steps.ts'

interface Person extends RecipientKeys {
  readonly entry: DirectoryEntry
}

let app: TestApp
let org: string
let now = testNow
let clerk: Visitor
let officer: Person
let second: Person
let outside: Person
let staged: StagedRecovery
const paths = pathsOfRecipients()
const realFetch = globalThis.fetch

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  org = await app.database.organizationId()
  globalThis.fetch = async (url, init) => {
    const answer = await posted(String(url), Buffer.from(init?.body as Uint8Array))
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
  officer = await person('officer-1', 'officer')
  second = await person('officer-2', 'officer')
  outside = await person('nacc', 'outside')
  staged = await stagedRecovery(org)
  const entries = [officer, second, outside].map(({ entry }) => entry)
  const event = { v: 1, type: 'integrity-key', act: 'genesis', entries, prev: '', endorsements: [] } as const
  await inside((tx) => recordEvent(tx, systemActor, { event, at: now }))
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await app.close()
})
beforeEach(async () => {
  now = now.add({ hours: 1 })
  clerk = await signedIn('clerk')
})

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)

async function signedIn(role: 'clerk' | 'officer'): Promise<Visitor> {
  const { token } = await inside((tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

function posted(url: string, payload: Buffer): Promise<LightMyRequestResponse> {
  return app.server.inject({
    method: 'POST',
    url,
    headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
    payload,
  })
}

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
    from: bangkokDay(now.epochMilliseconds),
  }
  return { ...keys, entry }
}

const log = (): Promise<KnownLog> => inside((tx) => knownLog(tx, app.services))

async function directory(): Promise<Extract<KnownDirectory, { ok: true }>> {
  const known = await fetchDirectory(urls.directory(), await log(), now.epochMilliseconds)
  if (!known.ok) throw new Error(known.fault)
  return known
}

const recovery = async () => fetchRecovery(urls.recoveryState(), await log())

/** What two recipients, one from outside, sign. */
async function changed(act: KeyAct, entry: DirectoryEntry): Promise<void> {
  const { head } = await directory()
  const event: KeyEvent = {
    v: 1,
    type: 'integrity-key',
    act,
    entries: [entry],
    prev: head,
    endorsements: [second, outside].map(({ entry: by, signSeed }) => ({
      by: by.id,
      sig: endorse(signSeed, { act, entry, prev: head }),
    })),
  }
  expect(await inside((tx) => recordEvent(tx, systemActor, { event, at: now }))).toBeUndefined()
}

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

/** What a key says of a request, and the status that comes back. */
async function saying(url: string, said: { request: string; by: string; sig: string }): Promise<number> {
  const call = writeCanonical({ v: 1, ...said })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(call.length)
  return (await posted(url, Buffer.concat([length, call]))).statusCode
}

async function ask(lost: string, reason = 'เครื่องหาย'): Promise<void> {
  // A session does not outlast the days that a test lets pass.
  clerk = await signedIn('clerk')
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/directory/recovery', { lost, reason })
}

async function requested(): Promise<string> {
  const { requests } = await recovery()
  expect(requests).toHaveLength(1)
  return requests[0]!.id
}

const publicPage = async (): Promise<string> =>
  (await app.server.inject({ url: urls.recipients(), headers: { host: 'localhost' } })).body

/** Without the places where lines of Thai may break. */
const publicWords = async (): Promise<string> => (await publicPage()).replaceAll(/<[^>]*>|\u200B|\u2060/g, '')

const line = (text: Uint8Array): string => Buffer.from(text).toString('utf8')

test('without a recovery key nobody is asked, and nothing of it shows to the public', async () => {
  const page = await clerk.open(urls.keepDirectory())
  expect(page.body).not.toContain('ขอกู้คืนกุญแจที่หาย')
  expect(page.body).toContain(urls.recoveryKey())
  expect((await recovery()).inForce(await directory())).toBeUndefined()
})

test('a recovery key is proposed with its guardians, never without, and shown with them once it is signed', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/proposals', { act: 'add', entry: line(writeCanonical(staged.key.entry)) })
  expect(clerk.page?.statusCode).toBe(422)
  expect(clerk.page?.body).toContain('ผู้ดูแลส่วนกุญแจด้วย')
  await clerk.submit('/proposals', { act: 'add', entry: line(writeRecoveryKey(staged.key)) })
  expect(clerk.page?.statusCode).toBe(200)
  // Who signs it sees the guardians, whatever the server would like to show.
  expect((await recovery()).guardiansOf(staged.key.entry)).toEqual(staged.key.guardianship)
  expect((await recovery()).inForce(await directory())).toBeUndefined()
  await changed('add', staged.key.entry)
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/proposals', {
    act: 'add',
    entry: line(writeRecoveryKey((await stagedRecovery(org)).key)),
  })
  expect(clerk.page?.body).toContain('มีกุญแจกู้คืนใช้อยู่แล้ว')
  now = now.add({ hours: 73 })
  expect((await recovery()).inForce(await directory())?.guardianship.k).toBe(2)
  const page = await publicPage()
  expect(page).toContain('institution 3')
  expect(page).toContain(staged.key.guardianship.guardians[0]!.fingerprint.split(' ')[0])
})

test('a request says whose key is lost and why, and is told what is missing', async () => {
  await ask('')
  expect(clerk.page?.statusCode).toBe(422)
  expect(clerk.page?.body).toContain('เลือกว่ากุญแจของใครหาย')
  await ask('officer-1', '')
  expect(clerk.page?.body).toContain('เขียนเหตุผลไม่เกิน')
  await ask(staged.key.entry.id)
  expect(clerk.page?.statusCode).toBe(422)
  expect((await recovery()).requests).toEqual([])
  const stranger = await signedIn('officer')
  const answer = await stranger.open(urls.keepDirectory())
  expect(answer.statusCode).toBe(403)
})

test('a request is public at once, and any recipient in force stops it, but nobody else', async () => {
  await ask('officer-1', 'เครื่องหายในน้ำท่วม')
  expect(clerk.page?.statusCode).toBe(200)
  expect(await publicWords()).toContain('เครื่องหายในน้ำท่วม')
  expect(await publicPage()).not.toContain('/withdraw')
  await ask('officer-2')
  expect(clerk.page?.body).toContain('มีคำขอที่ยังไม่จบ')
  const request = await requested()
  const stop = (by: string, seed: Uint8Array, of = request) =>
    saying(urls.stopRecovery(), { request, by, sig: signStep(seed, of, 'stop') })
  expect(await stop('officer-2', outside.signSeed)).toBe(403)
  expect(await stop('nobody', second.signSeed)).toBe(403)
  expect(await stop('officer-2', second.signSeed, 'another')).toBe(403)
  expect((await requested()) === request).toBe(true)
  expect(await stop('officer-2', second.signSeed)).toBe(200)
  expect(await stop('officer-2', second.signSeed)).toBe(403)
  expect((await recovery()).requests).toEqual([])
  expect(await publicWords()).toContain('position of officer-2 ค้าน')
})

test('the office takes a request back', async () => {
  await ask('officer-1')
  await clerk.submit('/withdraw')
  expect((await recovery()).requests).toEqual([])
  expect(await publicWords()).toContain('ถอนคำขอแล้ว')
})

/** What the tests below share: one recovery, in the order in which it happens. */
interface Happening {
  readonly renewed: Person
  readonly request: string
  readonly keys: RecipientKeys
}
let happening: Happening
let theirs: Awaited<ReturnType<typeof fileReport>>
let declined: Awaited<ReturnType<typeof fileReport>>
const by = (): string => staged.key.entry.id

function filed(
  recipients: readonly Person[],
  { excluded = [], withRecovery = true }: { excluded?: string[]; withRecovery?: boolean },
) {
  return fileReport({
    org,
    recipients: [...recipients.map(({ entry }) => entry), ...(withRecovery ? [staged.key.entry] : [])],
    excluded,
    concerned: [],
    text: 'เขาเรียกเงิน',
    files: [],
  })
}

test('reports are sealed to the recovery key too, but where their reporters decline', async () => {
  theirs = await filed([officer, outside], {})
  declined = await filed([officer, outside], { withRecovery: false })
  expect(theirs.report).not.toBe(declined.report)
})

test('before the seven days are over the server records no combining', async () => {
  await filed([second, outside], { excluded: ['officer-1'] })
  now = now.add({ hours: 24 })
  await batch()
  const renewed = await person('officer-1', 'officer')
  await changed('rotate', renewed.entry)
  await ask('officer-1')
  const request = await requested()
  const combined = await combineShares(staged.key.entry, staged.shares.slice(0, 2))
  if (!combined.ok) throw new Error(combined.fault)
  happening = { renewed, request, keys: combined.keys }
  expect(await combining()).toBe(403)
  now = now.add({ hours: 7 * 24 - 2 })
  expect(await combining()).toBe(403)
})

function combining(seed = happening.keys.signSeed): Promise<number> {
  const { request } = happening
  return saying(urls.recoveryCombined(), { request, by: by(), sig: signStep(seed, request, 'combined') })
}

test('after them k shares pass the reports of the lost key on to the new one', async () => {
  const { keys, renewed, request } = happening
  now = now.add({ hours: 2 })
  expect(await combining(outside.signSeed)).toBe(403)
  expect(await combining()).toBe(200)
  expect(await combining()).toBe(200)
  const stop = signStep(second.signSeed, request, 'stop')
  expect(await saying(urls.stopRecovery(), { request, by: 'officer-2', sig: stop })).toBe(403)
  const work = {
    directory: await directory(),
    recovery: staged.key.entry,
    keys,
    renewed: renewed.entry,
    today: bangkokDay(now.epochMilliseconds),
    paths,
    progress: async () => {},
  }
  expect(Object.fromEntries(await rewrapAll(work))).toEqual({ passed: 1, 'not-theirs': 1 })
  // Once more, as after a broken line: nothing is done twice.
  expect(Object.fromEntries(await rewrapAll(work))).toEqual({ closed: 1, 'not-theirs': 1 })
})

test('the recovery key ends itself, and nobody else ends it so', async () => {
  const { keys, request } = happening
  const end = async (seed: Uint8Array) => {
    const { head } = await directory()
    const sig = endorse(seed, { act: 'revoke', entry: staged.key.entry, prev: head })
    return saying(urls.endRecovery(), { request, by: by(), sig })
  }
  expect(await end(second.signSeed)).toBe(403)
  expect(await end(keys.signSeed)).toBe(200)
  expect(await end(keys.signSeed)).toBe(403)
  const { keys: known } = await directory()
  expect(known.find(({ entry }) => entry.id === by())?.state).toBe('revoked')
  expect(await publicWords()).toContain('เพิกถอนกุญแจกู้คืนแล้ว')
})

test('the new key reads what was passed on, and no report whose reporter declined', async () => {
  const { renewed } = happening
  now = now.add({ hours: 24 })
  await batch()
  const known = await directory()
  const searched = await searchPool({
    paths,
    ledgerKeys: known.ledgerKeys,
    since: renewed.entry.from,
    keptSince: renewed.entry.from,
    today: bangkokDay(now.epochMilliseconds),
    ageSeed: renewed.ageSeed,
    cache: noPools,
    remembered: nothingRemembered,
    progress: async () => {},
  })
  const found = reportsIn(searched.found)
  expect(found.map((one) => one.report)).toEqual([theirs.report])
  const entries = known.keys.map(({ entry }) => entry)
  const reader = { org, ageSeed: renewed.ageSeed, directory: entries, ledger: searched.ledger, paths }
  const read = await openReport(found[0]!, reader)
  expect(read?.thread.refused).toBeUndefined()
  expect(read?.thread.messages.map(({ head }) => [head.kind, head.role])).toEqual([
    ['genesis', 'reporter'],
    ['rekey', 'recovery'],
  ])
  const reporters = await readAsReporter(theirs, entries)
  expect(reporters.refused).toBeUndefined()
  expect(reporters.messages).toHaveLength(2)
  expect((await readAsReporter(declined, entries)).messages).toHaveLength(1)
})

test('every step is an entry of the ledger', async () => {
  const { rows } = await app.database.asOwner(org, ({ db }) =>
    db.execute<{ entry: string }>('select entry from ledger_entry order by index'),
  )
  const kinds = rows.map(({ entry }) => (JSON.parse(entry) as { kind: string }).kind)
  const steps = kinds.filter((kind) => kind.startsWith('integrity-reports.recovery'))
  expect(steps).toEqual([
    'integrity-reports.recovery-asked',
    'integrity-reports.recovery-stopped',
    'integrity-reports.recovery-asked',
    'integrity-reports.recovery-withdrawn',
    'integrity-reports.recovery-asked',
    'integrity-reports.recovery-combined',
    'integrity-reports.recovery-combined',
  ])
})
