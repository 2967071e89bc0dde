import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { browserAddress, listen } from './listening.ts'

test.each([
  ['localhost', 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['2001:db8::1', 'http://[2001:db8::1]:3000'],
  ['192.0.2.1', 'http://192.0.2.1:3000'],
])('a server at %s is opened at %s', (host, address) => {
  expect(browserAddress({ host, port: 3000 })).toBe(address)
})

test.each(['192.0.2.1', 'nobody.invalid'])(
  'HOST=%s, which is not of this computer, is told so',
  async (host) => {
    await expect(listen(Fastify(), { host, port: 0 })).rejects.toMatchObject({
      name: 'StartError',
      code: 'cannot-listen',
      th: expect.stringContaining(`HOST=${host}`),
      en: expect.stringContaining(`HOST=${host}`),
    })
  },
)

test('the port that is proposed for a taken one exists', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(listen(Fastify(), { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'port-taken',
    en: expect.stringContaining(`PORT=${port + 1}`),
  })
  other.close()
  const last = createServer().listen(65_535, '127.0.0.1')
  await once(last, 'listening')
  await expect(listen(Fastify(), { host: '127.0.0.1', port: 65_535 })).rejects.toMatchObject({
    code: 'port-taken',
    en: expect.stringContaining('PORT=3000 '),
  })
  last.close()
})
