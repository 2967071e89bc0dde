import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { listening, send, type RealAnswer } from './connections.ts'
import { expectProblem } from './reading.ts'

const broken = defineModule({
  name: 'broken',
  urls: { broken: address('/broken') },
  routes: [
    route(address('/broken'), { permission: 'public', event: 'none', reuse: 'never' }, async () => {
      throw new Error('a defect')
    }),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
let port: number
beforeAll(async () => {
  app = await testApp({ modules: [...modules, broken] })
  port = await listening(app.server)
})
afterAll(() => app.close())

const policy =
  "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self' blob:;connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'"

function expectProtected(headers: RealAnswer['headers']): void {
  expect(headers['content-security-policy']).toBe(policy)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('DENY')
  expect(headers['referrer-policy']).toBe('same-origin')
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers['x-powered-by']).toBeUndefined()
  expect(headers['server']).toBeUndefined()
}

test.each([
  ['/', 200],
  ['/en/plan', 200],
  ['/open-data/plan-targets.csv', 200],
  ['/open-data/plan-targets.json', 200],
  ['/assets/{look.css}', 200],
  ['/healthz', 200],
  ['/language/en?to=/plan', 303],
  ['/plan/2570/programmes?dimension=9', 400],
  ['/nothing-here', 404],
  ['/assets/nothing.css', 404],
  ['/metrics', 404],
  ['/broken', 500],
])('%s is protected', async (url, status) => {
  const { body } = await app.server.inject({ url: '/' })
  const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(body)?.[1] ?? ''
  const answer = await app.server.inject({
    url: url.replace('/assets/{look.css}', stylesheet),
    remoteAddress: '192.0.2.1',
  })
  expect(answer.statusCode).toBe(status)
  expectProtected(answer.headers as RealAnswer['headers'])
})

test.each(['/%FF', '/plan/%E0%A4%A'])('%s, which no route ever sees, is protected too', async (path) => {
  const answer = await send(port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
  expect(answer.statusCode).toBe(400)
  expectProtected(answer.headers)
})

test('a page that has not changed, a redirect and HEAD are protected', async () => {
  const { headers } = await app.server.inject({ url: '/plan' })
  const unchanged = await app.server.inject({ url: '/plan', headers: { 'if-none-match': headers.etag! } })
  expect(unchanged.statusCode).toBe(304)
  expectProtected(unchanged.headers as RealAnswer['headers'])
  const redirect = await app.server.inject({ url: '/plan', headers: { cookie: 'language=en' } })
  expect(redirect.statusCode).toBe(302)
  expectProtected(redirect.headers as RealAnswer['headers'])
  const head = await app.server.inject({ method: 'HEAD', url: '/plan' })
  expectProtected(head.headers as RealAnswer['headers'])
})

test('whoever asks too often is refused at every address, with a protected page', async () => {
  const crowded = await testApp({ requestsPerTenSeconds: 1 })
  try {
    await crowded.server.inject({ url: '/', remoteAddress: '192.0.2.1' })
    for (const url of ['/', '/nothing-here', '/%FF', '/assets/x', '/metrics', '/healthz', '/language/en']) {
      const answer = await crowded.server.inject({ url, remoteAddress: '192.0.2.1' })
      expectProblem(answer, 'too-many-requests')
      expectProtected(answer.headers as RealAnswer['headers'])
    }
  } finally {
    await crowded.close()
  }
})

test('a defect shows no stack and no message', async () => {
  const { statusCode, body } = await app.server.inject({ url: '/broken' })
  expect(statusCode).toBe(500)
  expect(body).not.toContain('a defect')
  expect(body).not.toMatch(/\.tsx?:\d+/)
})
