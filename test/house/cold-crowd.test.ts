import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { expectProblem } from './reading.ts'

let made = 0
let failing = false
const urls = { counted: address('/counted') }

const counting = defineModule({
  name: 'counting',
  urls,
  routes: [
    route(
      urls.counted,
      { permission: 'public', event: 'none', reuse: 'revision', languages: 'one' },
      async () => {
        made += 1
        if (failing) throw new Error('not this time')
        return { kind: 'data', type: 'text/plain', body: 'counted' }
      },
    ),
  ],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [...modules, counting] })
})
afterAll(() => app.close())

const ask = () => app.server.inject({ url: urls.counted() })
const crowd = () => Promise.all(Array.from({ length: 100 }, ask))

test('what fails is told to everybody who waited and tried again for the next', async () => {
  failing = true
  for (const answer of await crowd()) expectProblem(answer, 'internal-error')
  expect(made).toBe(1)
  failing = false
})

test('100 who ask at once for a page that is not kept yet have it made once', async () => {
  made = 0
  for (const { statusCode, body } of await crowd()) expect([statusCode, body]).toEqual([200, 'counted'])
  await ask()
  expect(made).toBe(1)
})
