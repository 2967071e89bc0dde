import type { Field, Section, ServiceForm, Words } from './form.ts'
import { fieldsOf } from './form.ts'

/** A form with a section of this key and title: the one that is there under its new title, or a new one at the end. */
export function withSection({ sections }: ServiceForm, key: string, title: Words): ServiceForm {
  const isKnown = sections.some((one) => one.key === key)
  return {
    sections: isKnown
      ? sections.map((one) => (one.key === key ? { ...one, title } : one))
      : [...sections, { key, title, fields: [] }],
  }
}

/**
 * A form with a field in a section: in the place of the one of its key where that is in the section, else at its end.
 * One that was removed in between comes back: what somebody wrote is not lost.
 */
export function withField({ sections }: ServiceForm, field: Field, into: string): ServiceForm {
  return {
    sections: sections.map((section): Section => {
      const place = section.fields.findIndex(({ key }) => key === field.key)
      if (section.key !== into) return { ...section, fields: section.fields.filter((_, at) => at !== place) }
      return {
        ...section,
        fields: place < 0 ? [...section.fields, field] : section.fields.with(place, field),
      }
    }),
  }
}

export const ways = ['up', 'down', 'remove'] as const
export type Way = (typeof ways)[number]

/** A form with a field, or a whole section, moved by one place or removed; a field does not leave its section so. */
export function moved(
  { sections }: ServiceForm,
  {
    section,
    field,
    way,
  }: { readonly section: string; readonly field: string | undefined; readonly way: Way },
): ServiceForm {
  if (field === undefined) return { sections: movedIn(sections, section, way) }
  return {
    sections: sections.map((one) =>
      one.key === section ? { ...one, fields: movedIn(one.fields, field, way) } : one,
    ),
  }
}

function movedIn<Thing extends { readonly key: string }>(
  things: readonly Thing[],
  key: string,
  way: Way,
): Thing[] {
  const from = things.findIndex((one) => one.key === key)
  const rest = things.filter((_, place) => place !== from)
  if (from < 0 || way === 'remove') return rest
  return rest.toSpliced(Math.max(0, way === 'up' ? from - 1 : from + 1), 0, things[from]!)
}

/** A key that no field of the form has. */
export function freeFieldKey(form: ServiceForm): string {
  return freeKey('field', fieldsOf(form))
}

export function freeSectionKey({ sections }: ServiceForm): string {
  return freeKey('section', sections)
}

/** One more than the highest, so that a key is not given to another thing while its condition or answers remain. */
export function freeKey(stem: string, taken: readonly { readonly key: string }[]): string {
  const numbers = taken.map(({ key }) => Number(new RegExp(`^${stem}-(\\d+)$`).exec(key)?.[1] ?? 0))
  return `${stem}-${Math.max(0, ...numbers) + 1}`
}
