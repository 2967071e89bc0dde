import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../support/app.ts'
import { ask, listening } from './connections.ts'
import { expectProblem } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('the health of the program is told to whoever watches it', async () => {
  const { statusCode, body } = await app.server.inject({ url: '/healthz' })
  expect(statusCode).toBe(200)
  expect(JSON.parse(body)).toEqual({ status: 'ok' })
})

test('measurements name routes, never addresses', async () => {
  await app.server.inject({ url: '/plan/programmes/24?from=somebody' })
  await app.server.inject({ url: '/nothing-here/from-somebody' })
  const { statusCode, headers, body } = await app.server.inject({ url: '/metrics' })
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain(
    'http_request_duration_seconds_count{method="GET",route="/plan/programmes/:number",status="200"} 1',
  )
  expect(body).toContain('http_request_duration_seconds_count{method="GET",route="unknown",status="404"} 1')
  expect(body).toContain('process_resident_memory_bytes')
  expect(body).not.toContain('somebody')
  expect(body).not.toContain('/24')
})

test('measurements are read on this computer only', async () => {
  const port = await listening(app.server)
  expect((await ask(port, '/metrics')).statusCode).toBe(200)
  for (const forwarded of [
    { 'x-forwarded-for': '192.0.2.1' },
    { forwarded: 'for=192.0.2.1' },
    { 'x-real-ip': '192.0.2.1' },
    { via: '1.1 proxy' },
  ]) {
    expectProblem(await ask(port, '/metrics', forwarded), 'not-found')
  }
  for (const remoteAddress of ['192.0.2.1', '10.0.0.5', '::ffff:192.0.2.1', '2001:db8::1']) {
    expectProblem(await app.server.inject({ url: '/metrics', remoteAddress }), 'not-found')
  }
  for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect((await app.server.inject({ url: '/metrics', remoteAddress })).statusCode).toBe(200)
  }
})
