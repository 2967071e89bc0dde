import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { pdfPages } from '../../../test/support/pdf-text.ts'
import { Register, smallPdf } from '../../../test/support/register.ts'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { findDocuments } from '../../platform/search/finding.ts'
import { fileUrls } from '../files/module.ts'
import { publicationMetrics } from './metrics.ts'
import { filesOf } from './publication.ts'
import { spreadingsOf } from './spreading.ts'
import { publicationUrls, publicationWorkUrls } from './urls.ts'

let app: TestApp
let register: Register
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function publicationsIn(query: string): Promise<string[]> {
  const found = await inside((tx) => findDocuments(tx, query, { limit: 50, offset: 0 }))
  return found.documents.map(({ key }) => key)
}

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
  const visitor = register.as('officer')
  await visitor.open(publicationWorkUrls.draftNew())
  const given = { ...register.announcement(), signatoryName: 'ทดสอบ ระบบ', ...typed }
  const answer = await visitor.submit(publicationWorkUrls.draftNew(), given)
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain(words)
  expect(answer.body).toContain(`id="${field}-error"`)
  expect(answer.body).toContain('value="ทดสอบ ระบบ"')
})

test('a PDF with a script is refused', async () => {
  const visitor = register.as('officer')
  await visitor.open(publicationWorkUrls.draftNew())
  const content = new TextEncoder().encode('%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (x) >> >>\n%%EOF')
  const answer = await visitor.submitFiles(publicationWorkUrls.draftNew(), register.announcement(), [
    { name: 'x.pdf', content },
  ])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('มีสคริปต์หรือคำสั่งที่ทำงานเมื่อเปิด')
})

test('markup in a text is shown as it was typed', async () => {
  const title = '<script>alert(1)</script> & "ทดสอบ"'
  const publicationId = await register.published({ title, body: '<img src=x onerror=alert(2)>' })
  const page = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(page.body).not.toContain('<script>alert')
  expect(page.body).not.toContain('<img src=x')
  expect(textOf(page.body)).toContain(title)
  const feed = await register.as().open(publicationUrls.feed())
  expect(feed.body).toContain('&lt;script>alert(1)&lt;/script> &amp;')
})

const counted = { fiscalYear: 2570, until: todayInBangkok(testNow) }

async function channelsOf(parameters: object): Promise<number | undefined> {
  const [metric] = publicationMetrics
  return (await inside((tx) => metric!.measure(tx, { ...counted, parameters })))?.numerator
}

test('channels are counted by their evidence, for a document and for a topic', async () => {
  const publicationId = await register.published({ topics: 'ethics-code' })
  const another = await register.published({ topics: 'ethics-code' })
  expect(await channelsOf({ document: publicationId })).toBe(1)
  expect(await channelsOf({ of: 'ethics-code' })).toBe(1)
  expect(await channelsOf({ of: 'procurement-analysis' })).toBeUndefined()
  const officer = register.as('officer')
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
    [{ name: 'log.pdf', content: smallPdf }],
    'evidence',
  )
  const other = register.as('other')
  await other.open(publicationWorkUrls.draft({ publicationId: another }))
  await other.submit(publicationWorkUrls.spread({ publicationId: another }), {
    channel: 'line',
    usedOn: '23/11/2569',
    link: 'https://line.example.com/krajai',
  })
  expect(await channelsOf({ document: publicationId })).toBe(2)
  expect(await channelsOf({ of: 'ethics-code' })).toBe(3)
  const page = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(page.body)).toContain('หอกระจายข่าว')
  expect(textOf(page.body)).toContain('log.pdf')
  const evidence = /href="(\/files\/[^"]*)"/.exec(page.body)![1]!
  expect((await register.as().open(evidence)).statusCode).toBe(200)
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  const link = /href="([^"]*\/withdraw)"/.exec(
    officer.page!.body.replaceAll(/work\/[^/"]*\/withdraw"/g, ''),
  )![1]!
  await officer.open(link)
  await officer.submit(link, { reason: 'บันทึกผิดฉบับ' })
  expect(await channelsOf({ document: publicationId })).toBe(1)
  expect((await register.as().open(evidence)).statusCode).toBe(404)
  expect((await register.as('auditor').open(evidence)).statusCode).toBe(200)
})

