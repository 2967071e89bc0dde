import { cutIntoWords, meantWord, type Wordlist } from '../protocol/wordlist.ts'

/** A passphrase as somebody typed it, or the word that is none, and which was probably meant. */
export type TypedPassphrase =
  | { readonly ok: true; readonly passphrase: string }
  | { readonly ok: false; readonly typed: string; readonly meant: string | undefined }

const wordsOfPassphrase = 6

/**
 * Reads six words as people type them: tone marks, capitals, letters of one sound and spaces may be wrong. Another number
 * of words, or none of ours, is left as it stands: a key file may have been sealed elsewhere.
 */
export function readTypedPassphrase(text: string, lists: readonly Wordlist[]): TypedPassphrase {
  const words: string[] = []
  const typed = text
    .normalize('NFC')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const run = typed.length === 1 ? cutInSix(typed[0] ?? '', lists) : undefined
  if (run) return { ok: true, passphrase: run }
  for (const word of typed) {
    const found = lists.map((list) => list.words[list.bySkeleton.get(list.skeleton(word)) ?? -1])
    const known = found.find((one) => one !== undefined)
    if (known === undefined && typed.length === wordsOfPassphrase) {
      const near = lists.flatMap((list) => list.words[meantWord(list, word) ?? -1] ?? [])
      return { ok: false, typed: word, meant: near.length === 1 ? near[0] : undefined }
    }
    words.push(known ?? word)
  }
  return { ok: true, passphrase: words.join(' ') }
}

/** Thai is written without spaces between words. */
function cutInSix(typed: string, lists: readonly Wordlist[]): string | undefined {
  for (const list of lists) {
    const cuts = cutIntoWords(list, typed).filter(({ length }) => length === wordsOfPassphrase)
    const [only] = cuts
    if (only && cuts.length === 1) return only.map((index) => list.words[index]).join(' ')
  }
  return undefined
}
