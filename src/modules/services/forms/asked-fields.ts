import { fieldsOf, type Answer, type Answers, type Field, type ServiceForm } from './form.ts'

/**
 * The fields that are asked with these answers, in their order. One whose condition rests on a field that is not asked
 * is not asked either, whatever was answered there before.
 */
export function askedFields(form: ServiceForm, answers: Answers): Field[] {
  const asked = new Map<string, Field>()
  for (const field of fieldsOf(form)) {
    // Conditions look back alone, see `faultsOf`: what they rest on is known by now.
    const { showIf } = field
    if (!showIf || (asked.has(showIf.field) && hasOneOf(answers[showIf.field], showIf.is))) {
      asked.set(field.key, field)
    }
  }
  return [...asked.values()]
}

function hasOneOf(answer: Answer | undefined, wanted: readonly string[]): boolean {
  const given = Array.isArray(answer) ? answer : [answer]
  return given.some((one) => typeof one === 'string' && wanted.includes(one))
}
