import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { CommitteeWork } from '../../../../test/support/committee-work.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { Register } from '../../../../test/support/register.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { readEntries } from '../../../platform/ledger/reading.ts'
import { findDocuments } from '../../../platform/search/finding.ts'
import { workUrls } from '../../work/module.ts'
import { committeeUrls, committeeWorkUrls, publicationUrls, publicationWorkUrls } from '../urls.ts'
import { committeeEvents } from './events.ts'
import { committeeMetrics } from './metrics.ts'

let app: TestApp
let register: Register
let work: CommitteeWork
let inside: Inside
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  work = new CommitteeWork(register)
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const unknown = '0192e0a0-0000-7000-8000-0000000000ff'

async function found(words: string): Promise<string[]> {
  const { documents } = await inside((tx) => findDocuments(tx, words, { limit: 50, offset: 0 }))
  return documents.filter(({ kind }) => kind === 'committee').map(({ key }) => key)
}

async function measured(name: string, committee: string) {
  const metric = committeeMetrics.find((one) => one.name === name)!
  const until = todayInBangkok(testNow)
  return inside((tx) => metric.measure(tx, { fiscalYear: 2570, until, parameters: { committee } }))
}

test('a committee is a draft until its order is published, and nobody in public sees it before', async () => {
  const committeeId = await work.entered({ name: 'คณะทำงานสอดส่องตลาดนัด' })
  const orderId = await register.draft({ kind: 'order', title: 'แต่งตั้งคณะทำงานสอดส่อง' })
  await register.send(orderId)
  await register.decide(orderId, 'approve')
  await work.appointed(committeeId, orderId)
  const address = committeeUrls.committee({ committeeId })
  expect((await register.as().open(address)).statusCode).toBe(404)
  const kept = await register.as('officer').open(committeeWorkUrls.committeeWork({ committeeId }))
  expect(textOf(kept.body)).toContain('ร่าง ยังไม่มีคำสั่งที่เผยแพร่')
  const early = await register.as('officer').open(committeeWorkUrls.meetingNew({ committeeId }))
  expect(early.statusCode).toBe(404)
  expect(await found('สอดส่องตลาดนัด')).toEqual([])

  const clerk = register.as('clerk')
  await clerk.open(publicationWorkUrls.draft({ publicationId: orderId }))
  await clerk.submit(publicationWorkUrls.publish({ publicationId: orderId }))
  const page = await register.as().open(address)
  expect(page.statusCode).toBe(200)
  expect(textOf(page.body)).toContain('ปฏิบัติหน้าที่')
  expect(textOf(page.body)).toContain('ภาคประชาชน 1 คน')
  expect(await found('สอดส่องตลาดนัด')).toEqual([committeeId])

  await register.withdraw(orderId, 'ออกผิดฉบับ')
  expect(await found('สอดส่องตลาดนัด')).toEqual([])
  const gone = await register.as().open(address)
  expect(gone.statusCode).toBe(200)
  expect(textOf(gone.body)).toContain('เพราะออกผิดฉบับ')
  expect(textOf(gone.body)).not.toContain('ทดสอบ ประชาชน')
})

test('an announcement appoints nobody, and an order names the members of a committee once', async () => {
  const committeeId = await work.entered()
  const announcementId = await register.published()
  const orderId = await register.published({ kind: 'order', title: 'แต่งตั้งคณะทำงาน' })
  const url = committeeWorkUrls.committeeOrder({ committeeId })
  const officer = register.as('officer')
  await officer.open(committeeWorkUrls.committeeWork({ committeeId }))
  for (const wrong of [announcementId, unknown, '', 'x']) {
    const answer = await officer.submit(url, { orderId: wrong })
    expect(answer.statusCode).toBe(422)
    expect(textOf(answer.body)).toContain('เลือกคำสั่งที่อนุมัติแล้ว')
  }
  await work.appointed(committeeId, orderId)
  const again = await register.forge('officer', url, { orderId })
  expect(textOf(again.body)).toContain('คำสั่งนี้ระบุไว้แล้ว')
})

