import type { Question, Words } from '../questions.ts'
import type { Rule, SurveyKind, Topic } from '../survey-facts.ts'

/** A survey as it ships, to begin one's own with. */
export interface Template {
  readonly name: string
  readonly kind: SurveyKind
  readonly topic: Topic
  readonly title: Words
  readonly intro: Words
  readonly rule: Rule
  /** In per cent. */
  readonly threshold: number
  /** Of a test, in per cent. */
  readonly passMark: number | null
  /** Written after another's questionnaire, and never compared with it. */
  readonly isUncompared: boolean
  readonly questions: readonly Question[]
}

const plain = {
  section: null,
  options: [],
  isRequired: true,
  counts: false,
  right: null,
} as const

/** 1 to 5. */
export function rating(th: string, en: string, more: Partial<Question> = {}): Question {
  return { ...plain, options: [], kind: 'rating', text: { th, en }, ...more }
}

/** The rating by which the whole is read. */
export function overall(th: string, en: string): Question {
  return rating(th, en, { counts: true })
}

export function yesNo(th: string, en: string, more: Partial<Question> = {}): Question {
  return { ...plain, options: [], kind: 'yes-no', text: { th, en }, ...more }
}

export function choice(
  th: string,
  en: string,
  options: readonly (readonly [th: string, en: string])[],
  more: Partial<Question> = {},
): Question {
  return {
    ...plain,
    kind: 'choice',
    text: { th, en },
    options: options.map(([thai, english]) => ({ th: thai, en: english })),
    ...more,
  }
}

/** What somebody wishes to say in his own words; nobody has to. */
export const suggestions: Question = {
  ...plain,
  options: [],
  kind: 'text',
  isRequired: false,
  text: { th: 'อยากให้ปรับปรุงเรื่องใด (ไม่ต้องใส่ชื่อใคร)', en: 'What should be better? (Please write no names)' },
}

/** Who answers, in as few and as wide groups as the reports ask for; nobody has to. */
export const aboutYou: readonly Question[] = [
  choice(
    'คุณอายุเท่าไร',
    'How old are you?',
    [
      ['ต่ำกว่า 20 ปี', 'Under 20'],
      ['20–39 ปี', '20–39'],
      ['40–59 ปี', '40–59'],
      ['60 ปีขึ้นไป', '60 or over'],
    ],
    { isRequired: false, section: { th: 'เกี่ยวกับคุณ (ไม่ตอบก็ได้)', en: 'About you (not required)' } },
  ),
]
