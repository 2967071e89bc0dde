import { and, eq } from 'drizzle-orm'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { recordChange } from '../../../test/support/changing.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { inOrganization, type TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { askForCosignatures } from '../../platform/ledger/asking-witnesses.ts'
import { keepCheckpoints } from '../../platform/ledger/checkpoints-keeping.ts'
import { latestCheckpoint } from '../../platform/ledger/checkpoints.ts'
import { witnessLog } from '../../platform/ledger/cosigning.ts'
import { publicKeys } from '../../platform/ledger/keys.ts'
import { readHead } from '../../platform/ledger/head.ts'
import { openLogSource } from '../../platform/ledger/log-source.ts'
import { parseProof } from '../../platform/ledger/proof.ts'
import { ledgerEntry } from '../../platform/ledger/schema.ts'
import { parseVerifierKey, type VerifierKey } from '../../platform/ledger/signed-note-key.ts'
import { verifyLedger } from '../../platform/ledger/verifying.ts'

let app: TestApp
let organizationId: string
/** Where the log is served. */
let log: string
beforeAll(async () => {
  app = await testApp()
  organizationId = await app.database.organizationId()
  await serving(async (tx) => {
    for (let { size } = await readHead(tx); size < 300; size += 1) await recordChange(tx)
  })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  log = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}/ledger`
})
afterAll(() => app.close())

function serving<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, organizationId, work)
}

async function get(url: string) {
  return app.server.inject({ url })
}

async function text(url: string): Promise<string> {
  const answer = await get(url)
  expect(answer.statusCode, url).toBe(200)
  return textOf(answer.body)
}

async function witnessKey(): Promise<VerifierKey> {
  const { ledgerKeys } = app.services
  return serving((tx) => ledgerKeys.signing(tx, 'witness', testNow))
}

test('the log is served so that a stranger rebuilds it and finds it right, also when it has grown', async () => {
  const first = await verifyLedger(openLogSource(log))
  expect(first).toMatchObject({ problems: [], entries: 300 })
  await serving(async (tx) => {
    for (let entry = 0; entry < 20; entry += 1) await recordChange(tx)
  })
  const keeper = keepCheckpoints({
    database: app.database.database,
    keys: app.services.ledgerKeys,
    witnesses: [],
    clock: () => testNow,
    log: (message) => expect.fail(message),
  })
  await keeper.round()
  await keeper.close()
  const later = await verifyLedger(openLogSource(log), { earlierCheckpoint: first.note })
  expect(later).toMatchObject({ problems: [], entries: 320, earlierSize: 300 })
})

test('there is no tile that the checkpoint does not cover, and no address but that of the format', async () => {
  for (const path of [
    '0/001.p/65',
    '0/001',
    '1/000.p/2',
    '0/1.p/44',
    'entries/002.p/1',
    '64/000',
    '..%2f..',
  ]) {
    expect((await get(`/ledger/tile/${path}`)).statusCode, path).toBe(404)
  }
  expect((await get('/ledger/tile/0/000')).headers['content-type']).toBe('application/octet-stream')
  for (const path of ['handover/1', 'receipts/4000', 'receipts/-1', 'receipts/9007199254740993']) {
    expect((await get(`/ledger/${path}`)).statusCode, path).toBe(404)
  }
})

test('the page says in both languages what the ledger proves and what it does not', async () => {
  const thai = await text('/ledger')
  for (const words of ['บันทึกนี้พิสูจน์อะไร', 'ไม่ได้พิสูจน์ว่าสิ่งที่บันทึกเป็นความจริง', '320', 'prongsai verify']) {
    expect(thai).toContain(words)
  }
  const english = await text('/en/ledger')
  for (const words of ['What it proves', 'That what was recorded is true', '320']) {
    expect(english).toContain(words)
  }
})

test('entries are listed newest first, in words, and can be chosen by kind and by reference', async () => {
  const newest = await text('/ledger/entries')
  expect(newest).toContain('319')
  expect(newest).not.toContain('plan.loaded')
  const body = (await get('/ledger/entries')).body
  const older = /href="([^"]*before=\d+[^"]*)"/.exec(body)![1]!.replaceAll('&amp;', '&')
  expect(older).toContain('before=270')
  expect(await text(older)).toContain('269')
  expect(await text('/ledger/entries?kind=plan.loaded')).toContain('นำแผนเข้าระบบ')
  expect(await text('/en/ledger/entries?kind=plan.loaded')).toContain('Plan loaded')
  expect(await text('/ledger/entries?kind=&subject=nobody')).toContain('ไม่มีรายการที่ตรงกับที่เลือก')
  const byReference = await text(`/ledger/entries?kind=organization.added&subject=${organizationId}`)
  expect(byReference).toContain('เพิ่มหน่วยงาน')
  expect((await get('/ledger/entries?before=x')).statusCode).toBe(400)
})

test('anybody downloads a receipt, and without scripts the server checks it and says so', async () => {
  const receipt = (await get('/ledger/receipts/2')).body
  expect(parseProof(receipt)?.index).toBe(2)
  const visitor = new Visitor(app.server)
  await visitor.open('/ledger/verify')
  const [vkey] = await serving((tx) => publicKeys(tx, 'log'))
  expect(textOf(visitor.page!.body)).toContain(vkey)
  await visitor.submit('/ledger/verify', { receipt, keys: vkey! })
  const right = textOf(visitor.page!.body)
  expect(visitor.page!.statusCode).toBe(200)
  for (const words of ['ใบรับรองถูกต้อง', 'นำแผนเข้าระบบ', 'เว็บไซต์นี้เป็นผู้ตรวจ', '22 พฤศจิกายน 2569']) {
    expect(right).toContain(words)
  }
  await visitor.open('/en/ledger/verify')
  // As a browser sends a text area.
  await visitor.submit('/ledger/verify', { receipt: receipt.replaceAll('\n', '\r\n'), keys: vkey! })
  expect(textOf(visitor.page!.body)).toContain('The receipt is right')
  await visitor.submit('/ledger/verify', { receipt: receipt.replace('index 2', 'index 3'), keys: vkey! })
  expect(textOf(visitor.page!.body)).toContain('The entry is not in the ledger that was signed')
})

test('what is missing is told beside its field, and nothing typed is lost', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open('/ledger/verify')
  await visitor.submit('/ledger/verify', { receipt: '', keys: 'a key of mine' })
  expect(visitor.page!.statusCode).toBe(422)
  expect(visitor.page!.body).toContain('href="#receipt"')
  expect(textOf(visitor.page!.body)).toContain('วางข้อความในใบรับรองก่อน')
  expect(textOf(visitor.page!.body)).toContain('a key of mine')
})

test('a log asks this server to witness it, which remembers what it has signed', async () => {
  const key = await witnessKey()
  const witness = { url: log, key }
  const ask = () => askForCosignatures(app.database.database, organizationId, [witness])
  const unknown = [{ witness: key.name, reason: 'unknown-log' }]
  expect(await ask()).toEqual(unknown)
  const vkeys = await serving((tx) => publicKeys(tx, 'log'))
  const origin = `prongsai/${organizationId}`
  const choice = { origin, vkeys, at: testNow }
  const wrong = { ...choice, origin: 'prongsai/other' }
  expect(await serving((tx) => witnessLog(tx, systemActor, wrong))).toEqual({
    ok: false,
    reason: 'not-a-key',
  })
  expect(await serving((tx) => witnessLog(tx, systemActor, choice))).toEqual({ ok: true })
  expect(await ask()).toEqual([])
  const witnessed = await verifyLedger(openLogSource(log), {
    witnesses: [parseVerifierKey(await vkeyOfWitness())!],
  })
  expect(witnessed.problems).toEqual([])
  expect(witnessed.cosigners.map(({ seconds }) => seconds)).toEqual([testNow.epochMilliseconds / 1000])

  // Grown: the witness is asked for what follows what it knows.
  await serving(recordChange)
  const keeper = keepCheckpoints({
    database: app.database.database,
    keys: app.services.ledgerKeys,
    witnesses: [witness, { url: 'http://127.0.0.1:9', key: { ...key, name: 'nobody.example' } }],
    clock: () => testNow,
    log: (message) => told.push(message),
  })
  const told: string[] = []
  await keeper.round()
  await keeper.close()
  expect(told).toEqual([`nobody.example did not cosign for ${organizationId}: unreachable`])
  const newest = await serving(latestCheckpoint)
  expect(newest!.size).toBe(322)
  expect((await get('/ledger/checkpoint')).body.split(`— ${key.name} `)).toHaveLength(2)
})

async function vkeyOfWitness(): Promise<string> {
  return (await get('/ledger/witness-keys')).body.trim()
}

test('a witness refuses what is no request, and a log that would be rolled back', async () => {
  const send = (payload: string) =>
    app.server.inject({
      method: 'POST',
      url: '/ledger/add-checkpoint',
      payload,
      headers: { 'content-type': 'text/plain' },
    })
  expect((await send('')).statusCode).toBe(400)
  expect((await send('old 0\n\nnothing')).statusCode).toBe(400)
  const { note } = (await serving(latestCheckpoint))!
  const behind = await send(`old 0\n\n${note}`)
  expect([behind.statusCode, behind.body, behind.headers['content-type']]).toEqual([
    409,
    '322\n',
    'text/x.tlog.size',
  ])
  const form = await app.server.inject({ method: 'POST', url: '/ledger/add-checkpoint', payload: { a: 1 } })
  expect(form.statusCode).toBe(400)
})

test('an entry that somebody altered in the database is shown as such, and the others as they are', async () => {
  await app.database.asOwner(organizationId, async ({ db }) => {
    await db
      .update(ledgerEntry)
      .set({ entry: Buffer.from('{"v":1') })
      .where(and(eq(ledgerEntry.organizationId, organizationId), eq(ledgerEntry.index, 5)))
  })
  const page = await text('/ledger/entries?before=8')
  expect(page.match(/ถูกแก้ไข อ่านไม่ได้/g)).toHaveLength(1)
  expect(await text('/en/ledger/entries?before=8')).toContain('Altered, cannot be read')
})
