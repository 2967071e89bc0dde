import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { openCase } from '../../../../test/support/cases.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { smallPdf } from '../../../../test/support/register.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { fileUrls } from '../../files/module.ts'
import { forgetCases } from '../forgetting.ts'
import { caseUrls } from '../urls.ts'
import { eraseEvidence } from './evidence.ts'

let app: TestApp
let inside: Inside
let officer: Visitor
let caseId: string
let fileUrl: string

const content = smallPdf
const sha256 = createHash('sha256').update(content).digest('hex')
const name = 'สลิปโอนเงินสมมติ.pdf'
const words = 'สลิปจากพยานปากสมมติ แสดงการโอน'

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  officer = (await join('integrity-officer', 'เจ้าหน้าที่หนึ่ง')).visitor
  caseId = await openCase(officer)
})
afterAll(() => app.close())

async function join(role: Role, named = `ผู้ทดสอบ ${role}`): Promise<{ visitor: Visitor; accountId: string }> {
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role, name: named, at: testNow }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return { visitor, accountId }
}

async function attach(
  by: Visitor,
  files: readonly { name: string; content: Uint8Array<ArrayBuffer> }[],
  typed = words,
): Promise<number> {
  const url = caseUrls.evidence({ caseId })
  await by.open(url)
  return (await by.submitFiles(url, { secretWords: typed }, files)).statusCode
}

const readsOf = async (what: string, accountId?: string): Promise<number> =>
  inside(async (tx) => {
    const { rows } = await tx.db.execute<{ count: number }>(
      sql`select count(*)::int as count from case_read where case_id = ${caseId} and what = ${what}
          and (${accountId ?? null}::uuid is null or account_id = ${accountId ?? null}::uuid)`,
    )
    return rows[0]!.count
  })

test('what is missing or is not what it says is told beside its field, and nothing is kept', async () => {
  const good = { name, content }
  const wrong = [
    { files: [], typed: words, says: 'เลือกไฟล์อย่างน้อยหนึ่งไฟล์' },
    { files: [good], typed: '', says: 'เขียนว่าไฟล์แสดงอะไร' },
    { files: [good], typed: 'ก'.repeat(2_001), says: '2,000' },
    { files: [{ name: 'run.pdf', content: new TextEncoder().encode('MZ\x90\x00 program') }], typed: words },
    { files: [{ name: 'half.pdf', content: content.slice(0, 4) }], typed: words },
    { files: Array.from({ length: 6 }, () => good), typed: words },
  ]
  for (const { files, typed, says = 'ไฟล์' } of wrong) {
    expect(await attach(officer, files, typed), says).toBe(422)
    expect(textOf(officer.page!.body)).toContain(says)
    if (typed === words) expect(officer.page!.body, 'nothing typed is lost').toContain(words)
  }
  await inside(async (tx) => {
    const { rows } = await tx.db.execute(sql`select 1 from case_evidence where case_id = ${caseId}`)
    expect(rows).toEqual([])
  })
})

test('the team attaches files, opens them, and each opening is written down', async () => {
  expect(await attach(officer, [{ name, content }])).toBe(200)
  const page = textOf(officer.page!.body)
  for (const told of [words, name, sha256.match(/.{16}/g)!.join(' ')]) expect(page).toContain(told)
  fileUrl = /href="([^"]+\/evidence\/[0-9a-f-]{36})"/.exec(officer.page!.body)![1]!
  const before = await readsOf('evidence')
  const answer = await officer.open(fileUrl)
  expect(answer.statusCode).toBe(200)
  expect(Buffer.compare(answer.rawPayload, Buffer.from(content))).toBe(0)
  expect(answer.headers['cache-control']).toContain('no-store')
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(name)
  await officer.open(fileUrl)
  expect(await readsOf('evidence')).toBe(before + 2)
  // The page shows what files are called, so that reading it counts as reading the case.
  const pages = await readsOf('case')
  await officer.open(caseUrls.evidence({ caseId }))
  expect(await readsOf('case')).toBe(pages + 1)
  await officer.open(`/en${caseUrls.case({ caseId })}`)
  expect(officer.page!.body).toContain(`href="${fileUrl}"`)
  expect(textOf(officer.page!.body)).toContain('Evidence attached')
})

