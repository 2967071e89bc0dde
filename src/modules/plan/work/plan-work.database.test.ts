import { and, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization, type TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { fileUrls } from '../../files/module.ts'
import { workUrls } from '../../work/module.ts'
import { currentPlan } from '../reading.ts'
import { programme } from '../schema.ts'
import { planUrls, planWorkUrls } from '../urls.ts'
import { evidenceOf } from './evidence.ts'
import { openCurrentYear } from './opening.ts'
import { evidence, spending, workStep } from './schema.ts'
import { stepsOf } from './steps.ts'

const fiscalYear = 2570
/** A programme without a budget, and one with 20,000 baht. */
const service = { fiscalYear, number: 24 }
const economy = { fiscalYear, number: 3 }

let app: TestApp
let own: string
const now = testNow
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    const people: [string, Role][] = [
      ['officer', 'officer'],
      ['other', 'officer'],
      ['head', 'head-of-division'],
      ['auditor', 'internal-auditor'],
    ]
    for (const [name, role] of people) {
      const made = await addPerson(tx, { role, at: testNow, name: `ผู้ทดสอบ ${name}` })
      tokens.set(name, made.token)
      ids.set(name, made.accountId)
    }
  })
})
afterAll(() => app.close())

function inside<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return inOrganization(app.database.database.serving, own, work)
}

function as(name: string): Visitor {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', tokens.get(name)!)
  return visitor
}

async function yearOf(number: number): Promise<{ programmeId: string; fiscalYear: number }> {
  return inside(async (tx) => {
    const { planId } = (await currentPlan(tx))!
    const [found] = await tx.db
      .select({ programmeId: programme.programmeId })
      .from(programme)
      .where(and(eq(programme.planId, planId), eq(programme.number, number)))
    return { programmeId: found!.programmeId, fiscalYear }
  })
}

async function steps(number: number) {
  const year = await yearOf(number)
  return inside((tx) => stepsOf(tx, year))
}

async function pieces(number: number) {
  const year = await yearOf(number)
  return inside((tx) => evidenceOf(tx, year))
}

/** Everything that was done before is undone: the tests look at one programme each time. */
beforeEach(async () => {
  await app.database.asOwner(own, async ({ db }) => {
    await db.delete(spending)
    await db.delete(evidence)
    await db.update(workStep).set({
      state: 'not-started',
      doneOn: null,
      droppedReason: null,
      ownerId: null,
      report: '',
      revision: 1,
    })
  })
})

function photo(): Promise<Uint8Array<ArrayBuffer>> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a4a4c' } })
    .jpeg()
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes))
}

const long = 'ก'.repeat(10_000)

/** A report of the first step of programme 24, as the form sends it. */
const doneToday = {
  report: 'แต่งตั้งคณะทำงานแล้ว',
  state: 'done',
  doneOn: '23/11/2569',
  datedOn: '๒๐/๑๑/๒๕๖๙',
  whoSees: 'staff',
  link: '',
  title: '',
}

async function reportFirst(visitor: Visitor) {
  const [first] = await steps(24)
  const url = planWorkUrls.reportStep({ ...service, stepId: first!.stepId })
  await visitor.open(url)
  return url
}

test('the fiscal year of the first start is open with every step of the plan, and once', async () => {
  const page = await as('officer').open(planWorkUrls.work())
  expect(page.statusCode).toBe(200)
  expect(page.body.match(/name="programme"/g)).toHaveLength(44)
  const of24 = await steps(24)
  expect(of24).toHaveLength(8)
  expect(of24[0]).toMatchObject({ state: 'not-started', plannedFrom: '2026-10-01', plannedTo: '2027-09-30' })
  await inside((tx) => openCurrentYear(tx, testNow))
  expect(await steps(24)).toHaveLength(8)
})

test('a year that is not open is opened by a button, and a year that the plan lacks is unknown', async () => {
  const visitor = as('officer')
  const closed = await visitor.open(planWorkUrls.workYear({ fiscalYear: 2568 }))
  expect(textOf(closed.body)).toContain('ยังไม่ได้เปิดปีงบประมาณ 2568')
  const opened = await visitor.submit('/open')
  expect(opened.body.match(/name="programme"/g)).toHaveLength(41)
  expect((await visitor.open(planWorkUrls.workYear({ fiscalYear: 2571 }))).statusCode).toBe(404)
  expect((await visitor.open(planWorkUrls.workProgramme({ fiscalYear: 2568, number: 99 }))).statusCode).toBe(
    404,
  )
})

