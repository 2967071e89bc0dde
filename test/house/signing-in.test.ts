import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setUpLinks } from '../../src/first-steps.ts'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { testLink } from '../support/services.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'

const password = 'ควายไถนาเช้าตรู่'
const email = 'admin@krajai.example'

let app: TestApp
let now = testNow
let secret: string
let recoveryCodes: string[]

function codeNow(): Promise<string> {
  return generate({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) })
}

async function setUpLink(): Promise<string> {
  const [link] = await setUpLinks(app.database.database, { linkTo: testLink }, now)
  return new URL(link!).pathname
}

/** Signs the administrator in as far as the password goes. */
async function withPassword(visitor = new Visitor(app.server), to?: string): Promise<Visitor> {
  await visitor.open(accountUrls.signIn({ to }))
  await visitor.submit(accountUrls.signIn({ to }), { email, password })
  return visitor
}

async function signedIn(visitor = new Visitor(app.server)): Promise<Visitor> {
  await withPassword(visitor)
  await visitor.submit(visitor.url, { code: await codeNow() })
  expect(visitor.url).toBe(accountUrls.me())
  return visitor
}

beforeAll(async () => {
  app = await testApp({ clock: () => now })
  const link = await setUpLink()
  const visitor = new Visitor(app.server)
  await visitor.open(link)
  const short = await visitor.submit(link, { name: 'สมชาย ใจดี', email, password: 'สั้น' })
  expect(short.statusCode).toBe(422)
  expect(short.body).toContain('สมชาย ใจดี')
  expect(textOf(short.body)).toContain('ใช้รหัสผ่านอย่างน้อย 12 ตัวอักษร')
  await visitor.submit(link, { name: 'สมชาย ใจดี', email, password })
  // An administrator may nothing before he has a second factor.
  expect(visitor.url).toBe(accountUrls.secondFactorSetUp({ to: accountUrls.me() }))
  secret = /<code[^>]*>([A-Z2-7 ]+)</.exec(visitor.page!.body)![1]!.replaceAll(' ', '')
  const wrong = await visitor.submit(visitor.url, { code: '000000' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain(secret.slice(0, 4))
  const codes = await visitor.submit(visitor.url, { code: await codeNow() })
  expect(codes.statusCode).toBe(200)
  recoveryCodes = [...codes.body.matchAll(/<code[^>]*>([a-z0-9-]+)</g)].map(([, code]) => code!)
  expect(recoveryCodes).toHaveLength(10)
  const me = await visitor.open(accountUrls.me())
  expect(textOf(me.body)).toContain('สมชาย ใจดี')
})
afterAll(() => app.close())
// Codes are taken once, and guesses are forgotten after a day.
beforeEach(() => {
  now = now.add({ hours: 25 })
})

test('the set-up link works once, and no other is made once there is an administrator', async () => {
  expect(await setUpLinks(app.database.database, { linkTo: testLink }, now)).toEqual([])
})

test('a password alone opens nothing; the code of the app does, once', async () => {
  const visitor = await withPassword()
  expect(visitor.url).toBe(accountUrls.secondFactor({ to: accountUrls.me() }))
  const half = visitor.cookie('session')
  await visitor.open('/me')
  expect(visitor.url).toContain(accountUrls.secondFactor())
  const code = await codeNow()
  await visitor.submit(visitor.url, { code })
  expect(visitor.url).toBe(accountUrls.me())
  // Rotated: the token from before the second factor is dead.
  expect(visitor.cookie('session')).not.toBe(half)
  const thief = new Visitor(app.server)
  thief.setCookie('session', half!)
  await thief.open('/me')
  expect(thief.url).toBe(accountUrls.signIn({ to: '/me' }))
  const second = await withPassword()
  const replayed = await second.submit(second.url, { code })
  expect(replayed.statusCode).toBe(422)
  expect(textOf(replayed.body)).toContain('รหัสนี้ใช้ไปแล้ว')
})

test('a recovery code works once', async () => {
  const [code = ''] = recoveryCodes
  const visitor = await withPassword()
  await visitor.submit(visitor.url, { code: code.toUpperCase() })
  expect(visitor.url).toBe(accountUrls.me())
  const again = await withPassword()
  expect((await again.submit(again.url, { code })).statusCode).toBe(422)
})

test('who asks for a page of the house is led to it after signing in', async () => {
  const visitor = new Visitor(app.server)
  await visitor.open('/en/me')
  expect(visitor.url).toBe('/en/sign-in?to=%2Fme')
  await visitor.submit(visitor.url, { email, password })
  await visitor.submit(visitor.url, { code: await codeNow() })
  expect(visitor.url).toBe('/en/me')
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const lured = await withPassword(new Visitor(app.server), to)
    expect(lured.url, to).toMatch(/^\/[^/\\]/)
  }
})

test('a session that a stranger planted is not adopted', async () => {
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', 'planted-by-a-stranger')
  await signedIn(visitor)
  expect(visitor.cookie('session')).not.toBe('planted-by-a-stranger')
  const stranger = new Visitor(app.server)
  stranger.setCookie('session', 'planted-by-a-stranger')
  await stranger.open('/me')
  expect(stranger.url).toBe(accountUrls.signIn({ to: '/me' }))
})

test.each(['x', 'a'.repeat(5000), 'ก', '"; drop table session', '%00'])(
  'a tampered cookie (%s) is nobody',
  async (value) => {
    const visitor = new Visitor(app.server)
    visitor.setCookie('session', encodeURIComponent(value))
    await visitor.open('/me')
    expect(visitor.url).toBe(accountUrls.signIn({ to: '/me' }))
  },
)

test('an idle session ends, and so does one that is used all day', async () => {
  const visitor = await signedIn()
  now = now.add({ minutes: 29 })
  expect((await visitor.open('/me')).statusCode).toBe(200)
  expect(visitor.url).toBe('/me')
  for (let minutes = 29; minutes < 12 * 60; minutes += 25) {
    now = now.add({ minutes: 25 })
    await visitor.open('/me')
  }
  expect(visitor.url).toBe(accountUrls.signIn({ to: '/me' }))
})

test('a clock that is set back neither revives a session nor keeps one for ever', async () => {
  const visitor = await signedIn()
  const began = now
  now = began.subtract({ hours: 48 })
  await visitor.open('/me')
  expect(visitor.url).toBe(accountUrls.signIn({ to: '/me' }))
  now = began
})

test('signing out ends the session, also for whoever has copied it', async () => {
  const visitor = await signedIn()
  const copy = new Visitor(app.server)
  copy.setCookie('session', visitor.cookie('session')!)
  await visitor.submit(accountUrls.signOut())
  expect(visitor.cookie('session')).toBeUndefined()
  await copy.open('/me')
  expect(copy.url).toBe(accountUrls.signIn({ to: '/me' }))
})

test('the owner sees his sessions and ends one of them', async () => {
  const [here, there] = [await signedIn(), new Visitor(app.server, { 'user-agent': 'Firefox Android' })]
  now = now.add({ seconds: 60 })
  await signedIn(there)
  const mine = await here.open('/me')
  expect(textOf(mine.body)).toContain('Firefox, Android')
  const other = /action="(\/me\/sessions\/[^"]+)"/.exec(mine.body)![1]!
  await here.submit(other)
  expect(here.url).toBe('/me')
  await there.open('/me')
  expect(there.url).toBe(accountUrls.signIn({ to: '/me' }))
})

