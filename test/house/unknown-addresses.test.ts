import { afterAll, beforeAll, expect, test } from 'vitest'
import { planMessages, planUrls } from '../../src/modules/plan/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { expectProblem, linksOf, textOf } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.server.inject({ url, headers })

test.each([
  '/nothing-here',
  '/plan/0',
  '/plan/-1',
  '/plan/abc',
  '/plan/constructor',
  '/plan/__proto__',
  '/plan/programmes',
  '/plan/programmes/0',
  '/plan/programmes/-1',
  '/plan/programmes/47',
  '/plan/programmes/1.5',
  '/plan/programmes/1e1',
  '/plan/programmes/99999999999999999999',
  '/plan/2570/programmes/24',
  '/PLAN',
  '/assets/nothing.css',
  '/open-data/nothing.csv',
  '/language/fr',
  '//plan',
  '/plan/../../etc/passwd',
  '/plan/..%2f..%2fetc%2fpasswd',
  "/plan/programmes/1'%20or%201=1",
])('%s is unknown, and the page says so in both languages', async (address) => {
  expectProblem(await get(address), 'not-found')
})

test.each(['/en/nothing-here', '/en/plan/abc', '/en/plan/programmes/0', '/en/open-data/plan-targets.csv'])(
  '%s is answered in English first',
  async (address) => {
    expectProblem(await get(address), 'not-found', 'en')
  },
)

test.each([9999, 2565, 2571, 1])(
  'the year %i is not in the plan, and the page offers those that are',
  async (year) => {
    for (const language of languages) {
      const page = await get(localAddress(language, planUrls.year({ fiscalYear: year })))
      expect(page.statusCode).toBe(404)
      expect(textOf(page.body)).toContain(planMessages[language].yearNotInPlan(2566, 2570))
      for (const fiscalYear of [2566, 2567, 2568, 2569, 2570]) {
        expect(linksOf(page.body)).toContain(localAddress(language, planUrls.year({ fiscalYear })))
      }
    }
  },
)

test('an address that only begins like /en is Thai', async () => {
  expectProblem(await get('/enough'), 'not-found', 'th')
})

test('the language chosen earlier holds for unknown addresses too', async () => {
  expectProblem(await get('/nothing-here', { cookie: 'language=en' }), 'not-found', 'en')
})

test('a very long path is unknown like any other', async () => {
  expectProblem(await get(`/${'ก'.repeat(5_000)}`), 'not-found')
  expectProblem(await get(`/plan/${'9'.repeat(50_000)}`), 'not-found')
  expectProblem(await get(`/plan/programmes/${'a/'.repeat(20_000)}`), 'not-found')
})

test('from the page of an unknown address one gets on', async () => {
  const { body } = await get('/nothing-here')
  const links = linksOf(body)
  expect(links).toContain('/')
  expect(links, 'the other language too').toContain('/en')
  for (const link of ['/plan', '/open-data']) expect((await get(link)).statusCode).toBe(200)
})

test('what was typed is not repeated on the page as markup', async () => {
  const { body } = await get('/%3Cscript%3Ealert(1)%3C/script%3E?%22%3E%3Cimg%20src=x%3E')
  expect(body).not.toMatch(/<script|<img/)
})

test('Thai digits are numbers', async () => {
  const year = await get(`/plan/${encodeURIComponent('๒๕๗๐')}`)
  expect(year.statusCode).toBe(200)
  expect(year.body).toBe((await get('/plan/2570')).body)

  const programme = await get(`/plan/programmes/${encodeURIComponent('๒๔')}`)
  expect(programme.statusCode).toBe(200)
  expect(textOf(programme.body)).toContain('โครงการพัฒนาระบบการให้บริการประชาชนผ่านระบบอิเล็กทรอนิกส์')

  const list = await get(`/plan/2570/programmes?dimension=${encodeURIComponent('๒')}`)
  expect(list.statusCode).toBe(200)
  expect(list.body).toBe((await get('/plan/2570/programmes?dimension=2')).body)
})

test('an address with a slash at its end is the same page', async () => {
  const page = await get('/plan/')
  expect(page.statusCode).toBe(200)
  expect(page.body).toBe((await get('/plan')).body)
})
