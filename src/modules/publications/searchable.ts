import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { updateSearch } from '../../platform/search/indexing.ts'
import { kindNames } from './kinds.ts'
import { numberWords } from './naming.ts'
import { findPublications, publicationsInForce, type Publication } from './publication.ts'
import { publicationUrls } from './urls.ts'

/** The kind of a publication among what can be found. */
export const searchKind = 'publication'

const summaryLetters = 160

/** Every publication that is in force, as something to be found. */
export async function publicationDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  return (await publicationsInForce(tx)).map(documentOf)
}

/** Lets these publications be found as they stand now: those that are in force, and no others. */
export async function refreshSearchOf(tx: TenantTransaction, ids: readonly string[]): Promise<void> {
  const found = await findPublications(tx, ids)
  const inForce = found.filter(({ state, replacedBy }) => state === 'published' && replacedBy === null)
  await updateSearch(tx, searchKind, { keys: ids, documents: inForce.map(documentOf) })
}

function documentOf(found: Publication): SearchDocument {
  const { publicationId, kind, title, titleEn, body, publishedOn } = found
  const text = body.replaceAll(/\s+/g, ' ')
  const beginning = text.length <= summaryLetters ? text : `${text.slice(0, summaryLetters).trimEnd()}…`
  return {
    kind: searchKind,
    key: publicationId,
    address: publicationUrls.publication({ publicationId }),
    title,
    titleEn: titleEn || title,
    summary: [numberWords(found, 'th'), beginning].filter((part) => part !== '').join(' · '),
    summaryEn: numberWords(found, 'en'),
    body: [body, found.place, kindNames.th[kind], kindNames.en[kind], found.division.th].join('\n'),
    datedOn: publishedOn!,
  }
}
