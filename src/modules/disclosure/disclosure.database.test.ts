import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { expectProblem, textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { keepText, publishedThing, publishing } from '../../../test/support/published-things.ts'
import { readZip } from '../../../test/support/zip-reading.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { accountRole } from '../../platform/identity/schema.ts'
import type { PublishedThing } from '../../platform/publishing/published.ts'
import { accountsOf } from '../accounts/module.ts'
import { homeOf } from '../home/module.tsx'
import { plan } from '../plan/module.ts'
import { findByCode, itemsOfYear, listYears } from './items.ts'
import { openCurrentItaYear } from './opening.ts'
import { disclosureOf, disclosureUrls, disclosureWorkUrls } from './module.ts'

const kind = 'library.document'
const things: PublishedThing[] = []
const whilePublished = 'library.file'
const library = { ...publishing(kind, things), files: { [whilePublished]: async () => true } }
const disclosure = disclosureOf([plan, library])
const itaYear = 2570

let app: TestApp
let own: string
let inside: Inside
let now = testNow
let divisionId: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  const sources = [plan, homeOf(disclosure), library, disclosure]
  app = await testApp({ modules: [...sources, accountsOf(sources)], clock: () => now })
  own = await app.database.organizationId()
  inside = await insideOf(app.database)
  await app.database.asOwner(own, async (tx) => {
    divisionId = (await listDivisions(tx))[0]!.divisionId
    const roles: Role[] = ['officer', 'clerk', 'council-member', 'administrator']
    for (const role of roles) tokens.set(role, (await addPerson(tx, { role, at: testNow })).token)
    await tx.db.update(accountRole).set({ divisionId }).where(eq(accountRole.role, 'officer'))
  })
})
afterAll(() => app.close())

function as(role: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(role)!)
  return visitor
}

const open = (url: string) => app.server.inject({ url })
const itemOf = async (code: string, year = itaYear) =>
  (await inside((tx) => findByCode(tx, { itaYear: year, code })))!
const today = Temporal.PlainDate.from('2026-11-23')

/** How an item stands now. */
async function standing(code: string, year = itaYear) {
  const all = await inside((tx) => disclosure.itemReadiness(tx, { itaYear: year, today }))
  return all.find((one) => one.code === code)!
}

async function publish(id: string, given: Partial<PublishedThing> = {}): Promise<PublishedThing> {
  const thing = publishedThing({ kind, id, ...given })
  things.push(thing)
  return thing
}

/** Looks for a thing on the page of an item and matches it. */
async function matchThing(code: string, id: string, year = itaYear) {
  const { itemId } = await itemOf(code, year)
  const officer = as('officer')
  await officer.open(disclosureWorkUrls.workItem({ itemId }, { words: id }))
  return officer.submit(disclosureWorkUrls.matchThing({ itemId }))
}

test('the lists of all years of the plan are there, those without one of their own copied', async () => {
  const years = await inside(listYears)
  expect(years.map((one) => [one.itaYear, one.copiedFrom])).toEqual([
    [2570, 2569],
    [2569, null],
    [2568, null],
    [2567, null],
    [2566, null],
  ])
  const counts = [43, 35, 28, 26, 26]
  for (const [index, year] of [2566, 2567, 2568, 2569, 2570].entries()) {
    expect(await inside((tx) => itemsOfYear(tx, year))).toHaveLength(counts[index]!)
  }
  expect(await itemOf('O23')).toMatchObject({ originYear: 2569, originCode: 'O23', topic: 5 })
  expect((await itemOf('O23')).deadline!.toString()).toBe('2027-04-30')
})

test('everybody reads the items of every year at their addresses, in both languages', async () => {
  const list = textOf((await open(disclosureUrls.now())).body)
  expect(list).toContain('การเปิดเผยข้อมูลสาธารณะ ปี 2570')
  expect(list).toContain('การบริหารเงินงบประมาณ')
  expect(list).toContain('ยังไม่ได้ตรวจรายการกับคู่มือของปี')
  const old = await open(disclosureUrls.item({ itaYear: 2566, code: 'O43' }))
  expect(old.statusCode).toBe(200)
  const english = textOf((await open('/en/disclosure/2570/O1')).body)
  expect(english).toContain('O1 Structure, powers and duties')
  expect(english).toContain('Nothing is published for this item on this site yet')
  for (const url of ['/disclosure/2571', '/disclosure/2570/O99', '/disclosure/2570/x', '/disclosure/abc']) {
    expectProblem(await open(url), 'not-found')
  }
})

