import { words } from '../language/segmentation.ts'
import type { SearchDocument } from './document.ts'

// PostgreSQL's limits on a tsvector: a position is at most 16,383 and a lexeme has at most 255 of them.
const lastPosition = 16_383
const mostPositions = 255
// A lexeme may have 2,046 bytes. Nobody looks for a word of more than 100 letters: it is a broken text or
// an encoded one.
const longestWord = 100

export interface WordVector {
  readonly text: string
  readonly words: readonly string[]
}

/**
 * The words of a document, and them with their places as the text of a tsvector: A for titles, B for summaries, D for the rest. The
 * numbers in its address count as title, because people ask for programme 24 by its number.
 */
export function wordVector(document: SearchDocument): WordVector {
  const places = new Map<string, string[]>()
  let position = 0
  const add = (text: string, weight: 'A' | 'B' | 'D', only = (_word: string) => true): void => {
    for (const word of words(text)) {
      if (word.length > longestWord || !only(word)) continue
      position = Math.min(position + 1, lastPosition)
      const positions = places.get(word) ?? []
      places.set(word, positions)
      if (positions.length < mostPositions) positions.push(`${position}${weight}`)
    }
  }
  add(document.title, 'A')
  add(document.titleEn, 'A')
  // Not the letters and digits of an identifier, which nobody types and which would be most of the vocabulary.
  add(document.address, 'A', (word) => /^\d{1,4}(\.\d+)*$/.test(word))
  add(document.summary, 'B')
  add(document.summaryEn, 'B')
  add(document.body, 'D')
  const text = [...places].map(([word, positions]) => `${lexeme(word)}:${positions.join()}`).join(' ')
  return { text, words: [...places.keys()] }
}

/** A word as a lexeme in the text of a tsvector or tsquery, whatever signs it is made of. */
export function lexeme(word: string): string {
  return `'${word.replaceAll(/['\\]/g, '$&$&')}'`
}
