import { afterAll, beforeAll, expect, test } from 'vitest'
import { itaOf, itaWorkUrls } from '../../src/modules/ita/module.ts'
import { modules } from '../../src/modules.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'

let app: TestApp
let executive: Visitor
beforeAll(async () => {
  const states = ['met', 'stale', 'missing', 'met'] as const
  // Another module reads the site; here are four items of one year in its place.
  const ita = itaOf(async (_, { itaYear }) =>
    states.map((state, index) => ({
      code: `O${index + 1}`,
      title: { th: `รายการของ ${itaYear}`, en: `Item of ${itaYear}` },
      state,
      reasons: state === 'met' ? [] : [{ th: `เพราะ ${state}`, en: `Because ${state}` }],
    })),
  )
  app = await testApp({ modules: modules.map((module) => (module.name === 'ita' ? ita : module)) })
  executive = new Visitor(app.server)
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    executive.setCookie('session', (await addPerson(tx, { role: 'chief-executive', at: testNow })).token)
  })
})
afterAll(() => app.close())

test('the readiness of the site is a range with its reasons, and promises nothing', async () => {
  const { body } = await executive.open(itaWorkUrls.readiness({ itaYear: 2569 }))
  const page = textOf(body)
  for (const words of [
    '50 ถึง 75',
    'คิดจาก 4 รายการ',
    'O3 รายการของ 2569',
    'เพราะ missing',
    'เพราะ stale',
    'ไม่รับรองว่าจะได้คะแนนเท่าใด',
    'ข้อนี้เราสมมติเอง',
  ]) {
    expect(page).toContain(words)
  }
})
