import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfiguration } from '../../src/platform/configuration.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { ask, listening, type RealAnswer } from './connections.ts'
import { expectProblem } from './reading.ts'

const { requestsPerTenSeconds } = readConfiguration({}, false)

let app: TestApp
let port: number
let answers: RealAnswer[]
beforeAll(async () => {
  app = await testApp({ requestsPerTenSeconds })
  port = await listening(app.server)
  const addresses = ['/', '/en/plan', '/nothing-here', '/open-data/plan-targets.json']
  answers = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) => ask(port, addresses[index % addresses.length]!)),
  )
})
afterAll(() => app.close())

const refused = (): RealAnswer[] => answers.filter(({ statusCode }) => statusCode === 429)

test('1,000 requests at once from one address are all answered', () => {
  expect(answers).toHaveLength(1_000)
  expect(Object.keys(Object.groupBy(answers, ({ statusCode }) => String(statusCode)))).toEqual([
    '200',
    '404',
    '429',
  ])
  expect(refused().length, `all but the ${requestsPerTenSeconds} that are allowed`).toBe(
    1_000 - requestsPerTenSeconds,
  )
})

test('those beyond the limit are told in both languages when to come back', () => {
  for (const answer of refused()) {
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(10)
  }
  const english = refused().filter(({ body }) => body.includes('<html lang="en"'))
  expect(english.length).toBeGreaterThan(0)
  for (const answer of english) expectProblem(answer, 'too-many-requests', 'en')
  for (const answer of refused().filter((each) => !english.includes(each))) {
    expectProblem(answer, 'too-many-requests')
  }
})

test('a visitor from another address is served meanwhile', async () => {
  expect((await ask(port, '/')).statusCode, 'the crowd has to wait').toBe(429)
  // A Mac has no second address of its own to come from.
  const visitor = { url: '/', remoteAddress: '192.0.2.44' }
  expect((await app.server.inject(visitor)).statusCode).toBe(200)
})

test('saying to come from elsewhere helps nobody', async () => {
  const answer = await ask(port, '/', { 'x-forwarded-for': '192.0.2.99', forwarded: 'for=192.0.2.99' })
  expect(answer.statusCode).toBe(429)
})

test('whoever waits as long as told is served again', async () => {
  const answer = await ask(port, '/')
  expect(answer.statusCode).toBe(429)
  const retryAfter = Number(answer.headers['retry-after'])
  // The limit counts by the clock, so that the clock waits instead of the test.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + retryAfter * 1000 })
  try {
    expect((await ask(port, '/')).statusCode).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})
