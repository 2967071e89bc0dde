import { afterAll, beforeAll, expect, test } from 'vitest'
import { planUrls } from '../../src/modules/plan/module.ts'
import { searchUrls } from '../../src/modules/search/module.tsx'
import { testApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ requestsPerTenSeconds: 50 })
})
afterAll(() => app.close())

test('whoever searches too often must wait, and may read on', async () => {
  const search = () => app.server.inject(searchUrls.search({ q: 'ธรรมภิบาล' }))
  for (let times = 0; times < 5; times += 1) expect((await search()).statusCode).toBe(200)
  expect((await search()).statusCode).toBe(429)
  expect((await app.server.inject(planUrls.plan())).statusCode).toBe(200)
})
