import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { fieldsOf, type Answer, type Answers, type Field, type ServiceForm } from './form.ts'
import { inputName } from './input-names.ts'
import { formatNationalId } from '../../../platform/language/national-id.ts'

/** Answers as they would have been typed, to fill a form with them again: what `readAnswers` reads, and its inverse. */
export function typedOf(form: ServiceForm, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const answer = answers[field.key]
      return answer === undefined ? [] : typedInto(field, answer)
    }),
  )
}

function typedInto(field: Field, answer: Answer): [string, string][] {
  const name = inputName(field)
  if (typeof answer === 'number') return [[name, String(answer)]]
  if (typeof answer === 'string') {
    if (field.kind === 'date') return [[name, editableDate(Temporal.PlainDate.from(answer))]]
    return [[name, field.kind === 'national-id' ? formatNationalId(answer) : answer]]
  }
  if (Array.isArray(answer)) return [[name, answer.join(',')]]
  if ('latitude' in answer) return [[name, pointText(answer).replace(',', ', ')]]
  if ('house' in answer) {
    const { house, villageId, rest } = answer
    return [
      [inputName(field, 'house'), house],
      [inputName(field, 'village'), villageId ?? ''],
      [inputName(field, 'rest'), rest],
    ]
  }
  return [
    [inputName(field, 'space'), answer.space],
    [inputName(field, 'day'), editableDate(Temporal.PlainDate.from(answer.day))],
    [inputName(field, 'part'), answer.parts.length === 2 ? 'day' : answer.parts[0]!],
  ]
}
