import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { routeTable } from './route-table.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const routes = modules.flatMap((module) => module.routes)

test('every route of the house stands in the table, with its permission and its ledger event', () => {
  const declared = routes.map(
    ({ method, address: at, permission, event }) => `${method} ${at.pattern} ${permission} ${event}`,
  )
  expect(declared.toSorted()).toEqual(routeTable.toSorted())
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
