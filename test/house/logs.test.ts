import { sql } from 'drizzle-orm'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { listening, send } from './connections.ts'

const typed = 'somchai-0812345678'

/** Fails as a program fails that hands what was typed to the database unread. */
const careless = defineModule({
  name: 'careless',
  urls: { careless: address('/careless') },
  routes: [
    route(address('/careless'), { permission: 'public', event: 'none', reuse: 'never' }, async ({ tx }) => {
      await tx.db.execute(sql`select ${typed}::int`)
      return { kind: 'absent' }
    }),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
let port: number
let log: string
beforeAll(async () => {
  const buffer = new Writable({
    write(chunk, _, done) {
      log += String(chunk)
      done()
    },
  })
  app = await testApp({ modules: [...modules, careless], logger: pino({ level: 'trace' }, buffer) })
  port = await listening(app.server)
})
afterAll(() => app.close())
beforeEach(() => {
  log = ''
})

const visitor = {
  remoteAddress: '203.0.113.77',
  headers: {
    host: 'secret-host.example',
    'user-agent': 'DistinctiveBrowser/9.9',
    'x-forwarded-for': '198.51.100.88',
    referer: 'https://referring-site.example/private',
    cookie: 'language=th; session=cookie-value-xyz',
    authorization: 'Bearer token-value-xyz',
  },
}
const traces = [
  typed,
  encodeURIComponent(typed),
  '203.0.113.77',
  '198.51.100.88',
  '127.0.0.1',
  'secret-host',
  'DistinctiveBrowser',
  'referring-site',
  'cookie-value-xyz',
  'token-value-xyz',
]

function expectNoTraces(): void {
  for (const trace of traces) expect(log).not.toContain(trace)
}

/** Lines of the log, the last of them written once the answer has ended. */
async function lines(count: number): Promise<Record<string, unknown>[]> {
  await expect.poll(() => log.trimEnd().split('\n')).toHaveLength(count)
  return log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

test.each([
  ['GET', `/search?q=${typed}`, '/search', 200],
  ['GET', `/en/plan/2570/programmes?dimension=1&name=${typed}`, '/en/plan/:fiscalYear/programmes', 200],
  ['GET', `/plan/2570/programmes?dimension=${typed}`, '/plan/:fiscalYear/programmes', 400],
  ['GET', `/plan/programmes/${typed}`, '/plan/programmes/:number', 404],
  ['GET', `/${typed}`, 'unknown', 404],
  ['GET', `/language/en?to=/search?q=${typed}`, '/language/:language', 303],
  ['POST', `/plan?${typed}`, 'unknown', 405],
] as const)('%s %s is logged by its route alone', async (method, url, pattern, status) => {
  const answer = await app.server.inject({ method, url, ...visitor })
  expect(answer.statusCode).toBe(status)
  const [line] = await lines(1)
  expect(line).toMatchObject({ method, route: pattern, status, ms: expect.any(Number) })
  expectNoTraces()
})

test('what is sent in a form is not logged, neither when it is refused nor when it cannot be read', async () => {
  for (const [type, payload, status] of [
    ['application/x-www-form-urlencoded', `text=${typed}`, 405],
    ['application/json', `{"text": "${typed}`, 400],
    ['text/xml', typed, 405],
  ] as const) {
    log = ''
    const answer = await app.server.inject({
      method: 'POST',
      url: '/plan',
      remoteAddress: visitor.remoteAddress,
      headers: { ...visitor.headers, 'content-type': type },
      payload,
    })
    expect(answer.statusCode).toBe(status)
    await lines(1)
    expectNoTraces()
  }
})

test('a defect is logged with its place and code, without what was typed', async () => {
  const answer = await app.server.inject({ url: '/careless', ...visitor })
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain(typed)
  const [defect] = await lines(2)
  expect(defect).toMatchObject({ level: 50, code: '22P02', route: '/careless' })
  expect(String(defect?.['at'])).toContain('logs.test')
  expectNoTraces()
})

test('what never becomes a request is not logged with what it held', async () => {
  for (const bytes of [
    `${typed}\r\n\r\n`,
    `GET /%FF?${typed} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
  ]) {
    expect((await send(port, bytes)).statusCode).toBe(400)
  }
  expectNoTraces()
})

test('whoever asks too often is not written down', async () => {
  let crowdedLog = ''
  const buffer = new Writable({
    write(chunk, _, done) {
      crowdedLog += String(chunk)
      done()
    },
  })
  const crowded = await testApp({ requestsPerTenSeconds: 1, logger: pino({ level: 'trace' }, buffer) })
  try {
    for (let asked = 0; asked < 3; asked += 1) await crowded.server.inject({ url: '/', ...visitor })
    await expect.poll(() => crowdedLog.match(/"status":429/g)).toHaveLength(2)
    for (const trace of traces) expect(crowdedLog).not.toContain(trace)
  } finally {
    await crowded.close()
  }
})
