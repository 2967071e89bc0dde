import { segment, words } from '../language/segmentation.ts'
import type { Term } from './reading.ts'

/** A stretch of a text, and whether it was looked for. */
export interface Stretch {
  readonly text: string
  readonly isFound: boolean
}

/** Divides a text into what some term looks for and the rest; put together the stretches are the text. */
export function foundIn(text: string, terms: readonly Term[]): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of segment(text).flatMap((piece) =>
    piece.isWord ? inWord(piece.text, terms) : [rest(piece.text)],
  )) {
    const last = joined.at(-1)
    if (last?.isFound === stretch.isFound) {
      joined[joined.length - 1] = { text: last.text + stretch.text, isFound: last.isFound }
    } else joined.push(stretch)
  }
  return joined
}

const rest = (text: string): Stretch => ({ text, isFound: false })

/** Of a compound only the part that was looked for: in เรื่องร้องเรียน, ร้องเรียน. */
function inWord(text: string, terms: readonly Term[]): Stretch[] {
  const found = words(text).filter((word) => isWanted(word, terms))
  if (found.length === 0) return [rest(text)]
  const longest = found.reduce((a, b) => (b.length > a.length ? b : a))
  const from = text.toLowerCase().indexOf(longest)
  // Spelt otherwise than the index spells it, such as with Thai digits.
  if (from < 0) return [{ text, isFound: true }]
  const to = from + longest.length
  return [
    rest(text.slice(0, from)),
    { text: text.slice(from, to), isFound: true },
    rest(text.slice(to)),
  ].filter((stretch) => stretch.text !== '')
}

function isWanted(word: string, terms: readonly Term[]): boolean {
  return terms.some(({ choices }) =>
    choices.some((choice) => (choice.longer ? word.startsWith(choice.word) : word === choice.word)),
  )
}
