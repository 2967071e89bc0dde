import { fromB64 } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'

/** Says whether a value read from canonical JSON has the form that its place asks for. */
type Check = (value: Canonical) => boolean

export const text: Check = (value) => typeof value === 'string'
export const count: Check = (value) => typeof value === 'number'
export const day: Check = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

export function exactly(...allowed: readonly Canonical[]): Check {
  return (value) => allowed.includes(value)
}

export function bytes(length: number): Check {
  return (value) => typeof value === 'string' && fromB64(value)?.length === length
}

/** Nothing, or that many bytes: what the first link of a chain has in front of it. */
export function bytesOrNone(length: number): Check {
  return (value) => value === '' || bytes(length)(value)
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && (value as readonly Canonical[]).every(check)
}

/** An object with exactly these members; those of `optional` may be missing. A member nobody knows is refused. */
export function members(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const allowed = new Map(Object.entries({ ...required, ...optional }))
  return (value) =>
    isObject(value) &&
    Object.keys(required).every((key) => key in value) &&
    Object.entries(value).every(([key, member]) => allowed.get(key)?.(member) === true)
}

export function isObject(value: Canonical | undefined): value is CanonicalObject {
  return typeof value === 'object' && !Array.isArray(value)
}
