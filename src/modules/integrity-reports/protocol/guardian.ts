import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical } from './canonical-json.ts'
import { isHybridRecipient } from './age-keys.ts'
import { day, exactly, members, text } from './shape.ts'

/**
 * Somebody who holds a share of the recovery key: the public half of a key made like a recipient's. It stands in no
 * directory, because a guardian alone reads nothing.
 */
export type Guardian = CanonicalObject & {
  readonly v: 1
  readonly type: 'guardian'
  readonly org: string
  readonly id: string
  /** Public, beside the fingerprint; never the name of a person. */
  readonly institution: string
  readonly enc: string
  readonly from: string
}

export const isGuardian = members({
  v: exactly(1),
  type: exactly('guardian'),
  org: text,
  id: text,
  institution: text,
  enc: (value: Canonical) => typeof value === 'string' && isHybridRecipient(value),
  from: day,
})

export function readGuardian(line: Uint8Array): Guardian | undefined {
  const value = readCanonical(line)
  return value !== undefined && isGuardian(value) ? (value as Guardian) : undefined
}
