import { expect, test } from 'vitest'
import { abbreviations, compounds, wholeWords } from './glossary.ts'
import { lineUnits, segment } from './segmentation.ts'

const plain = new Intl.Segmenter('th', { granularity: 'word' })

/** Whether `Intl.Segmenter` alone keeps the word whole where it stands between these two texts. */
function plainKeepsWhole(word: string, before: string, after: string): boolean {
  return [...plain.segment(before + word + after)].some(
    (part) => part.index === before.length && part.segment === word,
  )
}

test('no word is listed twice', () => {
  const all = [...wholeWords, ...abbreviations, ...compounds]
  expect(all.length).toBe(new Set(all).size)
})

test('every word is one the plain segmenter cuts, alone or beside a common word', () => {
  const neighbours = [
    ['', ''],
    ['การ', ''],
    ['ความ', ''],
    ['ของ', ''],
    ['ตาม', ''],
    ['', 'การ'],
    ['', 'ที่'],
  ] as const
  for (const word of [...wholeWords, ...abbreviations]) {
    const kept = neighbours.every(([before, after]) => plainKeepsWhole(word, before, after))
    expect(kept, `${word} needs no entry`).toBe(false)
  }
  for (const word of compounds) expect(plainKeepsWhole(word, '', ''), `${word} needs no entry`).toBe(false)
})

test('every word is recognised, alone and in a sentence', () => {
  for (const word of [...wholeWords, ...abbreviations, ...compounds]) {
    expect(segment(word).map(({ text }) => text)).toEqual([word])
    expect(segment(`มี ${word} อยู่`).map(({ text }) => text)).toContain(word)
  }
})

test('every compound can be set in a column of 15 letters', () => {
  for (const word of compounds) {
    for (const unit of lineUnits(word)) expect(unit.replace(/\p{M}/gu, '').length).toBeLessThanOrEqual(15)
  }
})
