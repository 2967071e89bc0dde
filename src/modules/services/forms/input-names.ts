import type { FormFields } from '../../../platform/web/route.ts'
import type { Field, ServiceForm } from './form.ts'
import { fieldsOf } from './form.ts'

/** The key of the field that an input of one part is of. */
export const fieldKeyOf = (name: string): string => name.slice('a-'.length)

type Part = 'house' | 'village' | 'rest' | 'space' | 'day' | 'part'

/** The name of the input of a field; of an address or a booking, of one of its parts. */
export function inputName({ key }: Pick<Field, 'key'>, part?: Part): string {
  return part === undefined ? `a-${key}` : `a-${key}.${part}`
}

/** The parts of which a field has an input each; none where it has one alone. */
function partsOf({ kind }: Field): readonly Part[] {
  if (kind === 'address') return ['house', 'village', 'rest']
  return kind === 'booking' ? ['space', 'day', 'part'] : []
}

/** What was typed into the inputs of a form, to be shown again; several choices are joined by commas. */
export function typedFrom(body: FormFields, form: ServiceForm): Record<string, string> {
  const names = fieldsOf(form).flatMap((field) => [
    inputName(field),
    ...partsOf(field).map((part) => inputName(field, part)),
  ])
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = body[name]
      return value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(',')]]
    }),
  )
}