test.each([
  [{ from: '1/11/2026' }, 'from', 'หมายถึง 1/11/2569 ใช่ไหม'],
  [{ until: '1/10/2569' }, 'until', 'ตั้งแต่'],
  [{ name: ' ' }, 'name', 'ใส่ชื่อคณะ'],
  [{ kind: 'club' }, 'kind', 'เลือกประเภท'],
  [{ duties: '' }, 'duties', 'ใส่หน้าที่'],
  [{ divisionId: unknown }, 'divisionId', 'เลือกหน่วยงาน'],
  [{ programmes: '35, 999' }, 'programmes', 'ใส่เลขโครงการ'],
])(
  'a committee with %j is refused beside its field, and nothing typed is lost',
  async (typed, field, words) => {
    const officer = register.as('officer')
    await officer.open(committeeWorkUrls.committeeNew())
    const given = { ...work.committee(), nameEn: 'Kept words', ...typed }
    const answer = await officer.submit(committeeWorkUrls.committeeNew(), given)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`id="${field}-error"`)
    expect(textOf(answer.body)).toContain(words)
    expect(answer.body).toContain('value="Kept words"')
  },
)

test('the second of two who change a committee sees what the first one did', async () => {
  const committeeId = await work.entered()
  const url = committeeWorkUrls.committeeChange({ committeeId })
  const [one, other] = [register.as('officer'), register.as('other')]
  await one.open(url)
  await other.open(url)
  await one.submit(url, work.committee({ name: 'คณะที่หนึ่งแก้' }))
  const answer = await other.submit(url, work.committee({ name: 'คณะที่สองแก้' }))
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
})

test('two meetings planned at once have consecutive numbers, in each Buddhist year from 1', async () => {
  const { committeeId } = await work.inForce()
  const url = committeeWorkUrls.meetingNew({ committeeId })
  const visitors = [register.as('officer'), register.as('other'), register.as('head')]
  for (const visitor of visitors) await visitor.open(url)
  await Promise.all(visitors.map((visitor) => visitor.submit(url, work.meeting())))
  const names = visitors.map(({ page }) => /ครั้งที่ (\d+)\/2569/.exec(textOf(page!.body))?.[1])
  expect(names.toSorted()).toEqual(['1', '2', '3'])
  const next = await work.planned(committeeId, { meetsOn: '5/1/2570' })
  expect(textOf(next.page.body)).toContain('ครั้งที่ 1/2570')
})

test.each([
  [{ meetsOn: '1/12/2026' }, 'meetsOn', 'หมายถึง 1/12/2569 ใช่ไหม'],
  [{ meetsAt: '25:00' }, 'meetsAt', 'ใส่เวลา'],
  [{ where: '' }, 'where', 'ใส่สถานที่'],
  [{ 'text-1': '' }, 'text-1', 'อย่างน้อยหนึ่งวาระ'],
])('a meeting with %j is refused beside its field', async (typed, field, words) => {
  const { committeeId } = await work.inForce()
  const answer = await work.planned(committeeId, typed)
  expect(answer.page.statusCode).toBe(422)
  expect(answer.page.body).toContain(`id="${field}-error"`)
  expect(textOf(answer.page.body)).toContain(words)
})

test('a planned meeting stands in the calendar, and a cancelled one with its reason on the page alone', async () => {
  const { committeeId } = await work.inForce({ name: 'คณะทำงานปฏิทิน' })
  const { meetingId } = await work.planned(committeeId, { meetsOn: '1/12/2569', meetsAt: '9.30 น.' })
  const calendar = async () =>
    (await register.as().open(publicationUrls.calendar())).body.replaceAll(/\r\n /g, '')
  expect(await calendar()).toContain('SUMMARY:การประชุมคณะทำงานปฏิทิน ครั้งที่ 1/2569')
  expect(await calendar()).toContain('DTSTART:20261201T023000Z')
  const officer = register.as('officer')
  const url = committeeWorkUrls.meetingCancel({ committeeId, meetingId })
  await officer.open(url)
  const other = register.as('other')
  await other.open(url)
  expect((await officer.submit(url, { reason: ' ' })).statusCode).toBe(422)
  await officer.submit(url, { reason: 'องค์ประชุมไม่ครบ' })
  expect((await other.submit(url, { reason: 'ซ้ำ' })).statusCode).toBe(422)
  expect(await calendar()).not.toContain('คณะทำงานปฏิทิน')
  const page = await register.as().open(committeeUrls.committee({ committeeId }))
  expect(textOf(page.body)).toContain('องค์ประชุมไม่ครบ')
})

