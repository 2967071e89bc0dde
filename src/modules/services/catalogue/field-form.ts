import type { Language } from '../../../platform/language/messages.ts'
import { parseDecimal } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { freeKey } from '../forms/editing-form.ts'
import {
  answersThatDecide,
  fieldKinds,
  fieldsOf,
  hasOptions,
  mostOptions,
  type Condition,
  type Field,
  type ServiceForm,
  type Words,
} from '../forms/form.ts'
import { catalogueMessages } from './catalogue-messages.ts'

const longest = 500

export type TypedField =
  | { readonly ok: true; readonly field: Field; readonly section: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/**
 * Reads a field as an officer wrote it; the faults are by input, in words. What only keeps it from being published, such
 * as a missing English word, is taken: the form says so until it is mended.
 */
export function readFieldForm(
  body: FormFields,
  { form, key, language }: { form: ServiceForm; key: string; language: Language },
): TypedField {
  const t = catalogueMessages[language]
  const errors: Record<string, string> = {}
  const words = (name: string): Words => {
    const typed = { th: textIn(body, `${name}_th`), en: textIn(body, `${name}_en`) }
    for (const one of ['th', 'en'] as const) {
      if (typed[one].length > longest) errors[`${name}_${one}`] = t.tooLong(String(longest))
    }
    return typed
  }
  const bound = (name: 'least' | 'most'): number | null => {
    const text = textIn(body, name)
    const value = parseDecimal(text)
    if (text !== '' && value === null) errors[name] = t.boundWrong
    return value
  }
  const before = fieldsOf(form).find((one) => one.key === key)
  const kind = fieldKinds.find((one) => one === body['kind'])
  if (!kind) errors['kind'] = t.kindMissing
  const section = form.sections.find((one) => one.key === body['section'])?.key
  if (section === undefined) errors['section'] = t.sectionMissing
  const label = words('label')
  if (label.th === '') errors['label_th'] = t.labelMissing
  const showIf = conditionIn(body)
  if (showIf === undefined) errors['showIf'] = t.conditionOfTwo
  const field = {
    key,
    label,
    hint: words('hint'),
    isRequired: body['isRequired'] === 'yes',
    options: kind && hasOptions(kind) ? optionsIn(body, before?.options ?? [], t, errors) : [],
    least: kind === 'number' ? bound('least') : null,
    most: kind === 'number' || kind === 'files' ? bound('most') : null,
    unit: kind === 'number' ? words('unit') : { th: '', en: '' },
    purpose: words('purpose'),
  }
  if (
    kind === 'files' &&
    field.most !== null &&
    !(Number.isInteger(field.most) && field.most >= 1 && field.most <= 5)
  ) {
    errors['most'] = t.filesWrong
  }
  if (!kind || section === undefined || showIf === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors }
  }
  return { ok: true, section, field: { ...field, kind, showIf } }
}

const lines = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || [])

/** Options keep their keys where their Thai words stay, or where only their words were bettered in their place. */
function optionsIn(
  body: FormFields,
  before: Field['options'],
  t: (typeof catalogueMessages)['th'],
  errors: Record<string, string>,
): Field['options'] {
  const [thai, english] = [lines(textIn(body, 'options_th')), lines(textIn(body, 'options_en'))]
  if (thai.length > mostOptions) errors['options_th'] = t.tooManyOptions(String(mostOptions))
  else if (thai.some((line) => line.length > longest)) errors['options_th'] = t.tooLong(String(longest))
  if (english.length > 0 && english.length !== thai.length) errors['options_en'] = t.optionsDiffer
  const kept = thai.map((line) => before.find(({ text }) => text.th === line))
  const options: Field['options'] = []
  thai.forEach((th, index) => {
    const there = before[index]
    const bettered = thai.length === before.length && there && !kept.includes(there) ? there : undefined
    const key = (kept[index] ?? bettered)?.key ?? freeKey('option', [...before, ...options])
    options.push({ key, text: { th, en: english[index] ?? '' } })
  })
  return options
}

/** Null where it is always asked, undefined where answers of two fields were ticked. */
function conditionIn(body: FormFields): Condition | null | undefined {
  const ticked = [body['showIf'] ?? []].flat().flatMap((one) => {
    const [field, answer, ...more] = one.split('=')
    return field && answer && more.length === 0 ? [{ field, answer }] : []
  })
  const [first] = ticked
  if (!first) return null
  if (ticked.some(({ field }) => field !== first.field)) return undefined
  return { field: first.field, is: ticked.map(({ answer }) => answer) }
}

/** The answers on which a field can be conditioned: those of the fields above it. */
export function decidingFields(form: ServiceForm, key: string): Field[] {
  const fields = fieldsOf(form)
  const place = fields.findIndex((one) => one.key === key)
  return (place < 0 ? fields : fields.slice(0, place)).filter((one) => answersThatDecide(one).length > 0)
}

/** A field as it stands in the form of an officer. */
export function typedField(field: Field, section: string): Record<string, string> {
  const { kind, label, hint, isRequired, options, least, most, unit, purpose, showIf } = field
  const pair = (name: string, { th, en }: Words) => ({ [`${name}_th`]: th, [`${name}_en`]: en })
  return {
    kind,
    section,
    ...pair('label', label),
    ...pair('hint', hint),
    ...pair('unit', unit),
    ...pair('purpose', purpose),
    options_th: options.map(({ text }) => text.th).join('\n'),
    options_en: options.map(({ text }) => text.en).join('\n'),
    isRequired: isRequired ? 'yes' : '',
    least: least === null ? '' : String(least),
    most: most === null ? '' : String(most),
    showIf: showIf ? showIf.is.map((one) => `${showIf.field}=${one}`).join(',') : '',
  }
}
