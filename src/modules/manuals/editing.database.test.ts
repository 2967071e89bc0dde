import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { ManualContent } from './content.ts'
import { draftOf } from './draft.ts'
import { listManuals } from './manual.ts'
import { manualWorkUrls } from './urls.ts'

let app: TestApp
let inside: Inside
let token: string
let count = 0

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    token = (await addPerson(tx, { role: 'officer', at: testNow })).token
  })
})
afterAll(() => app.close())

function officer(): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function begin(typed: Record<string, string>) {
  const visitor = officer()
  await visitor.open(manualWorkUrls.begin())
  return visitor.submit(manualWorkUrls.begin(), typed)
}

async function begun(key: string): Promise<string> {
  await begin({ from: 'citizen', title: 'เรื่อง', titleEn: 'Subject', key })
  return (await inside(listManuals)).find((one) => one.key === key)!.manualId
}

async function save(manualId: string, section: string, typed: Record<string, string>) {
  const visitor = officer()
  const page = manualWorkUrls.section({ manualId, section })
  await visitor.open(page)
  return { answer: await visitor.submit(page, { rows: '5', ...typed }), url: visitor.url }
}

async function contentOf(manualId: string): Promise<ManualContent> {
  return (await inside((tx) => draftOf(tx, manualId)))!.content
}

test('a manual begins with a key of its own, and what is wrong is told beside its field', async () => {
  const nothing = await begin({ title: 'พิมพ์ไว้แล้ว' })
  expect(nothing.statusCode).toBe(422)
  const said = textOf(nothing.body)
  for (const words of ['เลือกว่าเริ่มจากอะไร', 'ใส่ชื่อเรื่องภาษาอังกฤษ', 'ใส่ตัวอักษร a–z']) {
    expect(said).toContain(words)
  }
  expect(nothing.body).toContain('value="พิมพ์ไว้แล้ว"')
  for (const key of ['work', 'A', 'ก', '../x', '1st', 'x'.repeat(61)]) {
    const answer = await begin({ from: 'citizen', title: 'เรื่อง', titleEn: 'Subject', key })
    expect(answer.statusCode, key).toBe(422)
  }
  await begun('taken')
  const again = await begin({ from: 'staff', title: 'เรื่อง', titleEn: 'Subject', key: 'taken' })
  expect(again.statusCode).toBe(422)
  expect(textOf(again.body)).toContain('มีคู่มือที่ใช้ชื่อย่อนี้แล้ว')
})

test('one that begins from a template says so, and each of its sections is checked before it is sent', async () => {
  const answer = await begin({ from: 'template-elderly-allowance' })
  expect(answer.statusCode).toBe(200)
  const said = textOf(answer.body)
  expect(said).toContain('เริ่มจากแม่แบบ')
  expect(said).toContain('ใส่เวลาให้ครบทุกขั้นตอน')
  const { manualId } = (await inside(listManuals)).find(({ key }) => key === 'elderly-allowance')!
  const draft = (await inside((tx) => draftOf(tx, manualId)))!
  expect(draft.content.division?.name).toBe('กองสวัสดิการสังคม')
  expect(draft.unchecked).toContain('rules')
  // Saved as it stands, it is checked.
  const { criteria, method, conditions } = draft.content
  expect((await save(manualId, 'rules', { criteria, method, conditions })).answer.statusCode).toBe(200)
  expect((await inside((tx) => draftOf(tx, manualId)))!.unchecked).not.toContain('rules')
  // And then there is nothing left to save.
  const unchanged = await save(manualId, 'rules', { criteria, method, conditions })
  expect(unchanged.answer.statusCode).toBe(422)
  expect(textOf(unchanged.answer.body)).toContain('ยังไม่มีอะไรเปลี่ยน')
})

test('rows are added, moved and removed, and empty ones are left out', async () => {
  const manualId = await begun('rows')
  const typed = { 'text-1': 'หนึ่ง', 'text-2': '', 'text-3': 'สาม', 'text-4': 'สี่' }
  const stayed = await save(manualId, 'laws', { ...typed, act: 'stay' })
  expect(stayed.answer.statusCode).toBe(200)
  expect(stayed.url).toBe(manualWorkUrls.section({ manualId, section: 'laws' }))
  const laws = async () => (await contentOf(manualId)).laws.map(({ text }) => text)
  expect(await laws()).toEqual(['หนึ่ง', 'สาม', 'สี่'])
  const three = { 'text-1': 'หนึ่ง', 'text-2': 'สาม', 'text-3': 'สี่' }
  const moved = await save(manualId, 'laws', { ...three, act: 'up-3' })
  expect(moved.url).toBe(`${manualWorkUrls.section({ manualId, section: 'laws' })}#row-2`)
  expect(await laws()).toEqual(['หนึ่ง', 'สี่', 'สาม'])
  // What was typed beside the button is kept too.
  await save(manualId, 'laws', { 'text-1': 'หนึ่ง', 'text-2': 'สี่', 'text-3': 'สามใหม่', act: 'down-1' })
  expect(await laws()).toEqual(['สี่', 'หนึ่ง', 'สามใหม่'])
  // A row that is removed may be as wrong as it likes.
  const wrong = { 'text-1': 'สี่', 'text-2': '', 'url-2': 'no address', 'text-3': 'สามใหม่' }
  expect((await save(manualId, 'laws', { ...wrong, act: 'remove-2' })).answer.statusCode).toBe(200)
  expect(await laws()).toEqual(['สี่', 'สามใหม่'])
  // Beyond the ends nothing moves.
  const still = { 'text-1': 'สี่', 'text-2': 'สามใหม่' }
  for (const act of ['up-1', 'down-2', 'up-9', 'fly-1', 'remove-99']) {
    expect((await save(manualId, 'laws', { ...still, act })).answer.statusCode, act).toBe(422)
  }
})

