import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { CommitteeWork } from '../../../../test/support/committee-work.ts'
import { Register } from '../../../../test/support/register.ts'
import { committeeUrls, committeeWorkUrls, publicationUrls } from '../urls.ts'

let app: TestApp
let register: Register
let work: CommitteeWork
beforeAll(async () => {
  app = await testApp()
  register = await Register.open(app)
  work = new CommitteeWork(register)
})
afterAll(() => app.close())

const namesOf = (html: string) => [...html.matchAll(/ทดสอบ [ก-๙]+/g)].map(([name]) => name)

test('members are entered one after the other, and one may be put before the others', async () => {
  const { committeeId, appointmentId } = await work.inForce()
  const list = { committeeId, appointmentId }
  const officer = register.as('officer')
  const url = committeeWorkUrls.memberNew(list)
  await officer.open(url)
  const next = await officer.submit(url, {
    name: 'ทดสอบ เลขา',
    origin: 'inside',
    role: 'secretary',
    next: 'another',
  })
  expect(officer.url).toBe(url)
  expect(next.body).not.toContain('ทดสอบ เลขา')
  await officer.submit(url, { name: 'ทดสอบ รอง', origin: 'outside', role: 'vice-chair', place: '๒' })
  expect(officer.url).toBe(committeeWorkUrls.committeeMembers(list))
  expect(namesOf(officer.page!.body)).toEqual(['ทดสอบ ประธาน', 'ทดสอบ รอง', 'ทดสอบ ประชาชน', 'ทดสอบ เลขา'])
  const last = await work.memberPage(list, 'ทดสอบ เลขา')
  await officer.open(last)
  await officer.submit(last, { name: 'ทดสอบ เลขา', origin: 'inside', role: 'secretary', place: '1' })
  expect(namesOf(officer.page!.body)[0]).toBe('ทดสอบ เลขา')
  await officer.open(last)
  await officer.submit(`${last}/remove`)
  const page = await register.as().open(committeeUrls.committee({ committeeId }))
  expect(namesOf(page.body)).toEqual(['ทดสอบ ประธาน', 'ทดสอบ รอง', 'ทดสอบ ประชาชน'])
})

test.each([
  [{ name: ' ' }, 'name', 'ใส่ชื่อ'],
  [{ name: 'ก'.repeat(301) }, 'name', 'เขียนให้สั้นลง'],
  [{ origin: '' }, 'origin', 'เลือกว่ามาจากไหน'],
  [{ role: 'king' }, 'role', 'เลือกหน้าที่'],
  [{ place: '0' }, 'place', 'ใส่ลำดับ'],
  [{ place: '61' }, 'place', 'ใส่ลำดับ'],
  [{ place: 'หนึ่ง' }, 'place', 'ใส่ลำดับ'],
])('a member with %j is refused beside the field, and nothing typed is lost', async (typed, field, words) => {
  const { committeeId, appointmentId } = await work.inForce()
  const officer = register.as('officer')
  const url = committeeWorkUrls.memberNew({ committeeId, appointmentId })
  await officer.open(url)
  const given = { name: 'ทดสอบ ใหม่', post: 'ตำแหน่งที่พิมพ์', origin: 'citizen', role: 'member', ...typed }
  const answer = await officer.submit(url, given)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(`id="${field}-error"`)
  expect(textOf(answer.body)).toContain(words)
  expect(answer.body).toContain('value="ตำแหน่งที่พิมพ์"')
})

test('an account is only for somebody of the organisation', async () => {
  const { committeeId, appointmentId } = await work.inForce()
  const officer = register.as('officer')
  const url = committeeWorkUrls.memberNew({ committeeId, appointmentId })
  const { body } = await officer.open(url)
  const [, account] = /value="([^"]+)"[^>]*>ผู้ทดสอบ head/.exec(body)!
  const typed = { name: 'ทดสอบ บัญชี', role: 'member', account: account! }
  const outside = await officer.submit(url, { ...typed, origin: 'citizen' })
  expect(textOf(outside.body)).toContain('ระบุบัญชีผู้ใช้ได้เฉพาะคนในหน่วยงาน')
  expect((await officer.submit(url, { ...typed, origin: 'inside' })).statusCode).toBe(200)
})

