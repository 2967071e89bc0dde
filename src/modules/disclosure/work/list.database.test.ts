import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { Person, Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import { accountRole } from '../../../platform/identity/schema.ts'
import { accountsOf } from '../../accounts/module.ts'
import { plan } from '../../plan/module.ts'
import { findByCode, itemsOfYear, listYears } from '../items.ts'
import { disclosureOf, disclosureUrls, disclosureWorkUrls } from '../module.ts'

const disclosure = disclosureOf([plan])
const itaYear = 2570
const list = disclosureWorkUrls.workYear({ itaYear })

let app: TestApp
let inside: Inside
let divisionId: string
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ modules: [plan, disclosure, accountsOf([plan, disclosure])] })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    divisionId = (await listDivisions(tx))[1]!.divisionId
    for (const role of ['officer', 'clerk'] satisfies Role[]) {
      const { token, accountId } = await addPerson(tx, { role, at: testNow })
      tokens.set(role, token)
      ids.set(role, accountId)
    }
    await tx.db.update(accountRole).set({ divisionId }).where(eq(accountRole.role, 'officer'))
  })
})
afterAll(() => app.close())

async function officerAt(url: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get('officer')!)
  await visitor.open(url)
  return visitor
}

const itemOf = async (code: string) => (await inside((tx) => findByCode(tx, { itaYear, code })))!
const codes = async () => (await inside((tx) => itemsOfYear(tx, itaYear))).map(({ code }) => code)

async function tasksOf(role: string, day: string) {
  const today = Temporal.PlainDate.from(day)
  return inside(async (tx) => {
    const person: Person = (await activePeople(tx, today)).find(
      ({ accountId }) => accountId === ids.get(role),
    )!
    return disclosure.tasks!(tx, { person, today })
  })
}

test('one form sets the division, the deadline and the period of many items', async () => {
  const officer = await officerAt(list)
  const chosen = [(await itemOf('O1')).itemId, (await itemOf('O23')).itemId]
  const assign = disclosureWorkUrls.assign({ itaYear })
  const refusals: [Record<string, string | string[]>, string][] = [
    [{ toDivision: divisionId }, 'เลือกรายการอย่างน้อย 1 รายการ'],
    [{ item: chosen }, 'เลือกสิ่งที่จะกำหนดอย่างน้อย 1 อย่าง'],
    [{ item: chosen, deadline: '31/02/2570' }, 'ไม่มีวันนี้ในปฏิทิน'],
    [{ item: ['x'], toDivision: divisionId }, 'เลือกรายการอย่างน้อย 1 รายการ'],
  ]
  for (const [typed, words] of refusals) {
    const refused = await officer.submit(assign, typed)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain(words)
    if (typed['item'] === chosen) expect(refused.body.match(/ checked/g)).toHaveLength(2)
  }
  const typed = { item: chosen, toDivision: divisionId, deadline: '31/3/2570', period: 'quarterly' }
  expect((await officer.submit(assign, typed)).statusCode).toBe(200)
  expect(await itemOf('O1')).toMatchObject({ divisionId, period: 'quarterly' })
  expect((await itemOf('O23')).deadline!.toString()).toBe('2027-03-31')
  expect((await itemOf('O2')).divisionId).toBeNull()
  const page = await app.server.inject(disclosureUrls.item({ itaYear, code: 'O1' }))
  expect(textOf(page.body)).toContain('กองคลัง')
})

test('the list is narrowed by state, topic, division and deadline; what no filter knows is refused', async () => {
  const shown = async (query: string) => {
    const officer = await officerAt(`${list}?${query}`)
    return [...officer.page!.body.matchAll(/id="item-(O\d+)"/g)].map(([, code]) => code)
  }
  expect(await shown('state=&topic=&division=&due=')).toHaveLength(26)
  expect(await shown(`division=${divisionId}`)).toEqual(['O1', 'O23'])
  expect(await shown('division=none')).toHaveLength(24)
  expect(await shown('topic=3')).toEqual(['O11', 'O12'])
  // The plan was announced years ago, and a quarter is what somebody asked for above.
  expect(await shown('state=stale')).toEqual(['O23'])
  expect(await shown('due=passed')).toEqual([])
  expect(textOf((await officerAt(`${list}?due=near`)).page!.body)).toContain('ไม่มีรายการตามที่เลือก')
  expect((await officerAt(`${list}?state=anything`)).page!.statusCode).toBe(400)
})

test('the division hears of what lapses and of what is missing near its deadline; the clerk of what has none', async () => {
  const far = await tasksOf('officer', '2026-11-23')
  expect(far.map(({ title }) => title.th)).toEqual(['ปรับ O23 แผนปฏิบัติการป้องกันการทุจริต ให้เป็นปัจจุบัน'])
  const near = await tasksOf('officer', '2027-03-20')
  expect(near.map(({ title }) => title.th)).toContain('เผยแพร่ O1 โครงสร้าง หน้าที่และอำนาจ')
  expect(near.find(({ title }) => title.th.includes('O1 '))!.deadline!.toString()).toBe('2027-03-31')
  const [clerk] = await tasksOf('clerk', '2026-11-23')
  expect(clerk!.title.th).toBe('กำหนดผู้รับผิดชอบรายการ OIT 24 รายการ')
  expect(await tasksOf('clerk', '2026-11-23')).toHaveLength(1)
})

