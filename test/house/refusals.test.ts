import { testServices } from '../support/services.ts'
import { afterEach, expect, test } from 'vitest'
import { pino } from 'pino'
import { createServer } from '../../src/platform/web/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { modules } from '../../src/modules.ts'
import { OrganizationDirectory } from '../../src/platform/organization/directory.ts'
import { defineModule, nothingSearchable } from '../../src/platform/module.ts'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { append } from '../../src/platform/ledger/append.ts'
import type { Module } from '../../src/platform/module.ts'
import { Visitor } from '../support/visitor.ts'
import { address, frontPage } from '../../src/platform/web/address.ts'
import { route, type LedgerEvent, type Permission } from '../../src/platform/web/route.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { listening, send } from './connections.ts'
import { expectProblem, linksOf } from './reading.ts'

let app: TestApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

test('a refusal is the same page at every address, and its links lead to the front page', async () => {
  app = await testApp({ requestsPerTenSeconds: 1 })
  await app.server.inject('/')
  const pages = new Map<string, string>()
  for (const url of ['/plan/2570?a=1', '/nothing-here', '/en/plan', '/en/risks?b=2']) {
    const answer = await app.server.inject(url)
    const language = url.startsWith('/en') ? 'en' : 'th'
    expectProblem(answer, 'too-many-requests', language)
    expect(pages.get(language) ?? answer.body).toBe(answer.body)
    pages.set(language, answer.body)
    expect(linksOf(answer.body)).toContain(`/language/${language === 'en' ? 'th' : 'en'}?to=%2F`)
  }
})

test('a crowd that is refused has each page of refusal rendered once', async () => {
  const database = await testDatabase()
  const directory = await OrganizationDirectory.open(database.database, () => {})
  let rendered = 0
  const services = await testServices(database.database)
  const server = await createServer({
    database: database.database,
    directory,
    routes: [],
    capabilities: {},
    renderDocument: {
      page: () => '',
      staffPage: () => '',
      problem: () => {
        rendered += 1
        return 'wait'
      },
    },
    build: 'test',
    assetsFolder: projectRoot,
    services,
    clock: () => testNow,
    logger: pino({ level: 'silent' }),
    requestsPerTenSeconds: 1,
    trustedProxies: 0,
    pageStoreBytes: 0,
  })
  await server.inject('/healthz')
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => server.inject(`${index % 2 ? '' : '/en'}/${index}`)),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([429]))
  expect(rendered).toBe(2)
  await server.close()
  await services.close()
  directory.close()
  await database.close()
})

function strict(conditions: { permission: string; event: string }): Module {
  return defineModule({
    name: 'strict',
    urls: { strict: strictUrl },
    routes: [
      route(
        strictUrl,
        {
          method: 'POST',
          permission: conditions.permission as Permission,
          event: conditions.event as LedgerEvent,
          reuse: 'never',
        },
        async ({ tx, actor, now }) => {
          const { organizationId: subject } = tx
          await append(tx, { kind: 'strict.done', subject, actor, at: now, payload: {} })
          return { kind: 'redirect', to: frontPage() }
        },
      ),
    ],
    messages: [],
    datasets: [],
    searchable: nothingSearchable,
  })
}

const strictUrl = address('/strict')

test('a capability that no module declares keeps the program from starting', async () => {
  const module = strict({ permission: 'strict.unheard-of', event: 'strict.done' })
  await expect(testApp({ modules: [...modules, module] })).rejects.toThrow(
    'no module declares the capability strict.unheard-of',
  )
})

test.each([
  ['strict.done', 303],
  ['none', 500],
  ['strict.other', 500],
])('an act that leaves another entry than its route says (%s) is undone', async (event, status) => {
  app = await testApp({ modules: [...modules, strict({ permission: 'public', event })] })
  const before = await ledgerSize(app)
  const visitor = new Visitor(app.server)
  await visitor.open(accountUrls.signIn())
  const sent = await visitor.send({ ...visitor.filled(accountUrls.signIn()), url: strictUrl() })
  expect(sent.statusCode).toBe(status)
  expect(await ledgerSize(app)).toBe(before + (status === 303 ? 1 : 0))
})

async function ledgerSize({ database }: TestApp): Promise<number> {
  const { rows } = await database.database.serving.query<{ size: string }>('select size from ledger_head')
  return Number(rows[0]!.size)
}

test.each([
  ['http://prongsai.example/plan?a=1', '/en/plan?a=1'],
  ['HTTP://prongsai.example', '/en'],
  ['http://prongsai.example?a=1', '/en?a=1'],
  ['/plan', '/en/plan'],
  ['//elsewhere.example/plan', undefined],
])('who asks for %s in English is led to %s', async (target, location) => {
  app = await testApp()
  const port = await listening(app.server)
  const { headers } = await send(
    port,
    `GET ${target} HTTP/1.1\r\nHost: prongsai.example\r\nCookie: language=en\r\nConnection: close\r\n\r\n`,
  )
  expect(headers['location']).toBe(location)
})

test('measurements are told only to who asks for this computer by its own name', async () => {
  app = await testApp()
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000']) {
    expect((await app.server.inject({ url: '/metrics', headers: { host } })).statusCode, host).toBe(200)
  }
  for (const host of ['prongsai.example', 'localhost.example', 'x.localhost', '127.0.0.1.example']) {
    expect((await app.server.inject({ url: '/metrics', headers: { host } })).statusCode, host).toBe(404)
  }
})
