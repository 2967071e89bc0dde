/**
 * An address as the router can read it: in the path, what is not UTF-8 becomes U+FFFD, which the routes
 * refuse by name instead of guessing. A request that the router itself could not read would pass by every
 * hook: no protection, no limit, no measurement.
 */
export function readableUrl(url: string): string {
  const [path = '', ...query] = url.split('?')
  const readable = path
    .replaceAll(/%(?![0-9a-f]{2})/gi, encodeURIComponent(replacement))
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, inUtf8)
  return [readable, ...query].join('?')
}

/** What follows the question mark, by name; the last of the same name counts. Broken UTF-8 is U+FFFD. */
export function parseQuery(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Whether something read from an address was broken, or holds what no text of the database can. */
export function isBroken(text: string): boolean {
  return text.includes(replacement) || text.includes('\0')
}

const replacement = '\uFFFD'

function inUtf8(bytes: string): string {
  return encodeURIComponent(Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
}
