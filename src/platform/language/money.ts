import { formatNumber, toArabicDigits } from './numerals.ts'

const withSatang = new Intl.NumberFormat('th-TH-u-nu-latn', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

/** An amount in satang as baht for the screen: 11,000,000 is "110,000"; satang show only where there are some. */
export function formatBaht(satang: number): string {
  return satang % 100 === 0 ? formatNumber(satang / 100) : withSatang.format(satang / 100)
}

export type BahtReading =
  | { ok: true; satang: number }
  | { ok: false; reason: 'unreadable' | 'negative' | 'decimals' | 'too-large' }

/** A thousand billion baht: no local government spends as much, and all sums of it stay exact. */
const mostBaht = 1_000_000_000_000

/**
 * Reads an amount in baht as people type it: Thai or Arabic digits, commas before each three, at most two
 * decimals, the word บาท after it. Refuses with a reason: more decimals (`decimals`), less than nothing
 * (`negative`), more than a thousand billion (`too-large`), and anything else that is no amount.
 */
export function parseBaht(text: string): BahtReading {
  const plain = toArabicDigits(text)
    .replace(/บาท\s*$|฿/g, '')
    .trim()
  const [, sign, whole, decimals = ''] = /^([-−]?)\s*(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain) ?? []
  if (whole === undefined) return { ok: false, reason: 'unreadable' }
  if (sign) return { ok: false, reason: 'negative' }
  if (decimals.length > 2) return { ok: false, reason: 'decimals' }
  const baht = Number(whole.replaceAll(',', ''))
  if (baht > mostBaht) return { ok: false, reason: 'too-large' }
  return { ok: true, satang: baht * 100 + Number(decimals.padEnd(2, '0')) }
}
