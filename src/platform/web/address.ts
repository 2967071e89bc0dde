type Name<Pattern extends string> = Pattern extends `${string}:${infer Rest}`
  ? Rest extends `${infer First}/${infer Others}`
    ? First | Name<Others>
    : Rest
  : Pattern extends `${string}/*`
    ? '*'
    : never

type Value = string | number
/** Values by their names; those that are undefined are left out of a query. */
export type Values = Readonly<Record<string, Value | undefined>>

/** One address of the site: its pattern for the router, and a call that makes a link. */
export interface Address<Pattern extends string = string> {
  readonly pattern: Pattern
  (
    ...values: [Name<Pattern>] extends [never]
      ? [query?: Values]
      : [parameters: Readonly<Record<Name<Pattern>, Value>>, query?: Values]
  ): string
}

/**
 * Declares an address such as `/plan/programmes/:number`, or `/ledger/tile/*` whose end has several parts.
 * The call takes the parameters the pattern names, then an optional query; values are encoded, undefined
 * query values left out.
 */
export function address<const Pattern extends string>(pattern: Pattern): Address<Pattern> {
  const link = /[:*]/.test(pattern)
    ? filling(pattern)
    : (query?: Values) => (query ? pattern + queryString(query) : pattern)
  return Object.assign(link, { pattern }) as unknown as Address<Pattern>
}

/** An address made from its pattern, for whoever has no typed {@link Address} in hand. */
export function filled(pattern: string, parameters: Values, query?: Values): string {
  return filling(pattern)(parameters, query)
}

/** Takes a pattern apart once, because a page may hold a hundred links. */
function filling(pattern: string): (parameters: Values, query?: Values) => string {
  // Every second part is the name of a parameter.
  const parts = pattern.replace(/\*$/, ':*').split(/:(\w+|\*)/)
  return (parameters, query) => {
    const path = parts.map((part, index) => {
      if (index % 2 === 0) return part
      const encoded = encodeURIComponent(parameters[part] ?? '')
      return part === '*' ? encoded.replaceAll('%2F', '/') : encoded
    })
    return path.join('') + (query ? queryString(query) : '')
  }
}

/** The front page, to which every page leads back. */
export const frontPage = address('/')

function queryString(query: Values): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
