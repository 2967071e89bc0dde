import { toArabicDigits } from '../../../platform/language/numerals.ts'
import type { ProgrammeName } from '../programme-reading.ts'

export interface KnownProgramme extends ProgrammeName {
  readonly dimension: number
}

export type Match =
  | { readonly kind: 'known'; readonly number: number }
  /** Differs in spelling only. Whether it is the same, a person says. */
  | { readonly kind: 'similar'; readonly number: number; readonly name: string }
  | { readonly kind: 'new' }

/** So much of a name must stand before a ฯ that something known can be meant by it. */
const leastBeforeElision = 8

/**
 * Finds the programme that a name means: the one called exactly so, spaces aside; or one whose name
 * differs in its tone marks, quotation marks, digits or spaces, or has where this one says ฯ more.
 */
export function matchName(name: string, known: readonly KnownProgramme[]): Match {
  const plain = plainName(name)
  const exact = known.find((programme) => plainName(programme.name) === plain)
  if (exact) return { kind: 'known', number: exact.number }
  const skeleton = skeletonOf(name)
  const similar = known.filter((programme) => isMeant(skeleton, skeletonOf(programme.name)))
  const [only] = similar
  return only && similar.length === 1
    ? { kind: 'similar', number: only.number, name: only.name }
    : { kind: 'new' }
}

/** A name as it is kept and compared: what a spreadsheet or a line end adds is no part of it. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What remains of a spelling without the parts that people write one way or another. */
export function skeletonOf(name: string): string {
  return (
    toArabicDigits(plainName(name))
      .toLowerCase()
      // Typed apart, ำ and แ look the same.
      .replaceAll('\u0E4D\u0E32', 'ำ')
      .replaceAll('เเ', 'แ')
      // Tone marks, ็ and ์.
      .replaceAll(/[\u0E47-\u0E4E]/g, '')
      .replaceAll(/[\s"“”'‘’().,/\-–—_]/g, '')
  )
}

/** ฯ stands for words that everybody knows; not in ฯลฯ, which stands for anything. */
function isMeant(skeleton: string, known: string): boolean {
  if (skeleton === '' || skeleton === known) return skeleton !== ''
  if (!skeleton.includes('ฯ') || skeleton.includes('ฯลฯ')) return false
  const [start = '', ...rest] = skeleton.split('ฯ')
  if (start.length < leastBeforeElision || !known.startsWith(start)) return false
  let from = start.length
  for (const [index, part] of rest.entries()) {
    if (index === rest.length - 1)
      return part === '' || (known.endsWith(part) && known.length - part.length >= from)
    const at = known.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return false
}
