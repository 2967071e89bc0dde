import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logKey, publishLog, sampleEntries, writeLog } from '../../../test/support/published-log.ts'
import { LogUnreadable, openLogSource } from './log-source.ts'
import { verifyLedger } from './verifying.ts'

const files = publishLog(sampleEntries(300), [logKey()])
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-source-'))
  await writeLog(folder, files)
})
afterAll(() => rm(folder, { recursive: true }))

describe('a folder', () => {
  test('holds a log', async () => {
    expect(await verifyLedger(openLogSource(folder))).toMatchObject({ problems: [], entries: 300 })
  })

  test('may lack a file', async () => {
    const source = openLogSource(folder)
    expect(await source.read('nothing', 10)).toBeUndefined()
    expect(await source.read('checkpoint/more', 10)).toBeUndefined()
  })

  test('with a file that is too large, or none that can be read', async () => {
    await writeFile(join(folder, 'large'), Buffer.alloc(11))
    const source = openLogSource(folder)
    await expect(source.read('large', 10)).rejects.toMatchObject({ reason: 'too-large', path: 'large' })
    await expect(source.read('tile', 10_000)).rejects.toMatchObject({ reason: 'unreachable', path: 'tile' })
  })
})

describe('a site', () => {
  async function withSite(answer: RequestListener, use: (address: string) => Promise<void>): Promise<void> {
    const server = createServer(answer).listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  test('holds a log, and may ask for patience', async () => {
    let requests = 0
    const answer: RequestListener = ({ url }, response) => {
      requests += 1
      const bytes = files.get(url!.replace('/ledger/', ''))
      if (requests === 2) response.writeHead(429, { 'retry-after': '0' }).end()
      else response.writeHead(bytes ? 200 : 404).end(bytes)
    }
    await withSite(answer, async (address) => {
      expect(await verifyLedger(openLogSource(address))).toMatchObject({ problems: [], entries: 300 })
      expect(await verifyLedger(openLogSource(`${address}/`))).toMatchObject({ problems: [] })
      expect(await openLogSource(address).read('nothing', 10)).toBeUndefined()
    })
  })

  test('that fails is unreachable, not wrong', async () => {
    await withSite(
      (_, response) => response.writeHead(500).end(),
      async (address) => {
        const reading = openLogSource(address).read('checkpoint', 10)
        await expect(reading).rejects.toThrow(new LogUnreadable('checkpoint', 'unreachable'))
      },
    )
  })

  test('that sends without end is left', async () => {
    await withSite(
      (_, response) => {
        const send = (error?: Error | null): void => {
          if (!error) response.write(Buffer.alloc(65_536), send)
        }
        send()
      },
      async (address) => {
        const reading = openLogSource(address).read('checkpoint', 1_000_000)
        await expect(reading).rejects.toThrow(new LogUnreadable('checkpoint', 'too-large'))
      },
    )
  })

  test('that breaks off is unreachable', async () => {
    await withSite(
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => response.destroy())
      },
      async (address) => {
        const reading = openLogSource(address).read('checkpoint', 1000)
        await expect(reading).rejects.toThrow(new LogUnreadable('checkpoint', 'unreachable'))
      },
    )
  })

  test('that is not there is unreachable', async () => {
    let closed = ''
    await withSite(
      () => {},
      async (address) => {
        closed = address
      },
    )
    await expect(openLogSource(closed).read('checkpoint', 10)).rejects.toMatchObject({
      reason: 'unreachable',
    })
  })
})
