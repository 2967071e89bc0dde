import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { insertSurvey } from '../../../../test/support/surveys.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { findComplaint, type Complaint } from '../reading.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { endComplaint } from './ending.ts'
import { withdrawComplaint } from './merging.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let now = begun
let divisions: string[]
let photo: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  divisions = (await inside((tx) => listDivisions(tx))).map(({ divisionId }) => divisionId)
  photo = new Uint8Array(
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer(),
  )
})
afterAll(() => app.close())
beforeEach(() => {
  now = begun
})

/** Somebody of the role who has just signed in: a session of another time of these tests is over. */
async function as(role: Role): Promise<Visitor & { accountId?: string }> {
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor: Visitor & { accountId?: string } = new Visitor(app.server)
  visitor.setCookie('session', token)
  visitor.accountId = accountId
  return visitor
}

function receive(told: Partial<NewComplaint> = {}): Promise<{ complaintId: string; code: string }> {
  return inside((tx) => fileComplaint(tx, publicActor, sampleComplaint(told)))
}

async function tracked(code: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.track())
  await visitor.submit(complaintUrls.track(), { tracking: code })
  return visitor
}

const stateOf = async (complaintId: string): Promise<Complaint> =>
  (await inside((tx) => findComplaint(tx, complaintId)))!
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')
const answered = (complaintId: string, words = 'ทำแล้ว') =>
  inside((tx) => endComplaint(tx, systemActor, { complaintId, kind: 'answered', words, files: [], at: now }))

test('the register is for those who deal with complaints and those who oversee it, never for an administrator', async () => {
  const { complaintId } = await receive()
  for (const [role, status] of [
    ['officer', 200],
    ['chief-executive', 200],
    ['internal-auditor', 200],
    ['council-member', 403],
    ['administrator', 403],
  ] as const) {
    const visitor = await as(role)
    for (const url of [complaintRegisterUrls.register(), complaintRegisterUrls.complaint({ complaintId })]) {
      expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(status)
    }
  }
  const mayor = await as('chief-executive')
  await mayor.open(complaintRegisterUrls.complaint({ complaintId }))
  expect(mayor.page!.body, 'reads and does not handle').not.toContain('/answer"')
})

test('a complaint is acknowledged, assigned, accepted, and each is seen by its complainant with its day', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.complaint({ complaintId }))
  expect(officer.page!.body, 'nobody has it yet').not.toContain('/accept"')
  await officer.submit('/acknowledge')
  await officer.submit('/assign', { division: '' })
  expect(officer.page!.body).toContain('href="#division"')
  await officer.submit('/assign', { division: divisions[2]!, assignee: complaintId })
  expect(officer.page!.body, 'nobody of that id').toContain('href="#assignee"')
  await officer.submit('/assign', { division: divisions[2]!, assignee: officer.accountId! })
  await officer.submit('/assign', { division: divisions[2]!, assignee: officer.accountId! })
  expect(officer.page!.statusCode, 'has it already').toBe(422)
  await officer.submit('/accept')
  expect(await stateOf(complaintId)).toMatchObject({ state: 'accepted', assigneeId: officer.accountId })
  await officer.submit('/assign', { division: divisions[0]!, assignee: '' })
  expect(officer.page!.body, 'not handed on without a reason').toContain('href="#reason"')
  await officer.submit('/assign', { division: divisions[0]!, assignee: '', reason: 'เป็นเรื่องของสำนักปลัด' })
  expect(await stateOf(complaintId)).toMatchObject({ state: 'assigned', assigneeId: null })
  const page = plain(await tracked(code))
  for (const words of [
    'อ่านเรื่องแล้ว',
    'ส่งให้ กองช่าง',
    'รับไว้ดำเนินการ',
    'เป็นเรื่องของสำนักปลัด',
    '23 พฤศจิกายน 2569',
  ]) {
    expect(page, words).toContain(words)
  }
  expect(page, 'not who it was').not.toContain('ผู้ทดสอบ')
})

test('a note is for the staff alone; that one was made is seen', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.complaint({ complaintId }))
  await officer.submit('/note', { note: ' ' })
  expect(officer.page!.body).toContain('href="#note"')
  await officer.submit('/note', { note: 'คำภายในเท่านั้น' })
  expect(plain(officer)).toContain('คำภายในเท่านั้น')
  const page = plain(await tracked(code))
  expect(page).not.toContain('คำภายใน')
  expect(page).toContain('เจ้าหน้าที่บันทึกการทำงาน')
})

