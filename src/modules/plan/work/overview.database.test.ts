import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { linksOf, textOf } from '../../../../test/house/reading.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import type { Role } from '../../../platform/identity/actor.ts'
import { planWorkUrls } from '../urls.ts'
import { programmesAtWork } from './year-work.ts'

const fiscalYear = 2570

let app: TestApp
let inside: Inside
let now = testNow
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function newcomer(role: Role): Promise<Visitor> {
  const { token } = await inside((tx) => addPerson(tx, { role, at: now }))
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

test('the overview shows what is late as time passes, and leads to it', async () => {
  const page = await (await newcomer('internal-auditor')).open(planWorkUrls.overviewNow())
  expect(textOf(page.body)).toContain('ไม่มีโครงการล่าช้า')
  now = Temporal.Instant.from('2027-01-05T03:00:00Z')
  const visitor = await newcomer('chief-executive')
  const late = await visitor.open(planWorkUrls.overviewNow())
  expect(textOf(late.body)).toContain('ไตรมาสที่ล่าช้า: 1')
  expect(linksOf(late.body)).toContain(planWorkUrls.workYear({ fiscalYear }, { show: 'late' }))
  // From a mission to its programmes, and to no others.
  const mission = planWorkUrls.workYear({ fiscalYear }, { dimension: 2, mission: 1 })
  expect(linksOf(late.body)).toContain(mission)
  const today = Temporal.PlainDate.from('2027-01-05')
  const all = await inside((tx) => programmesAtWork(tx, { fiscalYear, today }))
  const within = all.filter((one) => one.dimension === 2 && one.mission === 1)
  const listed = linksOf((await visitor.open(mission)).body).filter((link) => /\/2570\/\d+$/.test(link))
  expect(listed).toEqual(within.map(({ number }) => planWorkUrls.workProgramme({ fiscalYear, number })))
})

test('the overview shows a figure as soon as it is entered', async () => {
  const officer = await newcomer('officer')
  const isMeasured = async () => {
    const { body } = await officer.open(planWorkUrls.overview({ fiscalYear }))
    return !textOf(body).includes('(คำนวณจากปี 2565)ยังไม่วัด')
  }
  expect(await isMeasured()).toBe(false)
  for (const year of [2565, fiscalYear]) {
    const figure = planWorkUrls.enterFigure({ position: 1, fiscalYear: year })
    await officer.open(figure)
    await officer.submit(figure, { value: '4', source: `หนังสือปี ${year}`, link: '' })
  }
  expect(await isMeasured()).toBe(true)
})
