import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpLinks } from '../../src/first-steps.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { testServices } from '../support/services.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'

const password = 'ควายไถนาเช้าตรู่'
const email = 'admin@krajai.example'

let app: TestApp
let now = testNow
beforeAll(async () => {
  app = await testApp({ clock: () => now })
})
afterAll(() => app.close())

async function setUpLink(): Promise<string> {
  const [link] = await setUpLinks(app.database.database, testServices(), now)
  return new URL(link!).pathname
}

test('the first administrator sets himself up with the printed link, once', async () => {
  const link = await setUpLink()
  const visitor = new Visitor(app.server)
  await visitor.open(link)
  const short = await visitor.submit(link, { name: 'สมชาย ใจดี', email, password: 'สั้น' })
  expect(short.statusCode).toBe(422)
  expect(short.body).toContain('สมชาย ใจดี')
  expect(textOf(short.body)).toContain('ใช้รหัสผ่านอย่างน้อย 12 ตัวอักษร')
  await visitor.submit(link, { name: 'สมชาย ใจดี', email, password })
  expect(visitor.cookie('session')).toBeDefined()
  const again = new Visitor(app.server)
  expect((await again.open(link)).statusCode).toBe(410)
  expect(await setUpLinks(app.database.database, testServices(), now)).toEqual([])
})
