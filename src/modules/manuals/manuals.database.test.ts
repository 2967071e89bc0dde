import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksOf, textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { pdfPages } from '../../../test/support/pdf-text.ts'
import { insertManual } from '../../../test/support/manuals.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { accountRole } from '../../platform/identity/schema.ts'
import { ledgerEntry } from '../../platform/ledger/schema.ts'
import { addOrganization } from '../../platform/organization/adding.ts'
import { fileUrls } from '../files/module.ts'
import { searchUrls } from '../search/module.tsx'
import { workUrls } from '../work/module.ts'
import { draftOf } from './draft.ts'
import { findPublished, listManuals } from './manual.ts'
import { standardTimeOf } from './module.ts'
import { manualUrls, manualWorkUrls } from './urls.ts'

let app: TestApp
let inside: Inside
let divisionId: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const [clerks, finance] = await listDivisions(tx)
    divisionId = finance!.divisionId
    const people: [string, Role, string | null][] = [
      ['officer', 'officer', divisionId],
      ['other', 'officer', clerks!.divisionId],
      ['head', 'head-of-division', divisionId],
      ['other-head', 'head-of-division', clerks!.divisionId],
      ['clerk', 'clerk', null],
      ['auditor', 'internal-auditor', null],
    ]
    for (const [name, role, division] of people) {
      const { token, accountId } = await addPerson(tx, { role, at: testNow, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, token)
      await tx.db
        .update(accountRole)
        .set({ divisionId: division })
        .where(eq(accountRole.accountId, accountId))
    }
  })
})
afterAll(() => app.close())

