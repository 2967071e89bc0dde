import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { textOf } from '../../../../test/house/reading.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { listReports, openDueReports } from '../reports/report.ts'
import { planUrls, planWorkUrls } from '../urls.ts'
import { programmeAtWork } from './at-work.ts'
import { openCurrentYear } from './opening.ts'
import { allStepsFields, stepFields } from './pages/step-pages.tsx'
import { stepsOf } from './steps.ts'

const service = { fiscalYear: 2570, number: 24 }

let app: TestApp
let inside: Inside
let officer: Visitor
let accountId: string
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  const person = await inside((tx) => addPerson(tx, { role: 'officer', at: testNow }))
  accountId = person.accountId
  officer = new Visitor(app.server)
  officer.setCookie('session', person.token)
})
afterAll(() => app.close())

async function steps() {
  return inside(async (tx) => stepsOf(tx, (await programmeAtWork(tx, service))!))
}

/** The dates of every row, as the table sends them. */
async function wholeYear(): Promise<Record<string, string>> {
  const rows = (await steps()).map(({ position }) => stepFields(position))
  return Object.fromEntries(
    rows.flatMap(({ from, to }) => [
      [from, '1/10/2569'],
      [to, '30/9/2570'],
    ]),
  )
}

test('what is said once for all steps, or for those chosen, stands for what their rows say, and an error stands beside it', async () => {
  const page = planWorkUrls.planSteps(service)
  await officer.open(page)
  const rows = await wholeYear()
  const wrong = await officer.submit(page, { ...rows, [allStepsFields.to]: '1/10/2570' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain(`id="${allStepsFields.to}-error"`)
  const right = { [allStepsFields.to]: '31/3/2570', [allStepsFields.owner]: accountId }
  expect((await officer.submit(page, { ...rows, ...right })).statusCode).toBe(200)
  for (const step of await steps()) {
    expect(step).toMatchObject({ ownerId: accountId, plannedFrom: '2026-10-01', plannedTo: '2027-03-31' })
  }
  await officer.open(page)
  const chosen = { [stepFields(2).chosen]: 'yes', [stepFields(3).chosen]: 'yes' }
  await officer.submit(page, { ...rows, ...chosen, [allStepsFields.to]: '30/6/2570' })
  const ends = (await steps()).map(({ plannedTo }) => plannedTo)
  expect(ends.slice(0, 4)).toEqual(['2027-09-30', '2027-06-30', '2027-06-30', '2027-09-30'])
})

test('the second of two officers at the table of steps is told so, and his dates stay', async () => {
  const page = planWorkUrls.planSteps(service)
  const { token } = await inside((tx) => addPerson(tx, { role: 'officer', at: testNow }))
  const second = new Visitor(app.server)
  second.setCookie('session', token)
  await Promise.all([officer.open(page), second.open(page)])
  const rows = await wholeYear()
  const { to } = stepFields(2)
  expect((await officer.submit(page, { ...rows, [to]: '28/2/2570' })).statusCode).toBe(200)
  const refused = await second.submit(page, { ...rows, [to]: '๓๐/๔/๒๕๗๐' })
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('มีผู้อื่นแก้ขั้นตอนนี้')
  expect(textOf(refused.body)).toContain('28\u00A0ก.พ.\u00A02570')
  expect(refused.body).toContain('๓๐/๔/๒๕๗๐')
  expect((await steps())[1]!.plannedTo).toBe('2027-02-28')
})

test('the page that a form leads to says what was done, once; a link cannot make it say so', async () => {
  const banner = 'govuk-notification-banner--success'
  await officer.open(planWorkUrls.planSteps(service))
  const long = await officer.submit('/steps/add', { text: 'ก'.repeat(10_000) })
  expect(long.statusCode).toBe(422)
  expect(long.body).not.toContain(banner)
  expect(textOf(long.body)).toContain('ไม่เกิน 1,000 ตัวอักษร')
  const after = await officer.submit('/steps/add', { text: 'ประชุมคณะทำงานอีกครั้ง' })
  expect(after.body).toContain(banner)
  expect(textOf(after.body)).toContain('เพิ่มขั้นตอนของโครงการ')
  expect((await officer.open(planWorkUrls.planSteps(service))).body).not.toContain(banner)
  officer.setCookie('done', 'plan.<b>')
  expect((await officer.open(planWorkUrls.planSteps(service))).body).not.toContain(banner)
  expect((await officer.open(`${planWorkUrls.planSteps(service)}?done=plan.step-added`)).body).not.toContain(
    banner,
  )
})

test('a year that no plan has is not worked on, and never gets a report', async () => {
  const fiscalYear = 2580
  for (const address of [
    planWorkUrls.workYear,
    planWorkUrls.overview,
    planWorkUrls.importYear,
    planWorkUrls.indicators,
  ]) {
    expect((await officer.open(address({ fiscalYear }))).statusCode, address.pattern).toBe(404)
  }
  const absent = await app.server.inject(planUrls.year({ fiscalYear }))
  expect(absent.statusCode).toBe(404)
  expect(textOf(absent.body)).toContain('2566')
  const later = Temporal.Instant.from('2037-10-02T03:00:00Z')
  await inside(async (tx) => {
    await openCurrentYear(tx, later)
    await openDueReports(tx, later)
  })
  const years = (await inside(listReports)).map((report) => report.fiscalYear)
  expect(new Set(years)).toEqual(new Set([2570]))
})
