import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { systemActor, type Role } from '../../../platform/identity/actor.ts'
import { complaint } from '../schema.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { setVillage } from '../villages.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function as(role: Role): Promise<Visitor> {
  const own = await app.database.organizationId()
  const { token } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

const head =
  'ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,province,timestamp,state,star,count_reopen,last_activity'
const rows = [
  'T-1,"{ถนน,แสงสว่าง}",อบต.,"ถนนเป็นหลุม, ลึกมาก",https://x.example/1.jpg,https://x.example/2.jpg,"104.33,15.89",12 หมู่ 3 ต.กระจาย,กระจาย,ป่าติ้ว,ยโสธร,2026-10-01 02:00:00.1+00,เสร็จสิ้น,4,0,2026-10-03 02:00:00+00',
  'T-2,{แสงสว่าง},อบต.,ไฟดับ,,,,,กระจาย,ป่าติ้ว,ยโสธร,1/11/2569 08:00,รอรับเรื่อง,,,',
  'T-2,{แสงสว่าง},อบต.,ไฟดับ,,,,,กระจาย,ป่าติ้ว,ยโสธร,1/11/2569 08:00,รอรับเรื่อง,,,',
  'T-3,{อื่นๆ},กรมทางหลวง,ป้ายล้ม,,,,,,,,2569-10-05,ส่งต่อ(ใหม่),9,,',
  ',x,,ไม่มีเลข,,,,,,,,2026-10-05,รอรับเรื่อง,,,',
  'T-4,x,,ยังไม่ถึง,,,,,,,,2027-10-05,รอรับเรื่อง,,,',
  'T-5,x,,วันผิด,,,,,,,,ไม่รู้,รอรับเรื่อง,,,',
  'T-6,x,,พิกัดผิด,,,"2.35,48.85",,,,,2026-10-05,รอรับเรื่อง,,,',
  'T-7,x,,สถานะผิด,,,,,,,,2026-10-05,??,,,',
]
const bring = async (visitor: Visitor, text: string) => {
  await visitor.open(complaintRegisterUrls.importTickets())
  await visitor.submitFiles(
    '/import',
    {},
    [{ name: 'traffy.csv', content: new TextEncoder().encode(text) }],
    'file',
  )
}
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')

test('an export is looked at row by row, and each ticket is taken once', async () => {
  await inside((tx) =>
    setVillage(tx, systemActor, { villageId: undefined, number: 3, name: 'บ้าน', nameEn: 'Ban', at: now }),
  )
  const clerk = await as('clerk')
  await clerk.open(complaintRegisterUrls.importTickets())
  await clerk.submitFiles('/import', {}, [])
  expect(clerk.page!.body).toContain('href="#file"')
  await bring(clerk, 'name,age\nx,1\n')
  expect(plain(clerk)).toContain('ไม่มีคอลัมน์ ticket_id, comment, timestamp, state')
  expect(clerk.page!.body).not.toContain('<form method="post" action="/complaints/register/import/')

  await bring(clerk, `\uFEFF${[head, ...rows].join('\r\n')}`)
  const page = plain(clerk).replaceAll(/\s/g, '')
  for (const fault of [
    'แถว 4 เลขเรื่องซ้ำกับแถวก่อนหน้า',
    'แถว 6 ไม่มีเลขเรื่อง',
    'แถว 7 วันที่แจ้งยังมาไม่ถึง',
    'แถว 8 อ่านวันที่แจ้ง',
    'แถว 9 พิกัดอยู่นอกพื้นที่',
    'แถว 10 ไม่รู้จักสถานะ',
  ]) {
    expect(page, fault).toContain(fault.replaceAll(' ', ''))
  }
  const { fileId } = /import\/(?<fileId>[0-9a-f-]{36})/.exec(clerk.url)!.groups as { fileId: string }
  const again = clerk.filled(`/${fileId}`)
  await clerk.submit(`/${fileId}`)
  expect(clerk.page!.statusCode).toBe(200)
  expect(plain(clerk)).toContain('ถนนเป็นหลุม, ลึกมาก')
  expect(
    (await clerk.send({ ...again, payload: String(again.payload).replace(/_submission=[^&]+/, '') }))
      .statusCode,
  ).toBeGreaterThanOrEqual(400)

  const taken = await inside((tx) => tx.db.select().from(complaint).orderBy(complaint.registerNumber))
  expect(
    taken.map(({ registerNumber, ticketId, category, state }) => [registerNumber, ticketId, category, state]),
  ).toEqual([
    [1, 'T-1', 'roads', 'fixed'],
    [2, 'T-2', 'light', 'received'],
    [3, 'T-3', 'other', 'passed-on'],
  ])
  expect(taken[0]).toMatchObject({
    channel: 'traffy-fondue',
    receivedOn: '2026-10-01',
    endedOn: '2026-10-03',
    rating: 4,
    latitude: 15.89,
    longitude: 104.33,
    story: 'ถนนเป็นหลุม, ลึกมาก',
  })
  expect(taken[0]!.villageId).not.toBeNull()
  expect(taken[2]).toMatchObject({ passedTo: 'กรมทางหลวง', rating: null })

  await bring(clerk, [head, ...rows].join('\n'))
  expect(plain(clerk)).toMatch(/มีในทะเบียนแล้ว\s*3/)
  await clerk.open(complaintRegisterUrls.register({ part: 'all', q: 'หลุม' }))
  expect(plain(clerk), 'found by its words').toContain('ถนนเป็นหลุม')
})

test('only those who set up the register bring tickets, and only exports are read', async () => {
  expect((await (await as('officer')).open(complaintRegisterUrls.importTickets())).statusCode).toBe(403)
  const clerk = await as('clerk')
  const fileId = '0192d1f0-0000-7000-8000-000000000000'
  expect((await clerk.open(complaintRegisterUrls.confirmImport({ fileId }))).statusCode).toBe(404)
})
