import { languages, type Language } from '../../platform/language/messages.ts'
import { datasetUrls, type UpdatePeriod } from '../../platform/open-data/dataset.ts'
import { houseLicence } from '../../platform/open-data/licence.ts'
import type { ListedOrganization } from '../../platform/organization/listing.ts'
import { frontPage } from '../../platform/web/address.ts'
import type { Services } from '../../platform/web/services.ts'
import { areaInWords, inWords, isTranslated, nameOf } from './dataset-words.ts'
import type { ListedDataset } from './listing.ts'
import { openDataMessages } from './messages.ts'
import { openDataUrls } from './urls.ts'

/** A node of JSON-LD: what is said of one thing. */
export type Node = Readonly<Record<string, unknown>>

type LinkTo = Services['linkTo']

const inEachLanguage = (term: string) => ({ '@id': term, '@container': '@language' })
const anAddress = (term: string) => ({ '@id': term, '@type': '@id' })

/**
 * The words of a catalogue: W3C DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), with the properties that DCAT-AP
 * 3.0 makes mandatory or recommends. It stands in the file itself, so that a reader needs nothing else.
 */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...Object.fromEntries(
    [
      'dct:title',
      'dct:description',
      'dcat:keyword',
      'foaf:name',
      'vcard:fn',
      'skos:prefLabel',
      'rdfs:label',
    ].map((term) => [term, inEachLanguage(term)]),
  ),
  ...Object.fromEntries(
    [
      'dcat:accessURL',
      'dcat:downloadURL',
      'dcat:landingPage',
      'dcat:mediaType',
      'dcat:theme',
      'dcat:themeTaxonomy',
      'dct:accessRights',
      'dct:accrualPeriodicity',
      'dct:format',
      'dct:language',
      'dct:license',
      'foaf:homepage',
      'vcard:hasURL',
    ].map((term) => [term, anAddress(term)]),
  ),
  'dct:modified': { '@id': 'dct:modified', '@type': 'xsd:dateTime' },
}

/** The controlled vocabularies of the Publications Office of the EU, which DCAT-AP asks for. */
const authority = (table: string, code: string): string =>
  `http://publications.europa.eu/resource/authority/${table}/${code}`

const frequencies: Record<UpdatePeriod, string> = {
  'as-it-happens': 'UPDATE_CONT',
  daily: 'DAILY',
  monthly: 'MONTHLY',
  yearly: 'ANNUAL',
}

const files = [
  { name: 'csv', code: 'CSV', mediaType: 'text/csv' },
  { name: 'json', code: 'JSON', mediaType: 'application/json' },
] as const

/** The catalogue of an organisation with all its datasets. */
export function catalogueOf(
  organization: Parameters<LinkTo>[0],
  listed: readonly ListedDataset[],
  linkTo: LinkTo,
): Node {
  const link = (path: string): string => linkTo(organization, path)
  const last = listed
    .flatMap(({ changedAt }) => changedAt ?? [])
    .toSorted(Temporal.Instant.compare)
    .at(-1)
  return {
    '@context': context,
    ...catalogueEntry(organization, linkTo),
    'dct:language': ['THA', 'ENG'].map((code) => authority('language', code)),
    'dct:license': houseLicence.url,
    'dcat:themeTaxonomy': 'http://publications.europa.eu/resource/authority/data-theme',
    ...(last ? { 'dct:modified': String(last) } : {}),
    'dcat:dataset': listed.map((one) => datasetNode(one, organization, link)),
  }
}

/** The catalogue of the catalogues of all organisations, without them: they are written one after the other. */
export function catalogueOfAll(organization: Parameters<LinkTo>[0], linkTo: LinkTo): Node {
  return {
    '@context': context,
    '@id': linkTo(organization, openDataUrls.organizations()),
    '@type': 'dcat:Catalog',
    'dct:title': each((language) => openDataMessages[language].titleOfAll),
    'dct:description': each((language) => openDataMessages[language].lead),
    'dct:publisher': publisherOf(organization, linkTo),
  }
}