test('two who sign in at once each get a session of their own', async () => {
  const visitors = await Promise.all([1, 2, 3].map(() => withPassword()))
  expect(new Set(visitors.map((visitor) => visitor.cookie('session'))).size).toBe(3)
})

test('guessing is slowed, in words, and does not lock out the owner on a device he has used', async () => {
  const owner = await signedIn()
  await owner.submit(accountUrls.signOut())
  const stranger = new Visitor(app.server)
  let last = 0
  for (let guess = 0; guess < 7; guess += 1) {
    await stranger.open(accountUrls.signIn())
    last = (await stranger.submit(accountUrls.signIn(), { email, password: `wrong ${guess}` })).statusCode
  }
  expect(last).toBe(429)
  expect(textOf(stranger.page!.body)).toMatch(/รอ \d+ วินาที/)
  // Even the right password is not heard from a stranger now.
  await stranger.submit(accountUrls.signIn(), { email, password })
  expect(stranger.cookie('session')).toBeUndefined()
  now = now.add({ seconds: 31 })
  await signedIn(owner)
})

test('an address without an account is answered as a wrong password is', async () => {
  const answers = []
  for (const address of [email, 'nobody@krajai.example']) {
    const visitor = new Visitor(app.server)
    await visitor.open(accountUrls.signIn())
    const { statusCode, body } = await visitor.submit(accountUrls.signIn(), {
      email: address,
      password: 'not this one',
    })
    answers.push([statusCode, textOf(body).replaceAll(/\s+/g, ' ')])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]![0]).toBe(422)
})
