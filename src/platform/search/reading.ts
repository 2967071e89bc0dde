import type { TenantTransaction } from '../database/tenant.ts'
import { segment, words } from '../language/segmentation.ts'
import { readRun, type RunReading, type Stretch } from './misspelling.ts'
import { knownWords, wholeVocabulary } from './vocabulary.ts'

/** A word to look for; `longer` takes longer words that begin with it too. */
export interface Choice {
  readonly word: string
  readonly longer: boolean
}

/** One thing that was asked for. A document has it when it has one of the choices. */
export interface Term {
  readonly choices: readonly Choice[]
}

export interface Reading {
  readonly terms: readonly Term[]
  /** The query without its typing errors; absent where there are none. */
  readonly understoodAs?: string
}

/** Queries are read up to this many letters. */
export const longestQuery = 200

/** Correcting takes time with every letter, and nobody mistypes so many in one query. */
const longestCorrected = 60

/** Of more words than anybody means, each would cost its share of time. */
const mostTerms = 16

/** Of words that have a part in the middle, so many are looked for. */
const mostAround = 100

/** From so many letters on a word also finds longer ones: จัดซื้อ finds จัดซื้อจัดจ้าง, งาน only งาน. */
const lettersOfStem = 4

/** Words without which a query asks for the same. They count where a query has no others. */
const fillers: ReadonlySet<string> = new Set(
  `การ ความ ของ ที่ ซึ่ง และ หรือ ใน จาก โดย เพื่อ ต่อ กับ แก่ แห่ง ว่า จะ ได้ ให้ เป็น มี
  a about an and are as at by for from in is of on or that the to with`.split(/\s+/),
)

/** People write the short form, official texts the long one. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ['อบต', 'องค์การบริหารส่วนตำบล'],
  ['อบจ', 'องค์การบริหารส่วนจังหวัด'],
  ['อปท', 'องค์กรปกครองส่วนท้องถิ่น'],
])

/**
 * Reads a query in the words of the organisation's index: as it was typed and then, where that differs,
 * with more of it taken for typing errors. Empty where the query has no word.
 */
export async function readQuery(tx: TenantTransaction, query: string): Promise<Reading[]> {
  const tokens = tokensOf(query.slice(0, longestQuery))
  const index = await indexFor(
    tx,
    tokens.flatMap((token) => token.runs),
  )
  const careful = readTokens(tokens, index, false)
  if (careful.terms.length === 0) return []
  const bold = readTokens(tokens, index, true)
  return JSON.stringify(bold) === JSON.stringify(careful) ? [careful] : [careful, bold]
}

/** Words of one script without a space or another sign between them. */
interface Run {
  readonly script: 'thai' | 'number' | 'other'
  readonly units: readonly string[]
}

/** A piece of the query as it was typed; what stands between words has no runs. */
interface Token {
  readonly typed: string
  readonly runs: readonly Run[]
}