test('two who add at once add both, a form sent twice adds once, and the second of two who change is told', async () => {
  const { committeeId, appointmentId } = await work.inForce()
  const list = { committeeId, appointmentId }
  const url = committeeWorkUrls.memberNew(list)
  const [one, other] = [register.as('officer'), register.as('other')]
  for (const visitor of [one, other]) await visitor.open(url)
  const typed = (name: string) => ({ name, origin: 'inside', role: 'member' })
  const twice = one.filled(url, typed('ทดสอบ เอ'))
  await Promise.all([one.send(twice), one.send(twice), other.submit(url, typed('ทดสอบ บี'))])
  const page = await one.open(committeeWorkUrls.committeeMembers(list))
  expect(namesOf(page.body).toSorted()).toEqual(
    ['ทดสอบ เอ', 'ทดสอบ บี', 'ทดสอบ ประธาน', 'ทดสอบ ประชาชน'].toSorted(),
  )
  const chair = await work.memberPage(list, 'ทดสอบ ประธาน')
  const citizen = await work.memberPage(list, 'ทดสอบ ประชาชน')
  for (const visitor of [one, other]) await visitor.open(chair)
  await one.submit(chair, { name: 'ทดสอบ หนึ่ง', origin: 'inside', role: 'chair' })
  const late = await other.submit(chair, { name: 'ทดสอบ สอง', origin: 'inside', role: 'chair' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
  expect(late.body).toContain('value="ทดสอบ สอง"')
  for (const visitor of [one, other]) await visitor.open(citizen)
  await one.submit(`${citizen}/remove`)
  const gone = await other.submit(`${citizen}/remove`)
  expect(gone.statusCode).toBe(422)
  expect(textOf(gone.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
})

test('a later order changes the members, and the earlier one stays readable', async () => {
  const { committeeId } = await work.inForce()
  const laterId = await register.published({
    kind: 'order',
    title: 'เปลี่ยนแปลงกรรมการ',
    datedOn: '23/11/2569',
  })
  const appointmentId = await work.named(committeeId, laterId)
  const officer = register.as('officer')
  const url = await work.memberPage({ committeeId, appointmentId }, 'ทดสอบ ประธาน')
  const begun = await officer.open(url)
  expect(begun.body).toContain('value="ทดสอบ ประธาน"')
  await officer.submit(url, { name: 'ทดสอบ คนใหม่', post: 'กำนัน', origin: 'outside', role: 'chair' })
  const page = textOf((await register.as().open(committeeUrls.committee({ committeeId }))).body)
  const [now, before] = page.split('คำสั่งแต่งตั้งก่อนหน้า')
  expect(now).toContain('ทดสอบ คนใหม่')
  expect(now).not.toContain('ทดสอบ ประธาน')
  expect(before).toContain('ทดสอบ ประธาน')
})

test('a committee whose order is withdrawn stays to be read, without names, with what it did until then', async () => {
  const { committeeId, orderId } = await work.inForce({ name: 'คณะทำงานที่ถูกถอน' })
  const meeting = await work.held(committeeId)
  await work.resolved(meeting, { text: 'มติก่อนถอน' })
  const officer = register.as('officer')
  await officer.open(committeeWorkUrls.meeting(meeting))
  await officer.submit(committeeWorkUrls.meetingMinutesDraft(meeting))
  const minutesId = officer.url.split('/').at(-1)!
  await register.send(minutesId)
  await register.decide(minutesId, 'publish')
  const { meetingId } = await work.planned(committeeId, { meetsOn: '1/12/2569', where: 'ศาลาที่ยังไม่ประชุม' })
  const planning = register.as('other')
  await planning.open(committeeWorkUrls.meetingNew({ committeeId }))

  await register.withdraw(orderId, 'ออกโดยไม่มีอำนาจ')

  const page = await register.as().open(committeeUrls.committee({ committeeId }))
  expect(page.statusCode).toBe(200)
  const words = textOf(page.body)
  expect(words).toMatch(/คำสั่งที่ \d+\/2569 ถูกถอนเมื่อ\s23\sพฤศจิกายน\s2569 เพราะออกโดยไม่มีอำนาจ/)
  for (const part of ['คณะทำงานที่ถูกถอน', 'ไม่ได้ปฏิบัติหน้าที่', 'ประชุมแล้ว', 'อ่านรายงานการประชุม', 'มติก่อนถอน']) {
    expect(words).toContain(part)
  }
  for (const part of ['ทดสอบ ประธาน', 'แต่งตั้งคณะทำงาน', 'ศาลาที่ยังไม่ประชุม']) expect(words).not.toContain(part)
  const english = textOf((await register.as().open(`/en${committeeUrls.committee({ committeeId })}`)).body)
  expect(english).toMatch(
    /Order \d+\/2569: withdrawn on 23\sNovember\s2026\s\(B.E.\s2569\) because: ออกโดยไม่มีอำนาจ/,
  )
  expect(textOf((await register.as().open(committeeUrls.committees())).body)).toMatch(
    /คณะที่สิ้นสุดหรือคำสั่งถูกถอนแล้ว[\s\S]*คณะทำงานที่ถูกถอน/,
  )
  const table = await register.as().open('/open-data/committees.json')
  expect(
    JSON.parse(table.body).rows.find((row: { committeeId: string }) => row.committeeId === committeeId),
  ).toMatchObject({ orderId, withdrawnOn: '2026-11-23', members: 2 })
  const calendar = (await register.as().open(publicationUrls.calendar())).body.replaceAll(/\r\n /g, '')
  expect(calendar).not.toContain('คณะทำงานที่ถูกถอน')

  // It meets no more; who was just planning is told, and a meeting after that day can only be called off.
  const late = await planning.submit(committeeWorkUrls.meetingNew({ committeeId }), work.meeting())
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('มีผู้แก้หรือดำเนินการไปแล้ว')
  expect((await officer.open(committeeWorkUrls.meetingNew({ committeeId }))).statusCode).toBe(404)
  const change = committeeWorkUrls.meetingChange({ committeeId, meetingId })
  await officer.open(change)
  const moved = await officer.submit(change, work.meeting({ meetsOn: '2/12/2569' }))
  expect(textOf(moved.body)).toContain('ยกเลิกการประชุมนี้แทน')
  const cancel = committeeWorkUrls.meetingCancel({ committeeId, meetingId })
  await officer.open(cancel)
  expect((await officer.submit(cancel, { reason: 'คำสั่งถูกถอน' })).statusCode).toBe(200)

  // A new order puts it to work again, and what was withdrawn stays told.
  const newId = await register.published({ kind: 'order', title: 'แต่งตั้งใหม่' })
  await work.appointed(committeeId, newId)
  const again = textOf((await register.as().open(committeeUrls.committee({ committeeId }))).body)
  expect(again).toContain('ทดสอบ ประธาน')
  expect(again).not.toContain('ไม่ได้ปฏิบัติหน้าที่')
  expect(again).toMatch(/ถูกถอนเมื่อ\s23\sพฤศจิกายน\s2569/)
})