/** What the catalogue of all says of the catalogue of one organisation: where it is and whose. */
export function catalogueEntry(organization: ListedOrganization, linkTo: LinkTo): Node {
  const link = (path: string): string => linkTo({ ...organization, revision: 0 }, path)
  return {
    '@id': link(openDataUrls.catalogueFile()),
    '@type': 'dcat:Catalog',
    'dct:title': each((language) => openDataMessages[language].titleOf(nameOf(organization, language))),
    'dct:description': each((language) => openDataMessages[language].lead),
    'dct:publisher': publisherOf(organization, linkTo),
    'dct:spatial': areaOf(organization),
    'foaf:homepage': link(openDataUrls.catalogue()),
  }
}

function datasetNode(
  { dataset, changedAt }: ListedDataset,
  organization: ListedOrganization,
  link: (path: string) => string,
): Node {
  const page = link(openDataUrls.dataset({ name: dataset.name }))
  const at = datasetUrls(dataset.name)
  const schema = { '@id': link(at.schema()), '@type': 'dct:Standard' }
  return {
    '@id': page,
    '@type': 'dcat:Dataset',
    'dct:identifier': dataset.name,
    'dct:title': dataset.title,
    'dct:description': dataset.description,
    'dcat:keyword': dataset.keywords,
    'dcat:landingPage': page,
    'dct:publisher': { '@id': publisherAddress(link) },
    'dcat:contactPoint': {
      '@type': 'vcard:Organization',
      'vcard:fn': namesOf(organization),
      'vcard:hasURL': link(frontPage()),
    },
    'dct:type': {
      '@type': 'skos:Concept',
      'skos:prefLabel': each((language) => inWords(dataset, language).dataType),
    },
    // Everything here is about how a government keeps to its own rules.
    'dcat:theme': authority('data-theme', 'GOVE'),
    'dct:language': (isTranslated(dataset) ? ['THA', 'ENG'] : ['THA']).map((code) =>
      authority('language', code),
    ),
    'dct:spatial': areaOf(organization),
    'dct:accrualPeriodicity': authority('frequency', frequencies[dataset.updated]),
    ...(changedAt ? { 'dct:modified': String(changedAt) } : {}),
    'dct:license': dataset.licence.url,
    'dct:accessRights': authority('access-right', 'PUBLIC'),
    'dct:rights': {
      '@type': 'dct:RightsStatement',
      'rdfs:label': each((language) => inWords(dataset, language).people),
    },
    'dct:provenance': {
      '@type': 'dct:ProvenanceStatement',
      'rdfs:label': each((language) => openDataMessages[language].sourceText(nameOf(organization, language))),
    },
    'dct:conformsTo': schema,
    'dcat:distribution': files.map(({ name, code, mediaType }) => ({
      '@id': `${page}#${name}`,
      '@type': 'dcat:Distribution',
      'dct:title': each((language) => openDataMessages[language][name]),
      'dcat:accessURL': link(at[name]()),
      'dcat:downloadURL': link(at[name]()),
      'dcat:mediaType': `https://www.iana.org/assignments/media-types/${mediaType}`,
      'dct:format': authority('file-type', code),
      'dct:license': dataset.licence.url,
      'dct:conformsTo': { '@id': schema['@id'] },
    })),
  }
}

function publisherOf(organization: ListedOrganization, linkTo: LinkTo): Node {
  const link = (path: string): string => linkTo({ ...organization, revision: 0 }, path)
  return {
    '@id': publisherAddress(link),
    '@type': 'foaf:Organization',
    'foaf:name': namesOf(organization),
    'foaf:homepage': link(frontPage()),
  }
}

/** The organisation itself, which is not its front page. */
function publisherAddress(link: (path: string) => string): string {
  return `${link(frontPage())}#organization`
}

function areaOf(organization: ListedOrganization): Node {
  return {
    '@type': 'dct:Location',
    'skos:prefLabel': each((language) => areaInWords(organization, language)),
  }
}

function namesOf(organization: ListedOrganization): Record<Language, string> {
  return each((language) => nameOf(organization, language))
}

function each(say: (language: Language) => string): Record<Language, string> {
  return Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<
    Language,
    string
  >
}