test('a document that is withdrawn keeps its number and the reason in public, and nothing else', async () => {
  const publicationId = await register.draft({ title: 'รายชื่อที่ไม่ควรเผยแพร่' })
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  await officer.submitFiles(publicationWorkUrls.addFiles({ publicationId }), {}, [
    { name: 'names.pdf', content: smallPdf },
  ])
  await register.send(publicationId)
  await register.decide(publicationId, 'publish')
  const [file] = await inside((tx) => filesOf(tx, publicationId))
  await officer.open(publicationWorkUrls.draft({ publicationId }))
  await officer.submitFiles(
    publicationWorkUrls.spread({ publicationId }),
    { channel: 'notice-board', usedOn: '23/11/2569' },
    [{ name: 'board.pdf', content: smallPdf }],
    'evidence',
  )
  const use = (await inside((tx) => spreadingsOf(tx, publicationId))).find(({ files }) => files.length > 0)
  const evidence = fileUrls.file({ fileId: use!.files[0]!.fileId })
  expect((await register.as().open(evidence)).statusCode).toBe(200)
  const clerk = register.as('clerk')
  await clerk.open(publicationWorkUrls.withdraw({ publicationId }))
  await clerk.submit(clerk.url, { reason: 'มีข้อมูลส่วนบุคคล' })
  const page = await register.as().open(publicationUrls.publication({ publicationId }))
  expect(textOf(page.body)).toContain('มีข้อมูลส่วนบุคคล')
  expect(textOf(page.body)).not.toContain('รายชื่อที่ไม่ควรเผยแพร่')
  expect((await register.as().open(fileUrls.file({ fileId: file!.fileId }))).statusCode).toBe(404)
  expect((await register.as().open(evidence)).statusCode).toBe(404)
  expect((await register.as().open(publicationUrls.snapshot({ publicationId }))).statusCode).toBe(404)
  expect((await register.as().open(publicationUrls.poster({ publicationId }))).statusCode).toBe(404)
  expect(await publicationsIn('รายชื่อที่ไม่ควรเผยแพร่')).not.toContain(publicationId)
})

test('what is announced comes as a poster, as words for the loudspeaker, as a feed and as a calendar', async () => {
  const publicationId = await register.published({
    title: 'ประชุมประชาคมหมู่บ้าน',
    body: 'ขอเชิญชาว ต.กระจาย ร่วมประชุม โทร 045000000\n'.repeat(3),
    happensFrom: '1/12/2569',
    happensAt: '09.30',
    place: 'ศาลากลางบ้าน ม.3',
  })
  const poster = await register.as().open(publicationUrls.poster({ publicationId }))
  expect(poster.headers['content-type']).toBe('application/pdf')
  const [text = ''] = await pdfPages(poster.rawPayload)
  expect(text.replaceAll(/\s/g, '')).toContain('ประชุมประชาคมหมู่บ้าน')
  expect(await pdfPages(poster.rawPayload)).toHaveLength(1)
  const spoken = textOf((await register.as().open(publicationUrls.loudspeaker({ publicationId }))).body)
  expect(spoken).toContain('ชาว ตำบลกระจาย')
  expect(spoken).toContain('โทรศัพท์หมายเลข 045000000')
  expect(spoken).toContain('เวลา 9 นาฬิกา 30 นาที ณ ศาลากลางบ้าน หมู่ที่3')
  const feed = await register.as().open(publicationUrls.feed())
  expect(feed.headers['content-type']).toContain('application/atom+xml')
  expect(feed.body).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
  )
  expect(feed.body).toContain(`<id>urn:uuid:${publicationId}</id>`)
  const calendar = (await register.as().open(publicationUrls.calendar())).body
  expect(calendar).toContain('DTSTART:20261201T023000Z')
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:ประชุมประชาคมหมู่บ้าน')
})