test('what the plan discloses by itself counts as soon as it is complete', async () => {
  expect(await standing('O23')).toMatchObject({ state: 'met', reasons: [] })
  expect(await standing('O36', 2566)).toMatchObject({ state: 'met' })
  expect(await standing('O32', 2567)).toMatchObject({ state: 'met' })
  expect(await standing('O25', 2568)).toMatchObject({ state: 'met' })
  expect((await standing('O24')).reasons[0]!.th).toMatch(/ยังไม่ได้รับอนุมัติ/)
  // The risks of the plan were assessed once for five years: they satisfy no item of a year by themselves.
  expect((await standing('O21')).state).toBe('missing')
})

test('something published is found, matched by reference and shown with its files', async () => {
  const fileId = await inside((tx) =>
    keepText(tx, app.services.files, { name: 'แผนผัง.txt', text: 'โครงสร้าง' }),
  )
  const hidden = await inside((tx) =>
    keepText(tx, app.services.files, { name: 'ภายใน.txt', text: 'ลับ', isPublic: false }),
  )
  const opened = await inside((tx) =>
    keepText(tx, app.services.files, {
      name: 'แนบท้าย.txt',
      text: 'อัตรากำลัง',
      isPublic: false,
      purpose: whilePublished,
    }),
  )
  await publish('structure', {
    fileIds: [fileId, hidden, opened],
    title: { th: 'โครงสร้าง อบต.', en: 'Structure' },
  })
  const { itemId } = await itemOf('O1')
  const officer = as('officer')
  await officer.open(disclosureWorkUrls.workItem({ itemId }, { words: 'ไม่มีคำนี้' }))
  expect(textOf(officer.page!.body)).toContain('ไม่พบสิ่งที่เผยแพร่ตามคำนี้')
  await officer.open(disclosureWorkUrls.workItem({ itemId }, { words: 'โครงสร้าง' }))
  const twice = officer.filled(disclosureWorkUrls.matchThing({ itemId }))
  const first = await officer.send(twice)
  const second = await officer.send(twice)
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  expect(second.headers.location).toBe(first.headers.location)
  const again = await matchThing('O1', 'โครงสร้าง')
  expect(again.statusCode).toBe(422)
  expect(textOf(again.body)).toContain('รายการนี้มีสิ่งนี้แล้ว')

  const page = await open(disclosureUrls.item({ itaYear, code: 'O1' }))
  expect(page.body).toContain('href="/documents/structure"')
  expect(textOf(page.body)).toContain('แผนผัง.txt TXT 1\u00A0KB')
  expect(textOf(page.body)).not.toContain('ภายใน.txt')
  // A visitor reads it as long as what it belongs to is published, which its module says.
  expect(textOf(page.body)).toContain('แนบท้าย.txt TXT 1\u00A0KB')
  expect(await standing('O1')).toMatchObject({
    state: 'part',
    reasons: [expect.objectContaining({ th: 'ยังไม่ได้ตรวจเนื้อหาขั้นต่ำ 3 ข้อ' })],
  })
  // One thing may satisfy several items.
  expect((await matchThing('O2', 'โครงสร้าง')).statusCode).toBe(200)
})

