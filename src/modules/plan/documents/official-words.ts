import { formatNumber, toThaiDigits } from '../../../platform/language/numerals.ts'
import type { Plan } from '../reading.ts'

/** The years of a plan as its title writes them: (พ.ศ. ๒๕๖๖ - ๒๕๗๐). */
export function planSpan({ firstFiscalYear, lastFiscalYear }: Plan): string {
  return toThaiDigits(`(พ.ศ. ${firstFiscalYear} - ${lastFiscalYear})`)
}

/** A number in Thai digits with commas. */
export function thaiNumber(value: number): string {
  return toThaiDigits(formatNumber(value))
}

/** An amount in satang as whole baht in Thai digits; satang show only where there are some. */
export function thaiBaht(satang: number): string {
  return thaiNumber(satang / 100)
}
