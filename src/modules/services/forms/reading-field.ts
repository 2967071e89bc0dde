import { toArabicDigits, formatNumber, parseDecimal } from '../../../platform/language/numerals.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { readPointText } from '../../../platform/maps/point.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { answerMessages } from './answer-messages.ts'
import { bookingParts, type Answer, type BookingPart, type Field } from './form.ts'
import type { FormVillage } from './form-village.ts'
import { inputName } from './input-names.ts'
import { readNationalId } from '../../../platform/language/national-id.ts'

/** What an answer is read with. */
export interface FieldContext {
  readonly language: Language
  readonly today: Temporal.PlainDate
  readonly villages: readonly FormVillage[]
}

/** The longest answers, in characters. */
const longestAnswer = { text: 300, 'long-text': 5_000 } as const

/** How far ahead a space is booked: further, nobody knows yet what the office needs it for. */
const bookedAhead = Temporal.Duration.from({ days: 180 })

type ReadField =
  | { readonly ok: true; readonly answer: Answer | undefined }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** Reads one field; no answer where nothing was typed. Files come apart from the fields and have none. */
export function readField(body: FormFields, field: Field, context: FieldContext): ReadField {
  const { language } = context
  const t = answerMessages[language]
  const name = inputName(field)
  const refused = (words: string): ReadField => ({ ok: false, errors: { [name]: words } })
  const taken = (answer: Answer | undefined): ReadField => ({ ok: true, answer })
  if (field.kind === 'several') return readSeveral(body[name], field, language)
  if (field.kind === 'address') return readAddress(body, field, context)
  if (field.kind === 'booking') return readBooking(body, field, context)
  const text = textIn(body, name)
  if (text === '' || field.kind === 'files') return taken(undefined)
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const most = longestAnswer[field.kind]
      return text.length > most ? refused(t.tooLong(formatNumber(most))) : taken(text)
    }
    case 'number':
      return readNumber(text, field, language)
    case 'date': {
      const day = readTypedDay(text, { language })
      return day.ok ? taken(day.date.toString()) : refused(day.fault)
    }
    case 'choice':
      return field.options.some(({ key }) => key === text) ? taken(text) : refused(t.notInList)
    case 'yes-no':
      return text === 'yes' || text === 'no' ? taken(text) : refused(t.notInList)
    case 'consent':
      return taken(text === 'yes' ? 'yes' : undefined)
    case 'national-id': {
      const read = readNationalId(text)
      if (read.ok) return taken(read.id)
      return refused(t[`id-${read.reason}`])
    }
    case 'point': {
      const point = readPointText(toArabicDigits(text).replaceAll(/\s+/g, ' ').replace(' ,', ','))
      return point ? taken(point) : refused(t.pointUnreadable)
    }
  }
}

/** In words, that a required field was left out. */
export function missingWords({ kind, label: words }: Field, language: Language): string {
  const t = answerMessages[language]
  const label = words[language]
  switch (kind) {
    case 'choice':
    case 'yes-no':
      return t.chooseOne(label)
    case 'several':
      return t.chooseSome(label)
    case 'consent':
      return t.agree(label)
    case 'files':
      return t.attach(label)
    case 'booking':
      return t.spaceMissing
    default:
      return t.missing(label)
  }
}

function readNumber(text: string, field: Field, language: Language): ReadField {
  const t = answerMessages[language]
  const refused = (words: string): ReadField => ({ ok: false, errors: { [inputName(field)]: words } })
  const value = parseDecimal(text)
  const { least, most } = field
  if (value === null) return refused(t.notNumber)
  if (least !== null && value < least) return refused(t.atLeast(formatNumber(least)))
  if (most !== null && value > most) return refused(t.atMost(formatNumber(most)))
  return { ok: true, answer: value }
}

function readSeveral(value: FormFields[string] | undefined, field: Field, language: Language): ReadField {
  const chosen = new Set([value ?? []].flat().filter((one) => one !== ''))
  const known = field.options.flatMap(({ key }) => (chosen.has(key) ? [key] : []))
  if (known.length < chosen.size) {
    return { ok: false, errors: { [inputName(field)]: answerMessages[language].notInList } }
  }
  return { ok: true, answer: known.length === 0 ? undefined : known }
}

function readAddress(body: FormFields, field: Field, { language, villages }: FieldContext): ReadField {
  const t = answerMessages[language]
  const part = (name: 'house' | 'village' | 'rest') => textIn(body, inputName(field, name))
  const [house, village, rest] = [part('house'), part('village'), part('rest')]
  if (house === '' && village === '' && rest === '') return { ok: true, answer: undefined }
  const errors: Record<string, string> = {}
  const most = longestAnswer.text
  const villageId = villages.find((one) => one.villageId === village)?.villageId ?? null
  if (house === '') errors[inputName(field, 'house')] = t.houseMissing
  if (house.length > most) errors[inputName(field, 'house')] = t.tooLong(formatNumber(most))
  if (village !== '' && villageId === null) errors[inputName(field, 'village')] = t.notInList
  else if (villageId === null && rest === '') {
    if (villages.length > 0) errors[inputName(field, 'village')] = t.villageMissing
    else errors[inputName(field, 'rest')] = t.restMissing
  }
  if (rest.length > most) errors[inputName(field, 'rest')] = t.tooLong(formatNumber(most))
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, answer: { house, villageId, rest } }
}

/** The two halves of a day are what is booked; `day` is both of them. */
const partsOfDay: Readonly<Record<string, readonly BookingPart[]>> = {
  morning: ['morning'],
  afternoon: ['afternoon'],
  day: bookingParts,
}

function readBooking(body: FormFields, field: Field, { language, today }: FieldContext): ReadField {
  const t = answerMessages[language]
  const part = (name: 'space' | 'day' | 'part') => textIn(body, inputName(field, name))
  const [space, typedDay, half] = [part('space'), part('day'), part('part')]
  if (space === '' && typedDay === '' && half === '') return { ok: true, answer: undefined }
  const errors: Record<string, string> = {}
  const isKnown = field.options.some(({ key }) => key === space)
  if (!isKnown) errors[inputName(field, 'space')] = space === '' ? t.spaceMissing : t.notInList
  const day = readTypedDay(typedDay, { language, from: today, to: today.add(bookedAhead) })
  if (!day.ok) errors[inputName(field, 'day')] = typedDay === '' ? t.dayMissing : day.fault
  const parts = Object.hasOwn(partsOfDay, half) ? partsOfDay[half] : undefined
  if (!parts) errors[inputName(field, 'part')] = half === '' ? t.partMissing : t.notInList
  if (!isKnown || !day.ok || !parts) return { ok: false, errors }
  return { ok: true, answer: { space, day: day.date.toString(), parts: [...parts] } }
}