test('a person checks the minimum content, and again when something is added', async () => {
  const { itemId } = await itemOf('O1')
  const officer = as('officer')
  const page = disclosureWorkUrls.workItem({ itemId })
  const check = async (result?: string) => {
    await officer.open(page)
    const pointIds = [...officer.page!.body.matchAll(/points\/([0-9a-f-]+)\/check/g)].map(([, id]) => id!)
    for (const pointId of pointIds) {
      await officer.open(page)
      await officer.submit(disclosureWorkUrls.checkPoint({ itemId, pointId }), {
        ...(result && { [`result-${pointId}`]: result }),
        [`note-${pointId}`]: 'ดูหน้า 2',
      })
    }
    return textOf(officer.page!.body)
  }
  const refused = await check()
  expect(officer.page!.statusCode).toBe(422)
  expect(refused).toContain('เลือกว่ามีครบหรือยังขาด')
  expect(officer.page!.body).toContain('value="ดูหน้า 2"')
  await check('failed')
  expect((await standing('O1')).reasons[0]!.th).toBe('เนื้อหาขั้นต่ำยังขาด 3 ข้อ')
  await check('met')
  expect(await standing('O1')).toMatchObject({ state: 'met' })
  const shown = textOf((await open(disclosureUrls.item({ itaYear, code: 'O1' }))).body)
  expect(shown).toContain('เจ้าหน้าที่ตรวจเมื่อ 23\u00A0พ.ย.\u00A02569')
  // His name and his note are for those who work here.
  expect(shown).not.toContain('ผู้ทดสอบ officer')
  expect(shown).not.toContain('ดูหน้า 2')
  expect(textOf((await officer.open(page)).body)).toContain('ผู้ทดสอบ officer')

  now = testNow.add({ minutes: 5 })
  await publish('duties')
  await matchThing('O1', 'duties')
  expect((await standing('O1')).state).toBe('part')
  await officer.open(page)
  expect(textOf(officer.page!.body)).toContain('ตรวจอีกครั้ง')
})

test('a point with words is checked by the program; one is taken away again', async () => {
  const { itemId } = await itemOf('O3')
  const officer = as('officer')
  const page = disclosureWorkUrls.workItem({ itemId })
  await officer.open(page)
  const add = disclosureWorkUrls.addPoint({ itemId })
  const bad = await officer.submit(add, { text: '', textEn: 'x'.repeat(301), pointWords: 'x'.repeat(101) })
  expect(bad.statusCode).toBe(422)
  expect(bad.body.match(/id="(text|textEn|pointWords)-error"/g)).toHaveLength(3)
  await officer.submit(add, { text: 'มีแผนที่', textEn: 'A map', pointWords: 'แผนที่' })
  await publish('map', { title: { th: 'แผนที่ตั้ง', en: 'Map' } })
  await matchThing('O3', 'แผนที่ตั้ง')
  const shown = textOf((await open(disclosureUrls.item({ itaYear, code: 'O3' }))).body)
  expect(shown).toContain('มีแล้ว · โปรแกรมหาคำว่า “แผนที่” ในชื่อเรื่อง')
  await officer.open(page)
  const pointId = /points\/([0-9a-f-]+)\/remove/.exec(officer.page!.body)![1]!
  const remove = officer.filled(disclosureWorkUrls.removePoint({ itemId, pointId }))
  expect((await officer.send(remove)).statusCode).toBe(303)
  expect((await officer.send({ ...remove, payload: String(remove.payload) })).statusCode).toBe(303)
})

test('a link is added with its title and its day; one that leads inside is refused, and nothing typed is lost', async () => {
  const { itemId } = await itemOf('O4')
  const officer = as('officer')
  const add = disclosureWorkUrls.matchLink({ itemId })
  const typed = { url: 'https://news.example/2569', title: 'ข่าวเดือนตุลาคม', datedOn: '31/10/2569' }
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  for (const [url, words] of [
    ['http://192.168.1.10/news', 'อยู่ในเครือข่ายภายใน'],
    ['http://localhost:5432/', 'อยู่ในเครือข่ายภายใน'],
    ['http://169.254.169.254/latest', 'อยู่ในเครือข่ายภายใน'],
    ['javascript:alert(1)', 'ใส่ที่อยู่ให้ครบ'],
    ['', 'ใส่ที่อยู่ของหน้าเว็บ'],
  ]) {
    const refused = await officer.submit(add, { ...typed, url: url! })
    expect(refused.statusCode, url).toBe(422)
    expect(textOf(refused.body), url).toContain(words)
    expect(refused.body).toContain('value="ข่าวเดือนตุลาคม"')
  }
  const future = await officer.submit(add, { ...typed, datedOn: '24/11/2569' })
  expect(textOf(future.body)).toContain('ใส่วันที่ไม่เกิน')
  expect((await officer.submit(add, typed)).statusCode).toBe(200)
  const page = await open(disclosureUrls.item({ itaYear, code: 'O4' }))
  expect(page.body).toContain('href="https://news.example/2569" rel="noreferrer nofollow"')
  const matchId = /matches\/([0-9a-f-]+)\/remove/.exec(officer.page!.body)![1]!
  await officer.submit(disclosureWorkUrls.unmatch({ itemId, matchId }))
  expect((await standing('O4')).state).toBe('missing')
  expect((await officer.open(disclosureWorkUrls.unmatch({ itemId, matchId }))).statusCode).toBe(404)
})