test('a question stops the clock, the answer by code lets it run again, and the last day moves by as many days', async () => {
  const { complaintId, code } = await receive()
  now = begun.add({ hours: 24 * 2 })
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.ask({ complaintId }))
  await officer.submit('/ask', { words: '' })
  expect(officer.page!.body).toContain('href="#words"')
  await officer.submit('/ask', { words: 'เสาต้นไหน' })
  await officer.open(complaintRegisterUrls.ask({ complaintId }))
  expect(officer.url, 'one question at a time').toBe(complaintRegisterUrls.complaint({ complaintId }))
  now = begun.add({ hours: 24 * 5 })
  const citizen = await tracked(code)
  expect(plain(citizen)).toContain('เสาต้นไหน')
  expect(plain(citizen)).toContain('หยุดนับเวลา')
  expect(plain(citizen), 'shown as it stands').toContain('11 ธันวาคม 2569')
  await citizen.submit('/reply', { reply: '' })
  expect(citizen.page!.body).toContain('href="#reply"')
  await citizen.submit('/reply', { reply: 'ต้นที่สาม' })
  expect(await stateOf(complaintId)).toMatchObject({ dueOn: '2026-12-11', pausedDays: 3, waitingSince: null })
  const again = await as('officer')
  await again.open(complaintRegisterUrls.complaint({ complaintId }))
  expect(plain(again)).toContain('ต้นที่สาม')
})

test('a pause needs a reason, which the complainant reads; a clock stopped late does not undo that', async () => {
  const { complaintId, code } = await receive()
  now = Temporal.Instant.from('2026-12-10T03:00:00Z')
  const head = await as('head-of-division')
  await head.open(complaintRegisterUrls.pause({ complaintId }))
  await head.submit('/pause', { words: ' ' })
  expect(head.page!.statusCode).toBe(422)
  await head.submit('/pause', { words: 'น้ำท่วมทาง' })
  expect(await stateOf(complaintId)).toMatchObject({ overran: true, waitingSince: '2026-12-10' })
  expect(plain(await tracked(code))).toContain('น้ำท่วมทาง')
  await head.submit('/resume')
  expect((await stateOf(complaintId)).waitingSince).toBeNull()
  await head.open(complaintRegisterUrls.complaint({ complaintId }))
  expect(head.page!.body, 'runs').not.toContain('/resume"')
})

test('explained is not fixed: what was explained is fixed later with a day and a photo, and then closed', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.answer({ complaintId }))
  await officer.submitFiles('/answer', { words: '' }, [])
  expect(officer.page!.body).toContain('href="#words"')
  await officer.submitFiles('/answer', { words: 'สั่งของแล้ว <i>' }, [{ name: 'ใบสั่ง.jpg', content: photo }])
  expect(await stateOf(complaintId)).toMatchObject({ state: 'answered', endedOn: '2026-11-23' })
  expect((await tracked(code)).page!.body).toContain('สั่งของแล้ว &lt;i>')
  now = Temporal.Instant.from('2026-12-20T03:00:00Z')
  const later = await as('officer')
  await later.open(complaintRegisterUrls.fix({ complaintId }))
  await later.submitFiles('/fixed', { words: 'เปลี่ยนหลอด', fixedOn: '19/12/2569' }, [])
  expect(later.page!.body, 'a photo, or why none').toContain('href="#files"')
  for (const fixedOn of ['21/12/2569', '22/11/2569']) {
    await later.submitFiles('/fixed', { words: 'เปลี่ยนหลอด', fixedOn }, [{ name: 'a.jpg', content: photo }])
    expect(later.page!.body, fixedOn).toContain('href="#fixedOn"')
  }
  await later.submitFiles('/fixed', { words: 'เปลี่ยนหลอด', fixedOn: '19/12/2569' }, [
    { name: 'a.jpg', content: photo },
  ])
  expect(await stateOf(complaintId), 'the clock stopped when it was explained').toMatchObject({
    state: 'fixed',
    fixedOn: '2026-12-19',
    endedOn: '2026-11-23',
  })
  const citizen = await tracked(code)
  expect(plain(citizen)).toContain('19 ธันวาคม 2569')
  const files = [...citizen.page!.body.matchAll(/href="([^"]+\/files\/[^"]+)"/g)].map(([, url]) => url!)
  expect(files).toHaveLength(2)
  for (const url of files)
    expect((await new Visitor(app.server).send({ method: 'GET', url })).statusCode).toBe(200)
  const stolen = files[0]!.replace(
    /case\/[^/]+/,
    `case/${/case\/([^/?]+)/.exec((await tracked((await receive()).code)).url)![1]}`,
  )
  expect((await new Visitor(app.server).send({ method: 'GET', url: stolen })).statusCode).toBe(404)
  await later.open(complaintRegisterUrls.complaint({ complaintId }))
  await later.submit('/close')
  expect((await stateOf(complaintId)).closedOn).toBe('2026-12-20')
})

