import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { pdfPages } from '../../../test/support/pdf-text.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { findDocuments } from '../../platform/search/finding.ts'
import { workUrls } from '../work/module.ts'
import { fileUrls } from '../files/module.ts'
import { publicationMetrics } from './metrics.ts'
import { filesOf, findPublication, newestPublications, publicationsUnderWay } from './publication.ts'
import { publicationUrls, publicationWorkUrls } from './urls.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n')

let app: TestApp
let inside: Inside
let now = begun
let divisionId: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const [division] = await listDivisions(tx)
    divisionId = division!.divisionId
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['other', 'officer'],
      ['head', 'head-of-division'],
      ['clerk', 'clerk'],
      ['mayor', 'chief-executive'],
      ['auditor', 'internal-auditor'],
    ]
    for (const [name, role] of people) {
      const made = await addPerson(tx, { role, at: begun, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, made.token)
    }
  })
})
afterAll(() => app.close())

function as(name?: string): Visitor {
  const visitor = new Visitor(app.server)
  if (name) visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

const announcement = () => ({
  kind: 'announcement',
  title: 'รับสมัครคณะทำงานศูนย์ข้อมูลข่าวสาร',
  body: 'ขอเชิญประชาชนสมัครเป็นคณะทำงาน\nสมัครได้ที่สำนักปลัด',
  datedOn: '23/11/2569',
  divisionId,
  signatoryPosition: 'นายกองค์การบริหารส่วนตำบล',
  topics: 'information-centre',
})

/** Enters a document; its id. */
async function draft(typed: Readonly<Record<string, string>> = {}, by = 'officer'): Promise<string> {
  const visitor = as(by)
  await visitor.open(publicationWorkUrls.draftNew())
  await visitor.submit(publicationWorkUrls.draftNew(), { ...announcement(), ...typed })
  expect(visitor.page!.statusCode, textOf(visitor.page!.body).slice(0, 600)).toBe(200)
  return visitor.url.split('/').at(-1)!
}

async function send(publicationId: string, by = 'officer'): Promise<void> {
  const visitor = as(by)
  await visitor.open(publicationWorkUrls.draft({ publicationId }))
  await visitor.submit(publicationWorkUrls.send({ publicationId }))
}

async function decide(
  publicationId: string,
  decision: string,
  { by = 'clerk', reason = '' } = {},
): Promise<Visitor> {
  const visitor = as(by)
  await visitor.open(publicationWorkUrls.draft({ publicationId }))
  await visitor.submit(publicationWorkUrls.decide({ publicationId }), { decision, reason })
  return visitor
}

async function published(typed: Readonly<Record<string, string>> = {}): Promise<string> {
  const publicationId = await draft(typed)
  await send(publicationId)
  await decide(publicationId, 'publish')
  expect((await stateOf(publicationId)).state).toBe('published')
  return publicationId
}

async function stateOf(publicationId: string) {
  return (await inside((tx) => findPublication(tx, publicationId)))!
}

test('a document goes from its draft to the public, with its number, its proof and its page', async () => {
  const publicationId = await draft()
  expect((await as().open(publicationUrls.publication({ publicationId }))).statusCode).toBe(404)
  await send(publicationId)
  const work = await as('clerk').open(workUrls.work())
  expect(textOf(work.body)).toContain('พิจารณาเอกสาร')
  await decide(publicationId, 'publish')
  const { registered, snapshot } = await stateOf(publicationId)
  expect(registered).toMatchObject({ year: 2569, edition: 1 })
  const page = await as().open(publicationUrls.publication({ publicationId }))
  expect(page.statusCode).toBe(200)
  const text = textOf(page.body)
  expect(text).toContain(`ประกาศที่ ${registered!.number}/2569`)
  expect(text).toContain('สมัครได้ที่สำนักปลัด')
  expect(text).toContain(createHash('sha256').update(snapshot!).digest('hex'))
  const file = await as().open(publicationUrls.snapshot({ publicationId }))
  expect(file.body).toBe(snapshot)
  const english = await as().open(`/en${publicationUrls.publication({ publicationId })}`)
  expect(textOf(english.body)).toContain(`Announcement ${registered!.number}/2569`)
  expect((await publicationsIn('รับสมัครคณะทำงาน')).includes(publicationId)).toBe(true)
})

async function publicationsIn(query: string): Promise<string[]> {
  const found = await inside((tx) => findDocuments(tx, query, { limit: 50, offset: 0 }))
  return found.documents.map(({ key }) => key)
}

/** Sends a form of the house to an address that this person's page does not offer. */
async function forge(by: string, url: string, typed: Readonly<Record<string, string>>) {
  const visitor = as(by)
  await visitor.open(workUrls.contact())
  const { payload, headers } = visitor.filled(workUrls.contact(), typed)
  return visitor.send({ method: 'POST', url, payload: payload!, headers: headers! })
}

test('nobody approves what he entered, and what binds others is for the clerk and the chief executive', async () => {
  const publicationId = await draft({}, 'clerk')
  await send(publicationId, 'clerk')
  const address = publicationWorkUrls.decide({ publicationId })
  for (const [name, words] of [
    ['clerk', 'คุณมีส่วนจัดทำเอกสารนี้'],
    ['head', 'ต้องให้ปลัดหรือนายกอนุมัติ'],
  ] as const) {
    const page = await as(name).open(publicationWorkUrls.draft({ publicationId }))
    expect(page.body).not.toContain(address)
    const answer = await forge(name, address, { decision: 'publish', revision: '1' })
    expect(textOf(answer.body)).toContain(words)
  }
  expect((await forge('officer', address, { decision: 'publish', revision: '1' })).statusCode).toBe(403)
  expect((await stateOf(publicationId)).state).toBe('sent')
  await decide(publicationId, 'publish', { by: 'mayor' })
  expect((await stateOf(publicationId)).state).toBe('published')
})

test('who adds the signed file to an approved document does not publish it', async () => {
  const publicationId = await draft({}, 'officer')
  await send(publicationId)
  await decide(publicationId, 'approve', { by: 'mayor' })
  const clerk = as('clerk')
  await clerk.open(publicationWorkUrls.draft({ publicationId }))
  await clerk.submitFiles(publicationWorkUrls.addFiles({ publicationId }), {}, [
    { name: 'signed.pdf', content: pdf },
  ])
  const answer = await forge('clerk', publicationWorkUrls.publish({ publicationId }), {})
  expect(textOf(answer.body)).toContain('คุณมีส่วนจัดทำเอกสารนี้')
  const mayor = as('mayor')
  await mayor.open(publicationWorkUrls.draft({ publicationId }))
  await mayor.submit(publicationWorkUrls.publish({ publicationId }))
  expect((await stateOf(publicationId)).state).toBe('published')
})

test('a document that is sent back says why, and goes its way again', async () => {
  const publicationId = await draft()
  await send(publicationId)
  const without = await decide(publicationId, 'send-back')
  expect(textOf(without.page!.body)).toContain('ใส่เหตุผล')
  await decide(publicationId, 'send-back', { reason: 'ใส่วันปิดรับสมัคร' })
  const officer = as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  expect(textOf(officer.page!.body)).toContain('ใส่วันปิดรับสมัคร')
  await officer.open(publicationWorkUrls.change({ publicationId }))
  await officer.submit(publicationWorkUrls.change({ publicationId }), { ...announcement(), title: 'ใหม่' })
  expect(await stateOf(publicationId)).toMatchObject({ title: 'ใหม่', revision: 2, state: 'draft' })
})

test('of two officers who change a draft, the second sees what the first did and loses nothing', async () => {
  const publicationId = await draft()
  const [first, second] = [as('officer'), as('other')]
  for (const one of [first, second]) await one.open(publicationWorkUrls.change({ publicationId }))
  await first.submit(publicationWorkUrls.change({ publicationId }), { ...announcement(), title: 'คนแรก' })
  const answer = await second.submit(publicationWorkUrls.change({ publicationId }), {
    ...announcement(),
    title: 'คนที่สอง',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('คนที่สอง')
  expect((await stateOf(publicationId)).title).toBe('คนแรก')
})

test('the register gives numbers one after the other, to many at once too, and none twice', async () => {
  const order = { kind: 'order', title: 'แต่งตั้งคณะทำงาน' }
  const ids: string[] = []
  for (let count = 0; count < 6; count += 1) ids.push(await draft(order))
  for (const id of ids) await send(id)
  await Promise.all(ids.map((id, index) => decide(id, 'publish', { by: index % 2 ? 'clerk' : 'mayor' })))
  const numbers = await Promise.all(ids.map(async (id) => (await stateOf(id)).registered!.number))
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
})

test('a number that was given stays in the register when its document is cancelled', async () => {
  const report = { kind: 'report', title: 'รายงานที่เลิกทำ' }
  const cancelled = await draft(report)
  await send(cancelled)
  await decide(cancelled, 'approve')
  const officer = as('officer')
  await officer.open(publicationWorkUrls.cancel({ publicationId: cancelled }))
  await officer.submit(officer.url, { reason: 'รวมกับรายงานอื่น' })
  const next = await published(report)
  expect((await stateOf(next)).registered!.number).toBe((await stateOf(cancelled)).registered!.number + 1)
  const register = await as().open(publicationUrls.register({ year: '2569' }))
  expect(textOf(register.body)).toContain('รวมกับรายงานอื่น')
  expect((await as().open(publicationUrls.publication({ publicationId: cancelled }))).statusCode).toBe(404)
})

test('a number of the paper register is taken once, and leaves no gap behind the first that the register gave', async () => {
  const policy = { kind: 'policy', title: 'นโยบายไม่รับของขวัญ' }
  const paper = await published({ ...policy, paperNumber: '๑๒' })
  expect((await stateOf(paper)).registered).toEqual({ number: 12, year: 2569, edition: 1 })
  const twice = await draft({ ...policy, paperNumber: '12' })
  await send(twice)
  const refused = await decide(twice, 'publish')
  expect(textOf(refused.page!.body)).toContain('มีเอกสารอื่นใช้แล้ว')
  expect((await stateOf(twice)).state).toBe('sent')
  expect((await stateOf(await published({ ...policy, paperNumber: '3' }))).registered!.number).toBe(3)
  expect((await stateOf(await published(policy))).registered!.number).toBe(13)
  const ahead = await draft({ ...policy, paperNumber: '20' })
  await send(ahead)
  expect(textOf((await decide(ahead, 'publish')).page!.body)).toContain('ข้ามลำดับ')
  expect((await stateOf(await published(policy))).registered!.number).toBe(14)
})

test('published twice in the same moment, a document is published once', async () => {
  const publicationId = await draft()
  await send(publicationId)
  await decide(publicationId, 'approve', { by: 'mayor' })
  const visitors = ['clerk', 'mayor', 'clerk'].map(as)
  for (const visitor of visitors) await visitor.open(publicationWorkUrls.draft({ publicationId }))
  const address = publicationWorkUrls.publish({ publicationId })
  const answers = await Promise.all(visitors.map((visitor) => visitor.submit(address)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422, 422])
})

test('a file cannot be exchanged once it is public; a new edition takes its place under the same number', async () => {
  const publicationId = await draft()
  const officer = as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  const address = publicationWorkUrls.addFiles({ publicationId })
  await officer.submitFiles(address, {}, [{ name: 'a.pdf', content: pdf }])
  const [file] = await inside((tx) => filesOf(tx, publicationId))
  const asked = fileUrls.file({ fileId: file!.fileId })
  expect((await as().open(asked)).statusCode).toBe(404)
  expect((await as('auditor').open(asked)).statusCode).toBe(200)
  await send(publicationId)
  await decide(publicationId, 'publish')
  expect((await as().open(asked)).statusCode).toBe(200)
  const remove = publicationWorkUrls.removeFile({ publicationId, fileId: file!.fileId })
  expect(textOf((await forge('officer', remove, {})).body)).toContain('เปลี่ยนไฟล์ไม่ได้')
  expect(await inside((tx) => filesOf(tx, publicationId))).toHaveLength(1)
  // Opened before, sent after.
  const late = await officer.submitFiles(address, {}, [{ name: 'b.pdf', content: pdf }])
  expect(textOf(late.body)).toContain('เปลี่ยนไฟล์ไม่ได้')

  await officer.open(publicationWorkUrls.draft({ publicationId }))
  await officer.submit(publicationWorkUrls.renew({ publicationId }), { as: 'edition' })
  const edition = officer.url.split('/').at(-2)!
  await officer.submit(publicationWorkUrls.change({ publicationId: edition }), {
    ...announcement(),
    title: 'รับสมัครคณะทำงาน ขยายเวลา',
  })
  await send(edition)
  await decide(edition, 'publish')
  const before = await stateOf(publicationId)
  expect((await stateOf(edition)).registered).toEqual({ ...before.registered, edition: 2 })
  const old = await as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(old.body)).toContain('มีฉบับใหม่แทนแล้ว: ประกาศที่')
  expect(textOf(old.body)).toContain('(แก้ไขครั้งที่ 1)')
  const found = await publicationsIn('รับสมัครคณะทำงาน')
  expect([found.includes(edition), found.includes(publicationId)]).toEqual([true, false])
})

test('of two documents that replace the same one, the second is refused', async () => {
  const publicationId = await published()
  const successors: string[] = []
  for (const name of ['officer', 'other']) {
    const visitor = as(name)
    await visitor.open(publicationWorkUrls.draft({ publicationId }))
    await visitor.submit(publicationWorkUrls.renew({ publicationId }), { as: 'new' })
    const successor = visitor.url.split('/').at(-2)!
    await send(successor, name)
    successors.push(successor)
  }
  await decide(successors[0]!, 'publish')
  const second = await decide(successors[1]!, 'publish')
  expect(textOf(second.page!.body)).toContain('มีฉบับอื่นแทนไปแล้ว')
  expect((await stateOf(successors[1]!)).state).toBe('sent')
})

test.each([
  ['datedOn', { datedOn: '23/11/2026' }, 'หมายถึง 23/11/2569 ใช่ไหม'],
  [
    'links',
    { links: 'https://krajai.example.go.th/a\nhttp://192.168.1.1/b' },
    'ลิงก์ในบรรทัดที่ 2 เปิดได้เฉพาะในเครือข่ายภายใน',
  ],
  ['links', { links: 'javascript:alert(1)' }, 'ไม่ใช่ลิงก์'],
  ['title', { title: ' ' }, 'ใส่ชื่อเรื่อง'],
  ['kind', { kind: 'law' }, 'เลือกประเภทของเอกสาร'],
  ['divisionId', { divisionId: '0192e0a0-0000-7000-8000-000000000000' }, 'เลือกหน่วยงานเจ้าของ'],
  ['paperNumber', { paperNumber: '12/2569' }, 'ใส่เลขจำนวนเต็ม'],
  ['happensTo', { happensFrom: '2/12/2569', happensTo: '1/12/2569' }, 'ตั้งแต่'],
  ['happensAt', { happensFrom: '2/12/2569', happensAt: '25:00' }, 'ใส่เวลา'],
  ['body', { body: 'ก'.repeat(20_001) }, 'เขียนให้สั้นลง'],
])('a wrong %s is refused beside its field, and nothing typed is lost: %j', async (field, typed, words) => {
  const visitor = as('officer')
  await visitor.open(publicationWorkUrls.draftNew())
  const given = { ...announcement(), signatoryName: 'ทดสอบ ระบบ', ...typed }
  const answer = await visitor.submit(publicationWorkUrls.draftNew(), given)
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain(words)
  expect(answer.body).toContain(`id="${field}-error"`)
  expect(answer.body).toContain('value="ทดสอบ ระบบ"')
})

test('a PDF with a script is refused', async () => {
  const visitor = as('officer')
  await visitor.open(publicationWorkUrls.draftNew())
  const content = new TextEncoder().encode('%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (x) >> >>\n%%EOF')
  const answer = await visitor.submitFiles(publicationWorkUrls.draftNew(), announcement(), [
    { name: 'x.pdf', content },
  ])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('มีสคริปต์หรือคำสั่งที่ทำงานเมื่อเปิด')
})

test('markup in a text is shown as it was typed', async () => {
  const title = '<script>alert(1)</script> & "ทดสอบ"'
  const publicationId = await published({ title, body: '<img src=x onerror=alert(2)>' })
  const page = await as().open(publicationUrls.publication({ publicationId }))
  expect(page.body).not.toContain('<script>alert')
  expect(page.body).not.toContain('<img src=x')
  expect(textOf(page.body)).toContain(title)
  const feed = await as().open(publicationUrls.feed())
  expect(feed.body).toContain('&lt;script>alert(1)&lt;/script> &amp;')
})

const counted = { fiscalYear: 2570, until: todayInBangkok(begun) }

async function channelsOf(parameters: object): Promise<number | undefined> {
  const [metric] = publicationMetrics
  return (await inside((tx) => metric!.measure(tx, { ...counted, parameters })))?.numerator
}

test('channels are counted by their evidence, for a document and for a topic', async () => {
  const publicationId = await published({ topics: 'ethics-code' })
  const another = await published({ topics: 'ethics-code' })
  expect(await channelsOf({ document: publicationId })).toBe(1)
  expect(await channelsOf({ of: 'ethics-code' })).toBe(1)
  expect(await channelsOf({ of: 'procurement-analysis' })).toBeUndefined()
  const officer = as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  const address = publicationWorkUrls.spread({ publicationId })
  const without = await officer.submit(address, { channel: 'loudspeaker', usedOn: '23/11/2569' })
  expect(textOf(without.body)).toContain('แนบภาพ ไฟล์ หรือใส่ลิงก์')
  const early = await officer.submit(address, {
    channel: 'loudspeaker',
    usedOn: '22/11/2569',
    link: 'https://krajai.example.go.th/',
  })
  expect(textOf(early.body)).toContain('ไม่ก่อนวันที่ของเอกสาร')
  await officer.submitFiles(
    address,
    { channel: 'loudspeaker', usedOn: '23/11/2569', note: 'หมู่ 1-5' },
    [{ name: 'log.pdf', content: pdf }],
    'evidence',
  )
  const other = as('other')
  await other.open(publicationWorkUrls.draft({ publicationId: another }))
  await other.submit(publicationWorkUrls.spread({ publicationId: another }), {
    channel: 'line',
    usedOn: '23/11/2569',
    link: 'https://line.example.com/krajai',
  })
  expect(await channelsOf({ document: publicationId })).toBe(2)
  expect(await channelsOf({ of: 'ethics-code' })).toBe(3)
  const page = await as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(page.body)).toContain('หอกระจายข่าว')
  expect(textOf(page.body)).toContain('log.pdf')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  const link = /href="([^"]*\/withdraw)"/.exec(
    officer.page!.body.replaceAll(/work\/[^/"]*\/withdraw"/g, ''),
  )![1]!
  await officer.open(link)
  await officer.submit(link, { reason: 'บันทึกผิดฉบับ' })
  expect(await channelsOf({ document: publicationId })).toBe(1)
})

