import { askedFields } from '../forms/asked-fields.ts'
import type { Answers, Field, Section, ServiceForm } from '../forms/form.ts'

const isFile = ({ kind }: Field): boolean => kind === 'files'

/** The sections without what is attached: documents come last, for a browser forgets chosen files. */
export function sectionsToAnswer({ sections }: ServiceForm): Section[] {
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => !isFile(field)) }))
    .filter(({ fields }) => fields.length > 0)
}

/** The documents that a service may ask for, whatever is answered. */
export function documentsOf({ sections }: ServiceForm): Field[] {
  return sections.flatMap(({ fields }) => fields.filter(isFile))
}

/** The sections with the documents that are asked for with these answers alone. */
export function sectionsToAttach(form: ServiceForm, answers: Answers): Section[] {
  const asked = new Set(askedFields(form, answers).map(({ key }) => key))
  return form.sections
    .map((section) => ({
      ...section,
      fields: section.fields
        .filter((field) => isFile(field) && asked.has(field.key))
        .map((field) => ({ ...field, showIf: null })),
    }))
    .filter(({ fields }) => fields.length > 0)
}
