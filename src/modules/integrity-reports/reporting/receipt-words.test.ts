import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { newReceipt, receiptIndices } from '../protocol/receipt.ts'
import { englishSkeleton, thaiSkeleton } from '../protocol/skeleton.ts'
import { readTypedReceipt } from '../protocol/typed-receipt.ts'
import { wordlistOf } from '../protocol/wordlist.ts'
import { monthsSince } from './read-thread.ts'
import { isTypedAs, threePlaces, writtenReceipt } from './receipt-words.ts'

const wordsOf = (name: string): string[] =>
  readFileSync(join(projectRoot, 'data/wordlists', name), 'utf8')
    .trimEnd()
    .split('\n')
const lists = {
  th: wordlistOf(wordsOf('th.txt'), thaiSkeleton),
  en: wordlistOf(wordsOf('en.txt'), englishSkeleton),
}

test.each(['th', 'en', 'digits'] as const)('what is written as %s is read as the same receipt', (writing) => {
  const receipt = newReceipt()
  const read = readTypedReceipt(writtenReceipt(receipt, writing, lists).join(' '), [lists.th, lists.en])
  expect(read).toEqual({ outcome: 'receipt', receipt })
})

test('a word that is typed back counts in every writing and with one slip, another word does not', () => {
  const [index = 0, other = 0] = receiptIndices(newReceipt())
  const english = lists.en.words[index]!
  expect(isTypedAs(index, ` ${english.toUpperCase()} `, lists)).toBe(true)
  expect(isTypedAs(index, lists.th.words[index]!, lists)).toBe(true)
  const digits = String(index).padStart(4, '0')
  expect(isTypedAs(index, digits, lists)).toBe(true)
  expect(
    isTypedAs(
      index,
      digits.replaceAll(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]!),
      lists,
    ),
  ).toBe(true)
  if (other !== index) expect(isTypedAs(index, lists.en.words[other]!, lists)).toBe(false)
  for (const wrong of ['', '1', '00001', 'zzzz', `${english} ${english}`]) {
    expect(isTypedAs(index, wrong, lists), wrong).toBe(false)
  }
})

test('three different places are asked, in order', () => {
  for (let run = 0; run < 50; run += 1) {
    const places = threePlaces((below) => Math.floor(Math.random() * below))
    expect(new Set(places).size).toBe(3)
    expect(places.toSorted()).toEqual(places)
  }
})

test('all months since the first key are asked for, the month of Thailand too', () => {
  const at = (text: string) => Date.parse(text)
  expect(monthsSince(at('2026-09-15T00:00:00Z'), at('2026-11-27T00:00:00Z'))).toEqual([
    '2026-11',
    '2026-10',
    '2026-09',
  ])
  expect(monthsSince(at('2026-11-20T00:00:00Z'), at('2026-11-30T20:00:00Z'))).toEqual(['2026-12', '2026-11'])
  expect(monthsSince(0, at('2026-11-27T00:00:00Z'))).toHaveLength(24)
})
