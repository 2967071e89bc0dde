/** What a file says of a thing. */
export type Properties = Readonly<Record<string, unknown>>

const longestName = 80

/** What a property says, if it is a text; overpass turbo puts those of OpenStreetMap under `tags`. */
export function textOf(properties: Properties, ...keys: readonly string[]): string | undefined {
  const tags = properties['tags']
  const places = typeof tags === 'object' && tags !== null ? [properties, tags as Properties] : [properties]
  for (const key of keys) {
    for (const place of places) {
      const value = place[key]
      if (typeof value === 'string' && value.trim() !== '') return value
    }
  }
  return undefined
}

/** The names of a thing in both languages, as far as it has them. */
export function readName(properties: Properties): { name?: string; nameEn?: string } {
  const name = cleaned(textOf(properties, 'name:th', 'name_th', 'name', 'ชื่อ'))
  const nameEn = cleaned(textOf(properties, 'name:en', 'name_en'))
  return { ...(name ? { name } : {}), ...(nameEn ? { nameEn } : {}) }
}

/** In one line, without what no keyboard types: the name is drawn into a picture. */
function cleaned(text: string | undefined): string | undefined {
  const plain = text?.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/g, ' ').trim()
  return plain ? [...plain].slice(0, longestName).join('') : undefined
}