test('a form that is sent twice attaches its files once', async () => {
  const count = () =>
    inside(async (tx) => {
      const { rows } = await tx.db.execute(sql`select 1 from case_evidence where case_id = ${caseId}`)
      return rows.length
    })
  const url = caseUrls.evidence({ caseId })
  await officer.open(url)
  const before = await count()
  const page = officer.page
  await officer.submitFiles(url, { secretWords: 'สองครั้ง' }, [{ name: 'twice.pdf', content }])
  officer.page = page
  await officer.submitFiles(url, { secretWords: 'สองครั้ง' }, [{ name: 'twice.pdf', content }])
  expect(await count()).toBe(before + 1)
})

test('nobody else opens, lists or attaches any, whatever the role, and nobody at the common address', async () => {
  const fileId = fileUrl.slice(-36)
  const urls = [caseUrls.evidence({ caseId }), fileUrl]
  for (const role of [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
  ] as const) {
    const { visitor, accountId } = await join(role)
    for (const url of urls) expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(404)
    expect((await visitor.open(fileUrls.file({ fileId }))).statusCode, role).toBe(404)
    expect(await readsOf('evidence', accountId)).toBe(0)
  }
  for (const role of ['administrator', 'overseer'] as const) {
    const { visitor } = await join(role)
    for (const url of urls) expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(403)
    expect((await visitor.open(fileUrls.file({ fileId }))).statusCode, role).toBe(404)
  }
  const outside = new Visitor(app.server)
  for (const url of urls) expect((await outside.open(url)).body).not.toContain(name)
  expect((await outside.open(fileUrls.file({ fileId }))).statusCode).toBe(404)
  expect((await outside.open(fileUrls.preview({ fileId, size: 'small' }))).statusCode).toBe(404)
  // The team as well opens it where that is written down, and nowhere else.
  expect((await officer.open(fileUrls.file({ fileId }))).statusCode).toBe(404)
  const other = await openCase(officer)
  const elsewhere = caseUrls.evidenceFile({ caseId: other, fileId })
  expect((await officer.open(elsewhere)).statusCode, 'not by way of another case').toBe(404)
})

test('who was in the team and is found to be concerned opens none any more', async () => {
  const { visitor, accountId } = await join('officer', 'นิติกรสมมติ')
  await officer.open(caseUrls.team({ caseId }))
  await officer.submit(caseUrls.addMember({ caseId }), { account: accountId })
  expect((await visitor.open(fileUrl)).statusCode).toBe(200)
  expect(await readsOf('evidence', accountId)).toBe(1)
  await visitor.open(caseUrls.evidence({ caseId }))
  const form = visitor.page
  await officer.open(caseUrls.team({ caseId }))
  await officer.submit(caseUrls.setConcerned({ caseId }), { secretAccounts: [accountId], secretOthers: '' })
  expect((await visitor.open(fileUrl)).statusCode).toBe(404)
  expect((await visitor.open(caseUrls.evidence({ caseId }))).statusCode).toBe(404)
  visitor.page = form
  const late = await visitor.submitFiles(caseUrls.evidence({ caseId }), { secretWords: 'สาย' }, [
    { name: 'late.pdf', content },
  ])
  expect(late.statusCode, 'a form that was open still').toBe(404)
  expect(await readsOf('evidence', accountId)).toBe(1)
})

test('names and words stand in no table, and the ledger ties no file to the case', async () => {
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const { rows: tables } = await tx.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const rows: string[] = []
    for (const { name: table } of tables) {
      const read = await tx.db.execute<{ row: string }>(sql.raw(`select t::text as row from "${table}" t`))
      rows.push(...read.rows.map(({ row }) => `${table} ${row}`))
    }
    const text = rows.join('\n')
    expect(text, 'canary: the file is in the dump').toContain(sha256)
    for (const hidden of [name, words]) {
      expect(text).not.toContain(hidden)
      expect(text).not.toContain(Buffer.from(hidden).toString('hex'))
    }
    const ledger = rows.filter((row) => row.startsWith('ledger_'))
    expect(
      ledger.some((row) => row.includes('cases.evidence')),
      'canary: it is in the ledger',
    ).toBe(true)
    for (const row of ledger) expect(row).not.toContain(caseId)
  })
})

