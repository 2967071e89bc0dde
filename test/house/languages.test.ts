import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../support/app.ts'
import { linksOf } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const get = (url: string, cookie?: string) =>
  app.server.inject({ url, headers: cookie === undefined ? {} : { cookie } })

test('the language link of a page remembers the choice and shows the same page', async () => {
  const page = await get('/plan/2570/programmes?dimension=2&quarter=1')
  const link = linksOf(page.body).find((href) => href.startsWith('/language/en'))!
  const chosen = await get(link)
  expect(chosen.statusCode).toBe(303)
  expect(chosen.headers.location).toBe('/en/plan/2570/programmes?dimension=2&quarter=1')
  expect(chosen.cookies).toEqual([
    { name: 'language', value: 'en', path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 31_536_000 },
  ])
  const english = await get(String(chosen.headers.location), 'language=en')
  expect(english.statusCode).toBe(200)
  const back = await get(
    linksOf(english.body).find((href) => href.startsWith('/language/th'))!,
    'language=en',
  )
  expect(back.headers.location).toBe('/plan/2570/programmes?dimension=2&quarter=1')
  expect(back.cookies[0]).toMatchObject({ name: 'language', value: 'th' })
})

test.each([
  ['/', '/en'],
  ['/?utm=x', '/en?utm=x'],
  ['/plan', '/en/plan'],
  ['/plan/2570/programmes?dimension=2', '/en/plan/2570/programmes?dimension=2'],
  ['/search?q=%E0%B8%87%E0%B8%9A', '/en/search?q=%E0%B8%87%E0%B8%9A'],
])('who chose English and opens %s is led to %s', async (address, english) => {
  const answer = await get(address, 'language=en')
  expect(answer.statusCode).toBe(302)
  expect(answer.headers.location).toBe(english)
  expect(answer.headers.vary).toBe('Cookie')
  expect((await get(english, 'language=en')).statusCode).toBe(200)
})

test('files are not led anywhere', async () => {
  expect((await get('/open-data/plan-targets.csv', 'language=en')).statusCode).toBe(200)
})

test.each(['language=th', 'language=fr', 'language=', 'language=en%0d%0aSet-Cookie:x', undefined])(
  'the cookie %j leaves Thai pages Thai',
  async (cookie) => {
    const answer = await get('/plan', cookie)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('<html lang="th"')
  },
)

test('English pages stay English for who chose Thai: the address decides', async () => {
  expect((await get('/en/plan', 'language=th')).body).toContain('<html lang="en"')
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  'https://evil.example',
  'https:evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  '/plan/../..//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '.evil.example',
  '',
])('to=%j leads nowhere else', async (to) => {
  for (const language of ['th', 'en']) {
    const { headers, statusCode } = await get(`/language/${language}?to=${encodeURIComponent(to)}`)
    expect(statusCode).toBe(303)
    const here = 'http://prongsai.example'
    // As a browser resolves it, from any page of the site.
    expect(new URL(String(headers.location), `${here}/language/${language}`).origin).toBe(here)
    expect(headers.location).toMatch(/^\/(?![/\\])/)
  }
})

test('without a page to go back to, the choice leads to the front page', async () => {
  expect((await get('/language/en')).headers.location).toBe('/en')
  expect((await get('/language/th')).headers.location).toBe('/')
})
