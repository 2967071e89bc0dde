const thaiZero = '๐'.codePointAt(0)!

/** Replaces Arabic digits by Thai ones and leaves everything else as it is. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(thaiZero + Number(digit)))
}

/** Replaces Thai digits by Arabic ones and leaves everything else as it is. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0)! - thaiZero))
}

/**
 * Reads a whole number, zero or more, as people type it: Thai or Arabic digits, space around it, and
 * commas if each of them stands before exactly three digits. Returns null for everything else: signs,
 * decimals, exponents, other scripts' digits, and numbers too large to be exact.
 */
export function parseInteger(text: string): number | null {
  const digits = toArabicDigits(text).trim()
  if (!/^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)$/.test(digits)) return null
  const value = Number(digits.replaceAll(',', ''))
  return Number.isSafeInteger(value) ? value : null
}

/** What somebody typed, in Thai digits; a word with Latin letters, such as an address or COVID-19, stays as it is. */
export function thaiText(text: string): string {
  return text.replaceAll(/\S+/g, (word) => (/[a-z]/i.test(word) ? word : toThaiDigits(word)))
}

// One formatter for the whole program: toLocaleString builds a new one at each call and dominates the time
// of a page with a table. Thai and English write numbers alike on screen, in Arabic digits with commas.
const screenFormat = new Intl.NumberFormat('th-TH-u-nu-latn', { maximumFractionDigits: 2 })

/**
 * A number for the screen in either language: Arabic digits, commas, at most two decimals. Put
 * `toThaiDigits` around it for official documents.
 */
export function formatNumber(value: number | bigint): string {
  return screenFormat.format(value)
}

/**
 * Reads a number from zero up with at most two decimals, as people type it: Thai or Arabic digits, commas
 * before each three. Returns null for everything else, and for a number above a thousand million.
 */
export function parseDecimal(text: string): number | null {
  const digits = toArabicDigits(text).trim()
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/.test(digits)) return null
  const value = Number(digits.replaceAll(',', ''))
  return value <= 1_000_000_000 ? value : null
}
