import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** Every route of the house with who may use it and what the ledger keeps of it. A new route is added here. */
const table = [
  'GET / public none',
  'GET /complaints public none',
  'GET /integrity-reports public none',
  'GET /accessibility public none',
  'GET /privacy public none',
  'GET /about public none',
  'GET /plan public none',
  'GET /plan/risks public none',
  'GET /plan/programmes/:number public none',
  'GET /plan/:fiscalYear public none',
  'GET /plan/:fiscalYear/programmes public none',
  'GET /plan/:fiscalYear/print public none',
  'GET /search public none',
  'GET /open-data public none',
  ...[
    'office-holidays',
    'plan-programmes',
    'plan-programme-years',
    'plan-targets',
    'plan-fraud-risks',
    'plan-corrections',
  ].flatMap((dataset) => [
    `GET /open-data/${dataset}.csv public none`,
    `GET /open-data/${dataset}.json public none`,
    `GET /open-data/${dataset}.schema.json public none`,
  ]),
]

const routes = modules.flatMap((module) => module.routes)

test('every route of the house stands in the table, with its permission and its ledger event', () => {
  const declared = routes.map(
    ({ method, address: at, permission, event }) => `${method} ${at.pattern} ${permission} ${event}`,
  )
  expect(declared.toSorted()).toEqual(table.toSorted())
})

test('every declared route is one of the server, in its languages', () => {
  for (const { method, address: at, languages: which } of routes) {
    for (const language of languages) {
      const url = localAddress(language, at.pattern)
      expect(app.server.hasRoute({ method, url }), url).toBe(which === 'both' || language === 'th')
    }
  }
})

test('the server has no route that no module declares, but for its own few', () => {
  const known = new Set([
    ...routes.flatMap(({ address: at }) => languages.map((language) => localAddress(language, at.pattern))),
    '/healthz',
    '/metrics',
    '/language/:language',
    '/assets/*',
  ])
  expect(served(app).filter((url) => !known.has(url))).toEqual([])
  expect(served(app).length).toBeGreaterThan(routes.length)
})

/** The addresses that the router knows, read from the tree it prints. */
function served({ server }: TestApp): string[] {
  const path: string[] = []
  return server
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods] = /^([│ ]*)(?:├── |└── )(\S*)( \(.*\))?/.exec(line) ?? []
      if (!part) return []
      path.splice(indent.length / 4, Infinity, part)
      return methods ? [path.join('')] : []
    })
}

test('every address of a module is one of its routes', () => {
  for (const module of modules) {
    const patterns = module.routes.map(({ address: at }) => at.pattern)
    for (const at of Object.values(module.urls)) expect(patterns, module.name).toContain(at.pattern)
  }
})

test('no two routes share an address', () => {
  const all = routes.map(({ method, address: at }) => `${method} ${at.pattern}`)
  expect(new Set(all).size).toBe(all.length)
})

test('the types refuse a route that does not say who may use it or what is kept of it', () => {
  const page = async () => ({ kind: 'absent' }) as const
  // @ts-expect-error a permission is missing
  route(address('/x'), { event: 'none', reuse: 'never' }, page)
  // @ts-expect-error a ledger event is missing
  route(address('/x'), { permission: 'public', reuse: 'never' }, page)
  const stated = route(address('/x'), { permission: 'public', event: 'none', reuse: 'never' }, page)
  expect(stated).toMatchObject({ method: 'GET', permission: 'public', event: 'none' })
})