test('the register is narrowed by kind, topic, division, year and words, and counted', async () => {
  const title = 'แผนอัตรากำลังสามปี'
  const publicationId = await register.published({
    kind: 'news',
    title,
    topics: 'personnel',
    datedOn: '1/2/2568',
  })
  const has = async (query: Readonly<Record<string, string>>) =>
    (await register.as().open(publicationUrls.register(query))).body.includes(
      publicationUrls.publication({ publicationId }),
    )
  for (const query of [
    {},
    { kind: 'news' },
    { topic: 'personnel' },
    { division: register.divisionId },
    { year: '2568' },
    { words: 'อัตรากำลัง' },
    {
      words: 'อัตรากำลัง',
      kind: 'news',
      topic: 'personnel',
      year: '2568',
      division: register.divisionId,
      page: '',
    },
    { words: 'อัตรากำลัง', page: '7' },
  ]) {
    expect(await has(query), JSON.stringify(query)).toBe(true)
  }
  for (const query of [{ kind: 'order' }, { topic: 'property' }, { year: '2569' }, { words: 'ถนน' }]) {
    expect(await has(query), JSON.stringify(query)).toBe(false)
  }
  expect((await register.as().open(publicationUrls.register({ kind: 'law' }))).statusCode).toBe(400)
})

test('what is not published, or is of another organisation, is nothing that anybody finds', async () => {
  const publicationId = await register.draft()
  for (const address of [
    publicationUrls.publication({ publicationId }),
    publicationUrls.snapshot({ publicationId }),
    publicationUrls.loudspeaker({ publicationId }),
  ]) {
    expect((await register.as().open(address)).statusCode).toBe(404)
  }
  const elsewhere = { publicationId: '0192e0a0-0000-7000-8000-000000000000' }
  expect((await register.as('officer').open(publicationWorkUrls.draft(elsewhere))).statusCode).toBe(404)
  expect((await register.as('officer').open(publicationWorkUrls.change(elsewhere))).statusCode).toBe(404)
})

test('documents about a topic are counted as they stood: in the year, or in force', async () => {
  const measured = (name: string, asked: { until?: string; fiscalYear?: number; kind?: string } = {}) => {
    const { until = '2026-11-23', fiscalYear = 2570, ...parameters } = asked
    const metric = publicationMetrics.find((one) => one.name === `publications.${name}`)!
    const day = Temporal.PlainDate.from(until)
    return inside((tx) =>
      metric.measure(tx, {
        fiscalYear,
        until: day,
        parameters: { of: 'conflict-of-interest', ...parameters },
      }),
    )
  }
  expect(await measured('inForce')).toBeUndefined()
  expect(await measured('announced', { until: '2027-09-30' })).toMatchObject({ numerator: 0 })
  const first = await register.published({ topics: 'conflict-of-interest' })
  await register.published({ topics: 'conflict-of-interest', kind: 'news' })
  await register.draft({ topics: 'conflict-of-interest' })
  expect(await measured('inForce')).toMatchObject({ numerator: 1, denominator: null })
  expect(await measured('announced')).toMatchObject({ numerator: 1 })
  expect(await measured('announced', { kind: 'news' })).toMatchObject({ numerator: 1 })
  expect(await measured('inForce', { until: '2026-11-22' })).toBeUndefined()
  // A year later it still holds, and was not announced in that year.
  const later = { fiscalYear: 2571, until: '2028-09-30' }
  expect(await measured('inForce', later)).toMatchObject({ numerator: 1 })
  expect(await measured('announced', later)).toMatchObject({ numerator: 0 })
  // Its successor stands in its place, and is not a second one.
  const officer = register.as('officer')
  await officer.open(publicationWorkUrls.draft({ publicationId: first }))
  await officer.submit(publicationWorkUrls.renew({ publicationId: first }), { as: 'edition' })
  const second = officer.url.split('/').at(-2)!
  await register.send(second)
  await register.decide(second, 'publish')
  expect(await measured('inForce')).toMatchObject({ numerator: 1 })
  const clerk = register.as('clerk')
  await clerk.open(publicationWorkUrls.withdraw({ publicationId: second }))
  await clerk.submit(publicationWorkUrls.withdraw({ publicationId: second }), { reason: 'ประกาศผิดเรื่อง' })
  expect(await measured('inForce')).toBeUndefined()
})
