import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, makePerson, testPassword, type Inside } from '../../../test/support/insiders.ts'
import { testLink } from '../../../test/support/services.ts'
import { SoftwareDevice, type Answering } from '../../../test/support/software-device.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { closeAccount } from '../../platform/identity/account-changes.ts'
import { findAccount } from '../../platform/identity/accounts.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { accountUrls } from './urls.ts'

let now = testNow
let app: TestApp
let inside: Inside
beforeAll(async () => {
  app = await testApp({ clock: () => now })
  inside = await insideOf(app.database)
})
afterAll(() => app.close())

const origin = testLink({}, '')

interface Owner {
  readonly accountId: string
  readonly email: string
  readonly visitor: Visitor
}

async function owner(): Promise<Owner> {
  const made = await makePerson(inside, ['officer'])
  return { ...made, visitor: await withPassword(made.email) }
}

async function withPassword(email: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  await visitor.submit(accountUrls.signIn(), { email, password: testPassword })
  return visitor
}

/** What the page asks the device. */
function asked({ page }: Visitor): { challenge: string } {
  const options = /data-options="([^"]*)"/.exec(page!.body)![1]!
  return JSON.parse(options.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}

async function add(visitor: Visitor, device: SoftwareDevice, answering: Answering = {}): Promise<number> {
  await visitor.open(accountUrls.passkeys())
  const response = device.register(asked(visitor), answering)
  return (await visitor.submit(accountUrls.passkeys(), { name: 'เครื่อง', response })).statusCode
}

async function ownerWithDevice(): Promise<Owner & { device: SoftwareDevice }> {
  const made = await owner()
  const device = new SoftwareDevice(origin)
  expect(await add(made.visitor, device)).toBe(200)
  return { ...made, device }
}

async function signIn(
  device: SoftwareDevice,
  answering: Answering = {},
  visitor = new Visitor(app.server),
): Promise<Visitor> {
  await visitor.open(accountUrls.passkeySignIn())
  await visitor.submit(accountUrls.passkeySignIn(), { response: device.signIn(asked(visitor), answering) })
  return visitor
}

function expectRefused(visitor: Visitor): void {
  expect(visitor.page!.statusCode).toBe(422)
  expect(visitor.cookie('session')).toBeUndefined()
  // The page asks anew, so that another try needs no other page.
  expect(asked(visitor).challenge).toMatch(/.{20}/)
}

test('a passkey stands for both factors, and makes the password alone too little', async () => {
  const { email, visitor, device } = await ownerWithDevice()
  // Whoever adds it stays signed in.
  await visitor.open(accountUrls.me())
  expect(visitor.url).toBe(accountUrls.me())
  expect((await signIn(device)).url).toBe(accountUrls.me())
  const half = await withPassword(email)
  expect(half.url).toBe(accountUrls.secondFactor({ to: accountUrls.me() }))
})

test('whoever knows the password alone adds no factor of his own', async () => {
  const { email } = await ownerWithDevice()
  const thief = await withPassword(email)
  await thief.open(accountUrls.secondFactorSetUp())
  expect(thief.url).toBe(accountUrls.secondFactor())
  const form = thief.filled(accountUrls.secondFactor(), { code: '123456' })
  const forced = await thief.send({ ...form, url: accountUrls.secondFactorSetUp() })
  expect(forced.statusCode).toBe(409)
  await thief.open(accountUrls.passkeys())
  expect(thief.url).toBe(accountUrls.secondFactor({ to: accountUrls.passkeys() }))
})

test.each<[string, Answering]>([
  ['made on another site', { origin: 'https://prongsai.evil.example' }],
  ['made on another port', { origin: 'http://localhost:4000' }],
  ['that did not make sure of its owner', { isOwnerVerified: false }],
])('an answer %s is refused, to add a passkey and to sign in', async (_, answering) => {
  const { visitor } = await owner()
  expect(await add(visitor, new SoftwareDevice(origin), answering)).toBe(422)
  const { device } = await ownerWithDevice()
  expectRefused(await signIn(device, answering))
})

