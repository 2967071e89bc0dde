import type { Language } from '../../platform/language/messages.ts'
import { formatNumber } from '../../platform/language/numerals.ts'
import { surveyMessages } from './messages.ts'
import { isTest, type Question } from './questions.ts'
import type { Place, Survey, WholeSurvey } from './reading.ts'

export function titleOf(survey: Pick<Survey, 'title' | 'titleEn'>, language: Language): string {
  return language === 'th' ? survey.title : survey.titleEn
}

export function placeName(place: Pick<Place, 'name' | 'nameEn'>, language: Language): string {
  return language === 'th' ? place.name : place.nameEn
}

/** A share or a mean with one decimal, as it is compared: never rounded up to its threshold. */
export function oneDecimal(value: number): string {
  return formatNumber(Math.floor(value * 10 + 1e-9) / 10)
}

/** How a survey is read, as it is told to everybody. */
export function ruleWords(
  {
    rule,
    threshold,
    passMark,
    questions,
  }: Pick<WholeSurvey, 'rule' | 'threshold' | 'passMark' | 'questions'>,
  language: Language,
): string {
  const t = surveyMessages[language]
  if (rule === 'mean') return t.ruleMean(threshold)
  if (!isTest(questions)) return t.ruleShare(threshold)
  return passMark === null ? t.ruleComply(threshold) : t.ruleTest(threshold, passMark)
}

/** The possible answers to a question, in the order of its counts. */
export function answerNames({ kind, options }: Question, language: Language): string[] {
  const t = surveyMessages[language]
  if (kind === 'rating') {
    return [t.scale1, t.scale2, t.scale3, t.scale4, t.scale5].map((word, index) => `${index + 1} ${word}`)
  }
  if (kind === 'yes-no') return [t.no, t.yes]
  if (kind === 'number') return [t.gaveNumber]
  if (kind === 'text') return [t.wroteSomething]
  return options.map((option) => option[language])
}
