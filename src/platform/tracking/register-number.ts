import { toArabicDigits } from '../language/numerals.ts'

/** A number of the register, such as 12/2569; the year may be left out. */
export interface RegisterNumber {
  readonly number: number
  readonly year: number | undefined
}

/** A register number as it is written on paper; undefined where it is none. */
export function readRegisterNumber(text: string): RegisterNumber | undefined {
  const [, number, year] = /^(\d{1,6})(?:\s*\/\s*(\d{4}))?$/.exec(toArabicDigits(text).trim()) ?? []
  return number === undefined ? undefined : { number: Number(number), year: year ? Number(year) : undefined }
}