test('what a page asks is answered once, within five minutes, and for that purpose', async () => {
  const { visitor: own, device } = await ownerWithDevice()
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.passkeySignIn())
  const question = asked(visitor)
  const form = visitor.filled(accountUrls.passkeySignIn(), { response: device.signIn(question) })
  expect((await visitor.send(form)).statusCode).toBe(303)
  expect((await visitor.send(form)).statusCode).toBe(422)

  const late = new Visitor(app.server)
  await late.open(accountUrls.passkeySignIn())
  const response = device.signIn(asked(late))
  now = now.add({ minutes: 5 })
  await late.submit(accountUrls.passkeySignIn(), { response })
  expectRefused(late)

  await own.open(accountUrls.passkeys())
  const other = new Visitor(app.server)
  await other.open(accountUrls.passkeySignIn())
  await other.submit(accountUrls.passkeySignIn(), { response: device.signIn(asked(own)) })
  expectRefused(other)
})

test('a question to one person is not answered by another', async () => {
  const [one, other] = [await owner(), await owner()]
  await one.visitor.open(accountUrls.passkeys())
  await other.visitor.open(accountUrls.passkeys())
  const response = new SoftwareDevice(origin).register(asked(one.visitor))
  const answer = await other.visitor.submit(accountUrls.passkeys(), { name: 'เครื่อง', response })
  expect(answer.statusCode).toBe(422)
})

test('a counter that does not grow gives a copy away', async () => {
  const { device } = await ownerWithDevice()
  expect((await signIn(device, { counter: 5 })).url).toBe(accountUrls.me())
  for (const counter of [5, 4, 0]) expectRefused(await signIn(device, { counter }))
  expect((await signIn(device, { counter: 6 })).url).toBe(accountUrls.me())
})

test('a key of nobody, of a closed account or of another account opens nothing', async () => {
  expectRefused(await signIn(new SoftwareDevice(origin)))
  const { accountId, device } = await ownerWithDevice()
  // The same key is not given to two people.
  expect(await add((await owner()).visitor, device)).toBe(422)
  await inside((tx) => closeAccount(tx, systemActor, { accountId, at: now }))
  expectRefused(await signIn(device))
})

test.each(['', 'null', '{}', '{"id":1}', '{"id":"a","rawId":"a","type":"public-key","response":{}}', 'ก'])(
  'what no device says (%s) is refused in words',
  async (response) => {
    const visitor = new Visitor(app.server)
    await visitor.open(accountUrls.passkeySignIn())
    await visitor.submit(accountUrls.passkeySignIn(), { response })
    expectRefused(visitor)
    const { visitor: own } = await owner()
    await own.open(accountUrls.passkeys())
    const added = await own.submit(accountUrls.passkeys(), { name: 'เครื่อง', response })
    expect(added.statusCode).toBe(422)
    expect(added.body).toContain('เครื่อง')
  },
)

test('the last passkey takes the second factor with it, and nobody touches the keys of another', async () => {
  const { accountId, visitor, device } = await ownerWithDevice()
  const hasSecondFactor = async () => (await inside((tx) => findAccount(tx, accountId)))?.hasSecondFactor
  expect(await hasSecondFactor()).toBe(true)
  const listed = await visitor.open(accountUrls.passkeys())
  const [, passkeyId = ''] = /\/me\/passkeys\/([0-9a-f-]{36})/.exec(listed.body)!

  const stranger = (await owner()).visitor
  await stranger.open(accountUrls.passkey({ passkeyId }))
  expect(stranger.page!.statusCode).toBe(404)
  await stranger.open(accountUrls.passkeys())
  for (const url of [accountUrls.removePasskey({ passkeyId }), accountUrls.renamePasskey({ passkeyId })]) {
    const form = stranger.filled(accountUrls.passkeys(), { name: 'ของฉัน', password: testPassword })
    expect((await stranger.send({ ...form, url })).statusCode).toBe(404)
  }

  await visitor.open(accountUrls.passkey({ passkeyId }))
  const nameless = await visitor.submit(accountUrls.renamePasskey({ passkeyId }), { name: ' ' })
  expect(nameless.statusCode).toBe(422)
  await visitor.submit(accountUrls.renamePasskey({ passkeyId }), { name: 'เครื่องเก่า' })
  expect(visitor.page!.body).toContain('เครื่องเก่า')
  await visitor.open(accountUrls.passkey({ passkeyId }))
  const thoughtless = await visitor.submit(accountUrls.removePasskey({ passkeyId }), { password: 'ก' })
  expect(thoughtless.statusCode).toBe(422)
  expect(await hasSecondFactor()).toBe(true)
  await visitor.submit(accountUrls.removePasskey({ passkeyId }), { password: testPassword })
  expect(visitor.url).toBe(accountUrls.passkeys())
  expect(await hasSecondFactor()).toBe(false)
  expectRefused(await signIn(device))
})