test('without a photo it is fixed for a reason, which the complainant reads', async () => {
  const { complaintId, code } = await receive({ category: 'service' })
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.fix({ complaintId }))
  const typed = { words: 'ขอโทษแล้ว', fixedOn: '23/11/2569', noPhoto: 'เป็นเรื่องการให้บริการ' }
  await officer.submitFiles('/fixed', typed, [])
  expect((await stateOf(complaintId)).state).toBe('fixed')
  expect(plain(await tracked(code))).toContain('เป็นเรื่องการให้บริการ')
})

test('the complainant says that it is not fixed, once; it gets its days anew, and late stays late', async () => {
  const { complaintId, code } = await receive()
  now = Temporal.Instant.from('2026-12-10T03:00:00Z')
  await answered(complaintId)
  const citizen = await tracked(code)
  await citizen.submit('/not-fixed', { disputed: '' })
  expect(citizen.page!.body).toContain('href="#disputed"')
  await citizen.submit('/not-fixed', { disputed: 'ดับอีกแล้ว' })
  expect(await stateOf(complaintId)).toMatchObject({
    state: 'acknowledged',
    overran: true,
    dueOn: '2026-12-25',
    endedOn: null,
    reopenedOn: '2026-12-10',
  })
  await answered(complaintId, 'ชี้แจงอีกครั้ง')
  const again = await tracked(code)
  expect(again.page!.body, 'not twice').not.toContain('/not-fixed"')
  expect(plain(again)).toContain('ชี้แจงอีกครั้ง')
})

test('long after the end nothing is opened again', async () => {
  const { complaintId, code } = await receive()
  await answered(complaintId)
  now = Temporal.Instant.from('2027-06-30T03:00:00Z')
  expect((await tracked(code)).page!.body).not.toContain('/not-fixed"')
})

test('passed on to another agency, with where to follow it, it has ended and is closed', async () => {
  const { complaintId, code } = await receive()
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.passOn({ complaintId }))
  await officer.submit('/pass-on', { words: 'ส่งหนังสือไปแล้ว' })
  expect(officer.page!.body).toContain('href="#passedTo"')
  await officer.submit('/pass-on', { words: 'ส่งหนังสือไปแล้ว', passedTo: 'แขวงทางหลวงสมมติ' })
  expect(await stateOf(complaintId)).toMatchObject({ state: 'passed-on', closedOn: '2026-11-23' })
  expect(plain(await tracked(code))).toContain('แขวงทางหลวงสมมติ')
})

test('a complainant gets one link into the survey once the complaint has ended, and none before', async () => {
  const officer = await as('officer')
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    await insertSurvey(tx, { accountId: officer.accountId! })
    await tx.db.execute(sql`update survey set topic = 'complaints'`)
  })
  const { complaintId, code } = await receive()
  expect(plain(await tracked(code))).not.toContain('แบบสำรวจความพึงพอใจ')
  await answered(complaintId)
  const [first, second] = [await tracked(code), await tracked(code)]
  await first.submit('/survey')
  expect(first.url).toMatch(/^\/surveys\/invited\//)
  await second.submit('/survey')
  expect(second.page!.statusCode).toBe(422)
  expect(plain(second)).toContain('เปิดแบบสำรวจจากเรื่องนี้ไม่ได้แล้ว')
  expect(plain(await tracked(code))).toContain('เปิดแบบสำรวจจากเรื่องนี้แล้ว')
  const { rows } = await inside(({ db }) =>
    db.execute(sql`select subject_key from survey_place
    join survey_invitation using (organization_id, place_id)`),
  )
  expect(rows).toEqual([{ subject_key: 'complaints' }])
})

