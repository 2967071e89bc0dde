import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { newReceipt, receiptDigits, receiptFromIndices, receiptIndices, receiptWords } from './receipt.ts'
import { englishSkeleton, slips, thaiSkeleton } from './skeleton.ts'
import { readTypedReceipt } from './typed-receipt.ts'
import type { Wordlist } from './wordlist.ts'
import { wordlistOf } from './wordlist.ts'

function wordsOf(name: string): readonly string[] {
  return readFileSync(join(projectRoot, 'data/wordlists', name), 'utf8')
    .trimEnd()
    .split('\n')
}

const thai = wordlistOf(wordsOf('th.txt'), thaiSkeleton)
const english = wordlistOf(wordsOf('en.txt'), englishSkeleton)
const both = [thai, english]

function written(receipt: Uint8Array, list: Wordlist): string[] {
  return receiptIndices(receipt).map((index) => list.words[index] ?? '')
}

const receipts = fc.uint8Array({ minLength: 11, maxLength: 11 })

test('a receipt has 88 random bits and comes back from its numbers', () => {
  expect(newReceipt()).toHaveLength(11)
  expect(newReceipt()).not.toEqual(newReceipt())
  fc.assert(
    fc.property(receipts, (receipt) => {
      const indices = receiptIndices(receipt)
      expect(indices).toHaveLength(receiptWords)
      expect(receiptFromIndices(indices)).toEqual(receipt)
    }),
  )
})

test('another number, another order and another length are refused', () => {
  const receipt = Uint8Array.from({ length: 11 }, (_, at) => at)
  const indices = receiptIndices(receipt)
  expect(receiptFromIndices(indices.toReversed())).toBeUndefined()
  expect(receiptFromIndices(indices.slice(1))).toBeUndefined()
  expect(receiptFromIndices([...indices, 0])).toBeUndefined()
  expect(receiptFromIndices([2048, ...indices.slice(1)])).toBeUndefined()
  expect(receiptFromIndices([-1, ...indices.slice(1)])).toBeUndefined()
  expect(receiptFromIndices([0.5, ...indices.slice(1)])).toBeUndefined()
  expect(() => receiptIndices(receipt.subarray(1))).toThrow('11 bytes')
})

describe.each([
  { language: 'Thai', list: thai },
  { language: 'English', list: english },
])('in $language', ({ list }) => {
  test('reads words between whatever people put between them', () => {
    fc.assert(
      fc.property(receipts, fc.constantFrom(' ', ', ', '-', '\n', ' · ', '  –  '), (receipt, between) => {
        const typed = ` ${written(receipt, list).join(between)}\n`
        expect(readTypedReceipt(typed, both)).toEqual({ outcome: 'receipt', receipt })
      }),
      { numRuns: 30 },
    )
  })

  test('reads 500 receipts typed without spaces', () => {
    for (let count = 0; count < 500; count += 1) {
      const receipt = newReceipt()
      expect(readTypedReceipt(written(receipt, list).join(''), both)).toEqual({ outcome: 'receipt', receipt })
    }
  })

  test('offers the word that was meant, or asks again, and takes none for another', () => {
    const receipt = Uint8Array.from({ length: 11 }, (_, at) => at * 7)
    const words = written(receipt, list)
    const last = list.words.indexOf(words[8] ?? '')
    const outcomes: string[] = []
    for (let at = 0; at < (words[8]?.length ?? 0); at += 1) {
      const typed = `${words[8]?.slice(0, at)}${words[8]?.slice(at + 1)}`
      const answer = readTypedReceipt([...words.slice(0, 8), typed].join(' '), both)
      if (answer.outcome === 'receipt') expect(answer.receipt).toEqual(receipt)
      const piece = answer.outcome === 'unclear' ? answer.pieces[8] : undefined
      if (piece?.is === 'meant') expect(piece).toMatchObject({ index: last, list })
      outcomes.push(piece?.is ?? answer.outcome)
    }
    expect(outcomes).toContain('meant')
    expect(outcomes).not.toContain('mistaken')
  })
})

test('asks for one word alone when all nine were typed without spaces', () => {
  const receipt = Uint8Array.from({ length: 11 }, (_, at) => at * 7)
  for (const list of both) {
    const words = written(receipt, list)
    const typed = words.map((word, at) => (at === 4 ? word.slice(1) : word)).join('')
    const answer = readTypedReceipt(typed, both)
    const pieces = answer.outcome === 'unclear' ? answer.pieces : []
    expect(pieces.map(({ is }) => is === 'words')).toEqual(words.map((_, at) => at !== 4))
    expect(pieces.flatMap((piece) => (piece.is === 'words' ? piece.indices : []))).toEqual(
      receiptIndices(receipt).filter((_, at) => at !== 4),
    )
  }
})

test('reads digits, in Thai and in Arabic numerals, with and without spaces', () => {
  const receipt = newReceipt()
  const digits = receiptDigits(receipt)
  const thaiDigits = digits.map((group) => group.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? ''))
  for (const typed of [digits.join(' '), digits.join(''), digits.join('-'), thaiDigits.join(' ')]) {
    expect(readTypedReceipt(typed, both)).toEqual({ outcome: 'receipt', receipt })
  }
})

test('reads words of both languages and digits together, for they are the same numbers', () => {
  const receipt = newReceipt()
  const digits = receiptDigits(receipt)
  const typed = written(receipt, thai).map(
    (word, at) => [word, written(receipt, english)[at], digits[at]][at % 3],
  )
  expect(readTypedReceipt(typed.join(' '), both)).toEqual({ outcome: 'receipt', receipt })
})

test('says what is wrong', () => {
  const receipt = Uint8Array.from({ length: 11 }, (_, at) => at)
  const words = written(receipt, thai)
  expect(readTypedReceipt(words.slice(1).join(' '), both)).toEqual({ outcome: 'count', words: 8 })
  expect(readTypedReceipt('', both)).toEqual({ outcome: 'count', words: 0 })
  expect(readTypedReceipt(words.toReversed().join(' '), both)).toEqual({ outcome: 'mistaken' })
  expect(readTypedReceipt('กขคงจฉช 12345 2048', both)).toEqual({
    outcome: 'unclear',
    pieces: ['กขคงจฉช', '12345', '2048'].map((typed) => ({ typed, is: 'unknown' })),
  })
})

test('folds what people mix up', () => {
  expect(thaiSkeleton('น้ำ')).toBe(thaiSkeleton('นํา'))
  expect(thaiSkeleton('เเม่น้ำ')).toBe(thaiSkeleton('แม่นำ'))
  expect(thaiSkeleton('ศิลปะ')).toBe(thaiSkeleton('สิลปะ'))
  expect(thaiSkeleton('ใบไม้')).toBe(thaiSkeleton('ไบไม้'))
  expect(englishSkeleton('Phone')).toBe(englishSkeleton('fone'))
  expect(englishSkeleton('letter')).toBe(englishSkeleton('leter'))
})

test('counts slips', () => {
  const cases: [string, string, number][] = [
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'xbc', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ]
  expect(cases.map(([one, other]) => slips(one, other))).toEqual(cases.map(([, , count]) => count))
})