test('a step is done with a photo, which those who may not see the work do not see', async () => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  const answer = await visitor.submitFiles(url, doneToday, [
    { name: 'ภาพประชุม.jpg', content: await photo() },
    { name: 'ภาพประชุม 2.jpg', content: await photo() },
  ])
  expect(answer.statusCode).toBe(200)
  expect(textOf(answer.body)).toContain('เสร็จเมื่อ 23\u00A0พ.ย.\u00A02569')
  const [step] = await steps(24)
  expect(step).toMatchObject({ state: 'done', doneOn: '2026-11-23', report: doneToday.report, revision: 2 })
  const kept = await pieces(24)
  expect(kept.map(({ title, datedOn, isPublic }) => [title, datedOn, isPublic])).toEqual([
    ['ภาพประชุม.jpg', '2026-11-20', false],
    ['ภาพประชุม 2.jpg', '2026-11-20', false],
  ])
  const file = fileUrls.file({ fileId: kept[0]!.fileId! })
  expect((await app.server.inject(file)).statusCode).toBe(404)
  expect((await as('auditor').send({ method: 'GET', url: file })).statusCode).toBe(200)
})

test('a step is not done without evidence, and what was typed stays', async () => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  const answer = await visitor.submitFiles(url, doneToday, [])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('แนบไฟล์ ใส่ลิงก์ หรือเลือกสิ่งที่เผยแพร่แล้วเป็นหลักฐาน')
  expect(answer.body).toContain(doneToday.report)
  expect((await steps(24))[0]).toMatchObject({ state: 'not-started', report: '' })
})

test.each([
  ['a date before the year', { datedOn: '30/9/2569' }, 'ใส่วันที่ในปีงบประมาณ'],
  ['a date after today', { datedOn: '24/11/2569' }, 'ไม่เกินวันนี้'],
  ['a year of the common era', { datedOn: '20/11/2026' }, 'พ.ศ.'],
  ['a day of completion after today', { doneOn: '24/11/2569' }, 'ไม่เกินวันนี้'],
  ['nobody who may see it', { whoSees: '' }, 'เลือกว่าใครเห็นหลักฐานนี้ได้'],
  ['a link that runs', { link: 'javascript:alert(1)' }, 'https://'],
  ['a report of 10,000 characters', { report: long }, 'ไม่เกิน 5,000 ตัวอักษร'],
  ['a title of 10,000 characters', { title: long }, 'ไม่เกิน 300 ตัวอักษร'],
  ['a link of 10,000 characters', { link: `https://krajai.example/${long}` }, 'ไม่เกิน 2,000 ตัวอักษร'],
  ['a step that is dropped without a reason', { state: 'dropped', droppedReason: ' ' }, 'ใส่เหตุผล'],
  ['a reason of 10,000 characters', { state: 'dropped', droppedReason: long }, 'ไม่เกิน 1,000 ตัวอักษร'],
])('refuses %s, and keeps nothing', async (_, change, words) => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  const answer = await visitor.submitFiles(url, { ...doneToday, ...change }, [
    { name: 'a.jpg', content: await photo() },
  ])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain(words)
  expect((await steps(24))[0]).toMatchObject({ state: 'not-started', report: '' })
  expect(await pieces(24)).toEqual([])
})

test('refuses evidence that is not what it says, and names the file', async () => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  const answer = await visitor.submitFiles(url, doneToday, [
    { name: 'a.jpg', content: await photo() },
    { name: 'ใบเสร็จ.pdf', content: new Uint8Array(Buffer.from('MZ this is no PDF')) },
  ])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('ไฟล์ที่ 2: ไฟล์ชนิดนี้รับไม่ได้')
  expect(await pieces(24)).toEqual([])
})

test('the second of two officers sees what the first one did, and loses nothing', async () => {
  const [first, second] = [as('officer'), as('other')]
  const url = await reportFirst(first)
  await reportFirst(second)
  await first.submitFiles(url, { ...doneToday, state: 'started', report: 'คนแรก' }, [])
  const answer = await second.submitFiles(url, { ...doneToday, state: 'started', report: 'คนที่สอง' }, [])
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain('มีผู้อื่นแก้ขั้นตอนนี้')
  expect(textOf(answer.body)).toContain('คนแรก')
  expect(answer.body).toContain('คนที่สอง')
  // The page that came back is of the step as it is now.
  const again = await second.submitFiles(url, { ...doneToday, state: 'started', report: 'คนที่สอง' }, [])
  expect(again.statusCode).toBe(200)
  expect((await steps(24))[0]).toMatchObject({ report: 'คนที่สอง', revision: 3 })
})

