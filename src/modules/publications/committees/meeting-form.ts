import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { formatNumber, parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { readTypedTime } from '../typed-time.ts'
import type { EnteredItem, MeetingContent } from './holding.ts'
import type { AgendaItem } from './meeting.ts'
import { filledRows, rowField } from './rows.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestLine = 300
/** Of one item: the minutes of a meeting are one document, whose text the register limits. */
export const longestMinutes = 3_000
export const mostItems = 20

type Errors = Readonly<Record<string, string>>

/** Reads when and where a meeting is, and its agenda; a row without a text is none. */
export function readMeetingForm(
  body: FormFields,
  language: Language,
): { ok: true; content: MeetingContent } | { ok: false; errors: Errors } {
  const t = committeeWorkMessages[language]
  const errors: Record<string, string> = {}
  const line = (name: string): string => {
    const value = textIn(body, name).replaceAll('\n', ' ')
    if (value.length > longestLine) errors[name] = t.tooLong(formatNumber(longestLine))
    return value
  }
  const day = readTypedDay(textIn(body, 'meetsOn'), { language })
  if (!day.ok) errors['meetsOn'] = day.fault
  const meetsAt = readTypedTime(textIn(body, 'meetsAt'))
  if (meetsAt === undefined) errors['meetsAt'] = t.meetsAtWrong
  const place = line('where')
  if (place === '') errors['where'] = t.placeMissing
  const agenda = filledRows(body, 'text', mostItems).map((row): EnteredItem => ({
    itemId: textIn(body, rowField('item', row)) || undefined,
    text: line(rowField('text', row)),
    isArising: textIn(body, rowField('arising', row)) === 'yes',
  }))
  if (agenda.length === 0) errors[rowField('text', 1)] = t.agendaMissing
  if (Object.keys(errors).length > 0 || !day.ok || meetsAt === undefined) return { ok: false, errors }
  return { ok: true, content: { meetsOn: day.date, meetsAt, place, agenda } }
}

/** What stands in the rows of an agenda. */
export function typedAgenda(
  agenda: readonly (Pick<AgendaItem, 'text' | 'isArising'> & { itemId?: string })[],
): Record<string, string> {
  return Object.fromEntries(
    agenda.flatMap(({ itemId, text, isArising }, index) => [
      [rowField('item', index + 1), itemId ?? ''],
      [rowField('text', index + 1), text],
      [rowField('arising', index + 1), isArising ? 'yes' : ''],
    ]),
  )
}

/** What stands in the fields of the form of a meeting. */
export function typedMeeting({
  meetsOn,
  meetsAt,
  place,
  agenda,
}: Pick<MeetingContent, 'meetsOn' | 'meetsAt' | 'place'> & {
  readonly agenda: readonly AgendaItem[]
}): Record<string, string> {
  return { meetsOn: editableDate(meetsOn), meetsAt, where: place, ...typedAgenda(agenda) }
}

/** How many others were there; none where the field is empty, undefined where it holds no such number. */
export function readOthers(body: FormFields): number | undefined {
  const text = textIn(body, 'others')
  const count = text === '' ? 0 : parseInteger(text)
  return count !== null && count >= 0 && count < 10_000 ? count : undefined
}
