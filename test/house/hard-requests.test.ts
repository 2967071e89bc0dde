import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchMessages } from '../../src/modules/search/module.tsx'
import { languages } from '../../src/platform/language/messages.ts'
import { longestQuery } from '../../src/platform/search/finding.ts'
import { problemText } from '../../src/platform/web/problem.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { ask, listening, send } from './connections.ts'
import { expectProblem, textOf } from './reading.ts'

let app: TestApp
let port: number
beforeAll(async () => {
  app = await testApp()
  port = await listening(app.server)
})
afterAll(() => app.close())

/** As bytes, because an HTTP client refuses to send most of what is sent here. */
function requestOf(method: string, address: string, headers: readonly string[] = [], body = ''): string {
  return [`${method} ${address} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', body].join(
    '\r\n',
  )
}
const isAlive = async (): Promise<boolean> => (await ask(port, '/healthz')).statusCode === 200

test('a search of 10,000 Thai letters gets a page that says what is possible', async () => {
  const query = encodeURIComponent('ก'.repeat(10_000))
  expect(query).toHaveLength(90_000)
  for (const language of languages) {
    const answer = await ask(port, `${localAddress(language, '/search')}?q=${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain(`<html lang="${language}"`)
    expect(textOf(answer.body)).toContain(searchMessages[language].tooLong(longestQuery))
    expect(answer.body, 'without all the letters that were typed').not.toContain('ก'.repeat(1_000))
  }
})

test.each([140_000, 1_000_000])(
  'an address of %i letters is told in both languages to be shorter',
  async (letters) => {
    const answer = await send(port, requestOf('GET', `/search?q=${'a'.repeat(letters)}`))
    expect(answer.statusCode).toBe(431)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body).toBe(problemText('address-too-long'))
    expect(await isAlive()).toBe(true)
  },
)

test('headers of that length are told the same', async () => {
  const answer = await send(port, requestOf('GET', '/', [`Cookie: a=${'b'.repeat(140_000)}`]))
  expect(answer.statusCode).toBe(431)
})

test('what is no HTTP at all gets an answer in both languages', async () => {
  for (const bytes of ['hello\r\n\r\n', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00])]) {
    const answer = await send(port, bytes)
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toBe(problemText('bad-request'))
  }
  expect(await isAlive()).toBe(true)
})

test.each(['/%E0%A4%A', '/%FF', '/plan/%FF', '/plan/programmes/%E0%B8', '/%', '/%zz', '/en/plan/%C0%AF'])(
  'broken characters in the path %s are refused in both languages',
  async (path) => {
    const answer = await send(port, requestOf('GET', path))
    expectProblem(answer, 'broken-characters', path.startsWith('/en') ? 'en' : 'th')
  },
)

test('Thai letters that are not encoded, which HTTP does not allow, are refused in both languages', async () => {
  const answer = await send(port, requestOf('GET', '/plan/๒๕๗๐'))
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toBe(problemText('broken-characters'))
})

test('an address with a host in it, as proxies send, is the same page', async () => {
  const whole = await send(port, requestOf('GET', 'http://localhost/plan/2570'))
  expect(whole.statusCode).toBe(200)
  expect(whole.body).toBe((await send(port, requestOf('GET', '/plan/2570'))).body)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
  'a page does not take %s',
  async (method) => {
    for (const address of ['/plan', '/en/plan', '/open-data/plan-targets.csv']) {
      const answer = await send(port, requestOf(method, address, ['Content-Length: 0']))
      expectProblem(answer, 'method-not-allowed', address.startsWith('/en') ? 'en' : 'th')
      expect(answer.headers['allow']).toBe('GET, HEAD')
    }
  },
)

test('a body that is too large is refused in both languages', async () => {
  const body = `text=${'ก'.repeat(100_000)}`
  const headers = [
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  expectProblem(await send(port, requestOf('POST', '/plan', headers, body)), 'body-too-large')
  expect(await isAlive()).toBe(true)
})

test('a body that is not what it says is refused in both languages', async () => {
  const headers = ['Content-Type: application/json', 'Content-Length: 1']
  expectProblem(await send(port, requestOf('POST', '/plan', headers, '{')), 'bad-request')
})

test('HEAD answers like GET, without the page', async () => {
  for (const address of ['/', '/en/plan/2570', '/open-data/plan-targets.json', '/nothing-here']) {
    const head = await app.server.inject({ method: 'HEAD', url: address })
    const get = await app.server.inject({ url: address })
    expect(head.statusCode).toBe(get.statusCode)
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
    expect(head.headers.etag).toBe(get.headers.etag)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(head.body).toBe('')
  }
})

test('a visitor without a Host header is answered', async () => {
  const answer = await send(port, 'GET /plan HTTP/1.0\r\n\r\n')
  expect(answer.statusCode).toBe(200)
})
