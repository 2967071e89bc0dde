import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sameBytes } from './binding.ts'

export type Canonical = string | number | boolean | readonly Canonical[] | CanonicalObject
export interface CanonicalObject {
  readonly [key: string]: Canonical
}

/**
 * JSON that has one form only: keys of ASCII letters and digits in the order of their code points, no
 * spaces, strings as JSON.stringify writes them and without halves of characters, numbers that are whole,
 * safe and not negative, nothing null.
 *
 * @throws TypeError for a value that has no such form: what the program writes is its own fault.
 */
export function writeCanonical(value: Canonical): Uint8Array {
  return utf8ToBytes(textOf(value))
}

/**
 * Reads what {@link writeCanonical} writes, and nothing else: it writes what it has read once more and
 * compares. Two readers can so never understand one signed text in two ways (keys that come twice, numbers
 * with exponents, other escapes).
 */
export function readCanonical(bytes: Uint8Array): Canonical | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = JSON.parse(text) as Canonical
    return sameBytes(writeCanonical(value), bytes) ? value : undefined
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('half of a character in canonical JSON')
    return JSON.stringify(value)
  }
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
      throw new TypeError(`a number that canonical JSON does not hold: ${value}`)
    }
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return objectText(value as Readonly<Record<string, unknown>>)
  throw new TypeError(`a value that canonical JSON does not hold: ${String(value)}`)
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  // Keys are ASCII, where the order of code points is the order of UTF-16 units that sort() uses.
  const members = Object.keys(object)
    .sort()
    .map((key) => {
      if (!/^[A-Za-z0-9]+$/.test(key)) throw new TypeError(`a key that canonical JSON does not hold: ${key}`)
      return `${JSON.stringify(key)}:${textOf(object[key])}`
    })
  return `{${members.join(',')}}`
}
