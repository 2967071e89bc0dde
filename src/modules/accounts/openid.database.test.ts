import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../test/support/app.ts'
import {
  openidProvider,
  type AtProvider,
  type TestOpenidProvider,
} from '../../../test/support/openid-provider.ts'
import { addPerson } from '../../../test/support/people.ts'
import { testLink } from '../../../test/support/services.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { OpenidProvider } from '../../platform/identity/openid-provider.ts'
import { openidAttempt } from '../../platform/identity/schema.ts'
import { accountUrls } from './urls.ts'

const returns = [accountUrls.openidReturn(), accountUrls.openidLinked()].map((path) => testLink({}, path))
// The provider has a clock of its own, which is the real one.
let now = Temporal.Now.instant()
let provider: TestOpenidProvider
let app: TestApp
beforeAll(async () => {
  provider = await openidProvider(returns)
  // Written with a slash at the end, as operators do.
  const openid = { ...provider.settings, issuer: `${provider.settings.issuer}/` }
  app = await testApp({ openid, clock: () => now })
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

async function person(role: 'officer' | 'clerk' = 'officer'): Promise<Visitor> {
  const { token } = await app.database.asOwner(await app.database.organizationId(), (tx) =>
    addPerson(tx, { role, at: now }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return visitor
}

/** Follows a link that leads to the provider; returns the address of ours that the provider leads back to. */
async function away(visitor: Visitor, url: string, who: AtProvider): Promise<string> {
  const left = await visitor.send({ method: 'GET', url })
  expect(left.statusCode, left.body.slice(0, 500)).toBe(303)
  const back = new URL(await provider.visit(String(left.headers.location), who))
  expect(back.origin).toBe(new URL(testLink({}, '/')).origin)
  return back.pathname + back.search
}

async function linkOf(visitor: Visitor): Promise<string> {
  const me = await visitor.open(accountUrls.me())
  return /href="(\/me\/openid\/start[^"]*)"/.exec(me.body)![1]!
}

async function link(visitor: Visitor, subject: string): Promise<void> {
  await visitor.open(await away(visitor, await linkOf(visitor), { subject }))
}

async function signIn(who: AtProvider, to?: string): Promise<Visitor> {
  const visitor = new Visitor(app.server)
  await visitor.open(await away(visitor, accountUrls.openidStart({ to }), who))
  return visitor
}

test('whoever linked his account signs in with it, and is led to where he was going', async () => {
  const owner = await person()
  await link(owner, 'linked')
  expect(owner.url).toBe(accountUrls.me())
  expect(owner.page!.body).toContain(accountUrls.openidUnlink())
  const visitor = await signIn({ subject: 'linked' }, '/my-work')
  expect(visitor.url).toBe('/my-work')
  expect(visitor.page!.statusCode).toBe(200)
})

test('the sign-in page offers the provider by its name, in a link', async () => {
  const page = await new Visitor(app.server).open(accountUrls.signIn())
  expect(page.body).toContain('ThaID')
  expect(page.body).toContain(`href="${accountUrls.openidStart()}"`)
})

test.each([
  ['shows a second factor', ['pwd', 'otp'], accountUrls.me()],
  ['shows a password', ['pwd'], accountUrls.secondFactorSetUp({ to: accountUrls.me() })],
])('a clerk whose provider %s is led to %s', async (_, amr, url) => {
  const subject = `clerk ${amr.join()}`
  await link(await person('clerk'), subject)
  expect((await signIn({ subject, amr })).url).toBe(url)
})

function expectFault(visitor: Visitor, title: string, status = 422): void {
  expect(visitor.page!.statusCode).toBe(status)
  expect(visitor.page!.body.replaceAll(/<wbr\/?>|\u200b/g, '')).toContain(title)
  expect(visitor.cookie('session')).toBeUndefined()
}

test('an identity that nobody linked opens nothing', async () => {
  expectFault(await signIn({ subject: 'stranger' }), 'ยังไม่มีบัญชีที่เชื่อมไว้')
})

test('whoever does not agree at the provider is told so', async () => {
  expectFault(await signIn('denies'), 'ยังไม่ได้เข้าสู่ระบบ')
})

test('an unlinked identity opens nothing any more', async () => {
  const owner = await person()
  await link(owner, 'unlinked')
  await owner.submit(accountUrls.openidUnlink())
  expect(owner.url).toBe(accountUrls.me())
  expectFault(await signIn({ subject: 'unlinked' }), 'ยังไม่มีบัญชีที่เชื่อมไว้')
})

test('an identity belongs to one account', async () => {
  await link(await person(), 'shared')
  const second = await person()
  await link(second, 'shared')
  expect(second.page!.statusCode).toBe(422)
  expect(second.page!.body).toContain(accountUrls.me())
})

test('an answer is taken once, from the browser that left, within ten minutes, for what it left for', async () => {
  await link(await person(), 'careful')
  const visitor = new Visitor(app.server)
  const back = await away(visitor, accountUrls.openidStart(), { subject: 'careful' })

  // He left for the provider too, in a browser of his own.
  const thief = new Visitor(app.server)
  await away(thief, accountUrls.openidStart(), 'denies')
  await thief.open(back)
  expectFault(thief, 'หมดอายุ')

  const other = new URL(back, 'http://x')
  other.searchParams.set('state', 'guessed')
  await visitor.open(other.pathname + other.search)
  expectFault(visitor, 'หมดอายุ')

  await visitor.open(back)
  expect(visitor.url).toBe(accountUrls.me())
  const signedIn = visitor.cookie('session')
  await visitor.open(back)
  expect(visitor.page!.statusCode).toBe(422)
  expect(visitor.cookie('session')).toBe(signedIn)

  const late = new Visitor(app.server)
  const tooLate = await away(late, accountUrls.openidStart(), { subject: 'careful' })
  now = now.add({ minutes: 11 })
  await late.open(tooLate)
  now = now.subtract({ minutes: 11 })
  expectFault(late, 'หมดอายุ')

  const linking = await person()
  const signingIn = await away(linking, accountUrls.openidStart(), { subject: 'new' })
  await linking.open(signingIn.replace(accountUrls.openidReturn(), accountUrls.openidLinked()))
  expect(linking.page!.statusCode).toBe(422)
})

test('a code that was stolen, or used before, does not fit another attempt', async () => {
  await link(await person(), 'robbed')
  const owner = new Visitor(app.server)
  const stolen = new URL(await away(owner, accountUrls.openidStart(), { subject: 'robbed' }), 'http://x')
  const thief = new Visitor(app.server)
  const own = new URL(await away(thief, accountUrls.openidStart(), { subject: 'thief' }), 'http://x')
  own.searchParams.set('code', stolen.searchParams.get('code')!)
  await thief.open(own.pathname + own.search)
  expectFault(thief, 'คำตอบจากผู้ให้บริการใช้ไม่ได้')
})

test('a token that was made for another question is refused', async () => {
  await link(await person(), 'nonce')
  const visitor = new Visitor(app.server)
  const back = await away(visitor, accountUrls.openidStart(), { subject: 'nonce' })
  await app.database.asOwner(await app.database.organizationId(), (tx) =>
    tx.db.update(openidAttempt).set({ nonce: 'another' }),
  )
  await visitor.open(back)
  expectFault(visitor, 'คำตอบจากผู้ให้บริการใช้ไม่ได้')
})

test('another site cannot send anybody to link his account', async () => {
  const owner = await person()
  for (const proof of [
    '',
    'guessed',
    new URL(await linkOf(await person()), 'http://x').searchParams.get('proof')!,
  ]) {
    const answer = await owner.send({ method: 'GET', url: accountUrls.openidLink({ proof }) })
    expect(answer.statusCode).toBe(404)
  }
})

test('a provider that is down is told of, in both languages', async () => {
  const settings = { ...provider.settings, issuer: 'http://127.0.0.1:9' }
  const told: string[] = []
  const down = new OpenidProvider(settings, (message) => told.push(message))
  const secrets = { state: 's', nonce: 'n', codeVerifier: 'v'.repeat(43) }
  expect(await down.authorizationUrl(returns[0]!, secrets)).toEqual({ ok: false, reason: 'unavailable' })
  expect(told).toHaveLength(1)
  const lost = await testApp({ openid: settings })
  const visitor = new Visitor(lost.server)
  for (const [url, title] of [
    [accountUrls.openidStart(), 'ติดต่อผู้ให้บริการไม่ได้'],
    [`/en${accountUrls.openidStart()}`, 'The provider cannot be reached'],
  ] as const) {
    await visitor.open(url)
    expectFault(visitor, title, 503)
  }
  await lost.close()
})
