import { toArabicDigits } from '../../../platform/language/numerals.ts'

/**
 * Words by which people tell of corruption. Whoever writes one is shown the other door, where his name is better kept;
 * he decides himself. Kept short: a word that also stands in ordinary complaints would cry wolf.
 */
const words = [
  'ทุจริต',
  'คอร์รัปชัน',
  'คอร์รัปชั่น',
  'คอรัปชั่น',
  'สินบน',
  'ใต้โต๊ะ',
  'เงินทอน',
  'ฮั้ว',
  'ยักยอก',
  'เรียกเงิน',
  'เรียกรับเงิน',
  'เรียกรับผลประโยชน์',
  'ค่าน้ำร้อนน้ำชา',
  'ล็อกสเปก',
  'ล็อคสเปค',
  'โกงกิน',
  'bribe',
  'corrupt',
  'kickback',
  'embezzl',
  'bid rigging',
]

/** Whether a text, or the category chosen, is about what belongs behind the confidential door. */
export function speaksOfCorruption(text: string, category: string): boolean {
  const plain = toArabicDigits(text).toLowerCase().replaceAll(/\s+/g, ' ')
  const joined = plain.replaceAll(' ', '')
  return (
    category === 'bribery' ||
    words.some((word) => plain.includes(word) || joined.includes(word.replace(' ', '')))
  )
}