test('a document that is withdrawn keeps its number and the reason in public, and nothing else', async () => {
  const publicationId = await draft({ title: 'รายชื่อที่ไม่ควรเผยแพร่' })
  const officer = as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  await officer.submitFiles(publicationWorkUrls.addFiles({ publicationId }), {}, [
    { name: 'names.pdf', content: pdf },
  ])
  await send(publicationId)
  await decide(publicationId, 'publish')
  const [file] = await inside((tx) => filesOf(tx, publicationId))
  const clerk = as('clerk')
  await clerk.open(publicationWorkUrls.withdraw({ publicationId }))
  await clerk.submit(clerk.url, { reason: 'มีข้อมูลส่วนบุคคล' })
  const page = await as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(page.body)).toContain('มีข้อมูลส่วนบุคคล')
  expect(textOf(page.body)).not.toContain('รายชื่อที่ไม่ควรเผยแพร่')
  expect((await as().open(fileUrls.file({ fileId: file!.fileId }))).statusCode).toBe(404)
  expect((await as().open(publicationUrls.snapshot({ publicationId }))).statusCode).toBe(404)
  expect((await as().open(publicationUrls.poster({ publicationId }))).statusCode).toBe(404)
  expect(await publicationsIn('รายชื่อที่ไม่ควรเผยแพร่')).not.toContain(publicationId)
})