test('a meeting cannot move to another Buddhist year, nor be held before its day', async () => {
  const { committeeId } = await work.inForce()
  const { meetingId } = await work.planned(committeeId, { meetsOn: '1/12/2569' })
  const officer = register.as('officer')
  const change = committeeWorkUrls.meetingChange({ committeeId, meetingId })
  await officer.open(change)
  const moved = await officer.submit(change, work.meeting({ meetsOn: '5/1/2570' }))
  expect(textOf(moved.body)).toContain('เลื่อนข้ามปีไม่ได้')
  const attendance = committeeWorkUrls.meetingAttendance({ committeeId, meetingId })
  await officer.open(attendance)
  const early = await officer.submit(attendance, { others: '0' })
  expect(early.statusCode).toBe(422)
  expect(textOf(early.body)).toContain('ยังไม่ถึงวันประชุม')
})

test('a meeting goes from its plan to published minutes, and each act is in the ledger', async () => {
  const { committeeId } = await work.inForce({ name: 'คณะกรรมการทั้งเรื่อง' })
  const meeting = await work.held(committeeId)
  const resolutionId = await work.resolved(meeting, { text: 'ติดป้ายที่ศาลา <b>หมู่ 3</b>' })
  const page = () => register.as().open(committeeUrls.committee({ committeeId }))
  expect(textOf((await page()).body)).not.toContain('ติดป้ายที่ศาลา')

  const [one, other] = [register.as('officer'), register.as('other')]
  const draft = committeeWorkUrls.meetingMinutesDraft(meeting)
  for (const visitor of [one, other]) await visitor.open(committeeWorkUrls.meeting(meeting))
  await Promise.all([one, other].map((visitor) => visitor.submit(draft)))
  const [drafted, refused] = one.page!.statusCode === 200 ? [one, other] : [other, one]
  expect(refused.page!.statusCode).toBe(422)
  expect(textOf(refused.page!.body)).toContain('รายงานการประชุมอยู่ในทะเบียนแล้ว')
  const publicationId = drafted.url.split('/').at(-1)!
  await refused.open(committeeWorkUrls.meeting(meeting))
  expect(refused.page!.body).toContain(publicationWorkUrls.draft({ publicationId }))
  const words = textOf(drafted.page!.body)
  for (const part of ['รายงานการประชุมคณะกรรมการทั้งเรื่อง ครั้งที่ 1/2569', 'ทดสอบ ประธาน', 'มติ: ติดป้ายที่ศาลา']) {
    expect(words).toContain(part)
  }
  // What stands in the register is not changed here any more.
  expect((await one.open(committeeWorkUrls.meetingMinutes(meeting))).statusCode).toBe(404)
  expect((await one.open(committeeWorkUrls.resolutionNew(meeting))).statusCode).toBe(404)

  await register.send(publicationId)
  await register.decide(publicationId, 'publish')
  const published = await page()
  expect(textOf(published.body)).toContain('ติดป้ายที่ศาลา <b>หมู่ 3</b>')
  expect(published.body).not.toContain('<b>หมู่')
  expect(textOf(published.body)).toContain('อ่านรายงานการประชุม')
  // The division answers in public; who follows it up is named within the office.
  expect(textOf(published.body)).not.toContain('ผู้ทดสอบ other')

  await work.ended({ committeeId, resolutionId }, { state: 'done', outcome: 'ติดแล้ว 24 พ.ย.' })
  expect(textOf((await page()).body)).toContain('ติดแล้ว 24 พ.ย.')
  expect(await measured('publications.meetings', committeeId)).toMatchObject({ numerator: 1 })
  expect(await measured('publications.resolutionsDone', committeeId)).toMatchObject({
    numerator: 1,
    denominator: 1,
  })
  const kinds = Object.keys(committeeEvents) as (keyof typeof committeeEvents)[]
  const entries = await inside((tx) => readEntries(tx, { subject: committeeId, kinds, limit: 100 }))
  expect(entries.map(({ kind }) => kind.replace('publications.committee-', '')).toSorted()).toEqual(
    [
      'entered',
      'appointed',
      'members-set',
      'members-set',
      'meeting-planned',
      'meeting-held',
      'minutes-written',
      'resolution-made',
      'minutes-drafted',
      'resolution-ended',
    ].toSorted(),
  )
})

