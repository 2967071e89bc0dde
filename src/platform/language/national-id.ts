import { toArabicDigits } from './numerals.ts'

export type NationalIdReading =
  | { ok: true; id: string }
  | { ok: false; reason: 'characters' | 'length' | 'first-digit' | 'check-digit' }

/**
 * Reads the 13-digit number of a Thai identity card, in Thai or Arabic digits, with dashes or spaces
 * anywhere; `id` is 13 Arabic digits.
 *
 * Refused as `first-digit`: 0 and 9. Identity cards of nationals and of registered aliens begin with 1 to 8,
 * the kinds of person of the civil register. 0 is given to people without a registration status (and to
 * companies and agencies, whose numbers are not people's), 9 is reserved for the royal house. Whoever has
 * no number of the first kind must still be able to file: never make this field the only way.
 *
 * A right check digit only says that the number was typed well, not that it belongs to anyone. The number
 * is personal data: callers must not log it, and no reason here repeats it.
 */
export function readNationalId(text: string): NationalIdReading {
  const id = toArabicDigits(text).replace(/[\s\-‐‑–—]/g, '')
  if (!/^[0-9]*$/.test(id)) return { ok: false, reason: 'characters' }
  if (id.length !== 13) return { ok: false, reason: 'length' }
  if (!/^[1-8]/.test(id)) return { ok: false, reason: 'first-digit' }
  if (Number(id[12]) !== checkDigit(id)) return { ok: false, reason: 'check-digit' }
  return { ok: true, id }
}

/**
 * Writes an id that was read before as the card does: 1-2345-67890-12-1. Throws a RangeError, without the
 * text in it, for anything that is not 13 Arabic digits.
 */
export function formatNationalId(id: string): string {
  const parts = /^([0-9])([0-9]{4})([0-9]{5})([0-9]{2})([0-9])$/.exec(id)
  if (parts === null) throw new RangeError('a national id has 13 Arabic digits')
  return parts.slice(1).join('-')
}

/** Weights 13 down to 2 over the first twelve digits, modulo 11 (Department of Provincial Administration). */
function checkDigit(id: string): number {
  let sum = 0
  for (let place = 0; place < 12; place += 1) sum += Number(id[place]) * (13 - place)
  return (11 - (sum % 11)) % 10
}
