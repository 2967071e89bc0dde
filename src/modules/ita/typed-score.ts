import { parseDecimal } from '../../platform/language/numerals.ts'

export type TypedScore = { ok: true; score: number | null } | { ok: false; reason: 'unreadable' | 'over-100' }

/**
 * Reads a score from 0 to 100 with at most two decimals as people type it: Thai or Arabic digits, a dot or a comma
 * before the decimals. Null for an empty field.
 */
export function readTypedScore(text: string): TypedScore {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, score: null }
  // A score has no thousands: a comma in it is that of the decimals.
  const score = parseDecimal(trimmed.replace(',', '.'))
  if (score === null) return { ok: false, reason: 'unreadable' }
  return score > 100 ? { ok: false, reason: 'over-100' } : { ok: true, score }
}
