import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { planWorkUrls } from '../../src/modules/plan/module.ts'
import { carriedForm } from '../../src/platform/forms/schema.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { insideOf, makePerson, testPassword, type Inside } from '../support/insiders.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'

const programme = { fiscalYear: 2570, number: 24 }
const longText = `จัดประชุม <คณะทำงาน "ครั้งที่ 1" & รายงาน ${'ก'.repeat(800)}`

let app: TestApp
let inside: Inside
let now = testNow
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function signIn(visitor: Visitor, email: string): Promise<void> {
  await visitor.submit(visitor.url, { email, password: testPassword })
}

/** Somebody who has filled in a form and sends it when his session is over. */
async function sentTooLate(): Promise<{ visitor: Visitor; email: string }> {
  const { email } = await makePerson(inside, ['officer'])
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  await signIn(visitor, email)
  await visitor.open(planWorkUrls.planSteps(programme))
  now = now.add({ hours: 2 })
  await visitor.submit('/add', { text: longText })
  expect(visitor.url).toContain(accountUrls.signIn())
  return { visitor, email }
}

test('what was typed when a session ended is sent after signing in again, and then forgotten', async () => {
  const { visitor, email } = await sentTooLate()
  await signIn(visitor, email)
  const carried = visitor.url
  expect(textOf(visitor.page!.body)).toContain(longText)
  const sent = await visitor.submit('/steps/add')
  expect(sent.statusCode).toBe(200)
  expect(textOf(sent.body)).toContain(longText)
  expect((await visitor.open(carried)).statusCode).toBe(404)
  expect(await inside(({ db }) => db.$count(carriedForm))).toBe(0)
})

test('it is there for nobody else, and may be thrown away', async () => {
  const { visitor, email } = await sentTooLate()
  const other = await makePerson(inside, ['officer'])
  await signIn(visitor, other.email)
  expect(visitor.page!.statusCode).toBe(404)
  expect(visitor.page!.body).not.toContain('ครั้งที่ 1')
  const [kept] = await inside(({ db }) => db.select({ id: carriedForm.carriedFormId }).from(carriedForm))
  const owner = new Visitor(app.server)
  await owner.open(accountUrls.signIn())
  await signIn(owner, email)
  await owner.open(visitor.url)
  await owner.submit('/drop')
  const left = await inside(({ db }) => db.$count(carriedForm, eq(carriedForm.carriedFormId, kept!.id)))
  expect(left).toBe(0)
})
