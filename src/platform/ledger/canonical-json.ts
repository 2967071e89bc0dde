import canonicalize from 'canonicalize'

/**
 * JSON in its one canonical form (RFC 8785), so that the same value has the same hash everywhere. Refuses
 * what JSON has no form for: NaN and infinities, functions, lone surrogates, cycles.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this value has no JSON form')
  return text
}
