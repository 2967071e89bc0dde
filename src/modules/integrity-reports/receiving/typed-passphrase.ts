import { meantWord, type Wordlist } from '../protocol/wordlist.ts'

/** A passphrase as somebody typed it, or the word that is none, and which was probably meant. */
export type TypedPassphrase =
  | { readonly ok: true; readonly passphrase: string }
  | { readonly ok: false; readonly typed: string; readonly meant: string | undefined }

/**
 * Reads six words as people type them: tone marks, capitals and letters of one sound may be mixed up. Another number
 * of words, or none of ours, is left as it stands: a key file may have been sealed elsewhere.
 */
export function readTypedPassphrase(text: string, lists: readonly Wordlist[]): TypedPassphrase {
  const words: string[] = []
  const typed = text
    .normalize('NFC')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  for (const word of typed) {
    const found = lists.map((list) => list.words[list.bySkeleton.get(list.skeleton(word)) ?? -1])
    const known = found.find((one) => one !== undefined)
    if (known === undefined && typed.length === 6) {
      const near = lists.flatMap((list) => list.words[meantWord(list, word) ?? -1] ?? [])
      return { ok: false, typed: word, meant: near.length === 1 ? near[0] : undefined }
    }
    words.push(known ?? word)
  }
  return { ok: true, passphrase: words.join(' ') }
}