test('a resolution is not done without words, comes to its follower, and is told at the next meeting', async () => {
  const { committeeId } = await work.inForce()
  const meeting = await work.held(committeeId)
  const resolutionId = await work.resolved(meeting, { text: 'สำรวจถนนหมู่ 5' })
  const tasks = async (name: 'officer' | 'other') =>
    textOf((await register.as(name).open(workUrls.work())).body)
  expect(await tasks('other')).toContain('ทำตามมติและบันทึกผล: สำรวจถนนหมู่ 5')
  expect(await tasks('officer')).not.toContain('สำรวจถนนหมู่ 5')
  const next = await work.planned(committeeId, { meetsOn: '15/12/2569' })
  expect(textOf(next.page.body)).toContain('สำรวจถนนหมู่ 5')

  const address = { committeeId, resolutionId }
  const without = await work.ended(address, {
    state: 'done',
    outcome: ' ',
    link: 'https://krajai.example.go.th/',
  })
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('id="outcome-error"')
  expect(textOf(without.body)).toContain('เขียนว่าทำอะไรไป')
  const inner = await work.ended(address, { state: 'done', outcome: 'เสร็จ', link: 'http://192.168.1.1/' })
  expect(textOf(inner.body)).toContain('เปิดได้เฉพาะในเครือข่ายภายใน')
  await work.ended(address, { state: 'dropped', outcome: 'กรมทางหลวงทำแล้ว' })
  expect(await tasks('other')).not.toContain('สำรวจถนนหมู่ 5')
  const later = await register
    .as('officer')
    .open(committeeWorkUrls.meeting({ committeeId, meetingId: next.meetingId }))
  expect(textOf(later.body)).toContain('ไม่มีมติค้างจากครั้งก่อน')
})

test('a resolution is due from the day of its meeting on, and a wrong era is asked about', async () => {
  const { committeeId } = await work.inForce()
  const meeting = await work.held(committeeId)
  const url = committeeWorkUrls.resolutionNew(meeting)
  const officer = register.as('officer')
  for (const [typed, words] of [
    [{ dueOn: '1/12/2026' }, 'หมายถึง 1/12/2569 ใช่ไหม'],
    [{ dueOn: '1/11/2569' }, 'ตั้งแต่'],
    [{ text: '' }, 'ใส่ข้อความของมติ'],
    [{ itemId: unknown }, 'เลือกวาระของการประชุมนี้'],
    [{ followerId: unknown }, 'เลือกผู้ติดตามจากรายการ'],
  ] as const) {
    const page = await officer.open(url)
    const answer = await officer.submit(url, { ...work.resolution(page.body), ...typed })
    expect(answer.statusCode).toBe(422)
    expect(textOf(answer.body)).toContain(words)
  }
})