test('owners and dates of all steps are set at once, and the owner finds his step among his work', async () => {
  const visitor = as('head')
  await visitor.open(planWorkUrls.planSteps(service))
  const typed = Object.fromEntries(
    (await steps(24)).flatMap(({ position }) => [
      [`owner-${position}`, position === 2 ? ids.get('other')! : ''],
      [`from-${position}`, '1/10/2569'],
      [`to-${position}`, position === 2 ? '๓๐/๑๑/๒๕๖๙' : '30/9/2570'],
    ]),
  )
  const answer = await visitor.submit('/steps', typed)
  expect(answer.statusCode).toBe(200)
  const changed = await steps(24)
  expect(changed.map(({ revision }) => revision)).toEqual([1, 2, 1, 1, 1, 1, 1, 1])
  const mine = await as('other').open(workUrls.work())
  expect(textOf(mine.body)).toContain(changed[1]!.text)
  const wrong = { ...typed, 'from-1': '1/12/2569', 'to-1': '1/11/2569', 'owner-3': 'nobody' }
  await visitor.open(planWorkUrls.planSteps(service))
  const refused = await visitor.submit('/steps', wrong)
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('วันครบกำหนดต้องไม่มาก่อนวันเริ่ม')
  expect(await steps(24)).toEqual(changed)
})

test('evidence is withdrawn with a reason and stays readable; the last of a done step is not', async () => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  await visitor.submitFiles(url, { ...doneToday, link: 'https://krajai.example/order' }, [])
  const [piece] = await pieces(24)
  const withdrawal = planWorkUrls.withdrawEvidence({ ...service, evidenceId: piece!.evidenceId })
  await visitor.open(withdrawal)
  const refused = await visitor.submit('/withdraw', { reason: 'ผิดไฟล์' })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('ชิ้นสุดท้าย')
  await visitor.open(url)
  await visitor.submitFiles(url, { ...doneToday, link: 'https://krajai.example/other' }, [])
  await visitor.open(withdrawal)
  const wordy = await visitor.submit('/withdraw', { reason: long })
  expect(wordy.statusCode).toBe(422)
  expect(textOf(wordy.body)).toContain('ไม่เกิน 1,000 ตัวอักษร')
  const gone = await visitor.submit('/withdraw', { reason: 'ผิดไฟล์' })
  expect(textOf(gone.body)).toContain('ถอนแล้ว: ผิดไฟล์')
  expect((await visitor.open(withdrawal)).statusCode).toBe(404)
})

const paid = { amount: '15,000.50', spentOn: '20/11/2569', purpose: 'ค่าวิทยากร', reference: 'ฎ.1/2570' }

async function enter(visitor: Visitor, typed: Partial<typeof paid> = {}, at = economy) {
  await visitor.open(planWorkUrls.spending(at))
  return visitor.submit('/spending', { ...paid, ...typed })
}

async function entry(): Promise<string> {
  const [found] = await inside(({ db }) => db.select({ id: spending.spendingId }).from(spending))
  return planWorkUrls.decideSpending({ ...economy, spendingId: found!.id })
}

test('spending is confirmed by a second person only', async () => {
  const visitor = as('officer')
  expect((await enter(visitor)).statusCode).toBe(200)
  const url = await entry()
  expect(textOf((await as('other').open(workUrls.work())).body)).toContain('15,000.50 บาท')
  await visitor.open(url)
  const alone = await visitor.submit(url, { decision: 'confirmed', reason: '' })
  expect(alone.statusCode).toBe(422)
  expect(textOf(alone.body)).toContain('คุณบันทึกรายการนี้เอง')
  const second = as('other')
  const third = as('head')
  await Promise.all([second.open(url), third.open(url)])
  const confirmed = await second.submit(url, { decision: 'confirmed', reason: '' })
  expect(textOf(confirmed.body)).toContain('ยืนยันแล้ว')
  // Opened before it was decided: not decided again, and told so.
  const late = await third.submit(url, { decision: 'refused', reason: 'ซ้ำ' })
  expect(late.statusCode).toBe(422)
  expect(textOf(late.body)).toContain('รายการนี้มีผู้ตัดสินใจแล้ว')
  expect(await inside(({ db }) => db.select({ state: spending.state }).from(spending))).toEqual([
    { state: 'confirmed' },
  ])
})

