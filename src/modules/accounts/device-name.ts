const browsers = [
  ['Line/', 'LINE'],
  ['Edg', 'Edge'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** Enough of what a browser says of itself for its owner to recognise it; undefined where it says nothing. */
export function deviceName(userAgent: string): string | undefined {
  const named = ([part]: readonly [string, string]): boolean => userAgent.includes(part)
  const names = [browsers.find(named)?.[1], systems.find(named)?.[1]].filter((name) => name !== undefined)
  return names.length > 0 ? names.join(', ') : undefined
}
