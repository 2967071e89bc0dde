import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../support/app.ts'
import { expectProblem, linksOf, textOf } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const list = '/plan/2570/programmes'
const get = (url: string) => app.server.inject({ url })
/** The numbers of the programmes that a list shows. */
const shown = (html: string): string[] => html.match(/href="[^"]*\/plan\/programmes\/\d+"/g) ?? []

test.each([
  'utm_source=line',
  'nothing',
  '=',
  '&&&',
  '?',
  '__proto__=1',
  'constructor=1&toString=2&__proto__[dimension]=9',
  'dimension[]=9',
  'dimension%5B%5D=9',
  'dimension.quarter=9',
  'Dimension=9',
  'a=1;b=2',
  `${'a'.repeat(2_000)}=1`,
  Array.from({ length: 2_000 }, (_, index) => `n${index}=${index}`).join('&'),
])('unknown names are ignored: ?%s', async (query) => {
  const page = await get(`${list}?${query}`)
  expect(page.statusCode).toBe(200)
  expect(shown(page.body)).toHaveLength(44)
})

test('of a name that stands twice the last one counts', async () => {
  const page = await get(`${list}?dimension=1&dimension=2`)
  expect(page.statusCode).toBe(200)
  expect(shown(page.body)).toEqual(shown((await get(`${list}?dimension=2`)).body))
})

test.each([
  ['dimension=9', 'dimension'],
  ['dimension=', 'dimension'],
  ['dimension=1%2C2', 'dimension'],
  ['quarter=abc', 'quarter'],
  ['quarter=5', 'quarter'],
  ['budget=all', 'budget'],
  ['sort=name', 'sort'],
  ['sort=__proto__', 'sort'],
  ['budget=constructor', 'budget'],
  [`quarter=${encodeURIComponent('๙')}`, 'quarter'],
  ['dimension=9&quarter=abc', 'dimension, quarter'],
])('?%s is refused by its name, with a way to the page without filters', async (query, names) => {
  const page = await get(`${list}?${query}`)
  expectProblem(page, 'unknown-value')
  expect(textOf(page.body)).toContain(`ค่าที่ใช้ไม่ได้: ${names}`)
  expect(linksOf(page.body)).toContain(list)

  const english = await get(`/en${list}?${query}`)
  expectProblem(english, 'unknown-value', 'en')
  expect(textOf(english.body)).toContain(`Value that cannot be used: ${names}`)
  expect(linksOf(english.body)).toContain(`/en${list}`)
})

test('what was typed is never repeated', async () => {
  const page = await get(`${list}?quarter=%3Cscript%3Ealert(1)%3C/script%3E`)
  expectProblem(page, 'unknown-value')
  expect(page.body).not.toContain('alert(1)')
})

test('what one visitor adds to an address is not shown to the next', async () => {
  const first = await get(`${list}?sort=number&visitor=somebody-else`)
  const next = await get(`${list}?sort=number`)
  expect(first.body).not.toContain('somebody-else')
  expect(next.body).not.toContain('somebody-else')
  expect(next.body, 'the language link keeps what the page understood').toContain(
    encodeURIComponent(`${list}?sort=number`),
  )
})

test('the language link of a filtered list leads to the same list', async () => {
  const { body } = await get(`${list}?dimension=2&quarter=1`)
  const link = linksOf(body).find((href) => href.startsWith('/language/en'))!
  const { headers } = await get(link)
  expect(headers.location).toBe(`/en${list}?dimension=2&quarter=1`)
})

test('broken characters in a query are refused, also under an unknown name', async () => {
  for (const query of ['dimension=%E0%A4%A', 'dimension=%FF', 'unknown=%FF', '%FF=1', 'q=%C0%80']) {
    expectProblem(await get(`${list}?${query}`), 'broken-characters')
    expectProblem(await get(`/en${list}?${query}`), 'broken-characters', 'en')
  }
})

test('a NUL, which the database cannot hold, is a broken character everywhere', async () => {
  expectProblem(await get(`${list}?dimension=%00`), 'broken-characters')
  expectProblem(await get('/search?q=%00'), 'broken-characters')
  expectProblem(await get(`/search?q=${encodeURIComponent('ร้องเรียน\0')}`), 'broken-characters')
})
