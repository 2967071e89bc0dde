import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressing, PageStore, StoredPage } from './page-store.ts'

function pageOf(body: string): StoredPage {
  return new StoredPage({ status: 200, type: 'text/html', etag: 'W/"1"', body })
}

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0.1, gzip;q=0.9', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.000, gzip; q=0', 'identity'],
  ['identity', 'identity'],
  ['brotli', 'identity'],
] as const)('Accept-Encoding %j is answered with %s', (header, encoding) => {
  expect(pageOf('').encodingFor(header)).toBe(encoding)
})

test.each(['application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])(
  '%s is not compressed again',
  (type) => {
    const file = new StoredPage({ status: 200, type, body: 'x' })
    expect(file.encodingFor('gzip, br')).toBe('identity')
  },
)

test('every form of a page holds the same text', async () => {
  const body = 'แผนป้องกันการทุจริต '.repeat(200)
  const page = pageOf(body)
  expect(String(await page.encoded('identity'))).toBe(body)
  expect(String(gunzipSync(await page.encoded('gzip')))).toBe(body)
  expect(String(brotliDecompressSync(await page.encoded('br')))).toBe(body)
})

test('a form is compressed once', () => {
  const page = pageOf('once')
  expect(page.encoded('br')).toBe(page.encoded('br'))
})

test('the page that was not asked for the longest is given up first', () => {
  const store = new PageStore(36)
  const pages = new Map(['a', 'b', 'c', 'd'].map((key) => [key, pageOf(key.repeat(10))]))
  for (const key of ['a', 'b', 'c']) store.set(key, pages.get(key)!)
  expect(store.get('a')).toBe(pages.get('a'))
  store.set('d', pages.get('d')!)
  expect(store.get('b'), 'the longest unused').toBeUndefined()
  for (const key of ['a', 'c', 'd']) expect(store.get(key), key).toBe(pages.get(key))
})

test('a page put in twice weighs once', () => {
  const store = new PageStore(30)
  for (let round = 0; round < 10; round += 1) store.set('a', pageOf('a'.repeat(10)))
  store.set('b', pageOf('b'.repeat(10)))
  expect(store.get('a')).toBeDefined()
  expect(store.get('b')).toBeDefined()
})

test('a page larger than the store is not kept and pushes nothing useful out for ever', () => {
  const store = new PageStore(30)
  store.set('huge', pageOf('x'.repeat(31)))
  expect(store.get('huge')).toBeUndefined()
  store.set('a', pageOf('a'))
  expect(store.get('a')).toBeDefined()
})

test('a store of no bytes keeps nothing', () => {
  const store = new PageStore(0)
  store.set('a', pageOf('a'))
  expect(store.get('a')).toBeUndefined()
})

test('Thai is weighed in bytes, not in letters', () => {
  const store = new PageStore(10)
  store.set('a', pageOf('กกกก'))
  expect(store.get('a')).toBeUndefined()
})

test('compressed forms and the key are weighed too', async () => {
  const body = 'แผน '.repeat(100)
  const bare = pageOf(body)
  const plain = Buffer.byteLength(body)
  const forms = (await bare.encoded('br')).length + (await bare.encoded('gzip')).length
  expect(bare.bytes).toBe(plain + forms)

  const store = new PageStore(plain + forms + 2)
  const page = pageOf(body)
  store.set('ก', page)
  for (const encoding of ['br', 'gzip'] as const) await page.encoded(encoding)
  expect(store.get('ก'), 'fits to the byte').toBe(page)

  const tight = new PageStore(plain + forms + 1)
  const other = pageOf(body)
  tight.set('ก', other)
  expect(tight.get('ก')).toBe(other)
  for (const encoding of ['br', 'gzip'] as const) await other.encoded(encoding)
  expect(tight.get('ก'), 'grown beyond the limit').toBeUndefined()
})

test('a page that was given up weighs nothing when it is compressed afterwards', async () => {
  const store = new PageStore(40)
  const late = pageOf('a'.repeat(30))
  store.set('late', late)
  store.set('b', pageOf('b'.repeat(38)))
  expect(store.get('late')).toBeUndefined()
  await late.encoded('gzip')
  expect(store.get('b')).toBeDefined()
})

test('whoever asks while a page is made gets the same one', async () => {
  const store = new PageStore(1_000)
  const { promise, resolve } = Promise.withResolvers<StoredPage>()
  let made = 0
  const make = () => {
    made += 1
    return promise
  }
  const asked = Array.from({ length: 100 }, () => store.getOrMake('a', make))
  const page = pageOf('once')
  resolve(page)
  expect(new Set(await Promise.all(asked))).toEqual(new Set([page]))
  expect(await store.getOrMake('a', make)).toBe(page)
  expect(made).toBe(1)
})

test('a failure is told to everybody who waits and is not kept', async () => {
  const store = new PageStore(1_000)
  const fail = () => Promise.reject(new Error('not this time'))
  const asked = await Promise.allSettled([store.getOrMake('a', fail), store.getOrMake('a', fail)])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const page = pageOf('now')
  expect(await store.getOrMake('a', async () => page)).toBe(page)
})

test.each(['br', 'gzip'] as const)(
  'a body that is compressed as it comes is the same body (%s)',
  async (encoding) => {
    const pieces = Array.from({ length: 50 }, (_, n) => `ข้อมูลเปิด ${n}\n`.repeat(100))
    const packed = Buffer.concat(await compressing(Readable.from(pieces), encoding).toArray())
    const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync
    expect(String(unpack(packed))).toBe(pieces.join(''))
  },
)

test('a body that breaks off breaks off when compressed too, and one that nobody wants is given up', async () => {
  async function* failing(): AsyncGenerator<string> {
    yield 'the beginning'
    throw new Error('lost')
  }
  await expect(compressing(Readable.from(failing()), 'gzip').toArray()).rejects.toThrow('lost')
  const source = Readable.from(['a', 'b', 'c'])
  const unwanted = compressing(source, 'gzip')
  unwanted.destroy()
  await expect.poll(() => source.destroyed).toBe(true)
})
