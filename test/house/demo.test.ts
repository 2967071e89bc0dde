import { generate } from 'otplib'
import { afterEach, expect, test, vi } from 'vitest'
import { prepareDemo } from '../../src/demo.ts'
import { setUpLinks } from '../../src/first-steps.ts'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { roles } from '../../src/platform/identity/actor.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { addPerson } from '../support/people.ts'
import { testLink } from '../support/services.ts'
import { Visitor } from '../support/visitor.ts'
import { textOf } from './reading.ts'

let app: TestApp
afterEach(() => app.close())

/** What a demonstration prints while it gets ready. */
async function printed(): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const { database, services } = app
    await prepareDemo({ database: database.database, address: database.address, services })
    return print.mock.calls.flat().join('\n')
  } finally {
    print.mockRestore()
  }
}

test('a demonstration has an account for each role, printed once, and says on every page what it is', async () => {
  // Codes of an authenticator app go by the real time, at which the samples are made.
  app = await testApp({ clock: () => Temporal.Now.instant() })
  const text = await printed()
  for (const role of roles) expect(text).toContain(`${role}@sample.example`)
  expect(await printed()).not.toContain('@sample.example')
  expect(await setUpLinks(app.database.database, { linkTo: testLink }, Temporal.Now.instant())).toEqual([])

  const [, password = ''] = /clerk@sample\.example {2}(\S+)/.exec(text)!
  const secret = text.slice(text.indexOf('clerk@')).match(/[A-Z2-7]{32}/)![0]
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  await visitor.submit(accountUrls.signIn(), { email: 'clerk@sample.example', password })
  await visitor.submit(visitor.url, { code: await generate({ secret }) })
  expect(visitor.url).toBe(accountUrls.me())
  for (const url of [accountUrls.me(), '/', '/plan/2570', '/ledger', '/nothing-here']) {
    expect(textOf((await visitor.open(url)).body), url).toContain('เว็บไซต์ตัวอย่าง')
  }
})

test('an organisation in which somebody works is not made a demonstration', async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), (tx) =>
    addPerson(tx, { role: 'administrator', at: Temporal.Now.instant() }),
  )
  await expect(printed()).rejects.toMatchObject({ code: 'not-a-demo' })
  expect((await app.server.inject('/')).body).not.toContain('ps-sample')
})
