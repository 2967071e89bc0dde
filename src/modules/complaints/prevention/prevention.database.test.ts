import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { sampleComplaint } from '../../../../test/support/complaints.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { publicActor, systemActor, type Role } from '../../../platform/identity/actor.ts'
import { fileComplaint, type NewComplaint } from '../filing/filing.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { setVillage } from '../villages.ts'
import { listMeasures } from './measures.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')
let app: TestApp
let inside: Inside
let officer: Visitor
let ownerId: string

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
  const made = await as('officer')
  officer = made.visitor
  ownerId = made.accountId
})
afterAll(() => app.close())

async function as(role: Role): Promise<{ visitor: Visitor; accountId: string }> {
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, (tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return { visitor, accountId }
}

const receive = (on: string, told: Partial<NewComplaint> = {}) =>
  inside((tx) =>
    fileComplaint(
      tx,
      publicActor,
      sampleComplaint({
        receivedOn: Temporal.PlainDate.from(on),
        at: Temporal.Instant.from(`${on}T03:00:00Z`),
        ...told,
      }),
    ),
  )
const plain = (visitor: Visitor): string => textOf(visitor.page!.body).replaceAll('\u00A0', ' ')

test('what came three times in two months repeats; a measure is decided, done and told to everybody', async () => {
  await inside((tx) =>
    setVillage(tx, systemActor, {
      villageId: undefined,
      number: 3,
      name: 'บ้านโนน',
      nameEn: 'Ban Non',
      at: now,
    }),
  )
  const places = ['สามแยกวัด', 'สามแยก วัด', 'สามแยกวัด']
  for (const [index, on] of ['2026-09-01', '2026-10-02', '2026-11-01'].entries()) {
    await receive(on, { category: 'light', place: places[index]! })
  }
  // Three in one month may be one thing; what is long ago repeats no more.
  for (const on of ['2026-11-01', '2026-11-02', '2026-11-03']) await receive(on, { category: 'noise' })
  for (const on of ['2025-09-01', '2025-10-01', '2026-11-03']) await receive(on, { category: 'waste' })
  await officer.open(complaintRegisterUrls.analysis())
  const page = plain(officer)
  expect(page).toContain('ไฟทาง ไฟฟ้าสาธารณะ · ทั้งตำบล ไม่ระบุหมู่บ้าน')
  expect(page).toContain('3 ครั้ง ใน 3 เดือน · ยังไม่จบ 3 เรื่อง · ล่าสุด 1 พ.ย. 2569')
  expect(page, 'however it was spaced').toContain('สามแยกวัด')
  expect(page).not.toContain('เสียงดัง ควัน ฝุ่น')
  expect(page).not.toContain('ขยะ ของเสีย กลิ่น')

  await officer.open(complaintRegisterUrls.decideMeasure({ category: 'light' }))
  await officer.submit('/measures/new', {
    category: 'x',
    village: 'x',
    action: '',
    owner: '',
    dueOn: '1/1/2569',
  })
  for (const field of ['category', 'village', 'action', 'owner', 'dueOn', 'programme']) {
    expect(officer.page!.body, field).toContain(`href="#${field}"`)
  }
  const terms = { category: 'light', village: '', action: 'เปลี่ยนเป็นหลอด LED', owner: ownerId }
  await officer.submit('/measures/new', { ...terms, dueOn: '31/12/2569', programme: '36' })
  expect(officer.page!.statusCode).toBe(200)
  expect(plain(officer)).toContain('โครงการที่ 36')
  const [measure] = await inside((tx) => listMeasures(tx))
  expect(measure).toMatchObject({ category: 'light', ownerId, programmeNumber: 36, doneOn: null })
  const { measureId } = measure!
  await officer.open('/my-work')
  expect(officer.page!.body, 'its owner finds it').toContain(complaintRegisterUrls.measure({ measureId }))
  await officer.open(complaintRegisterUrls.measure({ measureId }))
  const twice = officer.filled(`/${measureId}`, { result: 'ทำครบแล้ว' })
  await officer.submit(`/${measureId}`, { result: '' })
  expect(officer.page!.body).toContain('href="#result"')
  await officer.submit(`/${measureId}`, { result: 'เปลี่ยนครบ 12 จุด' })
  expect(plain(officer)).toContain('ทำแล้วเมื่อ 23 พ.ย. 2569')
  expect((await officer.send(twice)).statusCode, 'once').toBe(422)

  const everybody = new Visitor(app.server)
  await everybody.open(complaintUrls.measures())
  for (const words of ['เปลี่ยนเป็นหลอด LED', 'เปลี่ยนครบ 12 จุด']) expect(plain(everybody)).toContain(words)
  expect(plain(everybody), 'its owner is for the staff').not.toContain('ผู้ทดสอบ')
})

test('the summary of a round is counted on the day it is asked for, as a page and as PDF', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open(complaintUrls.round({ fiscalYear: 2570, months: 6 }))
  const page = plain(visitor)
  expect(page).toContain('เรื่องที่รับตั้งแต่ 1 ตุลาคม 2569 ถึง 23 พฤศจิกายน 2569')
  expect(page).toContain('รอบนี้ยังไม่สิ้นสุด')
  expect(page).toMatch(/รับเรื่อง\s*6/)
  expect(page).toContain('เปลี่ยนเป็นหลอด LED')
  const pdf = await app.server.inject(complaintUrls.roundPdf({ fiscalYear: 2570, months: 12 }))
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.body.startsWith('%PDF')).toBe(true)
  for (const address of ['/complaints/reports/2571/6', '/complaints/reports/2570/9']) {
    expect((await app.server.inject(address)).statusCode, address).toBe(404)
  }
})

test('only those who deal with complaints decide, and nobody sees those of another organisation', async () => {
  const executive = (await as('chief-executive')).visitor
  expect((await executive.open(complaintRegisterUrls.analysis())).statusCode).toBe(200)
  expect((await executive.open(complaintRegisterUrls.decideMeasure())).statusCode).toBe(403)
  const administrator = (await as('administrator')).visitor
  expect((await administrator.open(complaintRegisterUrls.analysis())).statusCode).toBe(403)
  const measureId = '0192d1f0-0000-7000-8000-000000000000'
  expect((await officer.open(complaintRegisterUrls.measure({ measureId }))).statusCode).toBe(404)
  expect((await officer.open(complaintRegisterUrls.measure({ measureId: 'x' }))).statusCode).toBe(404)
})
