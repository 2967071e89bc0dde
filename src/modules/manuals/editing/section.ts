import type { Division } from '../../../platform/identity/divisions.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import type { ManualContent, SectionName } from '../content.ts'
import type { manualEditingMessages } from './messages.ts'

export type EditingWords = typeof manualEditingMessages.th

/** The name of a message that takes no value, such as a label. */
export type PlainWord = {
  [Key in keyof EditingWords]: EditingWords[Key] extends string ? Key : never
}[keyof EditingWords]

/** A form as it came, and where what is wrong with it is put, by field. */
export interface Typed {
  readonly body: FormFields
  readonly language: Language
  readonly t: EditingWords
  readonly errors: Record<string, string>
  readonly divisions: readonly Division[]
}

/** A part of a manual that has a page of its own with one form. */
export interface Section {
  readonly name: SectionName
  /** What the fields of its form show. */
  typed(content: ManualContent): Record<string, string>
  /** The manual with what was typed; what is wrong goes into `errors`. */
  read(content: ManualContent, typed: Typed): ManualContent
  /** The field beside which a refusal of the whole is told. */
  readonly firstField: string
}

export const longestLine = 300
export const longestText = 5_000

/** The text of a field; too long a one is told. */
export function textOf({ body, t, errors }: Typed, name: string, most = longestLine): string {
  const text = textIn(body, name)
  if (text.length > most) errors[name] = t.tooLong(formatNumber(most))
  return text
}
