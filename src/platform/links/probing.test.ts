import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { linkProbe, type ProbeOptions } from './probing.ts'

let server: Server
let port: number
/** What was asked, in order. */
let asked: { method: string; url: string; agent: string }[] = []
let written = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    asked.push({ method, url, agent: headers['user-agent'] ?? '' })
    const go = (to: string) => response.writeHead(302, { location: to }).end()
    const hops = /^\/hops\/(\d+)$/.exec(url)
    if (hops) return Number(hops[1]) === 0 ? response.end() : go(`/hops/${Number(hops[1]) - 1}`)
    if (url === '/loop') return go('/loop')
    if (url === '/inside') return go('http://127.0.0.1:1/')
    if (url === '/rebound') return go(`http://hostile.example:${port}/secret`)
    if (url === '/broken') return go('http://[')
    if (url === '/slow') return undefined
    if (url === '/gone') return response.writeHead(404).end()
    if (url === '/guarded') return response.writeHead(403).end()
    if (url === '/no-head') return response.writeHead(method === 'HEAD' ? 405 : 200).end()
    if (url === '/drops-head' && method === 'HEAD') return response.destroy()
    if (url === '/big' && method === 'HEAD') return response.writeHead(501).end()
    if (url !== '/big') return response.end('hello')
    const write = (): void => {
      if (response.destroyed) return
      written += 65_536
      if (response.write(Buffer.alloc(65_536))) setImmediate(write)
      else response.once('drain', write)
    }
    return write()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  written = 0
})

/** A name server of which everybody may say what he likes: that is what the probe must not rely on. */
const resolve: NonNullable<ProbeOptions['resolve']> = async () => [{ address: '127.0.0.1', family: 4 }]
const allowedHosts = new Set(['pages.example'])
const at = (path: string, host = 'pages.example') => `http://${host}:${port}${path}`
const probe = linkProbe({ allowedHosts, resolve, timeoutMs: 1_000 })

test('a page that is there is found with one HEAD, and the server hears who asks', async () => {
  expect(await probe(at('/page'))).toEqual({ status: 200, fault: undefined })
  expect(asked).toEqual([{ method: 'HEAD', url: '/page', agent: expect.stringContaining('Prongsai') }])
})

test.each(['/no-head', '/drops-head'])('where HEAD is not answered GET is asked: %s', async (path) => {
  expect(await probe(at(path))).toEqual({ status: 200, fault: undefined })
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
})

test('a page that is gone is gone; one that asks who we are is there', async () => {
  expect(await probe(at('/gone'))).toEqual({ status: 404, fault: 'refused' })
  expect(await probe(at('/guarded'))).toEqual({ status: 403, fault: undefined })
})

test('redirects are followed, five of them and no more', async () => {
  expect(await probe(at('/hops/5'))).toEqual({ status: 200, fault: undefined })
  expect(asked).toHaveLength(6)
  expect(await probe(at('/hops/6'))).toEqual({ status: undefined, fault: 'too-many-hops' })
  expect((await probe(at('/loop'))).fault).toBe('too-many-hops')
  expect(await probe(at('/broken'))).toEqual({ status: 302, fault: 'unreadable' })
})

test('nobody is led inside: not by an address, not by a name, not by a redirect', async () => {
  for (const inside of [
    `http://127.0.0.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    `http://localhost:${port}/`,
    `http://169.254.169.254/latest/meta-data`,
    at('/', 'hostile.example'),
  ]) {
    expect(await probe(inside), inside).toEqual({ status: undefined, fault: 'inside' })
  }
  expect(asked, 'nothing was asked').toEqual([])
  expect((await probe(at('/inside'))).fault).toBe('inside')
  expect((await probe(at('/rebound'))).fault).toBe('inside')
  expect(asked.some(({ url }) => url === '/secret')).toBe(false)
})

test('one address inside among several outside is enough to refuse a name', async () => {
  const mixed = linkProbe({
    allowedHosts,
    resolve: async () => [
      { address: '1.1.1.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  })
  expect((await mixed(at('/', 'mixed.example'))).fault).toBe('inside')
})

test('a name is resolved once: what it says a moment later is not asked', async () => {
  let times = 0
  const rebinding = linkProbe({
    allowedHosts,
    timeoutMs: 500,
    // Outside when it is looked at (nobody answers there), inside when it would be asked again.
    resolve: async () => {
      times += 1
      return [{ address: times === 1 ? '192.88.99.1' : '127.0.0.1', family: 4 }]
    },
  })
  expect((await rebinding(at('/secret', 'rebinding.example'))).fault).toMatch(/too-slow|unreachable/)
  expect(times).toBe(1)
  expect(asked).toEqual([])
})

test('a server that does not answer is not waited for', async () => {
  const begun = performance.now()
  expect(await probe(at('/slow'))).toEqual({ status: undefined, fault: 'too-slow' })
  expect(performance.now() - begun).toBeLessThan(5_000)
  const deaf = linkProbe({ allowedHosts, resolve: () => new Promise(() => {}), timeoutMs: 50 })
  expect((await deaf(at('/'))).fault).toBe('too-slow')
})

test('a page without an end is not read', async () => {
  expect(await probe(at('/big'))).toEqual({ status: 200, fault: undefined })
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET'])
  const then = written
  await new Promise((done) => setTimeout(done, 200))
  expect(written - then).toBeLessThan(1_000_000)
})

test('a host that is not there, a port that is closed and a link that is none are told apart', async () => {
  const nowhere = linkProbe({
    allowedHosts,
    resolve: async () => {
      throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    },
  })
  expect((await nowhere('http://pages.example/')).fault).toBe('no-such-host')
  expect((await probe('http://pages.example:1/')).fault).toBe('unreachable')
  expect((await probe('file:///etc/passwd')).fault).toBe('unreadable')
  expect((await probe('nothing')).fault).toBe('unreadable')
})

test('a host inside is asked where the operator allows it by name', async () => {
  const allowed = linkProbe({ allowedHosts: new Set(['127.0.0.1']) })
  expect(await allowed(`http://127.0.0.1:${port}/page`)).toEqual({ status: 200, fault: undefined })
})