test('what is announced comes as a poster, as words for the loudspeaker, as a feed and as a calendar', async () => {
  const publicationId = await published({
    title: 'ประชุมประชาคมหมู่บ้าน',
    body: 'ขอเชิญชาว ต.กระจาย ร่วมประชุม โทร 045000000\n'.repeat(3),
    happensFrom: '1/12/2569',
    happensAt: '09.30',
    place: 'ศาลากลางบ้าน ม.3',
  })
  const poster = await as().open(publicationUrls.poster({ publicationId }))
  expect(poster.headers['content-type']).toBe('application/pdf')
  const [text = ''] = await pdfPages(poster.rawPayload)
  expect(text.replaceAll(/\s/g, '')).toContain('ประชุมประชาคมหมู่บ้าน')
  expect(await pdfPages(poster.rawPayload)).toHaveLength(1)
  const spoken = textOf((await as().open(publicationUrls.loudspeaker({ publicationId }))).body)
  expect(spoken).toContain('ชาว ตำบลกระจาย')
  expect(spoken).toContain('โทรศัพท์หมายเลข 045000000')
  expect(spoken).toContain('เวลา 09 นาฬิกา 30 นาที ณ ศาลากลางบ้าน หมู่ที่3')
  const feed = await as().open(publicationUrls.feed())
  expect(feed.headers['content-type']).toContain('application/atom+xml')
  expect(feed.body).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
  )
  expect(feed.body).toContain(`<id>urn:uuid:${publicationId}</id>`)
  const calendar = (await as().open(publicationUrls.calendar())).body
  expect(calendar).toContain('DTSTART:20261201T023000Z')
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:ประชุมประชาคมหมู่บ้าน')
})

