import { parseInteger } from '../../../platform/language/numerals.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { mostOptions, questionKinds, type Question, type Words } from '../questions.ts'
import { surveyWorkMessages } from '../work-messages.ts'

const longest = 300

const lines = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || [])

/** Reads a question as an officer wrote it; the faults are by field, in words. */
export function readQuestion(
  body: FormFields,
  language: Language,
): { ok: true; question: Question } | { ok: false; errors: Record<string, string> } {
  const t = surveyWorkMessages[language]
  const errors: Record<string, string> = {}
  const words = (name: string): Words => {
    const [th, en] = [textIn(body, `${name}_th`), textIn(body, `${name}_en`)]
    if (th.length > longest) errors[`${name}_th`] = t.tooLong(String(longest))
    if (en.length > longest) errors[`${name}_en`] = t.tooLong(String(longest))
    return { th, en: en || th }
  }
  const kind = questionKinds.find((one) => one === body['kind'])
  if (!kind) errors['kind'] = t.kindMissing
  const text = words('text')
  if (text.th === '') errors['text_th'] = t.textMissing
  const section = words('section')
  const options = kind === 'choice' || kind === 'several' ? optionsIn(body, t, errors) : []
  const counts = body['counts'] === 'yes'
  const right = rightIn(textIn(body, 'right'), kind, options.length)
  if (right === undefined) errors['right'] = t.rightWrong
  else if (counts && kind !== 'rating' && right === null) errors['counts'] = t.countsNothing
  if (!kind || right === undefined || Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    question: {
      kind,
      text,
      section: section.th === '' ? null : section,
      options,
      isRequired: body['isRequired'] === 'yes',
      counts,
      right: counts ? right : null,
    },
  }
}

function optionsIn(
  body: FormFields,
  t: (typeof surveyWorkMessages)['th'],
  errors: Record<string, string>,
): Words[] {
  const [thai, english] = [lines(textIn(body, 'options_th')), lines(textIn(body, 'options_en'))]
  if (thai.length < 2 || thai.length > mostOptions) errors['options_th'] = t.optionsMissing
  else if (thai.some((line) => line.length > longest)) errors['options_th'] = t.tooLong(String(longest))
  else if (english.length > 0 && english.length !== thai.length) errors['options_en'] = t.optionsDiffer
  return thai.map((th, index) => ({ th, en: english[index] ?? th }))
}

/** Null where none is named, undefined where it is none of the options. */
function rightIn(typed: string, kind: Question['kind'] | undefined, many: number): number | null | undefined {
  if (typed === '' || (kind !== 'yes-no' && kind !== 'choice')) return null
  const value = parseInteger(typed)
  if (value === null) return undefined
  if (kind === 'yes-no') return value <= 1 ? value : undefined
  return value >= 1 && value <= many ? value - 1 : undefined
}

/** A question as it stands in the form. */
export function typedQuestion(question: Question): Record<string, string> {
  const { kind, text, section, options, isRequired, counts, right } = question
  return {
    kind,
    text_th: text.th,
    text_en: text.en,
    section_th: section?.th ?? '',
    section_en: section?.en ?? '',
    options_th: options.map(({ th }) => th).join('\n'),
    options_en: options.map(({ en }) => en).join('\n'),
    isRequired: isRequired ? 'yes' : '',
    counts: counts ? 'yes' : '',
    right: right === null ? '' : String(kind === 'choice' ? right + 1 : right),
  }
}
