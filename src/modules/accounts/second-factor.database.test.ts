import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, makePerson, testPassword, type Inside } from '../../../test/support/insiders.ts'
import { testLink } from '../../../test/support/services.ts'
import { SoftwareDevice } from '../../../test/support/software-device.ts'
import { textOf } from '../../../test/house/reading.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { accountUrls } from './urls.ts'

let now = testNow
let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

async function withPassword(email: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  await visitor.submit(accountUrls.signIn(), { email, password: testPassword })
  return visitor
}

/** The secret that a set-up page shows. */
function secretOn({ page }: Visitor): string {
  return /<code[^>]*>([A-Z2-7 ]+)</.exec(page!.body)![1]!.replaceAll(' ', '')
}

function codeOf(secret: string, at = now): Promise<string> {
  return generate({ secret, epoch: Math.floor(at.epochMilliseconds / 1000) })
}

/** Somebody signed in whose app is in force. */
async function withApp(...roles: Role[]): Promise<{ email: string; visitor: Visitor; secret: string }> {
  const { email } = await makePerson(inside, roles)
  const visitor = await withPassword(email)
  await visitor.open(accountUrls.secondFactorSetUp())
  const secret = secretOn(visitor)
  const codes = await visitor.submit(visitor.url, { code: await codeOf(secret) })
  expect(codes.statusCode).toBe(200)
  nextCode()
  return { email, visitor, secret }
}

/** Apps show another code, and no session has run out. */
function nextCode(): void {
  now = now.add({ seconds: 30 })
}

async function addPasskey(visitor: Visitor): Promise<void> {
  await visitor.open(accountUrls.passkeys())
  const options = /data-options="([^"]*)"/.exec(visitor.page!.body)![1]!.replaceAll('&quot;', '"')
  const response = new SoftwareDevice(testLink({}, '')).register(JSON.parse(options))
  await visitor.submit(accountUrls.passkeys(), { name: 'เครื่อง', response })
}

test('an app that its owner never confirmed shows nothing, even where another factor is in force', async () => {
  const { email } = await makePerson(inside, ['officer'])
  // Somebody who knows the password was there first.
  const thief = await withPassword(email)
  await thief.open(accountUrls.secondFactorSetUp())
  const secret = secretOn(thief)
  await addPasskey(await withPassword(email))
  const again = await withPassword(email)
  expect(again.url).toBe(accountUrls.secondFactor({ to: accountUrls.me() }))
  await again.submit(again.url, { code: await codeOf(secret) })
  expect(again.page!.statusCode).toBe(422)
})

test('wrong codes are slowed, also for whoever signs in anew, and then even the right one waits', async () => {
  const { email, secret } = await withApp('officer')
  for (let guess = 0; guess < 5; guess += 1) {
    const visitor = await withPassword(email)
    await visitor.submit(visitor.url, { code: '000000' })
    expect(textOf(visitor.page!.body)).toContain('รหัสนี้ไม่ตรง')
  }
  const visitor = await withPassword(email)
  const form = visitor.url
  await visitor.submit(form, { code: await codeOf(secret) })
  expect(textOf(visitor.page!.body)).toMatch(/ลองผิดหลายครั้ง รอ \d วินาที/)
  nextCode()
  await visitor.submit(form, { code: await codeOf(secret) })
  expect(visitor.url).toBe(accountUrls.me())
})

test('whose telephone has another time is told so, and not let in', async () => {
  const { email, secret } = await withApp('officer')
  const visitor = await withPassword(email)
  await visitor.submit(visitor.url, { code: await codeOf(secret, now.subtract({ minutes: 5 })) })
  expect(visitor.page!.statusCode).toBe(422)
  expect(textOf(visitor.page!.body)).toContain('ตั้งนาฬิกาโทรศัพท์เป็นอัตโนมัติ')
})

test('another telephone takes the place of the first with the password and its own code', async () => {
  const { visitor, email, secret } = await withApp('clerk')
  await visitor.open(accountUrls.secondFactorSetUp())
  const fresh = secretOn(visitor)
  expect(fresh).not.toBe(secret)
  const form = visitor.url
  const thoughtless = await visitor.submit(form, { code: await codeOf(fresh), password: 'ก' })
  expect(thoughtless.statusCode).toBe(422)
  expect(secretOn(visitor)).toBe(fresh)
  await visitor.submit(form, { code: 'x', password: testPassword })
  expect(visitor.page!.statusCode).toBe(422)
  const codes = await visitor.submit(form, { code: await codeOf(fresh), password: testPassword })
  expect(codes.body.match(/<code/g)).toHaveLength(10)
  nextCode()
  const again = await withPassword(email)
  const ask = again.url
  await again.submit(ask, { code: await codeOf(secret) })
  expect(again.page!.statusCode).toBe(422)
  await again.submit(ask, { code: await codeOf(fresh) })
  expect(again.url).toBe(accountUrls.me())
})

test('an officer stops using the app with his password', async () => {
  const { visitor, email } = await withApp('officer')
  await visitor.open(accountUrls.removeSecondFactor())
  await visitor.submit(accountUrls.removeSecondFactor(), { password: 'ก' })
  expect(visitor.page!.statusCode).toBe(422)
  await visitor.submit(accountUrls.removeSecondFactor(), { password: testPassword })
  expect(visitor.url).toBe(accountUrls.me())
  expect((await withPassword(email)).url).toBe(accountUrls.me())
  expect((await visitor.open(accountUrls.removeSecondFactor())).statusCode).toBe(404)
})

test('whose role demands a factor keeps one of them', async () => {
  const { visitor } = await withApp('clerk')
  const told = 'คุณมีอย่างนี้อย่างเดียว'
  const alone = await visitor.open(accountUrls.removeSecondFactor())
  expect(textOf(alone.body)).toContain(told)
  await addPasskey(visitor)
  await visitor.open(accountUrls.removeSecondFactor())
  const removal = visitor.filled(accountUrls.removeSecondFactor(), { password: testPassword })
  const listed = await visitor.open(accountUrls.passkeys())
  const [, passkeyId = ''] = /\/me\/passkeys\/([0-9a-f-]{36})/.exec(listed.body)!
  await visitor.open(accountUrls.passkey({ passkeyId }))
  const other = visitor.filled(accountUrls.removePasskey({ passkeyId }), { password: testPassword })
  // Each may go while there is the other; of two that go at once, one stays.
  const answers = await Promise.all([visitor.send(removal), visitor.send(other)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect(textOf(answers.find(({ statusCode }) => statusCode === 409)!.body)).toContain(told)
})
