import { toArabicDigits } from '../../platform/language/numerals.ts'

/** Hours and minutes as somebody typed them, such as 9.30 น., as 09:30; undefined where they are no time of a day. */
export function readTypedTime(text: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})(?:\s*น\.?)?$/.exec(toArabicDigits(text)) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}
