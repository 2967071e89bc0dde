import {
  answersThatDecide,
  fieldsOf,
  hasOptions,
  mostFields,
  mostOptions,
  mostSections,
  type Field,
  type ServiceForm,
  type Words,
} from './form.ts'

/** What keeps a form from being published. */
export const formFaults = [
  'no-field',
  'too-many-sections',
  'too-many-fields',
  'too-many-options',
  'same-key',
  'words-missing',
  'purpose-missing',
  'options-missing',
  'option-words-missing',
  'same-option',
  'least-above-most',
  'condition-unknown',
  'condition-on-itself',
  'condition-impossible',
  'condition-loop',
  'condition-later',
] as const
export type FormFaultCode = (typeof formFaults)[number]

/** A fault and where it is; of the whole form where no section is named, of the section where no field is. */
export interface FormFault {
  readonly code: FormFaultCode
  readonly section: string | null
  readonly field: string | null
}

/** All that keeps a form from being published, in its order; none where it may be. */
export function faultsOf(form: ServiceForm): FormFault[] {
  const fields = fieldsOf(form)
  const faults: FormFault[] = []
  const ofForm = (code: FormFaultCode) => faults.push({ code, section: null, field: null })
  if (fields.length === 0) ofForm('no-field')
  if (form.sections.length > mostSections) ofForm('too-many-sections')
  if (fields.length > mostFields) ofForm('too-many-fields')
  for (const [index, section] of form.sections.entries()) {
    const at = { section: section.key, field: null }
    const isSecond = form.sections.slice(0, index).some(({ key }) => key === section.key)
    if (isSecond) faults.push({ code: 'same-key', ...at })
    if (isWanting(section.title)) faults.push({ code: 'words-missing', ...at })
    if (section.fields.length === 0 && fields.length > 0) faults.push({ code: 'no-field', ...at })
    for (const field of section.fields) {
      const codes = [...ownFaults(field), ...conditionFaults(field, fields)]
      if (fields.find(({ key }) => key === field.key) !== field) codes.unshift('same-key')
      faults.push(...codes.map((code) => ({ code, section: section.key, field: field.key })))
    }
  }
  return faults
}

/** Thai and English are one form: words that only one of them has leave some applicants with nothing. */
function isWanting({ th, en }: Words): boolean {
  return th.trim() === '' || en.trim() === ''
}

const isHalf = (words: Words): boolean => isWanting(words) && words.th.trim() !== words.en.trim()

function ownFaults(field: Field): FormFaultCode[] {
  const { kind, label, hint, unit, purpose, options, least, most } = field
  const codes: FormFaultCode[] = []
  if (isWanting(label) || isHalf(hint) || isHalf(unit)) codes.push('words-missing')
  if (kind === 'consent' || kind === 'national-id' ? isWanting(purpose) : isHalf(purpose)) {
    // Section 23 of the Personal Data Protection Act B.E. 2562: whoever is asked is told what for.
    codes.push('purpose-missing')
  }
  if (hasOptions(kind)) {
    if (options.length === 0) codes.push('options-missing')
    if (options.length > mostOptions) codes.push('too-many-options')
    if (options.some(({ text }) => isWanting(text))) codes.push('option-words-missing')
    if (new Set(options.map(({ key }) => key)).size < options.length) codes.push('same-option')
  }
  if (least !== null && most !== null && least > most) codes.push('least-above-most')
  return codes
}

function conditionFaults(field: Field, fields: readonly Field[]): FormFaultCode[] {
  const { showIf } = field
  if (!showIf) return []
  if (showIf.field === field.key) return ['condition-on-itself']
  const asked = fields.find(({ key }) => key === showIf.field)
  if (!asked) return ['condition-unknown']
  const codes: FormFaultCode[] = []
  const possible = answersThatDecide(asked)
  if (showIf.is.length === 0 || showIf.is.some((one) => !possible.includes(one))) {
    codes.push('condition-impossible')
  }
  if (isInLoop(field, fields)) codes.push('condition-loop')
  else if (fields.indexOf(asked) > fields.indexOf(field)) codes.push('condition-later')
  return codes
}

/** Whether a field is asked only if it is asked itself, over however many others. */
function isInLoop(field: Field, fields: readonly Field[]): boolean {
  const seen = new Set<string>()
  let next = field.showIf?.field
  while (next !== undefined && !seen.has(next)) {
    if (next === field.key) return true
    seen.add(next)
    next = fields.find(({ key }) => key === next)?.showIf?.field
  }
  return false
}
