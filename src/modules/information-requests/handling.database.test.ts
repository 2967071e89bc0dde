import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { testOutside } from '../../../test/support/outside.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Person, Role } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { groundNames } from './fact-names.ts'
import { findRequest, listRequests } from './reading.ts'
import { receiveRequest } from './receiving.ts'
import { groundCodes } from './request-facts.ts'
import { informationCentreUrls, informationRegisterUrls } from './urls.ts'
import { informationRequestTasks } from './waiting.ts'
import { publicActor } from '../../platform/identity/actor.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const png = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
)
let app: TestApp
let inside: Inside
let now = begun
let divisions: string[]

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    divisions = (await listDivisions(tx)).map(({ divisionId }) => divisionId)
  })
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

/** Somebody of the role who has just signed in: a session of another time of these tests is over. */
async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

async function receive(): Promise<{ requestId: string; code: string }> {
  return inside((tx) =>
    receiveRequest(tx, publicActor, {
      channel: 'online',
      wanted: 'งบประมาณซ่อมถนน',
      delivery: 'email',
      requester: 'นาม สมมติ',
      contact: 'someone@example.com',
      notices: null,
      receivedOn: Temporal.PlainDate.from('2026-11-23'),
      at: begun,
      secrets: testOutside.secrets,
    }),
  )
}

async function tracked(code: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(informationCentreUrls.track())
  await visitor.submit(informationCentreUrls.track(), { tracking: code })
  return visitor
}

const stateOf = async (requestId: string) => (await inside((tx) => findRequest(tx, requestId)))!

test('the register is for those who deal with requests and those who oversee it', async () => {
  const { requestId } = await receive()
  for (const [role, status] of [
    ['officer', 200],
    ['chief-executive', 200],
    ['council-member', 403],
    ['administrator', 403],
  ] as const) {
    for (const url of [informationRegisterUrls.register(), informationRegisterUrls.request({ requestId })]) {
      expect((await (await as(role)).open(url)).statusCode, `${role} ${url}`).toBe(status)
    }
  }
  const mayor = await as('chief-executive')
  await mayor.open(informationRegisterUrls.request({ requestId }))
  expect(mayor.page!.body, 'reads and does not answer').not.toContain('/answer"')
  expect((await mayor.open(informationRegisterUrls.answer({ requestId }))).statusCode).toBe(403)
})

test('a request from the counter is entered with its day and gets a code to hand over', async () => {
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.enter())
  const typed = { wanted: 'ข้อบัญญัติงบประมาณ', delivery: 'read', channel: 'letter' }
  await officer.submit(informationRegisterUrls.enter(), { ...typed, receivedOn: '24/11/2569' })
  expect(officer.page!.statusCode, 'not tomorrow').toBe(422)
  await officer.submit(informationRegisterUrls.enter(), { ...typed, channel: 'online' })
  expect(officer.page!.body).toContain('href="#channel"')
  await officer.submit(informationRegisterUrls.enter(), { ...typed, receivedOn: '20/11/2569' })
  expect(officer.page!.statusCode).toBe(200)
  const code = /\d{4} \d{4} \d{4}/.exec(textOf(officer.page!.body))![0]
  const citizen = await tracked(code)
  expect(textOf(citizen.page!.body)).toContain(typed.wanted)
  // The time runs from the day the letter came.
  expect(textOf(citizen.page!.body).replaceAll('\u00A0', ' ')).toContain('5 ธันวาคม 2569')
})

test('an answer with a file is read and downloaded by the code, and by nobody else', async () => {
  const { requestId, code } = await receive()
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.answer({ requestId }))
  await officer.submitFiles('/answer', { outcome: 'granted', answer: '' }, [])
  expect(officer.page!.body).toContain('href="#answer"')
  await officer.submitFiles('/answer', { outcome: 'granted', answer: 'ตามไฟล์ <i>' }, [
    { name: 'งบ.png', content: png },
  ])
  expect(officer.page!.statusCode).toBe(200)
  const own = /href="(\/files\/[^"]+)"/.exec(officer.page!.body)![1]!
  expect((await officer.send({ method: 'GET', url: own })).statusCode).toBe(200)
  expect((await (await as('council-member')).send({ method: 'GET', url: own })).statusCode).toBe(404)

  const citizen = await tracked(code)
  expect(citizen.page!.body).toContain('ตามไฟล์ &lt;i>')
  const address = /href="([^"]+\/files\/[^"]+)"/.exec(citizen.page!.body)![1]!
  const stranger = new Visitor(app.server)
  expect((await stranger.send({ method: 'GET', url: own })).statusCode).toBe(404)
  const file = await stranger.send({ method: 'GET', url: address })
  expect(file.statusCode).toBe(200)
  expect(file.headers['content-type']).toBe('image/png')
  expect(file.headers['content-disposition']).toContain('attachment')
  const other = await tracked((await receive()).code)
  const stolen = address.replace(/case\/[^/]+/, `case/${/case\/([^/?]+)/.exec(other.url)![1]}`)
  expect((await stranger.send({ method: 'GET', url: stolen })).statusCode).toBe(404)
  now = begun.add({ minutes: 61 })
  expect((await stranger.send({ method: 'GET', url: address })).statusCode).toBe(410)
})

