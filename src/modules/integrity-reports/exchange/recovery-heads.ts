import type { Canonical, CanonicalObject } from '../protocol/canonical-json.ts'
import { bytes, exactly, members, text } from '../protocol/shape.ts'

const isUuid = (value: Canonical): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** What is said of a request for recovery with a key of the directory. */
export type SaidHead = CanonicalObject & {
  readonly v: 1
  readonly request: string
  readonly by: string
  readonly sig: string
}

export const isSaidHead = members({ v: exactly(1), request: isUuid, by: text, sig: bytes(64) })
