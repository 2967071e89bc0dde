import { compounds } from './glossary.ts'
import { toArabicDigits } from './numerals.ts'
import { compoundParts, isCompound, smallestPieces, wordPieces } from './word-pieces.ts'
import type { Piece } from './word-pieces.ts'

/** A stretch of a text: a word (a number is one too), or what stands between words. */
export type Segment = { readonly text: string; readonly isWord: boolean }

/** A stretch of a text for a page; `keep` says that no line may end inside it. */
export type Run = { readonly text: string; readonly keep: boolean }

/**
 * Cuts a text into words and what stands between them; put together, the segments are the text again. The
 * glossary's words stay whole, the rest is cut by `Intl.Segmenter`.
 */
export function segment(text: string): Segment[] {
  return wordPieces(text).map((piece) => ({ text: piece.text, isWord: piece.isWord }))
}

/**
 * The words of a text for a search index or a query, in order. A glossary compound gives itself, the
 * glossary words inside it and its smallest parts, so that ร้องเรียน is found in เรื่องร้องเรียน. Spelling is
 * made uniform first: NFC, the order of vowel and tone marks, doubled marks, ํา for ำ, Thai digits, commas in
 * numbers, full stops in abbreviations, Latin in lower case, invisible characters.
 */
export function words(text: string): string[] {
  return wordPieces(uniformSpelling(text)).flatMap(({ text: word, isWord }) => {
    if (!isWord) return []
    if (isCompound(word)) return wordsInside(word)
    if (/[ก-ฮ]/.test(word)) return [word.replaceAll('.', '')]
    return [/^[0-9]/.test(word) ? word.replaceAll(',', '') : word]
  })
}

const insides = new Map<string, readonly string[]>()

function wordsInside(compound: string): readonly string[] {
  let found = insides.get(compound)
  if (found === undefined) {
    const inner = compounds.filter((word) => word !== compound && compound.includes(word))
    const parts = [compound, ...inner].flatMap((word) => smallestPieces(word).map((piece) => piece.text))
    found = [...new Set([compound, ...inner, ...parts])]
    insides.set(compound, found)
  }
  return found
}

/**
 * What looks alike on screen is made alike. Sara am and its two halves are not equivalent under NFC. Moving marks
 * and making letters small can leave an order that NFC does not have, so it comes last again.
 */
function uniformSpelling(text: string): string {
  return toArabicDigits(text.normalize('NFC'))
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/เเ/g, 'แ')
    .replace(/([่-๋]+)([ัิ-ฺ็ํ]+)/g, '$2$1')
    .replace(/ํ([่-๋]*)า/g, '$1ำ')
    .replace(/ำ([่-๋]+)/g, '$1ำ')
    .replace(/([ัำ-ฺ็-๎])\1+/g, '$1')
    .toLowerCase()
    .normalize('NFC')
}

/**
 * The smallest stretches of a text that a line may end after, for typesetting: words with their marks.
 * Closing marks, ๆ and ฯ stay with the word before, opening marks with the word after; spaces stand alone.
 * Put together they are the text again.
 */
export function lineUnits(text: string): string[] {
  return unitsOf(text).map((unit) => unit.text)
}

/**
 * Cuts a text for a page: runs with `keep` must not be broken over lines (wrap them in an element with
 * `white-space: nowrap`), the others are left to the browser. Kept are the glossary's words, words that
 * browsers cut wrongly and words before ๆ and ฯ, with the marks that belong to them, up to 15 letters; a
 * longer compound is given in parts. Put together the runs are the text again.
 */
export function keepTogether(text: string): Run[] {
  const runs: Run[] = []
  for (const unit of unitsOf(text)) {
    const last = runs.at(-1)
    if (last === undefined || last.keep || unit.keep) runs.push(unit)
    else runs[runs.length - 1] = { text: last.text + unit.text, keep: false }
  }
  return runs
}

const isSpace = (unit: Run | undefined): boolean => unit !== undefined && /^\s+$/.test(unit.text)
const isOpening = (mark: string): boolean => /^[([{“‘«‹]$/.test(mark)
const isClosing = (mark: string): boolean => /^[)\]}”’»›,.;:!?…%]$/.test(mark)
const isQuote = (mark: string): boolean => mark === '"' || mark === "'"

function unitsOf(text: string): Run[] {
  const units: Run[] = []
  let opening = ''
  for (const piece of wordPieces(text).flatMap(divideLong)) {
    const last = units.at(-1)
    const followsWord = last !== undefined && !isSpace(last) && opening === ''
    if (isOpening(piece.text) || (isQuote(piece.text) && !followsWord)) {
      opening += piece.text
    } else if (followsWord && (isClosing(piece.text) || isQuote(piece.text))) {
      units[units.length - 1] = { text: last.text + piece.text, keep: last.keep }
    } else if (/^[ๆฯ]$/.test(piece.text) && opening === '') {
      glueToWord(units, piece.text)
    } else {
      units.push({ text: opening + piece.text, keep: piece.joined && fitsLine(piece.text) })
      opening = ''
    }
  }
  if (opening !== '') units.push({ text: opening, keep: false })
  return units
}

/** Official spelling puts a space before ๆ (ต่าง ๆ); a line must not end there either. */
function glueToWord(units: Run[], mark: string): void {
  const hasSpace = units.length > 1 && /^[^\S\n]+$/.test(units.at(-1)!.text) && !isSpace(units.at(-2))
  const glued = units.splice(hasSpace ? -2 : -1)
  if (!hasSpace && isSpace(glued[0])) units.push(...glued.splice(0))
  const text = glued.map((unit) => unit.text).join('') + mark
  units.push({ text, keep: glued.length > 0 && fitsLine(text) })
}

// A phone 320 px wide holds about this many letters of a heading; a longer run would overflow. Marks above
// and below letters take no room on the line.
const fitsLine = (text: string): boolean => text.replace(/\p{M}/gu, '').length <= 15

function divideLong(piece: Piece): Piece[] {
  if (!isCompound(piece.text) || fitsLine(piece.text)) return [piece]
  return compoundParts(piece.text).flatMap(divideLong)
}
