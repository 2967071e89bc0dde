import { longestText, textOf, type PlainWord, type Section } from './section.ts'

/** A field of a section that is texts and nothing else. */
export interface TextFieldShape {
  readonly name: 'criteria' | 'method' | 'conditions' | 'complaints' | 'remarks'
  readonly hint?: PlainWord
}

export interface TextSection extends Section {
  readonly name: 'rules' | 'remarks'
  readonly fields: readonly TextFieldShape[]
}

/** The name of the manual, whom it is for, and who answers for it. */
export const aboutSection: Section = {
  name: 'about',
  firstField: 'title',
  typed: ({ title, titleEn, summary, summaryEn, audience, division }) => ({
    title,
    titleEn,
    summary,
    summaryEn,
    audience,
    division: division?.divisionId ?? '',
  }),
  read(content, typed) {
    const { body, t, errors, divisions } = typed
    const title = textOf(typed, 'title')
    const titleEn = textOf(typed, 'titleEn')
    if (title === '') errors['title'] = t.titleMissing
    if (titleEn === '') errors['titleEn'] = t.titleEnMissing
    const chosen = divisions.find(({ divisionId }) => divisionId === body['division'])
    if (body['division'] && !chosen) errors['division'] = t.chooseDivision
    return {
      ...content,
      title,
      titleEn,
      summary: textOf(typed, 'summary'),
      summaryEn: textOf(typed, 'summaryEn'),
      audience: textOf(typed, 'audience', longestText),
      division: chosen ? { divisionId: chosen.divisionId, name: chosen.name, nameEn: chosen.nameEn } : null,
    }
  },
}

export const rulesSection = ofTexts('rules', [
  { name: 'criteria', hint: 'criteriaHint' },
  { name: 'method', hint: 'methodHint' },
  { name: 'conditions', hint: 'conditionsHint' },
])

export const remarksSection = ofTexts('remarks', [
  { name: 'complaints', hint: 'complaintsHint' },
  { name: 'remarks' },
])

function ofTexts(
  name: TextSection['name'],
  fields: readonly [TextFieldShape, ...TextFieldShape[]],
): TextSection {
  return {
    name,
    fields,
    firstField: fields[0].name,
    typed: (content) => Object.fromEntries(fields.map((field) => [field.name, content[field.name]])),
    read: (content, typed) => ({
      ...content,
      ...Object.fromEntries(fields.map((field) => [field.name, textOf(typed, field.name, longestText)])),
    }),
  }
}
