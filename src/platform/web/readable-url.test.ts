import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBroken, parseQuery, readableUrl } from './readable-url.ts'

const broken = '%EF%BF%BD'

test.each([
  ['/plan/2570?dimension=2', '/plan/2570?dimension=2'],
  [`/plan/${encodeURIComponent('๒๕๗๐')}`, `/plan/${encodeURIComponent('๒๕๗๐')}`],
  ['/%FF', `/${broken}`],
  ['/plan/%E0%A4%A', `/plan/${broken}${broken}A`],
  ['/%', `/${broken}`],
  ['/%zz', `/${broken}zz`],
  ['/a%2Fb%3Fc', '/a%2Fb%3Fc'],
  ['/plan?q=%FF&q=?', '/plan?q=%FF&q=?'],
])('%s is read as %s', (url, readable) => {
  expect(readableUrl(url)).toBe(readable)
})

/** Anything that the HTTP parser lets through as an address. */
const anyUrl = fc
  .array(fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.constantFrom(...Buffer.from('%/?eEfF0189'))))
  .map((bytes) => `/${Buffer.from(bytes).toString()}`)

test('whatever is asked for, the router can read it, and reading it twice changes nothing', () => {
  fc.assert(
    fc.property(anyUrl, (url) => {
      const readable = readableUrl(url)
      expect(readable).toMatch(/^\/[\x21-\x7e]*$/)
      expect(() => decodeURIComponent(readable.split('?')[0]!)).not.toThrow()
      expect(readableUrl(readable)).toBe(readable)
    }),
  )
})

test('a path that was whole means the same afterwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeURIComponent(readableUrl(`/${encodeURIComponent(text)}`))).toBe(`/${text}`)
    }),
  )
})

test('a query is read by name, whatever the names are', () => {
  expect(parseQuery('a=1&b=%E0%B8%81&a=2')).toEqual({ a: '2', b: 'ก' })
  const query = parseQuery('__proto__=1&constructor=2')
  expect(Object.entries(query)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ])
  expect(Object.getPrototypeOf(query), 'the name is a value like any other').toBe(Object.prototype)
})

test('broken text and NUL are noticed, everything else is not', () => {
  expect(isBroken(parseQuery('q=%E0%A4%A')['q']!)).toBe(true)
  expect(isBroken(parseQuery('q=a%00b')['q']!)).toBe(true)
  expect(isBroken('ไฟดับ \\u0000 \\uFFFD')).toBe(false)
})
