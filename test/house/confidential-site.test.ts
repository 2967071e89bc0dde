import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { integrityReportUrls } from '../../src/modules/integrity-reports/module.tsx'
import { modules } from '../../src/modules.ts'
import { nothingSearchable } from '../../src/platform/module.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { testApp, type TestApp } from '../support/app.ts'

const echo = address('/report/echo')
const broken = address('/report/broken')

/** Says what the handler was told of whoever came. */
const trial = {
  name: 'trial',
  urls: {},
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
  routes: [
    route(
      echo,
      {
        method: 'POST',
        permission: 'public',
        event: 'none',
        reuse: 'never',
        site: 'confidential',
        takes: 'bytes',
      },
      async ({ bytes, visitor }) => ({
        kind: 'data',
        type: 'application/json',
        body: JSON.stringify({ bytes: bytes.length, visitor }),
      }),
    ),
    route(broken, { permission: 'public', event: 'none', reuse: 'never', site: 'confidential' }, async () => {
      throw new Error('out of order')
    }),
  ],
}

let app: TestApp
const lines: string[] = []
beforeAll(async () => {
  app = await testApp({
    modules: [...modules, trial],
    logger: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
  })
})
afterAll(() => app.close())

const confidential = { host: 'report.localhost:3000' }
const open = { host: 'localhost:3000' }
const knownVisitor = {
  cookie: 'session=abc; device=def; language=en',
  'user-agent': 'Mozilla/5.0 (somebody)',
}

test('each site answers its own addresses alone', async () => {
  const at = async (url: string, headers: typeof open) =>
    (await app.server.inject({ url, headers })).statusCode
  expect(await at(integrityReportUrls.front(), confidential)).toBe(200)
  for (const url of ['/plan', '/en/plan', '/sign-in', '/ledger', '/language/en', '/healthz', '/metrics']) {
    expect(await at(url, confidential), url).toBe(404)
  }
})

test('whoever looks for it on the open site is led to the other host, where there is one', async () => {
  const { headers } = await app.server.inject({ url: '/en/report', headers: open })
  expect(headers.location).toBe('http://report.localhost:3000/en/report')
  const { statusCode } = await app.server.inject({ url: '/report', headers: { host: '192.168.1.10:3000' } })
  expect(statusCode).toBe(404)
})

test('the door of the open site leads there, or says why it cannot', async () => {
  const { body } = await app.server.inject({ url: '/en/integrity-reports', headers: open })
  expect(body).toContain('href="http://report.localhost:3000/en/report"')
  // Nobody has been appointed, and whoever comes is told before he goes there.
  expect(body).toContain('no recipients have been appointed')
  const numbered = await testApp({ linkTo: (_, path) => `http://192.168.1.10:3000${path}` })
  try {
    const page = await numbered.server.inject({ url: '/en/integrity-reports', headers: open })
    expect(page.body).not.toContain('192.168.1.10')
    expect(page.body).toContain('a number instead of a name')
  } finally {
    await numbered.close()
  }
})

test('the host alone leads to the page that begins the site, in the language of the address', async () => {
  const leads = async (url: string) =>
    (await app.server.inject({ url, headers: { ...confidential, ...knownVisitor } })).headers.location
  expect(await leads('/')).toBe('/report')
  expect(await leads('/en')).toBe('/en/report')
  expect(await leads('/report')).toBeUndefined()
})

test('a page brings its styles from the same host and leads to one address of the open site alone', async () => {
  const { body } = await app.server.inject({ url: '/report', headers: confidential })
  const all = [...body.matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, link]) => link!)
  const elsewhere = all.filter((link) => link.startsWith('http'))
  expect(elsewhere).toEqual(['http://localhost:3000/integrity-reports/code'])
  const links = all.filter((link) => !/^tel:120[56]$/.test(link) && !elsewhere.includes(link))
  for (const link of links) {
    const { statusCode } = await app.server.inject({ url: link, headers: confidential })
    expect([200, 303], link).toContain(statusCode)
  }
  expect(links.length).toBeGreaterThan(3)
})

test('nothing is kept by the browser, told to others or run but scripts of this host', async () => {
  for (const url of ['/report', '/report/unknown']) {
    const { headers } = await app.server.inject({ url, headers: confidential })
    expect(headers['cache-control'], url).toBe('no-store')
    expect(headers['referrer-policy'], url).toBe('no-referrer')
    expect(headers['content-security-policy'], url).toContain("form-action 'none'")
    expect(headers.etag, url).toBeUndefined()
    expect(headers['set-cookie'], url).toBeUndefined()
  }
})

test('whoever leaves finds the open site, and the browser forgets', async () => {
  const { headers } = await app.server.inject({ url: '/en/report/leave', headers: confidential })
  expect(headers.location).toBe('http://localhost:3000/en')
  expect(headers['clear-site-data']).toBe('"cache", "storage"')
})

test('a handler learns nothing of who came, whatever the browser sends', async () => {
  const answer = await app.server.inject({
    method: 'POST',
    url: echo(),
    headers: { ...confidential, ...knownVisitor, 'content-type': 'application/octet-stream' },
    payload: Buffer.alloc(1024 * 1024),
  })
  expect(answer.json()).toEqual({
    bytes: 1024 * 1024,
    visitor: { network: '', userAgent: '' },
  })
})

test('more bytes than a part has, and what is no bytes, are refused', async () => {
  const send = async (type: string, payload: Buffer | string) =>
    (
      await app.server.inject({
        method: 'POST',
        url: echo(),
        headers: { ...confidential, 'content-type': type },
        payload,
      })
    ).statusCode
  expect(await send('application/octet-stream', Buffer.alloc(1024 * 1024 + 64 * 1024))).toBe(413)
  expect(await send('text/plain', 'words')).toBe(415)
  expect(await send('application/x-www-form-urlencoded', 'a=b')).toBe(415)
})

test('bytes are taken nowhere on the open site', async () => {
  const { statusCode } = await app.server.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...open, 'content-type': 'application/octet-stream' },
    payload: Buffer.alloc(8),
  })
  expect([403, 415]).toContain(statusCode)
})

test('the log and the measurements hold nothing of the confidential site', async () => {
  lines.length = 0
  for (const url of ['/report', '/report/unknown', broken()]) {
    await app.server.inject({ url, headers: { ...confidential, ...knownVisitor } })
  }
  await app.server.inject({ url: '/report', headers: open })
  expect(lines).toEqual([])
  const measured = await app.server.inject({ url: '/metrics', headers: open })
  expect(measured.body.includes('/report')).toBe(false)
  // The canary: what happens on the open site is logged.
  await app.server.inject({ url: '/plan', headers: open })
  expect(lines.some((line) => line.includes('/plan'))).toBe(true)
})

test('a route of the confidential site that would know somebody cannot be declared', () => {
  const page = async () => ({ kind: 'absent' }) as const
  const at = address('/report/x')
  const conditions = { event: 'none', reuse: 'never', site: 'confidential' } as const
  expect(() => route(at, { ...conditions, permission: 'signed-in' }, page)).toThrow('knows nobody')
  expect(() => route(at, { ...conditions, permission: 'public', method: 'POST' }, page)).toThrow(
    'knows nobody',
  )
})
