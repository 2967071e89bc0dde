/** The path of an address of this site; anything that would lead elsewhere leads to `otherwise`. */
export function ownPath(to: string | undefined, otherwise = '/'): string {
  const here = 'http://here.invalid'
  const url = to?.startsWith('/') ? URL.parse(to, here) : null
  // `/.//elsewhere` resolves to a path of two slashes, which a browser would take for another host.
  return url?.origin === here ? url.pathname.replace(/^\/+/, '/') + url.search : otherwise
}
