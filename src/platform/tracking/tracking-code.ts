import { randomInt, scrypt } from 'node:crypto'
import type { SecretBox } from '../identity/secret-box.ts'
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

/** What a code belongs to: the same digits are another code for another kind of matter or in another organisation. */
export interface CodeKeeper {
  readonly secrets: SecretBox
  readonly about: string
  readonly organizationId: string
}

/**
 * What is kept of a code, the same each time, so that a matter is found by it. Twelve digits would be tried out in
 * minutes against a plain hash that was stolen; this one is made with a key that is not in the database.
 */
export function hashOfCode(code: string, { secrets, about, organizationId }: CodeKeeper): Buffer {
  return secrets.fingerprint(code, `code ${about} ${organizationId}`)
}

/** Finds what a code opens by what is kept of it, or of a code of before the key; undefined where it opens nothing. */
export async function findByCode<Found>(
  code: string,
  keeper: CodeKeeper,
  find: (codeHash: Buffer) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  return (await find(hashOfCode(code, keeper))) ?? (await find(await slowHashOfCode(code, keeper)))
}

/** What was kept of a code before there was the key: a slow hash, of some 30 ms and 16 MB (scrypt, N = 2^14). */
function slowHashOfCode(
  code: string,
  { about, organizationId }: Pick<CodeKeeper, 'about' | 'organizationId'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, `${about} ${organizationId}`, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
