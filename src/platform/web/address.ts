type Name<Pattern extends string> = Pattern extends `${string}:${infer Rest}`
  ? Rest extends `${infer First}/${infer Others}`
    ? First | Name<Others>
    : Rest
  : never

type Value = string | number
type Query = Readonly<Record<string, Value | undefined>>

/** One address of the site: its pattern for the router, and a call that makes a link. */
export interface Address<Pattern extends string = string> {
  readonly pattern: Pattern
  (
    ...values: [Name<Pattern>] extends [never]
      ? [query?: Query]
      : [parameters: Readonly<Record<Name<Pattern>, Value>>, query?: Query]
  ): string
}

/**
 * Declares an address such as `/plan/programmes/:number`. The call takes the parameters the pattern
 * names, then an optional query; values are encoded, undefined query values left out.
 */
export function address<const Pattern extends string>(pattern: Pattern): Address<Pattern> {
  const hasParameters = pattern.includes(':')
  const link = (...values: unknown[]): string => {
    const parameters = (hasParameters ? values[0] : {}) as Readonly<Record<string, Value>>
    const query = (hasParameters ? values[1] : values[0]) as Query | undefined
    const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
    return path + queryString(query ?? {})
  }
  return Object.assign(link, { pattern }) as unknown as Address<Pattern>
}

/** The front page, to which every page leads back. */
export const frontPage = address('/')

function queryString(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
