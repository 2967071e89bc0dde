import { expect, test } from 'vitest'
import type { SearchDocument } from './document.ts'
import { lexeme, wordVector } from './word-vector.ts'

const nothing: SearchDocument = {
  kind: 'test',
  key: '1',
  address: '/',
  title: '',
  titleEn: '',
  summary: '',
  summaryEn: '',
  body: '',
}

test('words stand in order with the weight of their place', () => {
  const { text: vector } = wordVector({
    ...nothing,
    title: 'บัตรคิว',
    titleEn: 'Queue tickets',
    summary: 'คิว',
    summaryEn: 'queue',
    body: 'คิว ๒๔',
  })
  expect(vector).toBe(`'บัตรคิว':1A 'บัตร':2A 'คิว':3A,6B,8D 'queue':4A,7B 'tickets':5A '24':9D`)
})

test('the number in an address counts as title, its words do not', () => {
  expect(wordVector({ ...nothing, address: '/plan/programmes/24' }).text).toBe(`'24':1A`)
  expect(wordVector({ ...nothing, address: '/plan/risks#risk-2.1' }).text).toBe(`'2.1':1A`)
})

test('what a tsvector cannot hold is left out', () => {
  const { text: vector } = wordVector({ ...nothing, body: `${'a'.repeat(101)} ${'คิว '.repeat(20_000)} ท้าย` })
  expect(vector).not.toContain('aa')
  const [, positions = ''] = /'คิว':(\S+)/.exec(vector) ?? []
  expect(positions.split(',')).toHaveLength(255)
  expect(vector).toMatch(/'ท้าย':16383D$/)
})

test.each([
  ['plain', `'plain'`],
  [`it's`, `'it''s'`],
  ['a\\b', String.raw`'a\\b'`],
  [`\\'`, String.raw`'\\'''`],
])('%s is quoted as %s', (word, expected) => {
  expect(lexeme(word)).toBe(expected)
})