test.each<[string, Record<string, string>, string, string]>([
  ['steps', { 'title-1': '', 'responsible-1': 'กองคลัง' }, 'title-1', 'ใส่ว่าขั้นตอนนี้ทำอะไร'],
  ['steps', { 'title-1': 'ทำ', 'amount-1': '0', 'unit-1': 'minute' }, 'amount-1', 'ใส่จำนวนเต็มตั้งแต่ 1'],
  ['steps', { 'title-1': 'ทำ', 'amount-1': '5', 'unit-1': 'year' }, 'unit-1', 'เลือกหน่วยเวลา'],
  [
    'steps',
    {
      'title-1': 'ทำ',
      'amount-1': '5',
      'unit-1': 'minute',
      promiseAmount: '1',
      promiseUnit: 'hour',
    },
    'promiseAmount',
    'เวลารวมของขั้นตอนคือ',
  ],
  ['documents', { 'name-1': 'บัตร' }, 'originals-1', 'อย่างน้อย 1'],
  ['documents', { 'name-1': 'บัตร', 'copies-1': '-1' }, 'copies-1', 'ใส่จำนวนเต็มตั้งแต่ 0'],
  ['fees', { 'what-1': 'ค่าคำขอ' }, 'baht-1', 'ใส่จำนวนเงินเป็นบาท'],
  ['fees', { 'what-1': 'ค่าคำขอ', 'baht-1': '1.234' }, 'baht-1', 'ใส่จำนวนเงินเป็นบาท'],
  ['channels', { 'place-1': 'ที่ทำการ' }, 'name-1', 'ใส่ชื่อช่องทาง'],
  ['channels', { 'name-1': 'เว็บ', 'url-1': 'http://localhost/x' }, 'url-1', 'ใส่ที่อยู่เว็บให้ครบ'],
  ['laws', { 'text-1': 'ก'.repeat(301) }, 'text-1', 'ไม่เกิน 300'],
  ['about', { title: '', titleEn: 'Subject' }, 'title', 'ใส่ชื่อเรื่อง'],
  ['about', { title: 'เรื่อง', titleEn: 'Subject', division: 'x' }, 'division', 'เลือกส่วนราชการ'],
  ['rules', { criteria: 'ก'.repeat(5_001) }, 'criteria', 'ไม่เกิน 5,000'],
])('in %s, %j is told at %s, and nothing typed is lost', async (section, typed, field, words) => {
  const manualId = await begun(`told-${section}-${(count += 1)}`)
  const { answer } = await save(manualId, section, typed)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(`href="#${field}"`)
  expect(textOf(answer.body)).toContain(words)
  for (const [name, value] of Object.entries(typed)) {
    if (/unit/i.test(name) || value === '') continue
    const isThere = answer.body.includes(`value="${value}"`) || answer.body.includes(`>${value}</textarea>`)
    if (name !== 'division') expect(isThere, name).toBe(true)
  }
})

test('a form of an older draft changes nothing', async () => {
  const manualId = await begun('two-officers')
  const [one, two] = [officer(), officer()]
  const page = manualWorkUrls.section({ manualId, section: 'rules' })
  await one.open(page)
  await two.open(page)
  await one.submit(page, { criteria: 'ของคนแรก' })
  const second = await two.submit(page, { criteria: 'ของคนที่สอง' })
  expect(second.statusCode).toBe(422)
  expect(textOf(second.body)).toContain('มีผู้อื่นแก้ร่างนี้ไปแล้ว')
  expect(second.body).toContain('ของคนที่สอง')
  expect((await contentOf(manualId)).criteria).toBe('ของคนแรก')
})

test('a draft that is given up is begun again from where it was', async () => {
  const manualId = await begun('given-up')
  await save(manualId, 'rules', { criteria: 'เขียนไว้แล้ว' })
  const visitor = officer()
  await visitor.open(manualWorkUrls.abandon({ manualId }))
  await visitor.submit(manualWorkUrls.abandon({ manualId }))
  expect(await inside((tx) => draftOf(tx, manualId))).toBeUndefined()
  expect((await visitor.open(manualWorkUrls.abandon({ manualId }))).statusCode).toBe(404)
  await visitor.open(manualWorkUrls.work({ manualId }))
  await visitor.submit(manualWorkUrls.beginDraft({ manualId }))
  expect((await contentOf(manualId)).criteria).toBe('เขียนไว้แล้ว')
})
