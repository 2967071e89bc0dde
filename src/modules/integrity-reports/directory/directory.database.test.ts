import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { commitmentOf } from '../../../platform/ledger/entry.ts'
import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import { readCall, writeCall } from '../exchange/call.ts'
import type { Canonical } from '../protocol/canonical-json.ts'
import { writeCanonical } from '../protocol/canonical-json.ts'
import { endorse, type KeyEvent } from '../protocol/directory-events.ts'
import { fingerprint, type DirectoryEntry } from '../protocol/directory.ts'
import { person } from '../protocol/staged-thread.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { parseEvent } from './events.ts'

type Recipient = Awaited<ReturnType<typeof person>>

let app: TestApp
let clerk: Visitor
let now = testNow
let own: string
let officer: Recipient
let second: Recipient
let outside: Recipient
let newcomer: Recipient
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  own = await app.database.organizationId()
  const here = async (recipient: Promise<Recipient>): Promise<Recipient> => {
    const found = await recipient
    return { ...found, entry: { ...found.entry, org: own } }
  }
  officer = await here(person('officer-1', 'officer', 1))
  second = await here(person('officer-2', 'officer', 2))
  outside = await here(person('nacc', 'outside', 3))
  newcomer = await here(person('officer-3', 'officer', 4))
})
afterAll(() => app.close())
beforeEach(async () => {
  now = now.add({ hours: 1 })
  clerk = await signedIn('clerk')
})

async function signedIn(role: 'clerk' | 'administrator' | 'officer'): Promise<Visitor> {
  const { token } = await inOrganization(app.database.database.serving, own, (tx) =>
    addPerson(tx, { role, at: now }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const text = (...recipients: readonly { entry: DirectoryEntry }[]): string =>
  recipients.map(({ entry }) => Buffer.from(writeCanonical(entry)).toString('utf8')).join('\r\n')

async function call(url: string, head: Record<string, Canonical> = {}): Promise<LightMyRequestResponse> {
  return app.server.inject({
    method: 'POST',
    url,
    headers: { host: 'report.localhost', 'content-type': 'application/octet-stream' },
    payload: Buffer.from(writeCall({ v: 1, ...head })),
  })
}

interface Served {
  readonly ledgerKeys: readonly string[]
  readonly events: readonly { payload: string; salt: string; proof: string }[]
  readonly proposals: readonly { id: string; event: KeyEvent }[]
}

async function served(): Promise<Served> {
  return readCall((await call(urls.directory())).rawPayload)!.head as unknown as Served
}

async function sign(by: Recipient, of: Served['proposals'][number]): Promise<unknown> {
  const { act, entries, prev } = of.event
  const sig = endorse(by.signSeed, { act, entry: entries[0]!, prev })
  const answer = await call(urls.endorse(), { proposal: of.id, by: by.by, sig })
  return readCall(answer.rawPayload)!.head['outcome']
}

test('before the ceremony everybody is told that the channel is not open', async () => {
  const { body } = await app.server.inject({ url: urls.recipients(), headers: { host: 'localhost' } })
  expect(body).toContain('ยังไม่มีผู้รับเรื่อง')
  expect((await served()).events).toEqual([])
})

test('a ceremony with an unreadable key, or with nobody from outside, is told what to do and keeps what was pasted', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/first', { entries: `${text(officer)}\nnonsense` })
  expect(clerk.page?.statusCode).toBe(422)
  expect(clerk.page?.body).toContain('บรรทัดที่ 2')
  expect(clerk.page?.body).toContain('officer-1')
  const foreign = { entry: { ...officer.entry, org: 'other' } }
  await clerk.submit('/first', { entries: text(foreign) })
  expect(clerk.page?.body).toContain('บรรทัดที่ 1')
  await clerk.submit('/first', { entries: text(officer) })
  await clerk.submit('/begin')
  expect(clerk.page?.body).toContain('เพิ่มผู้รับภายนอกอย่างน้อยหนึ่งคน')
})

test('the ceremony shows the fingerprints first, and its recipients stand in public and in the ledger', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/first', { entries: text(officer, second, outside) })
  const [firstGroup] = fingerprint(outside.entry).split(' ')
  expect(clerk.page?.body).toContain(firstGroup)
  expect((await served()).events).toEqual([])
  await clerk.submit('/begin')
  expect(clerk.page?.statusCode).toBe(200)
  const { body } = await app.server.inject({ url: urls.recipients(), headers: { host: 'localhost' } })
  expect(body).toContain(firstGroup)

  const { events, ledgerKeys } = await served()
  const verdict = verifyReceipt(events[0]!.proof, undefined, ledgerKeys)
  if (!verdict.ok) throw new Error(verdict.reason)
  const { salt, payload } = events[0]!
  expect(commitmentOf(Buffer.from(salt, 'base64url'), payload)).toBe(verdict.entry.commitment)
  const event = parseEvent((JSON.parse(payload) as { details: { event: string } }).details.event)
  expect(event?.entries.map(({ id }) => id)).toEqual(['officer-1', 'officer-2', 'nacc'])
})

test('nobody begins the directory a second time', async () => {
  const late = await signedIn('clerk')
  await late.open(urls.keepDirectory())
  expect(late.page?.body).not.toContain('/directory/first')
})

test('a new key is proposed by the office and made by two recipients, one from outside', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/proposals', { act: 'add', entry: text(newcomer) })
  expect(clerk.page?.statusCode).toBe(200)
  const [proposal] = (await served()).proposals
  expect(await sign(newcomer, proposal!)).toBe('refused')
  expect(await sign(officer, proposal!)).toBe('waiting')
  expect(await sign(officer, proposal!)).toBe('waiting')
  expect(await sign(second, proposal!)).toBe('waiting')
  expect(await sign(outside, proposal!)).toBe('done')
  expect(await sign(outside, proposal!)).toBe('refused')
  expect((await served()).events).toHaveLength(2)
  const isWaiting = async () =>
    (
      await app.server.inject({ url: `/en${urls.recipients()}`, headers: { host: 'localhost' } })
    ).body.includes('Waits 72 hours')
  expect(await isWaiting()).toBe(true)
  now = now.add({ hours: 73 })
  expect(await isWaiting()).toBe(false)
})

