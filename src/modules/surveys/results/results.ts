import {
  smallestCount,
  suppressCounts,
  suppressed,
  suppressTable,
  type SafeCount,
} from '../../../platform/open-data/small-cells.ts'
import { firstSlots, isTest, slotsOf, type Question } from '../questions.ts'
import type { WholeSurvey } from '../reading.ts'
import { wilson } from './interval.ts'
import { countsOfVersion, sumOf, sumsBy, type Sums, type Tally } from './tally.ts'

/** How the whole of a survey stands. */
export interface Headline {
  readonly answers: number
  /** In per cent, of those whose answers count. */
  readonly share: number
  readonly interval: { readonly from: number; readonly to: number }
  /** Out of 5, or in per cent of a test. */
  readonly mean: number
  readonly meanOf: 5 | 100
  /** What is compared with the threshold, in per cent. */
  readonly value: number
  readonly isReached: boolean
}

/** Undefined below five answers that count, where a figure would tell of people. */
export function headlineOf(
  { questions, rule, threshold }: Pick<WholeSurvey, 'questions' | 'rule' | 'threshold'>,
  { answers, counted, met, points }: Sums,
): Headline | undefined {
  if (counted < smallestCount) return undefined
  const share = (100 * met) / counted
  const { from, to } = wilson(met, counted)
  // Points are hundredths, so that those of a test are per cent already.
  const meanOf = isTest(questions) ? 100 : 5
  const mean = meanOf === 100 ? points / counted : points / counted / 100
  const value = rule === 'share' ? share : (100 * mean) / meanOf
  return {
    answers,
    share,
    interval: { from: 100 * from, to: 100 * to },
    mean,
    meanOf,
    value,
    isReached: value >= threshold,
  }
}

/** The answers that a promise is measured by: of a test those after the training, where both are told apart. */
export function countingTallies(tallies: readonly Tally[]): readonly Tally[] {
  return tallies.some(({ phase }) => phase === 'after')
    ? tallies.filter(({ phase }) => phase !== 'before')
    : tallies
}

export interface QuestionResult {
  readonly question: Question
  /** How often each answer was given, in its order; of a number and of a text how many gave one. */
  readonly counts: readonly SafeCount[]
  /** Of ratings and numbers, where nothing of the counts had to be hidden. */
  readonly mean: number | undefined
}

/** How each question of a version was answered, without counts that could tell of a person. */
function questionResults(
  questions: readonly Question[],
  version: number,
  tallies: readonly Tally[],
): QuestionResult[] {
  const counts = countsOfVersion(tallies, version)
  const firsts = firstSlots(questions)
  return questions.map((question, index) => {
    const slots = Array.from({ length: slotsOf(question) }, (_, slot) => counts[firsts[index]! + slot] ?? 0)
    return { question, ...safeAnswers(question, slots) }
  })
}

function safeAnswers({ kind }: Question, slots: readonly number[]): Omit<QuestionResult, 'question'> {
  if (kind === 'several') {
    // Each option by itself beside those who did not choose it: they are no parts of a whole.
    const answered = slots.at(-1)!
    const counts = slots.slice(0, -1).map((chosen) => suppressCounts([chosen, answered - chosen]).counts[0]!)
    return { counts, mean: undefined }
  }
  if (kind === 'number') {
    const [many, sum] = slots as [number, number]
    const isSafe = many >= smallestCount
    return { counts: [isSafe ? many : suppressed], mean: isSafe ? sum / many : undefined }
  }
  const { counts } = suppressCounts(slots)
  const many = slots.reduce((all, one) => all + one, 0)
  // Together with the counts that are shown, a mean would tell the hidden ones.
  if (kind !== 'rating' || counts.includes(suppressed)) return { counts, mean: undefined }
  return { counts, mean: slots.reduce((sum, count, index) => sum + count * (index + 1), 0) / many }
}

export interface GroupRow {
  readonly key: string
  readonly answers: SafeCount
  /** In per cent; undefined where it would tell of people. */
  readonly share: number | undefined
}

/**
 * A breakdown without counts that could tell of a person. The whole of the survey is published beside it, so that a table
 * in which any of its sums had to be hidden tells only how many answered.
 */
function safeGroups(tallies: readonly Tally[], keyOf: (tally: Tally) => string): readonly GroupRow[] {
  const groups = sumsBy(tallies, keyOf)
  if (groups.length === 0) return []
  const table = suppressTable(groups.map(({ sums }) => [sums.met, sums.answers - sums.met]))
  const isWhole = ![...table.columnTotals, table.total].includes(suppressed)
  const alone = suppressCounts(groups.map(({ sums }) => sums.answers)).counts
  return groups.map(({ key, sums }, row) => {
    const isTold = isWhole && !table.cells[row]!.includes(suppressed) && sums.counted > 0
    return {
      key,
      answers: isWhole ? table.rowTotals[row]! : alone[row]!,
      share: isTold ? (100 * sums.met) / sums.counted : undefined,
    }
  })
}

/** All that a page of results tells. */
export interface Results {
  readonly headline: Headline | undefined
  readonly before: Headline | undefined
  readonly questions: readonly QuestionResult[]
  readonly byPlace: readonly GroupRow[]
  readonly byMonth: readonly GroupRow[]
  readonly byChannel: readonly GroupRow[]
}

/** What the answers to a survey show. Nothing of it where fewer than five have answered. */
export function resultsOf(survey: WholeSurvey, tallies: readonly Tally[]): Results {
  const isKnown = sumOf(tallies).answers >= smallestCount
  const told = isKnown ? tallies : []
  const before = told.filter(({ phase }) => phase === 'before')
  return {
    headline: headlineOf(survey, sumOf(countingTallies(told))),
    before: headlineOf(survey, sumOf(before)),
    questions: questionResults(survey.questions, survey.version, told),
    byPlace: safeGroups(told, ({ placeId }) => placeId),
    byMonth: safeGroups(told, ({ month }) => month.slice(0, 7)),
    byChannel: safeGroups(told, ({ channel }) => channel),
  }
}
