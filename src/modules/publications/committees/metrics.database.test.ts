import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { CommitteeWork } from '../../../../test/support/committee-work.ts'
import { insideOf, type Inside } from '../../../../test/support/insiders.ts'
import { Register } from '../../../../test/support/register.ts'
import { committeeWorkUrls } from '../urls.ts'
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

test('for a programme its meetings are counted by quarters, and its committees with citizens while they work', async () => {
  const programme = '16'
  const ask = (name: string, until = '2026-11-23', fiscalYear = 2570) => {
    const metric = committeeMetrics.find((one) => one.name === `publications.${name}`)!
    const parameters = metric.parameters.parse({ programme })
    return inside((tx) =>
      metric.measure(tx, { fiscalYear, until: Temporal.PlainDate.from(until), parameters }),
    )
  }
  const { committeeId } = await work.inForce({ programmes: programme })
  expect(await ask('committeesWithCitizens')).toMatchObject({ numerator: 1, denominator: null })
  // Before it was appointed there was none, and none of another programme.
  expect(await ask('committeesWithCitizens', '2026-10-31')).toBeUndefined()
  expect(await ask('committeesWithCitizens', '2026-09-30', 2569)).toMatchObject({ numerator: 0 })
  expect(await ask('meetings')).toBeUndefined()
  await work.held(committeeId)
  await work.held(committeeId)
  expect(await ask('meetings')).toMatchObject({ numerator: 2 })
  expect(await ask('quartersMet')).toMatchObject({ numerator: 1, denominator: null })
  const officer = register.as('officer')
  const end = committeeWorkUrls.committeeEnd({ committeeId })
  await officer.open(end)
  await officer.submit(end, { endedOn: '23/11/2569', reason: 'งานเสร็จ' })
  expect(await ask('committeesWithCitizens')).toBeUndefined()
  expect(await ask('committeesWithCitizens', '2026-11-22')).toMatchObject({ numerator: 1 })
})
