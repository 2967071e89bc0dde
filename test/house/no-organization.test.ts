import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { loadedAt } from '../support/changing.ts'
import { expectProblem } from './reading.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ content: 'empty' })
})
afterAll(() => app.close())

const get = (url: string, host = 'somewhere.example') => app.server.inject({ url, headers: { host } })

test('a host that belongs to no organisation is told so, in both languages', async () => {
  expectProblem(await get('/'), 'no-organization')
  expectProblem(await get('/en/plan'), 'no-organization', 'en')
  expectProblem(await get('/open-data/plan-targets.json'), 'no-organization')
  expectProblem(await get('/nothing-here'), 'not-found')
})

test('an organisation that is added is answered at once at its host, and only there', async () => {
  const here = {
    host: 'here.example',
    name: 'เทศบาลตำบลที่นี่',
    nameEn: 'Here Subdistrict Municipality',
    shortName: 'ทต.ที่นี่',
    shortNameEn: 'Here',
    type: 'municipality',
    district: 'ก',
    districtEn: 'A',
    province: 'ข',
    provinceEn: 'B',
  } as const
  await app.database.asOwner(uuidv7(), (tx) => addOrganization(tx, here, loadedAt))
  await expect.poll(async () => (await get('/', 'here.example')).statusCode).toBe(200)
  expectProblem(await get('/'), 'no-organization')
})
