const digitWords = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const placeWords = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน']

/**
 * An amount in satang, in Thai words as official documents write it: หนึ่งร้อยเอ็ดบาทถ้วน,
 * ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์, ลบห้าสิบสตางค์. Any size; above a million of millions ล้าน repeats.
 *
 * A final 1 after a higher digit is เอ็ด, also in 101 and 1,000,001: Royal Institute,
 * อ่านอย่างไรและเขียนอย่างไร, 16th edition, 2546, page 67 (which also reads 501 million as ห้าร้อยเอ็ดล้าน).
 *
 * Throws a RangeError for numbers that are not whole or too large to be exact; pass a bigint for those.
 */
export function bahtText(satang: bigint | number): string {
  if (typeof satang === 'number' && !Number.isSafeInteger(satang)) {
    throw new RangeError('satang must be a whole number that a number holds exactly')
  }
  const amount = BigInt(satang)
  if (amount === 0n) return 'ศูนย์บาทถ้วน'
  if (amount < 0n) return `ลบ${bahtText(-amount)}`
  const baht = amount / 100n
  const fraction = amount % 100n
  const bahtWords = baht === 0n ? '' : `${numberWords(baht)}บาท`
  return bahtWords + (fraction === 0n ? 'ถ้วน' : `${numberWords(fraction)}สตางค์`)
}

/** Words of a whole number above zero. */
function numberWords(value: bigint): string {
  const millions = value / 1_000_000n
  const rest = Number(value % 1_000_000n)
  if (millions === 0n) return belowMillion(rest, false)
  return `${numberWords(millions)}ล้าน${belowMillion(rest, true)}`
}

/** Words of 0 to 999,999; 0 is empty. `follows` says that higher digits were written before. */
function belowMillion(value: number, follows: boolean): string {
  const digits = String(value)
  let words = ''
  for (const [index, character] of [...digits].entries()) {
    const digit = Number(character)
    const place = digits.length - 1 - index
    if (digit === 0) continue
    if (place === 0 && digit === 1 && (follows || digits.length > 1)) words += 'เอ็ด'
    else if (place === 1 && digit === 1) words += 'สิบ'
    else if (place === 1 && digit === 2) words += 'ยี่สิบ'
    else words += `${digitWords[digit]}${placeWords[place]}`
  }
  return words
}
