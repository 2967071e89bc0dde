import { abbreviations, compounds, wholeWords } from './glossary.ts'

/**
 * A stretch of a text that is one word, or stands between words. `joined` says that the plain segmenter, and
 * so a browser, sees a boundary inside it.
 */
export type Piece = { readonly text: string; readonly isWord: boolean; readonly joined: boolean }

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })
const compoundSet: ReadonlySet<string> = new Set(compounds)
// People also write ปปช and อบต. Shorter ones (พศ) are too easily something else.
const bareAbbreviations: ReadonlySet<string> = new Set(
  abbreviations.map((abbreviation) => abbreviation.replaceAll('.', '')).filter((bare) => bare.length > 2),
)
const beginnings: ReadonlySet<string> = new Set(
  [...compounds, ...bareAbbreviations].flatMap((word) =>
    [...word].map((_letter, index) => word.slice(0, index + 1)),
  ),
)

const thai = 'ก-ฮะ-ฺเ-ๅ็-๎'

// A word does not begin right after a leading vowel nor end right before a dependent one: those belong to
// its own letters. The first alternative is any abbreviation of two stops or more after a space or a mark.
const knownWords = new RegExp(
  `(?<![${thai}.])(?:[ก-ฮ]{1,3}\\.){2,}|ฯลฯ|(?<![เ-ไ])(?:${[...wholeWords, ...abbreviations]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word))
    .join('|')})(?![ะ-ฺๅ็-๎])`,
  'g',
)

// Where ICU 78 must not look at both sides at once. Its dictionary holds การก and ตามพ, and so cuts
// การก|ระ|จาย and ตามพ|ระ|ราช|บัญญัติ: before another consonant these letters are always การ or ตาม and the
// next word. It reads ปฏิบัติงานการเงิน with the word งานการ, takes ๆ and ฯ into unknown words (งา|นอื่นๆ) and
// digits and full stops into any (2การ).
const seams = new RegExp(
  `(?<=การ)(?=ก[ก-ฮ])|(?<=ตาม)(?=พ[ก-ฮ])|(?<=งาน)(?=การ)|(?<=[ๆฯ])|(?=[ๆฯ])|(?<=[0-9๐-๙.])(?=[${thai}])|(?<=[${thai}])(?=[0-9๐-๙.])`,
)

export const isCompound = (word: string): boolean => compoundSet.has(word)

/** The words of a text and what stands between them, compounds joined; together they are the text again. */
export const wordPieces = (text: string): Piece[] => joinCompounds(smallestPieces(text))

/** The shorter compounds and words that a compound is made of. */
export const compoundParts = (compound: string): Piece[] => joinCompounds(smallestPieces(compound), compound)

/** The same as `wordPieces`, but compounds stay in the parts that the segmenter sees. */
export function smallestPieces(text: string): Piece[] {
  const found: Piece[][] = []
  let from = 0
  for (const match of text.matchAll(knownWords)) {
    const known = { text: match[0], isWord: match[0] !== 'ฯลฯ', joined: true }
    found.push(ordinaryPieces(text.slice(from, match.index)), [known])
    from = match.index + match[0].length
  }
  found.push(ordinaryPieces(text.slice(from)))
  return found.flat()
}

function ordinaryPieces(text: string): Piece[] {
  if (text === '') return []
  const sides = text.split(seams)
  return sides.flatMap((side, sideIndex) =>
    [...segmenter.segment(side)].map(({ segment, isWordLike }, index) => ({
      text: segment,
      isWord: isWordLike === true && segment !== 'ๆ' && segment !== 'ฯ',
      joined: index === 0 && /^[กพ]/.test(segment) && /(?:การ|ตาม)$/.test(sides[sideIndex - 1] ?? ''),
    })),
  )
}

/**
 * Joins pieces into compounds so that the squares of the lengths add up to the most: รับ|เรื่องร้องเรียน wins
 * over รับเรื่อง|ร้องเรียน. Where that is equal the longer word comes last: ราย|ได้รับ, not รายได้|รับ.
 */
function joinCompounds(smallest: readonly Piece[], except?: string): Piece[] {
  const best = Array.from({ length: smallest.length + 1 }, () => 0)
  const ends = Array.from({ length: smallest.length }, () => 0)
  for (let from = smallest.length - 1; from >= 0; from -= 1) {
    let candidate = ''
    for (let end = from + 1; end <= smallest.length; end += 1) {
      candidate += smallest[end - 1]!.text
      const isKnown = compoundSet.has(candidate) || bareAbbreviations.has(candidate)
      if (end === from + 1 || (isKnown && candidate !== except)) {
        const score = candidate.length ** 2 + best[end]!
        if (score > best[from]!) {
          best[from] = score
          ends[from] = end
        }
      }
      if (!beginnings.has(candidate)) break
    }
  }
  const joined: Piece[] = []
  for (let from = 0; from < smallest.length; from = ends[from]!) {
    const parts = smallest.slice(from, ends[from])
    if (parts.length === 1) joined.push(...parts)
    else joined.push({ text: parts.map((part) => part.text).join(''), isWord: true, joined: true })
  }
  return joined
}