test('the register is narrowed by kind, topic, division, year and words, and counted', async () => {
  const title = 'แผนอัตรากำลังสามปี'
  const publicationId = await published({ kind: 'news', title, topics: 'personnel', datedOn: '1/2/2568' })
  const has = async (query: Readonly<Record<string, string>>) =>
    (await as().open(publicationUrls.register(query))).body.includes(
      publicationUrls.publication({ publicationId }),
    )
  for (const query of [
    {},
    { kind: 'news' },
    { topic: 'personnel' },
    { division: divisionId },
    { year: '2568' },
    { words: 'อัตรากำลัง' },
    { words: 'อัตรากำลัง', kind: 'news', topic: 'personnel', year: '2568', division: divisionId, page: '' },
    { words: 'อัตรากำลัง', page: '7' },
  ]) {
    expect(await has(query), JSON.stringify(query)).toBe(true)
  }
  for (const query of [{ kind: 'order' }, { topic: 'property' }, { year: '2569' }, { words: 'ถนน' }]) {
    expect(await has(query), JSON.stringify(query)).toBe(false)
  }
  expect((await as().open(publicationUrls.register({ kind: 'law' }))).statusCode).toBe(400)
})

test('what is not published, or is of another organisation, is nothing that anybody finds', async () => {
  const [underWay] = await inside(publicationsUnderWay)
  const newest = await inside((tx) => newestPublications(tx, 1))
  expect(newest[0]!.state).toBe('published')
  const { publicationId } = underWay!
  for (const address of [
    publicationUrls.publication({ publicationId }),
    publicationUrls.snapshot({ publicationId }),
    publicationUrls.loudspeaker({ publicationId }),
  ]) {
    expect((await as().open(address)).statusCode).toBe(404)
  }
  const elsewhere = { publicationId: '0192e0a0-0000-7000-8000-000000000000' }
  expect((await as('officer').open(publicationWorkUrls.draft(elsewhere))).statusCode).toBe(404)
  expect((await as('officer').open(publicationWorkUrls.change(elsewhere))).statusCode).toBe(404)
})