test('duplicates are joined: each keeps its code, and all see the end; whoever had joined comes along', async () => {
  const [one, two, three] = [await receive(), await receive({ story: 'คำของคนที่สอง' }), await receive()]
  const officer = await as('officer')
  const numberOf = async (id: string) => `${(await stateOf(id)).registerNumber}/2569`
  const join = async (from: string, into: string) => {
    await officer.open(complaintRegisterUrls.merge({ complaintId: from }))
    await officer.submit('/merge', { into })
  }
  await join(one.complaintId, 'สิบสอง')
  expect(officer.page!.body).toContain('href="#into"')
  await join(one.complaintId, '99999/2569')
  expect(plain(officer)).toContain('ไม่มีเรื่องเลขนี้')
  await join(one.complaintId, await numberOf(one.complaintId))
  expect(plain(officer)).toContain('นี่คือเรื่องนี้เอง')
  await join(one.complaintId, await numberOf(two.complaintId))
  await join(two.complaintId, await numberOf(three.complaintId))
  expect(await stateOf(one.complaintId)).toMatchObject({ mergedInto: three.complaintId, endedOn: null })
  await officer.open(complaintRegisterUrls.answer(three))
  expect(plain(officer), 'who writes knows how many read').toContain('ผู้แจ้ง 3 คน')
  await officer.submitFiles('/answer', { words: 'ซ่อมพร้อมกันแล้ว' }, [])
  for (const { code } of [one, two, three]) {
    expect(plain(await tracked(code))).toContain('ซ่อมพร้อมกันแล้ว')
  }
  expect(plain(await tracked(one.code))).not.toContain('คำของคนที่สอง')
  expect((await stateOf(one.complaintId)).endedOn).toBe('2026-11-23')
  // One of those who had joined says it is not fixed: all of it is open again.
  const second = await tracked(two.code)
  await second.submit('/not-fixed', { disputed: 'ยังดับ' })
  for (const { complaintId } of [one, two, three]) expect((await stateOf(complaintId)).endedOn).toBeNull()
  expect(plain(await tracked(one.code)), 'his words are his own').not.toContain('ยังดับ')
})

test('the one whose day comes first carries the matter, whichever is named, and keeps whoever had the other', async () => {
  const later = await receive({ receivedOn: Temporal.PlainDate.from('2026-11-23') })
  const earlier = await receive({ receivedOn: Temporal.PlainDate.from('2026-11-10') })
  const officer = await as('officer')
  await officer.open(complaintRegisterUrls.complaint(later))
  await officer.submit('/assign', { division: divisions[2]!, assignee: officer.accountId! })
  await officer.open(complaintRegisterUrls.merge(earlier))
  await officer.submit('/merge', { into: `${(await stateOf(later.complaintId)).registerNumber}/2569` })
  expect(await stateOf(later.complaintId)).toMatchObject({ state: 'merged', mergedInto: earlier.complaintId })
  expect(await stateOf(earlier.complaintId)).toMatchObject({
    dueOn: '2026-11-25',
    divisionId: divisions[2],
    assigneeId: officer.accountId,
    state: 'assigned',
  })
})

test('two that join each other at the same time do not both wait: one of them is told', async () => {
  const [one, two] = [await receive(), await receive()]
  const officers = [await as('officer'), await as('officer')]
  const numbers = [await stateOf(one.complaintId), await stateOf(two.complaintId)].map(
    ({ registerNumber }) => `${registerNumber}/2569`,
  )
  await officers[0]!.open(complaintRegisterUrls.merge(one))
  await officers[1]!.open(complaintRegisterUrls.merge(two))
  const answers = await Promise.all([
    officers[0]!.send(officers[0]!.filled('/merge', { into: numbers[1]! })),
    officers[1]!.send(officers[1]!.filled('/merge', { into: numbers[0]! })),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422])
})

test('who withdraws takes nobody with him: the next one carries the matter on', async () => {
  const main = await receive()
  const [one, two] = [await receive({ joins: main.complaintId }), await receive({ joins: main.complaintId })]
  const citizen = await tracked(main.code)
  await citizen.submit('/withdraw')
  expect(await stateOf(main.complaintId)).toMatchObject({ state: 'withdrawn', endedOn: '2026-11-23' })
  expect(await stateOf(one.complaintId)).toMatchObject({ state: 'received', mergedInto: null, endedOn: null })
  expect(await stateOf(two.complaintId)).toMatchObject({ state: 'merged', mergedInto: one.complaintId })
  const withdrawn = { complaintId: two.complaintId, words: null, at: now }
  expect((await inside((tx) => withdrawComplaint(tx, publicActor, withdrawn))).ok).toBe(true)
  expect((await stateOf(one.complaintId)).endedOn).toBeNull()
})

test('a complaint ends once, also by two at the same time; whoever is second is told', async () => {
  const { complaintId } = await receive()
  const [one, two] = [await as('officer'), await as('officer')]
  await one.open(complaintRegisterUrls.withdrawFor({ complaintId }))
  await two.open(complaintRegisterUrls.passOn({ complaintId }))
  const answers = await Promise.all([
    one.send(one.filled('/withdraw', { words: 'โทรมาบอก' })),
    two.send(two.filled('/pass-on', { words: 'ส่งไป', passedTo: 'จังหวัด' })),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422])
})