test('another organisation has none of it', async () => {
  await inside(async (tx) => {
    const { rows } = await tx.db.execute(sql`select 1 from case_evidence where case_id = ${caseId}`)
    expect(rows.length, 'canary').toBeGreaterThan(0)
  })
  await inOrganization(app.database.database.serving, crypto.randomUUID(), async (tx) => {
    for (const table of ['case_evidence', 'file', 'case_read']) {
      expect((await tx.db.execute(sql.raw(`select * from ${table}`))).rows, table).toEqual([])
    }
  })
})

test('a dossier lists the files with what they hash to', async () => {
  const identity = await generateX25519Identity()
  await officer.open(caseUrls.settings())
  await officer.submit(caseUrls.addAuthority(), {
    name: 'สำนักงานสมมติ',
    recipient: await identityToRecipient(identity),
  })
  await officer.open(caseUrls.dossiers({ caseId }))
  const authority = /name="authority" type="radio" value="([^"]+)"/.exec(officer.page!.body)?.[1]
  await officer.submit(caseUrls.makeDossier({ caseId }), { authority: authority! })
  await officer.open(caseUrls.dossiers({ caseId }))
  const url = /href="([^"]+\/dossiers\/[0-9a-f-]{36})"/.exec(officer.page!.body)![1]!
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const archive = Buffer.from(await decrypter.decrypt((await officer.open(url)).rawPayload)).toString('utf8')
  const json = JSON.parse(
    archive.slice(
      archive.indexOf('{\n  "format"'),
      archive.indexOf('\n}', archive.indexOf('{\n  "format"')) + 2,
    ),
  )
  const step = json.steps.find(({ kind }: { kind: string }) => kind === 'evidence-attached')
  expect(step.content.files).toMatchObject([{ name, sha256, bytes: content.length }])
  // What the ledger commits to holds the same hash.
  expect(step.committed_text).toContain(sha256)
})

test('a closed case takes no more, and ten years later its files are gone', async () => {
  const record = async (kind: string, typed: Readonly<Record<string, string>>) => {
    await officer.open(caseUrls.step({ caseId, kind }))
    await officer.submit(caseUrls.step({ caseId, kind }), { day: '23/11/2569', ...typed })
  }
  await record('preliminary-begun', {})
  await record('preliminary-ended', { secretChoice: 'no-grounds', secretWords: 'ไม่พบ' })
  await officer.open(caseUrls.evidence({ caseId }))
  const form = officer.page
  await record('closed', { secretWords: 'จบ' })
  await officer.open(caseUrls.evidence({ caseId }))
  expect(textOf(officer.page!.body)).toContain('แนบไฟล์เพิ่มไม่ได้')
  officer.page = form
  const late = await officer.submitFiles(caseUrls.evidence({ caseId }), { secretWords: words }, [
    { name, content },
  ])
  expect(late.statusCode, 'a form that was open still').toBe(422)
  expect((await officer.open(fileUrl)).statusCode, 'what is there is read until then').toBe(200)
  await inside((tx) => forgetCases(tx, Temporal.Instant.from('2036-11-23T20:00:00Z')))
  expect((await officer.open(fileUrl)).statusCode).toBe(404)
  await inside(async (tx) => {
    for (const query of [
      sql`select 1 from case_evidence where case_id = ${caseId}`,
      sql`select 1 from file where purpose = 'cases.evidence'`,
    ]) {
      expect((await tx.db.execute(query)).rows).toEqual([])
    }
    // Once more changes nothing.
    await eraseEvidence(tx, { caseId, at: testNow })
  })
})
