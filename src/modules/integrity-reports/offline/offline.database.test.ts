import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { recordEvent } from '../directory/events.ts'
import { encrypterTo, openedBytes, recipientOf } from '../protocol/age-keys.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { fingerprint, type DirectoryEntry } from '../protocol/directory.ts'
import { newRecipientKeys } from '../protocol/key-file.ts'
import { listOfflineFiles, textOf, tryOfflineFiles } from '../receiving/offline-files.ts'
import { pathsOfRecipients } from '../receiving/paths.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { keepOfflineFile, offlineFiles, removeOldOfflineFiles } from './keeping-files.ts'

let app: TestApp
let org: string
const now = testNow
const host = 'report.localhost'
const officer = newRecipientKeys()
const outside = newRecipientKeys()
const stranger = newRecipientKeys()
let entries: DirectoryEntry[]
const realFetch = globalThis.fetch
const story = 'ผู้รับเหมารายเดิมได้งานทุกครั้ง ติดต่อ 0x-xxxx'

beforeAll(async () => {
  app = await testApp()
  org = await app.database.organizationId()
  globalThis.fetch = async (url, init) => {
    const answer = await app.server.inject({
      method: 'POST',
      url: String(url),
      headers: { host, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(init?.body as Uint8Array),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
  entries = await Promise.all([entryOf('officer-1', 'officer', officer), entryOf('nacc', 'outside', outside)])
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await app.close()
})
beforeEach(() => inside(({ db }) => db.execute(sql`delete from integrity_offline`)))

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)

async function entryOf(
  id: string,
  role: 'officer' | 'outside',
  keys: typeof officer,
): Promise<DirectoryEntry> {
  return {
    v: 1,
    org,
    id,
    role,
    position: `position of\n${id}`,
    reportsTo: [],
    enc: await recipientOf(keys.ageSeed),
    sig: b64(publicKeyOf(keys.signSeed)),
    from: '2026-11-01',
  }
}

async function appoint(): Promise<void> {
  const event = { v: 1, type: 'integrity-key', act: 'genesis', entries, prev: '', endorsements: [] } as const
  await inside((tx) => recordEvent(tx, systemActor, { event, at: now }))
}

const sealTo = async (keys: typeof officer, content: string | Uint8Array): Promise<Uint8Array> =>
  encrypterTo(await recipientOf(keys.ageSeed)).encrypt(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  )

/** As a browser without scripts sends a form. */
function send(content: Uint8Array, url = `/en${urls.sendOffline()}`): Promise<LightMyRequestResponse> {
  const boundary = 'XboundaryX'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="my name.age"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return app.server.inject({
    method: 'POST',
    url,
    headers: { host, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
}

const kept = async (): Promise<number> => (await inside(offlineFiles)).length

test('while nobody receives, nothing is offered and nothing taken', async () => {
  const { body } = await app.server.inject({ url: '/en/report/offline', headers: { host } })
  expect(body).toContain('no file is taken')
  expect(body).not.toContain('<form')
  const answer = await send(await sealTo(officer, story))
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('your file was not kept')
  expect(await kept()).toBe(0)
  const { statusCode, body: keys } = await app.server.inject({
    url: urls.recipientsFile(),
    headers: { host },
  })
  expect(statusCode).toBe(200)
  expect(keys).toMatch(/^#[^\n]*\n$/)
})

describe('once there are recipients', () => {
  beforeAll(appoint)

  test('the page says how, without a script, and its form may go to this host alone', async () => {
    const page = await app.server.inject({ url: '/en/report/offline', headers: { host } })
    expect(page.body).toContain('action="/en/r/offline"')
    expect(page.body).toContain('age -R recipients.txt -o report.age report.txt')
    expect(page.headers['content-security-policy']).toContain("form-action 'self'")
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.headers['cache-control']).toBe('no-store')
    for (const url of ['/report', '/report/new', '/report/return', '/report/recipient']) {
      const { headers } = await app.server.inject({ url, headers: { host } })
      expect(headers['content-security-policy'], url).toContain("form-action 'none'")
    }
  })

  test('the page that needs a script leads there without one', async () => {
    for (const url of ['/report/new', '/report/return']) {
      const { body } = await app.server.inject({ url, headers: { host } })
      expect(body, url).toMatch(/<noscript>.*href="\/report\/offline".*<\/noscript>/s)
    }
  })

  test('recipients.txt is what age reads: their keys and nothing that looks like one', async () => {
    const { body } = await app.server.inject({ url: urls.recipientsFile(), headers: { host } })
    const lines = body.trimEnd().split('\n')
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual(entries.map(({ enc }) => enc))
    for (const entry of entries) expect(body).toContain(`${entry.id} · ${fingerprint(entry)}\n`)
  })

  test('a file goes in once, and its recipient alone opens it on the device', async () => {
    const sealed = await sealTo(outside, story)
    const answer = await send(sealed)
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/en/report/offline/sent')
    expect((await send(sealed)).statusCode).toBe(303)
    await send(await sealTo(stranger, 'to nobody here'))
    const paths = pathsOfRecipients()
    const files = await listOfflineFiles(paths)
    expect(files).toHaveLength(2)
    expect(files[0]!.until).toBe('2027-11-23')
    const tried = new Set<string>()
    const opened = await tryOfflineFiles({ paths, ageSeed: outside.ageSeed }, files, tried)
    expect(opened.map(({ content }) => textOf(content))).toEqual([story])
    expect(tried.size).toBe(2)
    // Those that were tried are not fetched again.
    expect(await tryOfflineFiles({ paths, ageSeed: outside.ageSeed }, files, tried)).toEqual([])
    expect(await tryOfflineFiles({ paths, ageSeed: officer.ageSeed }, files, new Set())).toEqual([])
    expect(await openedBytes(outside.ageSeed, sealed)).toBeDefined()
  })

  test('plain text is refused with words that say why, and nothing of it is kept', async () => {
    for (const [url, words] of [
      [urls.sendOffline(), 'ไฟล์นี้ยังไม่ได้เข้ารหัส'],
      [`/en${urls.sendOffline()}`, 'This file is not encrypted'],
    ] as const) {
      const answer = await send(new TextEncoder().encode(story), url)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(words)
      expect(answer.body).not.toContain('รายเดิม')
      expect(answer.headers['content-security-policy']).toContain("form-action 'self'")
    }
    expect(await kept()).toBe(0)
  })

  test('a file that is too large, none at all and another kind of body are refused', async () => {
    expect((await send(await sealTo(officer, new Uint8Array(1_100_000)))).body).toContain('larger than 1 MiB')
    expect((await send(new Uint8Array(4_000_000).fill(65))).body).toContain('larger than 1 MiB')
    expect((await send(new Uint8Array())).body).toContain('Choose the encrypted .age file')
    const other = await app.server.inject({
      method: 'POST',
      url: urls.sendOffline(),
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'file=abc',
    })
    expect(other.statusCode).toBe(415)
    expect(await kept()).toBe(0)
  })

  test('a day takes so much and then refuses, drops nothing, and takes files again the day after', async () => {
    const big = () => sealTo(officer, crypto.getRandomValues(new Uint8Array(60_000)))
    const first = await big()
    await inside((tx) => keepOfflineFile(tx, first, now))
    // As if the day had brought 32 of the largest files.
    await inside(({ db, organizationId }) =>
      db.execute(sql`
        insert into integrity_offline (organization_id, file_hash, content, arrived_on)
        select ${organizationId}, sha256(convert_to(n::text, 'UTF8')), convert_to(repeat('x', 1048576), 'UTF8'),
          '2026-11-23' from generate_series(1, 31) as n`),
    )
    for (let index = 0; index < 15; index += 1) {
      const sealed = await big()
      await inside((tx) => keepOfflineFile(tx, sealed, now))
    }
    const answer = await send(await sealTo(officer, new Uint8Array(1_000_000)))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('yours was not kept')
    expect(answer.body).toContain('tel:1205')
    const ids = (await inside(offlineFiles)).map(({ fileHash }) => b64(fileHash))
    expect(ids).toContain(b64(new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(first)))))
    const more = await big()
    expect(await inside((tx) => keepOfflineFile(tx, more, now.add({ hours: 24 })))).toBe('ok')
  })

  test('a file is there on the last day that was said, and gone on the next', async () => {
    await send(await sealTo(officer, story))
    const day = (days: number) => now.add({ hours: 24 * days })
    await inside((tx) => removeOldOfflineFiles(tx, day(365)))
    expect(await kept()).toBe(1)
    await inside((tx) => removeOldOfflineFiles(tx, day(366)))
    expect(await kept()).toBe(0)
  })

  test('what was never sent is answered with nothing', async () => {
    const paths = pathsOfRecipients()
    const none = [{ id: b64(new Uint8Array(32)), bytes: 1, until: '2027-01-01' }]
    expect(await tryOfflineFiles({ paths, ageSeed: officer.ageSeed }, none, new Set())).toEqual([])
  })
})

test('what a file is shown as is text or nothing', () => {
  expect(textOf(new TextEncoder().encode('บรรทัด\nสอง\t'))).toBe('บรรทัด\nสอง\t')
  expect(textOf(Uint8Array.of(0x50, 0x4b, 3, 4))).toBeUndefined()
  expect(textOf(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
})
