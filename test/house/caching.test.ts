import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { loadedAt, recordChange } from '../support/changing.ts'
import { textOf } from './reading.ts'

let app: TestApp
let now = testNow
beforeEach(() => {
  now = testNow
})
beforeAll(async () => {
  app = await testApp({ clock: () => now })
})
afterAll(() => app.close())

const municipality = {
  name: 'เทศบาลตำบลใหม่',
  nameEn: 'New Subdistrict Municipality',
  shortName: 'ทต.ใหม่',
  shortNameEn: 'New',
  type: 'municipality',
  district: 'ก',
  districtEn: 'A',
  province: 'ข',
  provinceEn: 'B',
} as const

const get = (url: string, headers: Record<string, string> = {}) => app.server.inject({ url, headers })
const etagOf = async (url: string): Promise<string> => String((await get(url)).headers.etag)

test('a page may be kept but must be asked about', async () => {
  const { headers } = await get('/plan')
  expect(headers['cache-control']).toBe('no-cache')
  expect(headers.vary).toBe('Accept-Encoding, Cookie')
  expect(headers.etag).toMatch(/^W\/"[^"]+"$/)
})

test('a page that has not changed is not sent again', async () => {
  for (const url of ['/', '/en/plan/2570', '/open-data/plan-targets.csv']) {
    const etag = await etagOf(url)
    const again = await get(url, { 'if-none-match': etag })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    expect(again.headers.etag).toBe(etag)
    expect((await get(url, { 'if-none-match': `"other", ${etag}` })).statusCode).toBe(304)
    expect((await get(url, { 'if-none-match': 'W/"other"' })).statusCode).toBe(200)
  }
})

/** How often work took a connection from the pool that serves requests. */
async function connectionsTaken(work: () => Promise<unknown>): Promise<number> {
  let taken = 0
  const count = (): void => {
    taken += 1
  }
  const { serving } = app.database.database
  serving.on('acquire', count)
  await work()
  serving.off('acquire', count)
  return taken
}

test('a page is made once and costs the database nothing afterwards', async () => {
  await get('/plan/2568')
  expect(await connectionsTaken(() => get('/plan/2568'))).toBe(0)
  expect(await connectionsTaken(() => get('/plan/2568?utm_source=line'))).toBe(0)
  expect(await connectionsTaken(() => get('/en/plan/programmes/24'))).toBe(1)
})

test('pages of what is not there, of which there is no end, are not kept', async () => {
  await get('/plan/programmes/999')
  expect(await connectionsTaken(() => get('/plan/programmes/999'))).toBe(1)
})

test('the languages do not share a tag', async () => {
  expect(await etagOf('/plan')).not.toBe(await etagOf('/en/plan'))
})

test('a database that was begun anew is not taken for the old one, though its revisions are the same', async () => {
  const anew = await testApp({ content: 'empty' })
  try {
    const revision = await revisionOf(app)
    await anew.database.asOwner(uuidv7(), async (tx) => {
      await addOrganization(tx, municipality, loadedAt)
      for (let raised = 1; raised < revision; raised += 1) await recordChange(tx)
    })
    await expect.poll(async () => (await anew.server.inject('/about')).statusCode).toBe(200)
    expect(await revisionOf(anew)).toBe(revision)
    expect((await anew.server.inject('/about')).headers.etag).not.toBe(await etagOf('/about'))
  } finally {
    await anew.close()
  }
})

async function revisionOf({ database }: TestApp): Promise<number> {
  const { rows } = await database.database.serving.query<{ revision: string }>(
    'select size as revision from ledger_head',
  )
  return Number(rows[0]?.revision)
}

test('a problem is never kept', async () => {
  for (const url of ['/nothing-here', '/plan/2570/programmes?dimension=9']) {
    const { headers } = await get(url)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
  }
})

/** A change as another program makes it: on a connection of its own, told to nobody but the database. */
async function renameProgramme(name: string): Promise<void> {
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    await tx.db.execute(
      `update programme set name = '${name}' where organization_id = '${tx.organizationId}' and number = 24`,
    )
    await recordChange(tx)
  })
}