test('a change that another one has overtaken is made by no signature', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/proposals', { act: 'revoke', entry: text(newcomer) })
  await clerk.submit('/proposals', { act: 'retire', entry: text(second) })
  const [revoking, retiring] = (await served()).proposals
  expect(await sign(officer, retiring!)).toBe('refused')
  expect(await sign(second, retiring!)).toBe('done')
  expect(await sign(outside, revoking!)).toBe('refused')
  expect((await served()).proposals).toEqual([])
})

test('a proposal is withdrawn, and one that does not fit is told why', async () => {
  await clerk.open(urls.keepDirectory())
  await clerk.submit('/proposals', { act: 'add', entry: text(officer) })
  expect(clerk.page?.statusCode).toBe(422)
  await clerk.submit('/proposals', { act: '', entry: text(officer) })
  expect(clerk.page?.body).toContain('เลือกว่าจะเปลี่ยนแปลงอะไร')
  await clerk.submit('/proposals', { act: 'revoke', entry: text(officer) })
  await clerk.submit('/withdraw')
  expect((await served()).proposals).toEqual([])
})

test('neither an administrator nor an officer keeps the directory', async () => {
  for (const role of ['administrator', 'officer'] as const) {
    const visitor = await signedIn(role)
    expect((await visitor.open(urls.keepDirectory())).statusCode).toBe(403)
  }
})

test('a signature for no proposal, and one that is none, change nothing', async () => {
  const known = { proposal: '01a21c0f-4688-7023-97ff-1e3ef09c1e39', by: 'nacc' }
  const answer = await call(urls.endorse(), { ...known, sig: 'A'.repeat(86) })
  expect(answer.statusCode).toBe(403)
  expect((await call(urls.endorse(), { ...known, sig: 'x' })).statusCode).toBe(400)
})
