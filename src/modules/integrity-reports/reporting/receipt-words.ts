import { receiptIndices } from '../protocol/receipt.ts'
import { cutIntoWords, meantWord, type Wordlist } from '../protocol/wordlist.ts'

/** How the nine numbers of a receipt are written. */
export type Writing = 'th' | 'en' | 'digits'

export type Wordlists = Readonly<Record<'th' | 'en', Wordlist>>

export function writtenReceipt(receipt: Uint8Array, writing: Writing, lists: Wordlists): readonly string[] {
  return receiptIndices(receipt).map((index) =>
    writing === 'digits' ? String(index).padStart(4, '0') : (lists[writing].words[index] ?? ''),
  )
}

/** Whether somebody has typed this word of the receipt, in whatever writing, with at most one slip. */
export function isTypedAs(index: number, typed: string, lists: Wordlists): boolean {
  const text = typed.normalize('NFC').replaceAll(/\s/g, '')
  const digits = text.replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  if (/^\d+$/.test(digits)) return digits.length === 4 && Number(digits) === index
  return [lists.th, lists.en].some(
    (list) =>
      cutIntoWords(list, text).some((words) => words.length === 1 && words[0] === index) ||
      meantWord(list, text) === index,
  )
}

/** Three of the nine places, in order, so that guessing which are asked does not help to write down only those. */
export function threePlaces(random: (below: number) => number): readonly number[] {
  const places = Array.from({ length: 9 }, (_, place) => place)
  while (places.length > 3) places.splice(random(places.length), 1)
  return places
}
