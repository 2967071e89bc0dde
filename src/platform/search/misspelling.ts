import type { Vocabulary } from './vocabulary.ts'

/** A stretch of what was typed, and the word of the vocabulary that it was read as. */
export interface Stretch {
  readonly typed: string
  /** Given where it is the same word or a near one. */
  readonly word?: string
  /** A word, the beginning of one, something inside one, one with typing errors, or none. */
  readonly likeness: 'same' | 'beginning' | 'inside' | 'near' | 'none'
}

export interface RunReading {
  readonly stretches: readonly Stretch[]
  /** How much of it is taken for typing errors: 1 for a mark, 1.5 for a vowel, 2 for a letter. */
  readonly edits: number
}

// Tried on the Krajai plan: of 13,125 phrases of two or three of its words 12 were read as something else,
// and of 975 words with one typing error 98 % as meant. Where a word costs 3, 3 % of the phrases change;
// where it costs 1, 2 % of the words are lost.
const markCost = 1
const vowelCost = 1.5
const letterCost = 2
const wordCost = 2
const partCost = 0.5
/** Of the cost of an error. In Thai less, or an unknown word would be taken for an end of the one beside it. */
const skippedInThai = 0.95
const skippedElsewhere = 3.5

/** How far a typed word may be from a word of so many letters. */
function allowedEdits(letters: number): number {
  if (letters < 3) return 0
  if (letters === 3) return markCost
  if (letters < 7) return letterCost
  return letterCost * (letters < 13 ? 2 : 3)
}

/** How many letters longer or shorter than the word the typed one may be. */
const widest = 4
/** Words of fewer letters are not believed beside letters that are no word. */
const leastBesideNone = 4
const leastNearBesideNone = 7
/** No word is longer; what follows need not be compared with it. */
const longestStretch = 60

interface Step {
  readonly from: number
  readonly word?: string
  readonly likeness: Stretch['likeness']
  readonly edits: number
  readonly cost: number
  readonly documents: number
}

/**
 * Reads a run of letters as words of a vocabulary. A typing error also breaks the segmentation, so the
 * run is cut anew: of all ways to cover it with words, each with as many errors as its length forgives,
 * the one with the fewest errors and words is taken. Its last word may be only begun, and a run of Thai
 * letters may be something inside one word.
 */
export function readRun(run: string, vocabulary: Vocabulary): RunReading {
  const best: (Step | undefined)[] = [{ from: 0, likeness: 'none', edits: 0, cost: 0, documents: 0 }]
  const offer = (end: number, step: Step): void => {
    const other = best[end]
    if (!other || isBetter(step, other)) best[end] = step
  }
  const isThai = /[ก-๎]/.test(run)
  const shareOfSkipped = isThai ? skippedInThai : skippedElsewhere
  for (let from = 0; from < run.length; from += 1) {
    const { cost, edits } = best[from]!
    const skipped = shareOfSkipped * (isVowelAfter(run.charCodeAt(from)) ? vowelCost : letterCost)
    offer(from + 1, { from, likeness: 'none', edits, cost: cost + skipped, documents: 0 })
    for (const near of nearWords(run, from, vocabulary)) {
      // The index holds single letters, of abbreviations; inside a run they would explain anything.
      if (near.word.length === 1 && run.length > 1 && isThai) continue
      const likeness = near.edits === 0 ? 'same' : 'near'
      offer(near.end, {
        ...near,
        from,
        likeness,
        edits: edits + near.edits,
        cost: cost + wordCost + near.edits,
      })
    }
    const rest = run.slice(from)
    if (rest.length > 1 && vocabulary.words.some((word) => word.startsWith(rest))) {
      offer(run.length, {
        from,
        likeness: 'beginning',
        edits,
        cost: cost + wordCost + partCost,
        documents: 0,
      })
    }
  }
  if (isThai && run.length > 2 && vocabulary.words.some((word) => word.includes(run))) {
    offer(run.length, { from: 0, likeness: 'inside', edits: 0, cost: wordCost + partCost, documents: 0 })
  }
  return { stretches: stretches(run, best), edits: best[run.length]!.edits }
}

function isBetter(a: Step, b: Step): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  return a.documents === b.documents ? a.edits < b.edits : a.documents > b.documents
}

interface Near {
  readonly end: number
  readonly word: string
  readonly edits: number
  readonly documents: number
}

/**
 * Every word that a stretch beginning at `from` may be, with where it ends. Words in order share their
 * beginnings, and so the rows of the table of distances.
 */
