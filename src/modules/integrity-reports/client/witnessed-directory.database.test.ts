import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { makeCheckpoint, type StoredCheckpoint } from '../../../platform/ledger/checkpoints.ts'
import { ledgerCosignature } from '../../../platform/ledger/schema.ts'
import {
  formatVerifierKey,
  keyTypes,
  makeSigningKey,
  type SigningKey,
} from '../../../platform/ledger/signed-note-key.ts'
import { cosignNote, parseNote } from '../../../platform/ledger/signed-note.ts'
import { recordEvent } from '../directory/events.ts'
import { knownLog } from '../directory/known-log.ts'
import { recipientOf } from '../protocol/age-keys.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { newRecipientKeys } from '../protocol/key-file.ts'
import { integrityGuardianship, integrityRecoveryRequest } from '../schema.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { fetchDirectory, type KnownDirectory } from './known-directory.ts'
import type { KnownLog } from './known-log.ts'
import { fetchRecovery } from './known-recovery.ts'

const witness = makeSigningKey('witness.example', keyTypes.witness)
const stranger = makeSigningKey('stranger.example', keyTypes.witness)
const host = 'report.localhost'
const seconds = Math.floor(testNow.epochMilliseconds / 1000)
const realFetch = globalThis.fetch
let app: TestApp
let org: string

beforeAll(async () => {
  app = await testApp({ witnesses: [{ url: 'http://witness.invalid', key: witness }] })
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
  const keys = newRecipientKeys()
  const entry = {
    v: 1,
    org,
    id: 'nacc',
    role: 'outside',
    position: 'outside',
    reportsTo: [],
    enc: await recipientOf(keys.ageSeed),
    sig: b64(publicKeyOf(keys.signSeed)),
    from: '2026-11-01',
  } as const
  const event = {
    v: 1,
    type: 'integrity-key',
    act: 'genesis',
    entries: [entry],
    prev: '',
    endorsements: [],
  } as const
  await inside((tx) => recordEvent(tx, systemActor, { event, at: testNow }))
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await app.close()
})

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
  inOrganization(app.database.database.serving, org, work)
const log = (): Promise<KnownLog> => inside((tx) => knownLog(tx, app.services))
const read = (known: KnownLog): Promise<KnownDirectory> =>
  fetchDirectory(urls.directory(), known, testNow.epochMilliseconds)
const sign = (): Promise<StoredCheckpoint> =>
  inside((tx) => makeCheckpoint(tx, app.services.ledgerKeys, testNow))

async function cosign(
  { note, size }: StoredCheckpoint,
  key: SigningKey,
  name = key.name,
  text = parseNote(note)!.text,
): Promise<void> {
  await inside(({ db, organizationId }) =>
    db.insert(ledgerCosignature).values({
      organizationId,
      size,
      witness: name,
      line: cosignNote(text, key, seconds),
      at: testNow,
    }),
  )
}

test('the pages name the witness of the settings and the key of the log', async () => {
  const known = await log()
  expect(known.witnesses).toEqual([formatVerifierKey(witness)])
  expect(known.keys.length).toBeGreaterThan(0)
  for (const url of [urls.newReport(), urls.return()]) {
    const { body } = await app.server.inject({ url, headers: { host } })
    expect(body, url).toContain(`data-log="${JSON.stringify(known).replaceAll('"', '&quot;')}"`)
  }
  const { body } = await app.server.inject({ url: urls.recipient(), headers: { host } })
  expect(body).toContain(formatVerifierKey(witness))
  for (const at of [
    { url: `/en${urls.front()}`, headers: { host } },
    { url: `/en${urls.recipients()}`, headers: { host: 'localhost' } },
  ]) {
    expect((await app.server.inject(at)).body, at.url).toContain('sign this log: witness.example')
  }
})

test('without a witness the pages say so, and ask for none', async () => {
  const alone = await testApp()
  try {
    for (const at of [
      { url: `/en${urls.front()}`, headers: { host } },
      { url: `/en${urls.newReport()}`, headers: { host } },
      { url: `/en${urls.recipients()}`, headers: { host: 'localhost' } },
    ]) {
      const { body } = await alone.server.inject(at)
      expect(body, at.url).toContain('No independent witness signs this log yet')
    }
  } finally {
    await alone.close()
  }
  expect((await read({ ...(await log()), witnesses: [] })).ok).toBe(true)
})

