import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { formatNumber, parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { readTypedDay } from '../../../ui/typed-day.ts'
import type { CommitteeContent } from './committee.ts'
import { committeeKinds } from './kinds.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestName = 300
const longestDuties = 5_000

type Errors = Readonly<Record<string, string>>

/** Reads what somebody types of a committee; `numbers` are those that programmes of the plan have. */
export function readCommitteeForm(
  body: FormFields,
  {
    language,
    divisions,
    numbers,
  }: { language: Language; divisions: readonly Division[]; numbers: readonly number[] },
): { ok: true; content: CommitteeContent } | { ok: false; errors: Errors } {
  const t = committeeWorkMessages[language]
  const errors: Record<string, string> = {}
  const text = (name: string, longest: number): string => {
    const value = textIn(body, name)
    if (value.length > longest) errors[name] = t.tooLong(formatNumber(longest))
    return value
  }
  const kind = committeeKinds.find((one) => one === textIn(body, 'kind'))
  if (!kind) errors['kind'] = t.kindMissing
  const name = text('name', longestName).replaceAll('\n', ' ')
  if (name === '') errors['name'] = t.nameMissing
  const nameEn = text('nameEn', longestName)
  const duties = text('duties', longestDuties)
  if (duties === '') errors['duties'] = t.dutiesMissing
  const division = divisions.find(({ divisionId }) => divisionId === textIn(body, 'divisionId'))
  if (!division) errors['divisionId'] = t.divisionMissing
  const from = readTypedDay(textIn(body, 'from'), { language })
  if (!from.ok) errors['from'] = from.fault
  const untilText = textIn(body, 'until')
  const until =
    untilText === ''
      ? undefined
      : readTypedDay(untilText, { language, from: from.ok ? from.date : undefined })
  if (until && !until.ok) errors['until'] = until.fault
  const programmes = readNumbers(textIn(body, 'programmes'), numbers)
  if (!programmes) errors['programmes'] = t.programmesWrong
  const isWhole = Object.keys(errors).length === 0
  if (!isWhole || !kind || !division || !from.ok || (until && !until.ok) || !programmes) {
    return { ok: false, errors }
  }
  const { divisionId } = division
  const term = { from: from.date, until: until?.date ?? null }
  return { ok: true, content: { kind, name, nameEn, duties, divisionId, ...term, programmes } }
}

/** Numbers of programmes with something between them; undefined where one is none of the plan. */
function readNumbers(text: string, known: readonly number[]): number[] | undefined {
  const numbers = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => parseInteger(part))
  const isKnown = (number: number | null): number is number => number !== null && known.includes(number)
  return numbers.every(isKnown) ? [...new Set(numbers)].toSorted((a, b) => a - b) : undefined
}

/** What stands in the fields of the form of a committee. */
export function typedCommittee(content: CommitteeContent): Record<string, string> {
  return {
    kind: content.kind,
    name: content.name,
    nameEn: content.nameEn,
    duties: content.duties,
    divisionId: content.divisionId,
    from: editableDate(content.from),
    until: content.until ? editableDate(content.until) : '',
    programmes: content.programmes.join(', '),
  }
}