function as(name: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

async function begin(key: string, from = 'citizen', name = 'officer'): Promise<string> {
  const visitor = as(name)
  await visitor.open(manualWorkUrls.begin())
  const answer = await visitor.submit(manualWorkUrls.begin(), {
    from,
    title: `เรื่อง ${key}`,
    titleEn: `Subject ${key}`,
    key,
  })
  expect(answer.statusCode).toBe(200)
  return (await inside(listManuals)).find((one) => one.key === key)!.manualId
}

async function save(manualId: string, section: string, typed: Record<string, string>, name = 'officer') {
  const visitor = as(name)
  const page = manualWorkUrls.section({ manualId, section })
  await visitor.open(page)
  return visitor.submit(page, { act: 'save', ...typed })
}

/** Everything that a citizen manual needs, as it is typed. */
const sections: readonly [string, Record<string, string>][] = [
  ['rules', { criteria: 'ทุกคน <b>ไม่มีเงื่อนไข</b>', method: 'ยื่นด้วยตนเอง', conditions: '' }],
  [
    'steps',
    {
      'title-1': 'ยื่นคำขอ',
      'amount-1': '10',
      'unit-1': 'minute',
      'responsible-1': 'กองคลัง',
      'title-2': 'พิจารณา <i>คำขอ</i>',
      'amount-2': '๒',
      'unit-2': 'working-day',
      'responsible-2': 'ผู้อำนวยการกองคลัง',
      promiseAmount: '1',
      promiseUnit: 'working-day',
    },
  ],
  ['documents', { 'name-1': 'บัตรประจำตัวประชาชน', 'copies-1': '1' }],
  ['fees', { none: 'yes' }],
  ['channels', { 'name-1': 'เคาน์เตอร์', 'place-1': 'ที่ทำการ', 'hours-1': '08.30–16.30 น.' }],
  ['laws', { 'text-1': 'ระเบียบทดสอบ', 'url-1': 'https://law.example.com/1' }],
]

async function write(manualId: string, key: string): Promise<void> {
  const about = { title: `เรื่อง ${key}`, titleEn: `Subject ${key}`, division: divisionId }
  expect((await save(manualId, 'about', about)).statusCode).toBe(200)
  for (const [section, typed] of sections) {
    const answer = await save(manualId, section, typed)
    expect(answer.statusCode, section).toBe(200)
  }
}

async function act(
  name: string,
  manualId: string,
  action: 'send' | 'publish' | 'sendBack' | 'review' | 'beginDraft',
  typed = {},
) {
  const visitor = as(name)
  await visitor.open(manualWorkUrls.work({ manualId }))
  return visitor.submit(manualWorkUrls[action]({ manualId }), typed)
}

test('a manual is written, checked by another, published, changed, and withdrawn', async () => {
  const key = 'house-number'
  const manualId = await begin(key)
  const officer = as('officer')
  const empty = textOf((await officer.open(manualWorkUrls.work({ manualId }))).body)
  expect(empty).toContain('เขียนหลักเกณฑ์')
  expect(empty).toContain('มาตรา 7')
  // Nothing can be sent that lacks something, also not by a form of another page.
  await expect(act('officer', manualId, 'send')).rejects.toThrow('has no form')
  await write(manualId, key)
  expect((await app.server.inject(manualUrls.manual({ key }))).statusCode).toBe(404)
  expect((await act('officer', manualId, 'send')).statusCode).toBe(200)
  expect((await inside((tx) => draftOf(tx, manualId)))!.state).toBe('sent')
  // Sent, it stays as it is.
  expect((await officer.open(manualWorkUrls.section({ manualId, section: 'rules' }))).statusCode).toBe(404)

  // The head of another division decides nothing; the one of this division sees a task.
  const stranger = await as('other-head').open(manualWorkUrls.work({ manualId }))
  expect(stranger.body).not.toContain('/publish"')
  expect(textOf((await as('head').open(workUrls.work())).body)).toContain('ตรวจและอนุมัติคู่มือ')
  expect(textOf((await as('other-head').open(workUrls.work())).body)).not.toContain('ตรวจและอนุมัติคู่มือ')
  const noReason = await act('head', manualId, 'sendBack', { reason: ' ' })
  expect(noReason.statusCode).toBe(422)
  expect((await act('head', manualId, 'sendBack', { reason: 'เพิ่มสถานที่ให้ชัด' })).statusCode).toBe(200)
  const back = textOf((await officer.open(manualWorkUrls.work({ manualId }))).body)
  expect(back).toContain('เพิ่มสถานที่ให้ชัด')
  expect(textOf((await officer.open(workUrls.work())).body)).toContain('แก้คู่มือที่ถูกส่งกลับ')
  await save(manualId, 'channels', {
    'name-1': 'เคาน์เตอร์',
    'place-1': 'ที่ทำการ ชั้น 1',
    'hours-1': '08.30–16.30 น.',
  })
  await act('officer', manualId, 'send')
  expect((await act('head', manualId, 'publish')).statusCode).toBe(200)

  const found = (await inside((tx) => findPublished(tx, key)))!
  const [version] = found.versions
  expect(version).toMatchObject({ number: 1 })
  expect(found.manual.reviewBy?.toString()).toBe('2027-11-23')
  expect(version.sha256).toBe(createHash('sha256').update(version.snapshot).digest('hex'))
  const page = await app.server.inject(manualUrls.manual({ key }))
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('<b>ไม่มีเงื่อนไข')
  expect(page.body).not.toContain('<i>คำขอ')
  const said = textOf(page.body)
  for (const words of ['ทุกคน <b>ไม่มีเงื่อนไข</b>', 'รวมทุกขั้นตอน', 'ไม่เสียค่าธรรมเนียม', version.sha256]) {
    expect(said).toContain(words)
  }
  expect(page.body).toContain('class="ps-flow"')
  const json = await app.server.inject(manualUrls.versionFile({ key, number: 1 }))
  expect(createHash('sha256').update(json.rawPayload).digest('hex')).toBe(version.sha256)
  const entries = await inside((tx) =>
    tx.db
      .select({ kind: ledgerEntry.kind })
      .from(ledgerEntry)
      .where(eq(ledgerEntry.subject, version.versionId)),
  )
  expect(entries).toEqual([{ kind: 'manuals.published' }])
  expect(await inside((tx) => standardTimeOf(tx, key))).toMatchObject({
    minutes: 420,
    workingDays: 1,
    number: 1,
    division: { divisionId },
  })
  const list = textOf((await app.server.inject(manualUrls.manuals({ q: key }))).body)
  expect(list).toContain('พบ 1 เรื่อง')
  expect(textOf((await app.server.inject(manualUrls.standards())).body)).toContain(`เรื่อง ${key}`)
  const search = await app.server.inject(searchUrls.search({ q: key }))
  expect(linksOf(search.body)).toContain(manualUrls.manual({ key }))

  // The next version begins from this one; this one stays as it is.
  await act('officer', manualId, 'beginDraft')
  const same = await act('officer', manualId, 'send')
  expect(same.statusCode).toBe(422)
  expect(textOf(same.body)).toContain('ร่างนี้ยังเหมือนฉบับที่ใช้อยู่')
  await save(manualId, 'fees', { 'what-1': 'ค่าคำขอ', 'baht-1': '20' })
  const changes = textOf((await officer.open(manualWorkUrls.work({ manualId }))).body)
  expect(changes).toContain('สิ่งที่เปลี่ยนจากฉบับที่ใช้อยู่')
  // Both at once would contradict each other.
  expect((await save(manualId, 'fees', { 'what-1': 'ค่าคำขอ', 'baht-1': '20', none: 'yes' })).statusCode).toBe(
    422,
  )
  await act('officer', manualId, 'send')
  await act('clerk', manualId, 'publish')
  const second = await app.server.inject(manualUrls.manual({ key }))
  expect(textOf(second.body)).toContain('20\u00A0บาท')
  expect(textOf(second.body)).toContain('เปลี่ยน: ค่าธรรมเนียม')
  const first = await app.server.inject(manualUrls.version({ key, number: 1 }))
  expect(textOf(first.body)).toContain('ฉบับนี้ไม่ใช่ฉบับที่ใช้อยู่')
  expect(textOf(first.body)).toContain(version.sha256)
  expect((await app.server.inject(manualUrls.version({ key, number: 3 }))).statusCode).toBe(404)

  const clerk = as('clerk')
  await clerk.open(manualWorkUrls.withdraw({ manualId }))
  expect((await clerk.submit(manualWorkUrls.withdraw({ manualId }), { reason: '' })).statusCode).toBe(422)
  await clerk.open(manualWorkUrls.withdraw({ manualId }))
  await clerk.submit(manualWorkUrls.withdraw({ manualId }), { reason: 'งานย้ายไปหน่วยอื่น' })
  const gone = await app.server.inject(manualUrls.manual({ key }))
  expect(gone.statusCode).toBe(200)
  expect(textOf(gone.body)).toContain('งานย้ายไปหน่วยอื่น')
  expect(await inside((tx) => standardTimeOf(tx, key))).toBeUndefined()
  expect((await clerk.open(manualWorkUrls.withdraw({ manualId }))).statusCode).toBe(404)
})

test('nobody approves what he wrote or sent himself', async () => {
  const manualId = await begin('own', 'staff', 'head')
  const head = as('head')
  await save(manualId, 'about', { title: 'งานพัสดุ', titleEn: 'Supplies', division: divisionId }, 'head')
  await save(
    manualId,
    'steps',
    { 'title-1': 'ตรวจรับ', 'responsible-1': 'กองคลัง', 'unit-1': 'minute' },
    'head',
  )
  await act('head', manualId, 'send')
  const own = await head.open(manualWorkUrls.work({ manualId }))
  expect(textOf(own.body)).toContain('จึงอนุมัติเองไม่ได้')
  expect(own.body).not.toContain('/publish"')
  // Not by a form that his page does not have either.
  await head.open(manualWorkUrls.abandon({ manualId }))
  const { draftId } = (await inside((tx) => draftOf(tx, manualId)))!
  const forged = head.filled(manualWorkUrls.abandon({ manualId }), { draft: draftId })
  const refused = await head.send({ ...forged, url: manualWorkUrls.publish({ manualId }) })
  expect(refused.statusCode).toBe(422)
  expect((await inside((tx) => draftOf(tx, manualId)))!.state).toBe('sent')
  // A second tap makes no second version, and a form that is kept for later none either.
  const clerk = as('clerk')
  await clerk.open(manualWorkUrls.work({ manualId }))
  const filled = clerk.filled(manualWorkUrls.publish({ manualId }))
  await clerk.open(manualWorkUrls.work({ manualId }))
  const later = clerk.filled(manualWorkUrls.publish({ manualId }))
  const answers = [await clerk.send(filled), await clerk.send(filled), await clerk.send(later)]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 404])
  expect((await inside((tx) => findPublished(tx, 'own')))!.versions).toHaveLength(1)
})