test('more than the budget is refused with what is left, also where it waits', async () => {
  const visitor = as('officer')
  await enter(visitor)
  const over = await enter(visitor, { amount: '๕,๐๐๐' })
  expect(over.statusCode).toBe(422)
  expect(textOf(over.body)).toContain('เหลือให้ใช้ 4,999.50 บาท')
  expect((await enter(visitor, { amount: '4,999.50' })).statusCode).toBe(200)
  const without = await visitor.open(planWorkUrls.spending(service))
  expect(textOf(without.body)).toContain('แผนไม่ใช้งบประมาณในปีนี้')
})

test('two who spend the last of a budget at once do not both', async () => {
  const visitors = [as('officer'), as('other')]
  const answers = await Promise.all(visitors.map((visitor) => enter(visitor, { amount: '12,000' })))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
})

test.each([
  ['three decimals', { amount: '1.005' }, 'ทศนิยมไม่เกิน 2 ตำแหน่ง'],
  ['less than nothing', { amount: '-5' }, 'มากกว่า 0'],
  ['nothing', { amount: '0.00' }, 'มากกว่า 0'],
  ['no number', { amount: 'NaN' }, 'ใส่จำนวนเงินเป็นตัวเลข'],
  ['a day outside the year', { spentOn: '1/10/2570' }, 'ใส่วันที่ในปีงบประมาณ'],
  ['no purpose', { purpose: '' }, 'ใส่ว่าจ่ายเป็นค่าอะไร'],
  ['a purpose of 10,000 characters', { purpose: long }, 'ไม่เกิน 500 ตัวอักษร'],
])('spending refuses %s', async (_, typed, words) => {
  const answer = await enter(as('officer'), typed)
  expect(answer.statusCode).toBe(422)
  expect(textOf(answer.body)).toContain(words)
  expect(await inside(({ db }) => db.$count(spending))).toBe(0)
})

test('the division of several programmes is set at once', async () => {
  const visitor = as('head')
  const page = await visitor.open(planWorkUrls.work())
  const chosen = [...page.body.matchAll(/name="programme" value="([^"]+)"/g)].slice(0, 3).map(([, id]) => id!)
  const [, division, name] = /<option value="([0-9a-f-]{36})"[^>]*>([^<]+)/.exec(page.body)!
  expect((await visitor.submit('/division', { division: division! })).statusCode).toBe(422)
  await visitor.open(planWorkUrls.work())
  expect((await visitor.submit('/division', { programme: chosen, division: 'x' })).statusCode).toBe(422)
  await visitor.open(planWorkUrls.work())
  const set = await visitor.submit('/division', { programme: chosen, division: division! })
  const cells = [...set.body.matchAll(/<td class="ps-worklist__division">(.*?)<\/td>/g)]
  expect(cells.map(([cell]) => textOf(cell)).filter((words) => words === name)).toHaveLength(3)
})

test('everybody sees on the public page what was done, but not what holds personal data', async () => {
  const visitor = as('officer')
  const url = await reportFirst(visitor)
  await visitor.submitFiles(url, { ...doneToday, whoSees: 'all', title: 'คำสั่งแต่งตั้ง' }, [
    { name: 'a.jpg', content: await photo() },
  ])
  await visitor.open(url)
  await visitor.submitFiles(url, { ...doneToday, title: 'ใบลงชื่อ' }, [
    { name: 'b.jpg', content: await photo() },
  ])
  const page = await new Visitor(app.server).open(planUrls.programme({ number: 24 }))
  const words = textOf(page.body)
  expect(words).toContain('ผลการดำเนินงาน ปีงบประมาณ 2570')
  expect(words).toContain('คำสั่งแต่งตั้ง')
  expect(words).toContain('มีหลักฐานอีก 1 ชิ้นที่ไม่เผยแพร่')
  expect(words).not.toContain('ใบลงชื่อ')
  expect(words).not.toContain('ผู้ทดสอบ')
  const [shown] = await pieces(24)
  expect((await app.server.inject(fileUrls.file({ fileId: shown!.fileId! }))).statusCode).toBe(200)
})

test("another organisation's step is not there", async () => {
  const [first] = await steps(24)
  const visitor = as('officer')
  const elsewhere = planWorkUrls.reportStep({ ...economy, stepId: first!.stepId })
  expect((await visitor.open(elsewhere)).statusCode).toBe(404)
  const nowhere = planWorkUrls.reportStep({ ...service, stepId: '01a20b5e-0db3-7124-b723-47d04d27ef7c' })
  expect((await visitor.open(nowhere)).statusCode).toBe(404)
})