function nearWords(run: string, from: number, { words, documentCounts }: Vocabulary): Near[] {
  const typed = Array.from(run.slice(from, from + longestStretch), (letter) => letter.charCodeAt(0))
  const rows = [firstRow(typed)]
  const nearest = [0]
  const found: Near[] = []
  let previous = ''
  let filled = 0
  for (const [index, word] of words.entries()) {
    const allowed = allowedEdits(word.length)
    filled = Math.min(filled, sharedLetters(word, previous))
    previous = word
    while (filled < word.length && nearest[filled]! <= allowed) {
      filled += 1
      nearest[filled] = fillRow(rows, word, filled, typed)
    }
    if (filled < word.length || nearest[filled]! > allowed) continue
    const row = rows[word.length]!
    const last = Math.min(typed.length, word.length + widest)
    for (let length = Math.max(1, word.length - widest); length <= last; length += 1) {
      const edits = row[length]!
      if (edits <= allowed) found.push({ end: from + length, word, edits, documents: documentCounts[index]! })
    }
  }
  return found
}

function sharedLetters(word: string, other: string): number {
  let shared = 0
  while (shared < word.length && word.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1
  return shared
}

/** Vowels above and below, tone marks and the like, by code unit. */
const isMark = (letter: number): boolean =>
  letter === 0xe31 || (letter >= 0xe34 && letter <= 0xe3a) || (letter >= 0xe47 && letter <= 0xe4e)
/** ะ, า and ำ. */
const isVowelAfter = (letter: number): boolean => letter === 0xe30 || letter === 0xe32 || letter === 0xe33

function costOf(letter: number): number {
  if (isMark(letter)) return markCost
  return isVowelAfter(letter) ? vowelCost : letterCost
}

function firstRow(typed: readonly number[]): Float64Array {
  const row = new Float64Array(typed.length + 1)
  for (let end = 1; end <= typed.length; end += 1) row[end] = row[end - 1]! + costOf(typed[end - 1]!)
  return row
}

/**
 * One row of Damerau and Levenshtein's table, where two letters that changed places are one error: the
 * distances of the first `length` letters of the word from what was typed. Returns the least of them.
 */
function fillRow(rows: Float64Array[], word: string, length: number, typed: readonly number[]): number {
  const above = rows[length - 1]!
  const row = (rows[length] ??= new Float64Array(typed.length + 1))
  const letter = word.charCodeAt(length - 1)
  const missing = costOf(letter)
  const start = Math.max(1, length - widest)
  const stop = Math.min(typed.length, length + widest)
  row[start - 1] = start === 1 ? above[0]! + missing : Infinity
  let nearest = row[start - 1]!
  for (let end = start; end <= stop; end += 1) {
    const given = typed[end - 1]!
    const wrong = letter === given ? 0 : isMark(letter) && isMark(given) ? markCost : letterCost
    let distance = Math.min(above[end - 1]! + wrong, above[end]! + missing, row[end - 1]! + costOf(given))
    if (length > 1 && end > 1 && letter === typed[end - 2] && word.charCodeAt(length - 2) === given) {
      distance = Math.min(distance, rows[length - 2]![end - 2]! + letterCost)
    }
    row[end] = distance
    if (distance < nearest) nearest = distance
  }
  // The next row looks one place further than this one was filled.
  if (stop < typed.length) row[stop + 1] = Infinity
  return nearest
}

function stretches(run: string, best: readonly (Step | undefined)[]): Stretch[] {
  const found: Stretch[] = []
  for (let end = run.length; end > 0; end = best[end]!.from) {
    const { from, word, likeness } = best[end]!
    found.unshift({ typed: run.slice(from, end), likeness, ...(word === undefined ? {} : { word }) })
  }
  const joined = joinUnread(found)
  return joinUnread(
    joined.map((stretch, at) => (isChance(stretch, at, joined) ? unread(stretch.typed) : stretch)),
  )
}

/** Beside letters that are no word, a short word is there by chance: สม in สมชาย. */
function isChance({ typed, likeness }: Stretch, at: number, all: readonly Stretch[]): boolean {
  const [letters, unreadLetters] = likeness === 'near' ? [leastNearBesideNone, 1] : [leastBesideNone, 2]
  const isUnread = (other: Stretch | undefined): boolean =>
    other?.likeness === 'none' && other.typed.length >= unreadLetters
  return typed.length < letters && (isUnread(all[at - 1]) || isUnread(all[at + 1]))
}

const unread = (typed: string): Stretch => ({ typed, likeness: 'none' })

function joinUnread(found: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of found) {
    const last = joined.at(-1)
    if (stretch.likeness === 'none' && last?.likeness === 'none') {
      joined[joined.length - 1] = unread(last.typed + stretch.typed)
    } else joined.push(stretch)
  }
  return joined
}