test('forms come with an example, are public with the version that has them, and not before', async () => {
  const key = 'with-forms'
  const manualId = await begin(key)
  await write(manualId, key)
  const officer = as('officer')
  const page = manualWorkUrls.forms({ manualId })
  await officer.open(page)
  const pdf = new TextEncoder().encode(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  )
  const missing = await officer.submitFiles(page, { title: 'คำขอ' }, [])
  expect(missing.statusCode).toBe(422)
  expect(textOf(missing.body)).toContain('เลือกไฟล์แบบเปล่า')
  expect(missing.body).toContain('value="คำขอ"')
  await officer.open(page)
  const kept = await officer.submitFiles(page, { title: 'คำขอ' }, [
    { name: 'blank.pdf', content: pdf, into: 'blank' },
    { name: 'example.pdf', content: pdf, into: 'example' },
  ])
  expect(kept.statusCode, textOf(kept.body).slice(0, 400)).toBe(200)
  const [form] = (await inside((tx) => draftOf(tx, manualId)))!.content.forms
  const address = fileUrls.file({ fileId: form!.blank.fileId })
  expect((await app.server.inject(address)).statusCode).toBe(404)
  expect((await as('auditor').open(address)).statusCode).toBe(200)
  await act('officer', manualId, 'send')
  await act('head', manualId, 'publish')
  expect((await app.server.inject(address)).statusCode).toBe(200)
  const shown = await app.server.inject(manualUrls.manual({ key }))
  expect(textOf(shown.body)).toContain('คำขอ (ตัวอย่างการกรอก)')
  expect(linksOf(shown.body)).toContain(address)

  // Taken out of the next draft, the published version keeps it; one that was never published is removed.
  await act('officer', manualId, 'beginDraft')
  await officer.open(page)
  await officer.submitFiles(page, { title: 'ใบแทน' }, [{ name: 'b.pdf', content: pdf, into: 'blank' }])
  const forms = (await inside((tx) => draftOf(tx, manualId)))!.content.forms
  expect(forms).toHaveLength(2)
  await officer.submit(manualWorkUrls.removeForm({ manualId, position: 2 }))
  await officer.submit(manualWorkUrls.removeForm({ manualId, position: 1 }))
  expect((await inside((tx) => draftOf(tx, manualId)))!.content.forms).toEqual([])
  expect((await app.server.inject(address)).statusCode).toBe(200)
  expect((await as('officer').open(fileUrls.file({ fileId: forms[1]!.blank.fileId }))).statusCode).toBe(404)
})

