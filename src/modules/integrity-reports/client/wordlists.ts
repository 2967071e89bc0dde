import english from '../../../../data/wordlists/en.txt'
import thai from '../../../../data/wordlists/th.txt'
import { englishSkeleton, thaiSkeleton } from '../protocol/skeleton.ts'
import { wordlistOf, type Wordlist } from '../protocol/wordlist.ts'

/** In the script itself: asking the server for words would tell what somebody looks for. */
export const thaiList: Wordlist = wordlistOf(thai.trimEnd().split('\n'), thaiSkeleton)
export const englishList: Wordlist = wordlistOf(english.trimEnd().split('\n'), englishSkeleton)