test('an item is added, renamed, moved, withdrawn and put back; its address stays', async () => {
  const officer = await officerAt(disclosureWorkUrls.addItem({ itaYear }))
  const add = disclosureWorkUrls.addItem({ itaYear })
  const typed = { code: 'O29', title: 'รายการใหม่', titleEn: 'New item', topic: '5', place: '2' }
  const wrong = await officer.submit(add, { ...typed, code: 'o 29', title: '', topic: '', place: '0' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body.match(/id="(code|title|topic|place)-error"/g)).toHaveLength(4)
  const taken = await officer.submit(add, { ...typed, code: 'O1' })
  expect(textOf(taken.body)).toContain('ปีนี้มีรหัสนี้แล้ว')
  const twice = officer.filled(add, typed)
  await officer.send(twice)
  await officer.send(twice)
  expect((await codes()).filter((code) => code === 'O29')).toHaveLength(1)
  expect((await codes()).slice(0, 3)).toEqual(['O1', 'O29', 'O2'])

  const { itemId } = await itemOf('O29')
  const edit = disclosureWorkUrls.editItem({ itemId })
  await officer.open(edit)
  const other = await officerAt(edit)
  await officer.submit(edit, { ...typed, title: 'ชื่ออื่น', place: '99' })
  expect((await codes()).at(-1)).toBe('O29')
  const late = await other.submit(edit, { ...typed, title: 'ชื่อที่สาม' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้อื่นแก้รายการนี้')
  expect(late.body).toContain('value="ชื่อที่สาม"')
  expect((await other.submit(edit, { ...typed, title: 'ชื่อที่สาม' })).statusCode).toBe(200)
  expect((await itemOf('O29')).title).toBe('ชื่อที่สาม')

  await officer.open(edit)
  await officer.submit(disclosureWorkUrls.withdrawItem({ itemId }))
  const page = await app.server.inject(disclosureUrls.item({ itaYear, code: 'O29' }))
  expect(textOf(page.body)).toContain('ไม่อยู่ในรายการของปีนี้แล้ว')
  expect(textOf((await app.server.inject(disclosureUrls.year({ itaYear }))).body)).not.toContain('O29')
  expect(
    await inside((tx) =>
      disclosure.itemReadiness(tx, { itaYear, today: Temporal.PlainDate.from('2026-11-23') }),
    ),
  ).toHaveLength(26)
  await officer.open(edit)
  await officer.submit(disclosureWorkUrls.restoreItem({ itemId }))
  expect((await itemOf('O29')).withdrawnAt).toBeNull()
})

test('that the list was compared with the manual is recorded and shown to everybody', async () => {
  const officer = await officerAt(list)
  const confirm = disclosureWorkUrls.yearChecked({ itaYear })
  const future = await officer.submit(confirm, { checkedOn: '24/11/2569' })
  expect(future.statusCode).toBe(422)
  expect((await officer.submit(confirm, { checkedOn: '20/11/2569' })).statusCode).toBe(200)
  const page = textOf((await app.server.inject(disclosureUrls.year({ itaYear }))).body)
  expect(page).toContain('ตรวจรายการกับคู่มือของปีแล้วเมื่อ 20\u00A0พ.ย.\u00A02569')
  expect(page).not.toContain('ยังไม่ได้ตรวจรายการ')
})

test('the next year is opened ahead by copying this one, and none after it', async () => {
  const officer = await officerAt(list)
  const open = officer.filled(disclosureWorkUrls.openYear({ itaYear: 2571 }))
  expect((await officer.send(open)).statusCode).toBe(303)
  const [newest] = await inside(listYears)
  expect(newest).toMatchObject({ itaYear: 2571, copiedFrom: 2570, checkedOn: null })
  const copied = await inside((tx) => findByCode(tx, { itaYear: 2571, code: 'O1' }))
  expect(copied).toMatchObject({ divisionId, period: 'quarterly', originYear: 2569 })
  expect(await inside((tx) => findByCode(tx, { itaYear: 2571, code: 'O29' }))).toMatchObject({
    originYear: 2570,
  })
  await officer.open(disclosureWorkUrls.workYear({ itaYear: 2571 }))
  expect(officer.page!.body).not.toContain(disclosureWorkUrls.openYear({ itaYear: 2572 }))
  // The front page and the list of today stay with the present year.
  expect(textOf((await app.server.inject(disclosureUrls.now())).body)).toContain('สาธารณะ ปี 2570')
})