test('a refusal needs a ground of section 14 or 15 and a reason, and says how to appeal and until when', async () => {
  const { requestId, code } = await receive()
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.refuse({ requestId }))
  for (const ground of groundCodes) {
    expect(textOf(officer.page!.body)).toContain(groundNames.th[ground])
  }
  await officer.submit('/refuse', { outcome: 'refused', answer: 'เป็นประวัติการรักษา', grounds: 'เพราะ' })
  expect(officer.page!.statusCode).toBe(422)
  expect(officer.page!.body).toContain('href="#grounds"')
  await officer.submit('/refuse', { outcome: 'refused', grounds: ['15-5', '15-6'] })
  expect(officer.page!.body).toContain('href="#answer"')
  expect(officer.page!.body.match(/<input[^>]*value="15-[56]"[^>]*checked/g), 'ticked still').toHaveLength(2)
  await officer.submit('/refuse', {
    outcome: 'refused',
    answer: 'เป็นประวัติการรักษา',
    grounds: ['15-5', '15-6'],
  })
  expect(await stateOf(requestId)).toMatchObject({ state: 'refused', grounds: ['15-5', '15-6'] })
  const page = textOf((await tracked(code)).page!.body).replaceAll('\u00A0', ' ')
  for (const words of [
    'เป็นประวัติการรักษา',
    'มาตรา 15 (5)',
    'มาตรา 15 (6)',
    'คณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสาร',
    'ผ่านคณะกรรมการข้อมูลข่าวสารของราชการ',
    'ภายใน 15 วัน',
    'มาตรา 18',
    '8 ธันวาคม 2569',
  ]) {
    expect(page, words).toContain(words)
  }
})

test('what the office does not hold is said with the way to complain, what another holds is passed on', async () => {
  const [none, elsewhere] = [await receive(), await receive()]
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.answer(none))
  await officer.submitFiles('/answer', { outcome: 'not-held', answer: 'ค้นแล้วไม่พบ' }, [])
  expect(textOf((await tracked(none.code)).page!.body)).toContain('มาตรา 33')
  await officer.open(informationRegisterUrls.passOn(elsewhere))
  await officer.submit('/pass-on', { answer: 'ส่งหนังสือไปแล้ว' })
  expect(officer.page!.body).toContain('href="#passedTo"')
  await officer.submit('/pass-on', { answer: 'ส่งหนังสือไปแล้ว', passedTo: 'ที่ว่าการอำเภอป่าติ้ว' })
  expect(textOf((await tracked(elsewhere.code)).page!.body)).toContain('ที่ว่าการอำเภอป่าติ้ว')
})

test('time is extended with a reason to a later day, which the requester reads', async () => {
  const { requestId, code } = await receive()
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.extend({ requestId }))
  await officer.submit('/extend', { dueOn: '8/12/2569', reason: 'เอกสารมาก' })
  expect(officer.page!.body, 'not later than it is').toContain('href="#dueOn"')
  await officer.submit('/extend', { dueOn: '20/12/2569', reason: '' })
  expect(officer.page!.body).toContain('href="#reason"')
  await officer.submit('/extend', { dueOn: '20/12/2569', reason: 'เอกสารมาก' })
  expect(await stateOf(requestId)).toMatchObject({ dueOn: '2026-12-20', overran: false })
  const page = textOf((await tracked(code)).page!.body).replaceAll('\u00A0', ' ')
  expect(page).toContain('20 ธันวาคม 2569')
  expect(page).toContain('เอกสารมาก')
})

test('late is shown to everybody concerned, and an extension after the time does not undo it', async () => {
  const { requestId, code } = await receive()
  now = Temporal.Instant.from('2026-12-08T16:59:00Z')
  expect(textOf((await tracked(code)).page!.body)).not.toContain('เกินกำหนด')
  now = Temporal.Instant.from('2026-12-10T03:00:00Z')
  const late = textOf((await tracked(code)).page!.body)
  expect(late).toContain('เกินกำหนดมา 2 วัน')
  expect(late).toContain('มาตรา 13')
  const clerk = await as('clerk')
  await clerk.open(informationRegisterUrls.register({ part: 'late' }))
  expect(clerk.page!.body).toContain(`/register/${requestId}"`)
  await clerk.open(informationRegisterUrls.extend({ requestId }))
  await clerk.submit('/extend', { dueOn: '31/1/2570', reason: 'รอเอกสาร' })
  expect(await stateOf(requestId)).toMatchObject({ dueOn: '2027-01-31', overran: true })
  expect(textOf((await tracked(code)).page!.body)).toContain('ขยายเวลาหลังจากพ้นกำหนดเดิมแล้ว')
})

