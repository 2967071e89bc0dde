import { isIndex, receiptFromIndices, receiptWords } from './receipt.ts'
import type { Wordlist } from './wordlist.ts'
import { aroundSlip, cutIntoWords, meantWord } from './wordlist.ts'

/** One piece of what was typed: understood, probably meant, or to be typed again. */
export type TypedPiece =
  | { readonly typed: string; readonly is: 'words'; readonly indices: readonly number[] }
  | { readonly typed: string; readonly is: 'meant'; readonly index: number; readonly list: Wordlist }
  | { readonly typed: string; readonly is: 'unknown' }

export type TypedReceipt =
  | { readonly outcome: 'receipt'; readonly receipt: Uint8Array }
  /** Some pieces are not words: ask about these alone. */
  | { readonly outcome: 'unclear'; readonly pieces: readonly TypedPiece[] }
  /** All are words, but there are not nine. */
  | { readonly outcome: 'count'; readonly words: number }
  /** Nine words that are no receipt: another order, or a word mistaken for another. */
  | { readonly outcome: 'mistaken' }

/**
 * Reads a receipt as people type it: words of either list or groups of digits, in Thai or Arabic numerals,
 * with spaces, commas, hyphens, line breaks or nothing between them. It corrects nothing by itself; what was
 * probably meant is for the reporter to confirm.
 */
export function readTypedReceipt(text: string, lists: readonly Wordlist[]): TypedReceipt {
  const typed = arabicDigits(text.normalize('NFC'))
    .split(/[\s,\-–—.·]+/)
    .filter((piece) => piece !== '')
  const found = typed.map((piece) => readingsOf(piece, lists))
  if (found.some(({ length }) => length === 0)) {
    return {
      outcome: 'unclear',
      pieces: typed.flatMap((piece, at) => piecesOf(piece, found[at] ?? [], lists)),
    }
  }
  const whole = combined(found)
  const nine = whole.filter(({ length }) => length === receiptWords)
  if (nine.length === 0) return { outcome: 'count', words: whole[0]?.length ?? 0 }
  const receipt = nine.map(receiptFromIndices).find((one) => one !== undefined)
  return receipt ? { outcome: 'receipt', receipt } : { outcome: 'mistaken' }
}

/** Every way to understand a piece: digits in groups of four, or words. */
function readingsOf(piece: string, lists: readonly Wordlist[]): readonly (readonly number[])[] {
  if (/^\d+$/.test(piece)) {
    const groups = (piece.match(/\d{4}/g) ?? []).map(Number)
    return groups.length * 4 === piece.length && groups.every(isIndex) ? [groups] : []
  }
  return lists.flatMap((list) => cutIntoWords(list, piece))
}

function piecesOf(
  typed: string,
  readings: readonly (readonly number[])[],
  lists: readonly Wordlist[],
): readonly TypedPiece[] {
  const [indices] = readings
  if (indices) return [{ typed, is: 'words', indices }]
  const meant = meantIn(typed, lists)
  if (meant) return [meant]
  // Thai is written without spaces: of nine words in one piece only the one with the slip is asked again.
  for (const list of lists) {
    const found = aroundSlip(list, typed)
    if (!found) continue
    const asked = meantIn(found.slip, [list]) ?? ({ typed: found.slip, is: 'unknown' } as const)
    return [...written(list, found.before), asked, ...written(list, found.after)]
  }
  return [{ typed, is: 'unknown' }]
}

function written(list: Wordlist, indices: readonly number[]): readonly TypedPiece[] {
  return indices.map((index) => ({ typed: list.words[index] ?? '', is: 'words', indices: [index] }))
}

function meantIn(typed: string, lists: readonly Wordlist[]): TypedPiece | undefined {
  const meant = lists.flatMap((list) => {
    const index = meantWord(list, typed)
    return index === undefined ? [] : [{ typed, is: 'meant', index, list } as const]
  })
  return meant.length === 1 ? meant[0] : undefined
}

/** One reading of every piece, in every combination; more than a few are not a receipt. */
function combined(found: readonly (readonly (readonly number[])[])[]): readonly (readonly number[])[] {
  let whole: readonly (readonly number[])[] = [[]]
  for (const readings of found) {
    whole = whole.flatMap((start) => readings.map((reading) => [...start, ...reading])).slice(0, 256)
  }
  return whole
}

function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - '๐'.charCodeAt(0)))
}
