import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { address } from './address.ts'

const programme = address('/plan/programmes/:number')
const list = address('/plan/:fiscalYear/programmes')
const search = address('/search')

test('a link carries its parameters and only the query values that are given', () => {
  expect(programme({ number: 24 })).toBe('/plan/programmes/24')
  expect(list({ fiscalYear: 2570 }, { dimension: 2, quarter: undefined })).toBe(
    '/plan/2570/programmes?dimension=2',
  )
  expect(list({ fiscalYear: 2570 }, { dimension: undefined })).toBe('/plan/2570/programmes')
  expect(search()).toBe('/search')
  expect(search({ q: 'งบ & ไตรมาส=1' })).toBe(
    '/search?q=%E0%B8%87%E0%B8%9A+%26+%E0%B9%84%E0%B8%95%E0%B8%A3%E0%B8%A1%E0%B8%B2%E0%B8%AA%3D1',
  )
})

test('the pattern stays as the router needs it', () => {
  expect(list.pattern).toBe('/plan/:fiscalYear/programmes')
})

test('the types refuse a parameter that the pattern does not name', () => {
  // @ts-expect-error the pattern names `number`
  expect(programme({ fiscalYear: 2570 })).toBe('/plan/programmes/')
})

const text = fc.string({ unit: 'grapheme' })

test('no value can leave its place in the path', () => {
  fc.assert(
    fc.property(text, (value) => {
      const link = programme({ number: value })
      expect(link).toMatch(/^\/plan\/programmes\/[^/?#]*$/)
      expect(decodeURIComponent(link.slice('/plan/programmes/'.length))).toBe(value)
    }),
  )
})

test('every query value comes back as it was given', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('q', 'page', 'dimension'), text), (query) => {
      const { searchParams, pathname } = new URL(search(query), 'http://here.invalid')
      expect(pathname).toBe('/search')
      expect(Object.fromEntries(searchParams)).toEqual(query)
    }),
  )
})