test('a directory that no known witness has signed is not believed', async () => {
  const known = await log()
  expect(await read(known)).toEqual({ ok: false, fault: 'unwitnessed' })
  const checkpoint = await sign()
  await cosign(checkpoint, stranger)
  expect(await read(known)).toEqual({ ok: false, fault: 'unwitnessed' })
  // The log's own key is nobody's witness, though the page knows it as well.
  expect(await read({ ...known, witnesses: known.keys })).toEqual({ ok: false, fault: 'unwitnessed' })
})

test('one that a known witness has signed is believed, also while a newer entry still waits for it', async () => {
  const known = await log()
  await cosign(await sign(), witness)
  expect((await read(known)).ok).toBe(true)
  await inside((tx) =>
    append(tx, {
      kind: 'ledger.log-witnessed',
      subject: 'later',
      actor: systemActor,
      at: testNow,
      payload: {},
    }),
  )
  await sign()
  expect((await read(known)).ok).toBe(true)
})

test('a witness of another log, or a signature in his name by somebody else, is none', async () => {
  const known = await log()
  expect(await read({ ...known, keys: [formatVerifierKey(makeSigningKey('another.example'))] })).toEqual({
    ok: false,
    fault: 'unproven',
  })
  const impostor = makeSigningKey(witness.name, keyTypes.witness)
  expect(await read({ ...known, witnesses: [formatVerifierKey(impostor)] })).toEqual({
    ok: false,
    fault: 'unwitnessed',
  })
})

test('a request to recover is proven by the log, and nobody gives a share before a known witness has signed it', async () => {
  const known = await log()
  const recoveryId = 'recovery-0'
  const requestId = randomUUID()
  const { accountId } = await app.database.asOwner(org, (tx) => addPerson(tx, { role: 'clerk', at: testNow }))
  await inside(async (tx) => {
    await tx.db.insert(integrityGuardianship).values({ organizationId: org, recoveryId, guardianship: '{}' })
    const payload = { recovery: recoveryId, lost: 'nacc', reason: 'lost' }
    const kind = 'integrity-reports.recovery-asked'
    const { index } = await append(tx, { kind, subject: requestId, actor: systemActor, at: testNow, payload })
    await tx.db.insert(integrityRecoveryRequest).values({
      organizationId: org,
      requestId,
      recoveryId,
      lost: 'nacc',
      reason: 'lost',
      askedAt: testNow,
      askedBy: accountId,
      state: 'asked',
      ledgerIndex: index,
    })
  })
  const requests = async (by: KnownLog) => (await fetchRecovery(urls.recoveryState(), by)).requests
  // It can be stopped, so it is shown; the pages of guardians refuse it.
  expect(await requests(known)).toMatchObject([{ id: requestId, isWitnessed: false }])
  const checkpoint = await sign()
  await cosign(checkpoint, stranger)
  expect(await requests(known)).toMatchObject([{ id: requestId, isWitnessed: false }])
  expect(await requests({ ...known, witnesses: known.keys })).toMatchObject([{ isWitnessed: false }])
  await cosign(checkpoint, witness)
  expect(await requests(known)).toMatchObject([{ id: requestId, lost: 'nacc', isWitnessed: true }])
  // Of another log there is nothing to believe; where the page knows no witness, none is asked for.
  const another = [formatVerifierKey(makeSigningKey('another.example'))]
  expect(await requests({ ...known, keys: another })).toEqual([])
  expect(await requests({ ...known, witnesses: [] })).toMatchObject([{ isWitnessed: true }])
})

test('a cosignature that does not fit the checkpoint spoils the proof', async () => {
  const known = await log()
  await inside((tx) =>
    append(tx, {
      kind: 'ledger.log-witnessed',
      subject: 'last',
      actor: systemActor,
      at: testNow,
      payload: {},
    }),
  )
  const checkpoint = await sign()
  await cosign(checkpoint, witness, witness.name, 'another text\n')
  expect(await read(known)).toEqual({ ok: false, fault: 'unproven' })
})