test('a change that is committed elsewhere is seen on every page and file', async () => {
  const urls = [
    '/plan/programmes/24',
    '/plan/2570/programmes',
    '/plan/2570/print',
    '/open-data/plan-programmes.csv',
  ]
  const before = new Map<string, string>()
  for (const url of urls) {
    const { body, headers } = await get(url)
    expect(textOf(body)).not.toContain('ชื่อใหม่ของโครงการ')
    before.set(url, String(headers.etag))
  }
  await renameProgramme('ชื่อใหม่ของโครงการ')
  await expect
    .poll(async () => textOf((await get(urls[0]!)).body), { interval: 1 })
    .toContain('ชื่อใหม่ของโครงการ')
  for (const url of urls) {
    const after = await get(url, { 'if-none-match': before.get(url)! })
    expect(after.statusCode, url).toBe(200)
    expect(textOf(after.body), url).toContain('ชื่อใหม่ของโครงการ')
  }
})

test('a change that is rolled back is not seen', async () => {
  const before = await get('/plan/programmes/24')
  await app.database
    .asOwner(await app.database.organizationId(), async (tx) => {
      await tx.db.execute(`update programme set name = 'ไม่เกิดขึ้น' where number = 24`)
      await recordChange(tx)
      throw new Error('changed my mind')
    })
    .catch(() => {})
  const after = await get('/plan/programmes/24')
  expect(after.headers.etag).toBe(before.headers.etag)
  expect(after.body).toBe(before.body)
})

test('a new quarter makes the pages anew, a new day does not', async () => {
  const etag = await etagOf('/plan')
  now = testNow.add({ hours: 24 })
  expect(await etagOf('/plan')).toBe(etag)
  now = Temporal.Instant.from('2026-12-31T16:59:59Z')
  expect(await etagOf('/plan'), 'the last second of December in Thailand').toBe(etag)
  now = Temporal.Instant.from('2026-12-31T17:00:00Z')
  expect(await etagOf('/plan'), 'the first second of January in Thailand').not.toBe(etag)
})

test('a new fiscal year moves the front page to it', async () => {
  now = Temporal.Instant.from('2026-09-30T16:59:59Z')
  expect(textOf((await get('/')).body)).toContain('ปีงบประมาณ 2569')
  now = Temporal.Instant.from('2026-09-30T17:00:00Z')
  expect(textOf((await get('/')).body)).toContain('ปีงบประมาณ 2570')
  now = Temporal.Instant.from('2030-01-01T00:00:00Z')
  expect(textOf((await get('/')).body), 'after the plan its last year stays').toContain('ปีงบประมาณ 2570')
})

test('pages and files are sent compressed to whoever takes it, and say the same', async () => {
  for (const url of ['/plan/2570/programmes', '/open-data/plan-programmes.json']) {
    const plain = await get(url)
    expect(plain.headers['content-encoding']).toBeUndefined()
    const brotli = await get(url, { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(String(brotliDecompressSync(brotli.rawPayload))).toBe(plain.body)
    const gzip = await get(url, { 'accept-encoding': 'gzip' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(String(gunzipSync(gzip.rawPayload))).toBe(plain.body)
    expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4)
    expect(brotli.headers.etag).toBe(plain.headers.etag)
  }
})

test('an encoding that is weighed with nothing is not used', async () => {
  const noBrotli = await get('/plan', { 'accept-encoding': 'br;q=0, gzip' })
  expect(noBrotli.headers['content-encoding']).toBe('gzip')
  const none = await get('/plan', { 'accept-encoding': 'br;q=0, gzip;q=0.0' })
  expect(none.headers['content-encoding']).toBeUndefined()
})

test('files of the look are kept for a year, because their names change with them', async () => {
  const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec((await get('/')).body)?.[1] ?? ''
  const { headers, statusCode } = await get(stylesheet, { 'accept-encoding': 'br' })
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-encoding']).toBe('br')
})
