import { formatNumber } from './numerals.ts'

const withSatang = new Intl.NumberFormat('th-TH-u-nu-latn', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

/** An amount in satang as baht for the screen: 11,000,000 is "110,000"; satang show only where there are some. */
export function formatBaht(satang: number): string {
  return satang % 100 === 0 ? formatNumber(satang / 100) : withSatang.format(satang / 100)
}
