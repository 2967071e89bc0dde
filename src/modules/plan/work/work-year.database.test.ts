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

test('what is said once for all steps stands for what their rows say, and an error stands beside it', async () => {
  const page = planWorkUrls.planSteps(service)
  await officer.open(page)
  const rows = Object.fromEntries(
    (await steps()).flatMap(({ position }) => {
      const { from, to } = stepFields(position)
      return [
        [from, '1/10/2569'],
        [to, '30/9/2570'],
      ]
    }),
  )
  const wrong = await officer.submit(page, { ...rows, [allStepsFields.to]: '1/10/2570' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain(`id="${allStepsFields.to}-error"`)
  const right = { [allStepsFields.to]: '31/3/2570', [allStepsFields.owner]: accountId }
  expect((await officer.submit(page, { ...rows, ...right })).statusCode).toBe(200)
  for (const step of await steps()) {
    expect(step).toMatchObject({ ownerId: accountId, plannedFrom: '2026-10-01', plannedTo: '2027-03-31' })
  }
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
