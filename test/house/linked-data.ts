export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

interface Term {
  readonly '@id': string
  readonly '@type'?: string
  readonly '@container'?: string
}

/** What a thing of a class must say of itself: DCAT-AP 3.0, mandatory properties, and what this house promises. */
const promised: Readonly<Record<string, readonly string[]>> = {
  'dcat:Catalog': ['@id', 'dct:title', 'dct:description', 'dct:publisher'],
  'dcat:Dataset': [
    '@id',
    'dct:identifier',
    'dct:title',
    'dct:description',
    'dcat:keyword',
    'dct:publisher',
    'dcat:contactPoint',
    'dct:spatial',
    'dct:license',
    'dct:accrualPeriodicity',
    'dct:conformsTo',
    'dcat:theme',
    'dcat:distribution',
  ],
  'dcat:Distribution': [
    '@id',
    'dcat:accessURL',
    'dcat:downloadURL',
    'dcat:mediaType',
    'dct:format',
    'dct:license',
    'dct:conformsTo',
  ],
  'foaf:Organization': ['@id', 'foaf:name'],
  'vcard:Organization': ['vcard:fn', 'vcard:hasURL'],
  'dct:Location': ['skos:prefLabel'],
  'dct:Standard': ['@id'],
  'dct:RightsStatement': ['rdfs:label'],
  'dct:ProvenanceStatement': ['rdfs:label'],
  'skos:Concept': ['skos:prefLabel'],
}

/**
 * What is wrong with a file of JSON-LD that brings its context with it: words that the context does not
 * explain, addresses that are none, texts without a language, things that do not say what they must.
 */
export function linkedDataFaults(file: JsonObject): string[] {
  const { '@context': context, ...root } = file as { '@context': Record<string, string | Term> } & JsonObject
  const faults: string[] = []
  const isWord = (word: string): boolean => {
    const [prefix = '', name = ''] = word.split(':')
    return name !== '' && typeof context[prefix] === 'string' && URL.canParse(context[prefix])
  }
  const fault = (place: string, words: string): void => void faults.push(`${place} ${words}`)

  const lookAtText = (place: string, value: Json): void => {
    if (!isObject(value)) return fault(place, 'is in no language')
    for (const language of ['th', 'en']) {
      const texts = [value[language] ?? ''].flat()
      if (texts.some((text) => typeof text !== 'string' || text.trim() === '')) {
        fault(place, `says nothing in ${language}`)
      }
    }
    if (Object.keys(value).length !== 2) fault(place, 'is in other languages')
  }

  const lookAtValue = (place: string, word: string, value: Json): void => {
    const term = context[word]
    const { '@type': type, '@container': container } = typeof term === 'object' ? term : ({} as Partial<Term>)
    if (container === '@language') return lookAtText(place, value)
    for (const one of [value].flat() as Json[]) {
      if (isObject(one)) lookAtNode(place, one)
      else if (typeof one !== 'string') fault(place, 'is neither a thing nor a text')
      else if (type === '@id' && !isAddress(one)) fault(place, `is no address: ${one}`)
      else if (type === 'xsd:dateTime' && !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(one))
        fault(place, 'is no moment')
      else if (type === undefined && isAddress(one)) fault(place, 'is an address and taken for a text')
    }
  }

  const lookAtNode = (place: string, node: JsonObject): void => {
    const { '@id': id, '@type': type, ...properties } = node
    if (id !== undefined && !isAddress(id)) fault(place, `has no whole address: ${String(id)}`)
    if (type === undefined && (id === undefined || Object.keys(properties).length > 0))
      fault(place, 'has no type')
    if (type !== undefined) {
      const must = promised[String(type)]
      if (!must || !isWord(String(type))) fault(place, `is of an unknown class: ${String(type)}`)
      for (const property of must ?? []) if (!(property in node)) fault(place, `lacks ${property}`)
    }
    for (const [word, value] of Object.entries(properties)) {
      if (!isWord(word)) fault(place, `has the unknown word ${word}`)
      else lookAtValue(`${place}.${word}`, word, value)
    }
  }

  for (const [word, term] of Object.entries(context)) {
    if (typeof term === 'object' && (term['@id'] !== word || !isWord(word)))
      fault(word, 'means something else')
  }
  lookAtNode('root', root)
  return faults
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAddress(value: Json): boolean {
  return typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value)
}