test('the PDF says what the manual says', async () => {
  const key = 'on-paper'
  const manualId = await begin(key)
  await write(manualId, key)
  await act('officer', manualId, 'send')
  await act('head', manualId, 'publish')
  const answer = await app.server.inject(manualUrls.versionPdf({ key, number: 1 }))
  expect(answer.headers['content-type']).toBe('application/pdf')
  const text = (await pdfPages(answer.rawPayload)).join('\n')
  for (const words of ['คู่มือสำหรับประชาชน', 'ยื่นคำขอ', '๑๐ นาที', 'บัตรประจำตัวประชาชน', 'ระเบียบทดสอบ', '<b>']) {
    expect(text).toContain(words)
  }
})

test("another organisation's manual, and one that there is not, are unknown addresses", async () => {
  const theirs = uuidv7()
  const other = await app.database.asOwner(theirs, async (tx) => {
    await addOrganization(
      tx,
      {
        host: 'other.example',
        name: 'องค์การบริหารส่วนตำบลอื่น',
        nameEn: 'Other SAO',
        shortName: 'อบต.อื่น',
        shortNameEn: 'Other',
        type: 'SAO',
        district: 'เมือง',
        districtEn: 'Mueang',
        province: 'ยโสธร',
        provinceEn: 'Yasothon',
      },
      testNow,
    )
    return insertManual(tx, { key: 'theirs' })
  })
  app.hearOfChanges()
  const there = await app.server.inject({ url: '/manuals/theirs', headers: { host: 'other.example' } })
  expect(there.statusCode).toBe(200)
  for (const url of [
    manualWorkUrls.work({ manualId: other }),
    manualWorkUrls.preview({ manualId: other }),
    manualWorkUrls.section({ manualId: other, section: 'steps' }),
    manualWorkUrls.withdraw({ manualId: other }),
    manualUrls.manual({ key: 'theirs' }),
    manualUrls.manual({ key: 'no-such-manual' }),
    manualUrls.versionPdf({ key: 'no-such-manual', number: 1 }),
  ]) {
    expect((await as('clerk').open(url)).statusCode, url).toBe(404)
  }
})
