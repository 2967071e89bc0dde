import { createHash } from 'node:crypto'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { openCase } from '../../../../test/support/cases.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { caseUrls } from '../urls.ts'
import { fingerprintOf, isRecipient } from './authority.ts'

let app: TestApp
let inside: Inside
let officer: Visitor
let caseId: string
let identity: string
let recipient: string

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  officer = await integrityOfficer()
  caseId = await openCase(officer, { source: 'complaint', secretWords: 'เรื่องสมมติที่ต้องปิดผนึก' })
})
afterAll(() => app.close())

async function integrityOfficer(): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role: 'integrity-officer', at: testNow }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function addKey(name: string, key: string): Promise<number> {
  await officer.open(caseUrls.settings())
  return (await officer.submit(caseUrls.addAuthority(), { name, recipient: key })).statusCode
}

test('a key is checked as it is typed, and a secret one is not shown again', async () => {
  for (const wrong of [
    '',
    'age1',
    recipient.slice(0, -1),
    `${recipient.slice(0, -1)}b`,
    'ssh-ed25519 AAAA',
    'age1'.repeat(2_000),
  ]) {
    expect(await addKey('สำนักงาน ป.ป.ช. จังหวัด', wrong), wrong).toBe(422)
  }
  expect(await addKey('สำนักงาน ป.ป.ช. จังหวัด', identity)).toBe(422)
  expect(officer.page!.body.toLowerCase()).not.toContain(identity.toLowerCase())
  expect(await addKey('', recipient)).toBe(422)
  expect(await isRecipient(recipient)).toBe(true)
  expect(await addKey('สำนักงาน ป.ป.ช. จังหวัด', ` ${recipient} `)).toBe(200)
  expect(textOf(officer.page!.body)).toContain(fingerprintOf(recipient))
})

test('a dossier opens with the key of the authority alone, and its hash is in the ledger', async () => {
  await officer.open(caseUrls.dossiers({ caseId }))
  expect(textOf(officer.page!.body), 'the fingerprint stands beside the choice').toContain(
    fingerprintOf(recipient),
  )
  await officer.submit(caseUrls.makeDossier({ caseId }))
  expect(officer.page!.statusCode, 'nothing chosen').toBe(422)
  await officer.open(caseUrls.dossiers({ caseId }))
  const form = officer.filled(caseUrls.makeDossier({ caseId }), { authority: await authorityId() })
  await officer.send(form)
  await officer.send(form)
  await officer.open(caseUrls.dossiers({ caseId }))
  const links = [...officer.page!.body.matchAll(/href="([^"]+\/dossiers\/[0-9a-f-]{36})"/g)]
  expect(links, 'sent twice, made once').toHaveLength(1)
  const answer = await officer.open(links[0]![1]!)
  expect(answer.statusCode).toBe(200)
  const sealed = answer.rawPayload
  expect(sealed.toString('latin1')).toContain('age-encryption.org/v1')
  const sha256 = createHash('sha256').update(sealed).digest('hex')

  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const archive = Buffer.from(await decrypter.decrypt(sealed))
  expect(archive.subarray(0, 2).toString()).toBe('PK')
  for (const name of ['README.txt', 'dossier.json', 'dossier.pdf'])
    expect(archive.includes(name), name).toBe(true)
  expect(archive.includes('%PDF-')).toBe(true)
  expect(archive.includes('c2sp.org/tlog-proof@v1')).toBe(true)
  // Files are stored in the archive as they are.
  const text = archive.toString('utf8')
  const json = JSON.parse(text.slice(text.indexOf('{\n  "format"'), text.indexOf('\n}') + 2))
  const [opened] = json.steps
  expect(opened.content.words).toBe('เรื่องสมมติที่ต้องปิดผนึก')
  const { payload, salt, index } = opened.ledger
  const committed = createHash('sha256').update(opened.committed_text).digest('hex')
  expect(JSON.parse(payload).details.sha256, 'the payload holds the hash of the text').toBe(committed)
  const commitment = createHash('sha256').update(Buffer.from(salt, 'hex')).update(payload).digest('hex')
  await inside(async (tx) => {
    const { rows } = await tx.db.execute<{ entry: string }>(
      sql`select convert_from(entry, 'UTF8') as entry from ledger_entry where index = ${index}`,
    )
    expect(JSON.parse(rows[0]!.entry).commitment).toBe(commitment)
  })
  await officer.open(caseUrls.case({ caseId }))
  expect(textOf(officer.page!.body)).toContain(sha256.match(/.{16}/g)!.join(' '))

  const stranger = new Decrypter()
  stranger.addIdentity(await generateX25519Identity())
  await expect(stranger.decrypt(sealed)).rejects.toThrow()
})

test('a dossier is for the team, by the address of its own case, and a retired key takes none', async () => {
  const other = await integrityOfficer()
  const { rows } = await inside((tx) =>
    tx.db.execute<{ id: string }>(sql`select dossier_id as id from case_dossier`),
  )
  const url = caseUrls.dossier({ caseId, dossierId: rows[0]!.id })
  expect((await other.open(url)).statusCode).toBe(404)
  expect((await officer.open(caseUrls.dossier({ caseId, dossierId: crypto.randomUUID() }))).statusCode).toBe(
    404,
  )
  const chosen = await authorityId()
  await officer.open(caseUrls.dossiers({ caseId }))
  const form = officer.filled(caseUrls.makeDossier({ caseId }), { authority: chosen })
  await officer.open(caseUrls.settings())
  await officer.submit(caseUrls.closeAuthority({ authorityId: chosen }))
  expect((await officer.send(form)).statusCode).toBe(422)
})

async function authorityId(): Promise<string> {
  const { rows } = await inside((tx) =>
    tx.db.execute<{ id: string }>(sql`select authority_id as id from case_authority`),
  )
  return rows[0]!.id
}

test('the days of a deadline are set with their source, and it is said whether they were compared', async () => {
  await officer.open(caseUrls.settings())
  expect(textOf(officer.page!.body)).toContain('ยังไม่มีใครเทียบกับตัวบทกฎหมาย')
  const set = async (typed: Readonly<Record<string, string>>) => {
    await officer.open(caseUrls.settings())
    const form = officer.filled(caseUrls.setRule(), typed)
    return officer.send(form)
  }
  const good = { 'preliminary-days': '๔๕', 'preliminary-source': 'คำสั่งที่ 5/2569', 'preliminary-compared': '' }
  expect((await set({ ...good, 'preliminary-days': '0' })).statusCode).toBe(422)
  expect((await set({ ...good, 'preliminary-days': '1000' })).statusCode).toBe(422)
  expect((await set({ ...good, 'preliminary-source': ' ' })).statusCode).toBe(422)
  expect((await set({ ...good, 'preliminary-compared': '1/1/2580' })).statusCode).toBe(422)
  expect((await set({ ...good, rule: 'nothing' })).statusCode).toBe(404)
  expect((await set({ ...good, 'preliminary-compared': '20/11/2569' })).statusCode).toBe(303)
  await officer.open(caseUrls.settings())
  expect(textOf(officer.page!.body)).toContain('45 วัน')
  expect(textOf(officer.page!.body).replaceAll('\u00a0', ' ')).toContain('เทียบกับตัวบทแล้วเมื่อ 20 พฤศจิกายน 2569')
})
