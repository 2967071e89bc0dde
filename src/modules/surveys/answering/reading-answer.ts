import { parseInteger } from '../../../platform/language/numerals.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { surveyMessages } from '../messages.ts'
import { mostNumber, type Question } from '../questions.ts'

/** The most that is written in answer to one question. */
const longestText = 1_000

/** What somebody answered: a number for each question, and apart from them what he wrote. */
export interface ReadAnswer {
  readonly given: readonly (number | null)[]
  readonly texts: readonly { readonly question: number; readonly words: string }[]
}

/** The name of the field of a question. */
export const fieldOf = (question: number): string => `q${question}`

/** Reads an answer from its form; the faults are by field, in words that say what to do. */
export function readAnswer(
  questions: readonly Question[],
  body: FormFields,
  language: Language,
): { ok: true; answer: ReadAnswer } | { ok: false; errors: Record<string, string> } {
  const t = surveyMessages[language]
  const errors: Record<string, string> = {}
  const texts: ReadAnswer['texts'][number][] = []
  const given = questions.map((question, index) => {
    const field = fieldOf(index)
    const value =
      question.kind === 'several' ? severalIn(question, body[field]) : oneIn(question, body, field)
    if (value === undefined) errors[field] = question.kind === 'number' ? t.numberWrong : t.chooseOne
    else if (value === null && question.isRequired) {
      errors[field] = question.kind === 'text' ? t.textMissing : t.answerMissing
    }
    if (question.kind === 'text' && value === 1) {
      const words = textIn(body, field)
      if (words.length > longestText) errors[field] = t.textTooLong(longestText.toLocaleString('en'))
      texts.push({ question: index, words })
    }
    return value ?? null
  })
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (given.every((value) => value === null))
    return { ok: false, errors: { [fieldOf(0)]: t.nothingAnswered } }
  return { ok: true, answer: { given, texts } }
}

/** Null where it was left out, undefined where it is none of what may be answered. */
function oneIn(question: Question, body: FormFields, field: string): number | null | undefined {
  const text = textIn(body, field)
  if (text === '') return null
  if (question.kind === 'text') return 1
  return withinBounds(question, parseInteger(text))
}

function severalIn(question: Question, value: FormFields[string] | undefined): number | null | undefined {
  const chosen = [value ?? []].flat().map((one) => parseInteger(one))
  if (chosen.some((one) => one === null || one >= question.options.length)) return undefined
  const bits = chosen.reduce<number>((all, one) => all | (1 << one!), 0)
  return bits === 0 ? null : bits
}

function withinBounds({ kind, options }: Question, value: number | null): number | undefined {
  if (value === null) return undefined
  const [least, most] = {
    rating: [1, 5],
    'yes-no': [0, 1],
    choice: [0, options.length - 1],
    several: [1, 2 ** options.length - 1],
    number: [0, mostNumber],
    text: [1, 1],
  }[kind] as [number, number]
  return value >= least && value <= most ? value : undefined
}

/** Whether numbers that a machine sent are an answer to these questions; texts do not come that way. */
export function isAnswerTo(questions: readonly Question[], given: readonly (number | null)[]): boolean {
  return (
    given.length === questions.length &&
    given.some((value) => value !== null) &&
    questions.every((question, index) => {
      const value = given[index]!
      if (value === null) return !question.isRequired || question.kind === 'text'
      return question.kind !== 'text' && withinBounds(question, value) !== undefined
    })
  )
}
