import english from '../../../../data/wordlists/en.txt'
import thai from '../../../../data/wordlists/th.txt'
import { englishSkeleton, thaiSkeleton } from '../protocol/skeleton.ts'
import { wordlistOf, type Wordlist } from '../protocol/wordlist.ts'

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')

/** The frozen lists, as part of the script: asking for a word would tell it. */
export const wordLists: Readonly<Record<'th' | 'en', Wordlist>> = {
  th: wordlistOf(linesOf(thai), thaiSkeleton),
  en: wordlistOf(linesOf(english), englishSkeleton),
}
