import { randomInt, scrypt } from 'node:crypto'
import { toArabicDigits } from '../language/numerals.ts'

const digits = 12

/** Twelve random digits: typed on a number keypad, read out on the telephone, and 10¹² of them to guess among. */
export function newTrackingCode(): string {
  // Below 2^48, which is what one call gives.
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

/** As it is shown and read out: 1234 5678 9012. */
export function spokenCode(code: string): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

/** A code as somebody typed it, in Thai or Arabic digits, with spaces or dashes; undefined for anything else. */
export function readTrackingCode(text: string): string | undefined {
  const plain = toArabicDigits(text).replaceAll(/[\s.–-]/g, '')
  return /^\d{12}$/.test(plain) ? plain : undefined
}

/**
 * What is kept of a code, the same each time, so that a matter is found by it. Twelve digits are tried out in minutes
 * against a plain hash that was stolen; each try of this one takes some 30 ms and 16 MB (scrypt, N = 2^14). `about` is
 * what kind of matter it opens: the same digits are another code there.
 */
export function hashOfCode(
  code: string,
  { about, organizationId }: { readonly about: string; readonly organizationId: string },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, `${about} ${organizationId}`, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