test('a request is answered once, also by two at the same time; whoever is second is told', async () => {
  const { requestId } = await receive()
  const [one, two] = [await as('officer'), await as('officer')]
  await one.open(informationRegisterUrls.withdrawFor({ requestId }))
  await two.open(informationRegisterUrls.passOn({ requestId }))
  const answers = await Promise.all([
    one.send(one.filled('/withdraw', { answer: 'โทรมาบอก' })),
    two.send(two.filled('/pass-on', { answer: 'ส่งไป', passedTo: 'จังหวัด' })),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422])
  const told = answers.find(({ statusCode }) => statusCode === 422)!
  expect(textOf(told.body)).toContain('จบเรื่องไปแล้ว')
  await one.open(informationRegisterUrls.extend({ requestId }))
  expect(one.url, 'nothing more to fill in').toBe(informationRegisterUrls.request({ requestId }))
})

test('a request waits for everybody until it is given to a division, and then for that division', async () => {
  const { requestId } = await receive()
  const person = (divisionId: string | null, role: Role = 'officer'): Person => ({
    accountId: requestId,
    name: 'ผู้ทดสอบ',
    roles: [{ role, divisionId, isActing: false }],
  })
  const waits = async (one: Person): Promise<boolean> => {
    const today = Temporal.PlainDate.from('2026-11-23')
    const tasks = await inside((tx) => informationRequestTasks(tx, { person: one, today }))
    const task = tasks.find(({ id }) => id.endsWith(requestId))
    if (task) expect(task.deadline?.toString()).toBe('2026-12-08')
    return task !== undefined
  }
  expect(await waits(person(divisions[1]!))).toBe(true)
  expect(await waits(person(null, 'council-member'))).toBe(false)
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.request({ requestId }))
  await officer.submit('/assign', { division: requestId })
  expect(officer.page!.statusCode, 'no such division').toBe(422)
  await officer.submit('/assign', { division: divisions[0]! })
  expect((await stateOf(requestId)).divisionId).toBe(divisions[0])
  await officer.submit('/assign', { division: divisions[0]! })
  expect(officer.page!.statusCode, 'has it already').toBe(422)
  expect(await waits(person(divisions[1]!))).toBe(false)
  expect(await waits(person(divisions[0]!))).toBe(true)
})

test('who lost the code gets another one, and the one before opens nothing', async () => {
  const { requestId, code } = await receive()
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.request({ requestId }))
  await officer.submit('/code')
  const page = textOf(officer.page!.body)
  const other = /\d{4} \d{4} \d{4}/.exec(page)![0]
  expect(page).toContain('อย่าเก็บไว้เอง')
  expect(textOf((await tracked(other)).page!.body)).toContain('งบประมาณซ่อมถนน')
  expect((await tracked(code)).page!.statusCode).toBe(422)
})

test('a request is found by its number, typed as on paper', async () => {
  const { requestId } = await receive()
  const { registerNumber } = await stateOf(requestId)
  const officer = await as('officer')
  for (const q of [`${registerNumber}/2569`, String(registerNumber)]) {
    await officer.open(informationRegisterUrls.register({ q }))
    expect(officer.page!.body).toContain(`/register/${requestId}"`)
  }
  await officer.open(informationRegisterUrls.register({ q: `${registerNumber}/2568` }))
  expect(officer.page!.body).not.toContain(`/register/${requestId}"`)
  await officer.open(informationRegisterUrls.register({ q: 'ถนน' }))
  expect(textOf(officer.page!.body)).toContain('ใส่เลขทะเบียน')
})

test('the register is shown in pages', async () => {
  for (let made = 0; made < 26; made += 1) await receive()
  const today = Temporal.PlainDate.from('2026-11-23')
  const asked = { part: 'all', number: undefined, today } as const
  const { rows, total } = await inside((tx) => listRequests(tx, asked, { offset: 25, limit: 25 }))
  expect(rows).toHaveLength(total - 25)
  const officer = await as('officer')
  await officer.open(informationRegisterUrls.register({ part: 'all' }))
  expect(officer.page!.body).toContain('rel="next"')
  await officer.open(informationRegisterUrls.register({ part: 'all', page: 2 }))
  expect(officer.page!.body).toContain('rel="prev"')
})