test('a live disclosure may be matched where it does not count by itself; one that nobody declares is not', async () => {
  const { itemId } = await itemOf('O21')
  const officer = as('officer')
  const match = disclosureWorkUrls.matchThing({ itemId })
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  expect((await officer.submit(match, { source: '', thing: '', live: 'nobody.knows' })).statusCode).toBe(422)
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  expect((await officer.submit(match, { source: '', thing: '', live: 'plan.fraudRisks' })).statusCode).toBe(
    200,
  )
  const page = await open(disclosureUrls.item({ itaYear, code: 'O21' }))
  expect(page.body).toContain('href="/plan/risks"')
  // Its day is that of the plan, four years ago: it is there, and it is not of the year.
  const found = await standing('O21')
  expect(found.state).toBe('part')
  expect(found.reasons.map(({ th }) => th).join()).toContain('ครบรอบปรับปรุงเมื่อ')
})

test('what is no longer published does not count, and the match can be taken away', async () => {
  await publish('withdrawn')
  await matchThing('O5', 'withdrawn')
  things.splice(
    things.findIndex(({ id }) => id === 'withdrawn'),
    1,
  )
  const { itemId } = await itemOf('O5')
  expect((await standing('O5')).reasons[0]!.th).toBe('มี 1 สิ่งที่ไม่เผยแพร่แล้ว')
  const officer = as('officer')
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  const matchId = /matches\/([0-9a-f-]+)\/remove/.exec(officer.page!.body)![1]!
  await officer.submit(disclosureWorkUrls.unmatch({ itemId, matchId }))
  expect((await standing('O5')).reasons[0]!.th).toBe('ยังไม่มีสิ่งที่เผยแพร่')
})

test('what an earlier year has is taken over by one click, and never by itself', async () => {
  await publish('manual')
  await matchThing('O8', 'manual', 2569)
  expect((await standing('O8')).state).toBe('missing')
  const { itemId } = await itemOf('O8')
  const officer = as('officer')
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  expect(textOf(officer.page!.body)).toContain('ใช้สิ่งที่ผูกไว้กับ O8 ของปี 2569 ต่อ (1 สิ่ง)')
  await officer.submit(disclosureWorkUrls.takeOver({ itemId }))
  expect((await standing('O8')).state).toBe('part')
  await officer.open(disclosureWorkUrls.workItem({ itemId }))
  const again = await officer.submit(disclosureWorkUrls.takeOver({ itemId }))
  expect(again.statusCode).toBe(422)
  expect(textOf(again.body)).toContain('มีอยู่ในรายการนี้แล้ว')
  const page = await open(disclosureUrls.item({ itaYear, code: 'O8' }))
  expect(page.body).toContain('href="/disclosure/2569/O8"')
})

