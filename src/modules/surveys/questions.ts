import { z } from 'zod'

export const questionKinds = ['rating', 'yes-no', 'choice', 'several', 'number', 'text'] as const

/** The most options of a question: they are kept as the bits of an integer. */
export const mostOptions = 20
export const mostQuestions = 60
export const mostNumber = 1_000_000

const words = z.object({ th: z.string(), en: z.string() })
export type Words = z.output<typeof words>

const question = z.object({
  kind: z.enum(questionKinds),
  text: words,
  /** The heading above it, where a new section begins. */
  section: words.nullable(),
  options: z.array(words),
  isRequired: z.boolean(),
  /** Whether it decides what the whole answer comes to. */
  counts: z.boolean(),
  /** The right option of a test, by its place; of a yes-or-no question 1 is yes; the good answer of a compliance one. */
  right: z.number().int().nullable(),
})
export type Question = z.output<typeof question>

/** One number for each question; of several options the bits of those chosen; of a text whether there is one. */
export type Given = readonly (number | null)[]

/** In how many ways a question is counted: each possible answer, or how many numbers there are and their sum. */
export function slotsOf({ kind, options }: Question): number {
  if (kind === 'rating') return 5
  if (kind === 'yes-no' || kind === 'number') return 2
  if (kind === 'text') return 1
  return options.length + (kind === 'several' ? 1 : 0)
}

/** Where the counts of each question begin. */
export function firstSlots(questions: readonly Question[]): number[] {
  let next = 0
  return questions.map((one) => {
    const first = next
    next += slotsOf(one)
    return first
  })
}

/** What an answer adds to the counts of its version. */
export function countsOf(questions: readonly Question[], given: Given): number[] {
  return questions.flatMap((one, index) => {
    const value = given[index] ?? null
    const slots = Array.from({ length: slotsOf(one) }, () => 0)
    if (value === null) return slots
    if (one.kind === 'rating') slots[value - 1] = 1
    else if (one.kind === 'number') return [1, value]
    else if (one.kind === 'text') slots[0] = 1
    else if (one.kind === 'several') {
      one.options.forEach((_, option) => (slots[option] = (value >> option) & 1))
      // How many answered it at all: an option may be chosen by all or by none.
      slots[one.options.length] = 1
    } else slots[value] = 1
    return slots
  })
}

/** What a whole answer comes to. */
export interface Outcome {
  /** In hundredths: of a rating from 1 to 5, or of a share from 0 to 1. */
  readonly points: number
  readonly met: boolean
}

/** A rating is good from here: the rule of the plan counts 4 and 5. */
const goodRating = 400

/**
 * What an answer comes to by the questions that count; null where none of them was answered. Of questions with a right
 * answer the share of right ones, reached from the pass mark on (all of them where there is none); of ratings their
 * mean, good from 4 on.
 */
export function outcomeOf(
  questions: readonly Question[],
  given: Given,
  passMark: number | null,
): Outcome | null {
  const counting = questions.flatMap((one, index) =>
    one.counts ? [{ ...one, value: given[index] ?? null }] : [],
  )
  const tested = counting.filter(({ right }) => right !== null)
  if (tested.length > 0) {
    // One left out in a test is not right; of a survey in which all were left out nothing is known.
    if (tested.every(({ value }) => value === null)) return null
    const points = Math.round(
      (100 * tested.filter(({ value, right }) => value === right).length) / tested.length,
    )
    return { points, met: points >= (passMark ?? 100) }
  }
  const ratings = counting.flatMap(({ kind, value }) => (kind === 'rating' && value !== null ? [value] : []))
  if (ratings.length === 0) return null
  const points = Math.round((100 * ratings.reduce((sum, one) => sum + one, 0)) / ratings.length)
  return { points, met: points >= goodRating }
}

/** Whether a survey is read by right answers and not by ratings. */
export function isTest(questions: readonly Question[]): boolean {
  return questions.some(({ counts, right }) => counts && right !== null)
}

/** What keeps questions from being opened: nothing to answer, or nothing that counts. */
export function faultOf(questions: readonly Question[]): 'no-questions' | 'nothing-counts' | undefined {
  if (questions.length === 0) return 'no-questions'
  return questions.some(({ counts, kind, right }) => counts && (kind === 'rating' || right !== null))
    ? undefined
    : 'nothing-counts'
}