function tokensOf(query: string): Token[] {
  return query
    .split(/([^\p{L}\p{M}\p{N}\p{Cf}.,'’]+)/u)
    .map((typed, index) => ({ typed, runs: index % 2 === 0 ? runsOf(unitsOf(typed)) : [] }))
}

function runsOf(units: readonly string[]): Run[] {
  const runs: { script: Run['script']; units: string[] }[] = []
  for (const unit of units) {
    const script = scriptOf(unit)
    const last = runs.at(-1)
    if (script === 'thai' && last?.script === 'thai') last.units.push(unit)
    else runs.push({ script, units: [unit] })
  }
  return runs
}

/** As `words`, but a compound without the words inside it. */
function unitsOf(text: string): string[] {
  const all = words(text).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const units: string[] = []
  for (let at = 0; at < all.length;) {
    const inside = words(all[at]!)
    const isWhole = inside.length > 0 && inside.every((word, offset) => word === all[at + offset])
    units.push(all[at]!)
    at += isWhole ? inside.length : 1
  }
  return units
}

function scriptOf(unit: string): Run['script'] {
  if (/^\d/.test(unit)) return 'number'
  return /[ก-๎]/.test(unit) ? 'thai' : 'other'
}

/** Other words that ask for the same: of policies policy, of การร้องเรียน ร้องเรียน. */
function alternatives(unit: string): string[] {
  if (/^[a-z]{4,}s$/.test(unit)) {
    return [unit.slice(0, -1), unit.replace(/es$/, ''), unit.replace(/ies$/, 'y')].filter(
      (word) => word !== unit,
    )
  }
  const bare = unit.replace(/^(การ|ความ)/, '')
  const inFull = abbreviations.get(unit)
  return [...(bare !== unit && words(unit).includes(bare) ? [bare] : []), ...(inFull ? [inFull] : [])]
}

interface Index {
  readonly known: ReadonlySet<string>
  /** How a run reads in the vocabulary of the index; absent where nothing can be an error or a part of a word. */
  readonly reread?: (run: string) => RunReading | undefined
}

async function indexFor(tx: TenantTransaction, runs: readonly Run[]): Promise<Index> {
  const units = runs.flatMap((run) => run.units)
  const known = await knownWords(
    tx,
    units.flatMap((unit) => [unit, ...alternatives(unit)]),
  )
  if (!runs.some((run) => isDoubtful(run, known))) return { known }
  const vocabulary = await wholeVocabulary(tx)
  const readings = new Map<string, RunReading>()
  let lettersLeft = longestCorrected
  const reread = (run: string): RunReading | undefined => {
    const earlier = readings.get(run)
    if (earlier || run.length > lettersLeft) return earlier
    lettersLeft -= run.length
    const reading = readRun(run, vocabulary)
    readings.set(run, reading)
    return reading
  }
  return { known: known.union(new Set(vocabulary.words)), reread }
}

function isKnown({ units }: Run, known: ReadonlySet<string>): boolean {
  return units.every((unit) => [unit, ...alternatives(unit)].some((word) => known.has(word)))
}

/** A short piece may be what is left of a word with an error in it: รอง|เรียน, ข|วัน. */
function isDoubtful(run: Run, known: ReadonlySet<string>): boolean {
  if (run.script === 'number') return false
  return (
    !isKnown(run, known) || (run.units.length > 1 && run.units.some((unit) => unit.length < lettersOfStem))
  )
}

/**
 * Whether it is spelt right, though no document may have it: ประปา, one letter from ประชา. What stands
 * twice is two words to the segmenter where its dictionary has the word (99 % of 927 words) and mostly
 * something else where it has not (84 % of 1,458 misspelt ones).
 */
function isRight(unit: string, known: ReadonlySet<string>): boolean {
  if (known.has(unit) || words(unit).length > 1) return true
  const twice = segment(unit + unit)
  return unit.length > 2 && twice.length === 2 && twice[0]?.text === unit
}

interface RunTerms {
  readonly terms: readonly Term[]
  readonly text: string
  readonly isCorrected: boolean
}

function readTokens(tokens: readonly Token[], index: Index, bold: boolean): Reading {
  const read = tokens.map(({ typed, runs }) => ({
    typed,
    runs: runs.map((run) => readOne(run, index, bold)),
  }))
  const runs = read.flatMap((token) => token.runs)
  const wanted = tellingTerms(runs.flatMap((run) => run.terms))
  if (!runs.some((run) => run.isCorrected)) return { terms: wanted }
  const texts = read.map((token) =>
    token.runs.some((run) => run.isCorrected) ? token.runs.map((run) => run.text).join('') : token.typed,
  )
  return { terms: wanted, understoodAs: texts.join('').replaceAll(/\s+/g, ' ').trim() }
}

/** Each term once, without fillers. */
function tellingTerms(terms: readonly Term[]): Term[] {
  const telling = terms.filter(({ choices }) => !fillers.has(choices[0]!.word))
  const wanted = telling.length > 0 ? telling : terms
  return [...new Map(wanted.map((term) => [JSON.stringify(term), term])).values()].slice(0, mostTerms)
}

function readOne(run: Run, { known, reread }: Index, bold: boolean): RunTerms {
  const typed = run.units.join('')
  const asTyped = {
    terms: run.units.map((unit, at) => termOf(unit, known, at === run.units.length - 1)),
    text: typed,
    isCorrected: false,
  }
  const reading = isDoubtful(run, known) ? reread?.(typed) : undefined
  if (!reading) return asTyped
  const { stretches, edits } = reading
  const errors = edits + 2 * stretches.filter(isSlip).length
  if (run.script === 'other' && !isBelievable(stretches)) return asTyped
  if (isKnown(run, known)) {
    // ใช้บริการ is one letter from ให้บริการ, and means what it says.
    if (errors === 0 || (errors >= 2 && !bold)) {
      return { ...asTyped, terms: orPart(asTyped.terms, run, stretches, known) }
    }
  } else if (errors >= Math.max(2, typed.length / 6) && run.units.every((unit) => isRight(unit, known))) {
    return asTyped
  }
  const meant = stretches.length > 1 ? stretches.filter((stretch) => !isSlip(stretch)) : stretches
  return {
    terms: meant.map((stretch, at) => stretchTerm(stretch, known, at === meant.length - 1)),
    text: meant.map((stretch) => (stretch.likeness === 'near' ? stretch.word : stretch.typed)).join(''),
    isCorrected: meant.length < stretches.length || meant.some(({ likeness }) => likeness === 'near'),
  }
}

/** Known words that are also a part of one: ร้องทุก is ร้อง and ทุก, and the beginning of ร้องทุกข์. */
function orPart(
  terms: readonly Term[],
  { units }: Run,
  stretches: readonly Stretch[],
  known: ReadonlySet<string>,
): readonly Term[] {
  const last = stretches.at(-1)
  if (last?.likeness !== 'beginning' && last?.likeness !== 'inside') return terms
  const first = units.findIndex((_, at) => units.slice(at).join('') === last.typed)
  const { choices } = stretchTerm(last, known, true)
  return terms.map((term, at) =>
    first >= 0 && at >= first ? { choices: [...term.choices, ...choices] } : term,
  )
}

/** Words are joined in Latin letters too (eservice), but not of short ones only: eat is not e and at. */
function isBelievable(stretches: readonly Stretch[]): boolean {
  if (stretches.some(({ likeness }) => likeness === 'none')) return false
  return stretches.length === 1 || stretches.some(({ typed }) => typed.length >= lettersOfStem)
}

/** A letter too many between two words. */
function isSlip({ typed, likeness }: Stretch): boolean {
  return likeness === 'none' && typed.length === 1
}

function stretchTerm({ typed, word, likeness }: Stretch, known: ReadonlySet<string>, isLast: boolean): Term {
  if (likeness === 'beginning') return { choices: [{ word: typed, longer: true }] }
  if (likeness !== 'inside') return termOf(word ?? typed, known, isLast)
  const around = [...known].filter((other) => other.includes(typed)).slice(0, mostAround)
  return { choices: around.map((other) => ({ word: other, longer: false })) }
}

/** Before another word of its run a word has ended, and no longer one is meant. */
function termOf(unit: string, known: ReadonlySet<string>, isLast: boolean): Term {
  const longer = isLast && unit.length >= lettersOfStem && scriptOf(unit) !== 'number'
  const others = alternatives(unit).filter((other) => known.has(other))
  return { choices: [{ word: unit, longer }, ...others.map((word) => ({ word, longer: false }))] }
}