test('the whole set of a year is one archive, and a table each for people and machines', async () => {
  const archive = await open(disclosureUrls.yearArchive({ itaYear }))
  expect(archive.statusCode).toBe(200)
  expect(archive.headers['content-disposition']).toBe('attachment; filename="oit-2570.zip"')
  expect(archive.rawPayload.length).toBe(Number(archive.headers['content-length']))
  const files = await readZip(archive.rawPayload)
  expect(Object.keys(files)).toEqual([
    'index.json',
    'items.csv',
    ...['O1', 'O2'].flatMap((code) => [`${code}/01-แผนผัง.txt`, `${code}/03-แนบท้าย.txt`]),
  ])
  expect(files['O1/01-แผนผัง.txt']).toBe('โครงสร้าง')
  const index = JSON.parse(files['index.json']!)
  expect(index.items).toHaveLength(26)
  expect(index.items[0].published[0].files).toMatchObject([{ name: 'แผนผัง.txt' }, { name: 'แนบท้าย.txt' }])
  expect((await open(disclosureUrls.yearJson({ itaYear }))).json()).toEqual(index)
  const csv = (await open(disclosureUrls.yearCsv({ itaYear }))).body
  expect(csv.split('\r\n')[0]).toContain('itaYear,code,title,titleEn,topic,state')
  expect((await open('/disclosure/2571/items.csv')).statusCode).toBe(404)
  expect((await open('/disclosure/2571/all.zip')).statusCode).toBe(404)
})

test('the front page counts the five topics', async () => {
  const counted = await inside((tx) => disclosure.topicsNow(tx, today))
  expect(counted).toMatchObject({ itaYear: 2570 })
  expect(counted!.topics.map(({ all }) => all)).toEqual([5, 5, 2, 3, 11])
  expect(counted!.topics[4]!.met).toBe(1)
  const front = textOf((await open('/')).body)
  expect(front).toContain('การเปิดเผยข้อมูลสาธารณะ ปี 2570')
})

test('programme 9 is measured by its topics and its items', async () => {
  const measure = (name: string, fiscalYear: number) =>
    inside((tx) => app.services.metrics.get(name)!.measure(tx, { fiscalYear, until: today, parameters: {} }))
  expect(await measure('disclosure.topicsCurrent', 2570)).toMatchObject({ numerator: 0, denominator: null })
  expect(await measure('disclosure.itemsMet', 2570)).toMatchObject({ denominator: 26 })
  expect(await measure('disclosure.itemsMet', 2575)).toBeUndefined()
})

test('those who only read see no form, others nothing; nobody else works on it', async () => {
  const { itemId } = await itemOf('O1')
  const member = as('council-member')
  for (const url of [disclosureWorkUrls.workYear({ itaYear }), disclosureWorkUrls.workItem({ itemId })]) {
    expect((await member.open(url)).statusCode).toBe(200)
    expect(member.page!.body).not.toContain('/disclosure/work/items/'.concat(itemId, '/match'))
    expect(member.page!.body).not.toContain('name="toDivision"')
    expect((await as('administrator').open(url)).statusCode).toBe(403)
  }
  expect((await member.open(disclosureWorkUrls.editItem({ itemId }))).statusCode).toBe(403)
})

test('another organisation has none of it', async () => {
  const other = uuidv7()
  const { itemId } = await itemOf('O1')
  const seen = await app.database.asOwner(other, async (tx) => ({
    years: await listYears(tx),
    readiness: await disclosure.itemReadiness(tx, { itaYear, today }),
    topics: await disclosure.topicsNow(tx, today),
    item: await findByCode(tx, { itaYear, code: 'O1' }),
  }))
  expect(seen).toEqual({ years: [], readiness: [], topics: undefined, item: undefined })
  expect(itemId).toBeTruthy()
})

test('the first of October opens the next year, once', async () => {
  const october = Temporal.Instant.from('2027-10-01T00:10:00Z')
  await inside((tx) => openCurrentItaYear(tx, october))
  await inside((tx) => openCurrentItaYear(tx, october))
  const [newest] = await inside(listYears)
  expect(newest).toMatchObject({ itaYear: 2571, copiedFrom: 2570 })
  const item = await itemOf('O1', 2571)
  expect(item).toMatchObject({ originYear: 2569, originCode: 'O1' })
  expect(item.deadline!.toString()).toBe('2028-04-30')
  const all = await inside((tx) => disclosure.itemReadiness(tx, { itaYear: 2571, today }))
  expect(all.find(({ code }) => code === 'O1')!.state).toBe('missing')
})

test('two modules that offer the same are refused', () => {
  expect(() => disclosureOf([library, library])).toThrow('two modules offer library.document')
  expect(() => disclosureOf([plan, plan])).toThrow('two modules offer plan.actionPlan')
})