test('who was at a meeting stays on the list, and a committee that ended meets no more', async () => {
  const { committeeId, appointmentId } = await work.inForce()
  await work.held(committeeId)
  const officer = register.as('officer')
  const chair = await work.memberPage({ committeeId, appointmentId }, 'ทดสอบ ประธาน')
  await officer.open(chair)
  const left = await officer.submit(`${chair}/remove`)
  expect(left.statusCode).toBe(422)
  expect(textOf(left.body)).toContain('คนนี้มีชื่อในการประชุมที่บันทึกแล้ว เอาออกไม่ได้')
  expect(left.body).toContain('value="ทดสอบ ประธาน"')
  const slow = register.as('other')
  await slow.open(chair)
  const end = committeeWorkUrls.committeeEnd({ committeeId })
  await officer.open(end)
  const wrong = await officer.submit(end, { endedOn: '24/11/2569', reason: '' })
  expect(textOf(wrong.body)).toContain('ใส่เหตุผล')
  const typed = { endedOn: '23/11/2569', reason: 'งานแล้วเสร็จ' }
  const other = register.as('other')
  await other.open(end)
  await officer.submit(end, typed)
  const late = await other.submit(end, typed)
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
  expect((await officer.open(committeeWorkUrls.meetingNew({ committeeId }))).statusCode).toBe(404)
  expect((await officer.open(chair)).statusCode).toBe(404)
  const stale = await slow.submit(chair, { name: 'ทดสอบ คนอื่น', origin: 'inside', role: 'chair' })
  expect(stale.statusCode).toBe(422)
  expect(textOf(stale.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
  expect(textOf((await register.as().open(committeeUrls.committee({ committeeId }))).body)).not.toContain(
    'ทดสอบ คนอื่น',
  )
  const page = await register.as().open(committeeUrls.committee({ committeeId }))
  expect(textOf(page.body)).toContain('งานแล้วเสร็จ')
})

test('a name with markup is shown as it was typed', async () => {
  const name = '<script>alert(1)</script> & "คณะ"'
  const { committeeId } = await work.inForce({ name, duties: '<img src=x onerror=alert(2)>' })
  for (const url of [committeeUrls.committee({ committeeId }), committeeUrls.committees()]) {
    const page = await register.as().open(url)
    expect(page.body).not.toContain('<script>alert')
    expect(page.body).not.toContain('<img src=x')
    expect(textOf(page.body)).toContain(name)
  }
})

test('who only reads changes nothing, and a citizen sees none of the work', async () => {
  const { committeeId } = await work.inForce()
  const { meetingId } = await work.planned(committeeId)
  const auditor = register.as('auditor')
  const page = await auditor.open(committeeWorkUrls.committeeWork({ committeeId }))
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain(committeeWorkUrls.meetingNew({ committeeId }))
  expect((await auditor.open(committeeWorkUrls.meeting({ committeeId, meetingId }))).statusCode).toBe(200)
  expect((await auditor.open(committeeWorkUrls.meetingNew({ committeeId }))).statusCode).toBe(403)
  const forged = await register.forge(
    'auditor',
    committeeWorkUrls.meetingCancel({ committeeId, meetingId }),
    {
      reason: 'x',
    },
  )
  expect(forged.statusCode).toBe(403)
  const citizen = register.as()
  await citizen.open(committeeWorkUrls.committeeWork({ committeeId }))
  expect(citizen.url).not.toContain('/committees/work')
})

test('unknown ids and those of another committee lead nowhere', async () => {
  const { committeeId } = await work.inForce()
  const { committeeId: other } = await work.inForce()
  const { meetingId } = await work.planned(committeeId)
  const officer = register.as('officer')
  for (const url of [
    committeeUrls.committee({ committeeId: unknown }),
    committeeUrls.committee({ committeeId: 'x' }),
    committeeWorkUrls.committeeWork({ committeeId: unknown }),
    committeeWorkUrls.committeeMembers({ committeeId, appointmentId: unknown }),
    committeeWorkUrls.meeting({ committeeId, meetingId: unknown }),
    committeeWorkUrls.meeting({ committeeId: other, meetingId }),
    committeeWorkUrls.meetingAttendance({ committeeId: other, meetingId }),
    committeeWorkUrls.resolution({ committeeId, resolutionId: unknown }),
  ]) {
    expect((await officer.open(url)).statusCode, url).toBe(404)
  }
})
