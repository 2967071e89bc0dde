import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { words } from '../../platform/language/segmentation.ts'
import type { ManualContent } from './content.ts'
import { standingManuals, type PublishedManual } from './manual.ts'
import { manualMessages } from './messages.ts'
import { manualUrls } from './urls.ts'

const kind = 'manual'

/** Lets the manuals be found as they stand now, after one was published or withdrawn. */
export async function refreshManualSearch(tx: TenantTransaction): Promise<void> {
  await rebuildSearch(tx, await manualDocuments(tx), [kind])
}

/** Every manual that stands, as something to be found. */
export async function manualDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  return (await standingManuals(tx)).map(({ manualId, key, kind: of, version: { content } }) => ({
    kind,
    key: manualId,
    address: manualUrls.manual({ key }),
    title: content.title,
    titleEn: content.titleEn,
    summary: content.summary === '' ? manualMessages.th[of] : content.summary,
    summaryEn: content.summaryEn === '' ? manualMessages.en[of] : content.summaryEn,
    body: textOf(content),
  }))
}

function textOf(content: ManualContent): string {
  const { audience, division, documents, steps, forms, laws } = content
  return [
    audience,
    division?.name ?? '',
    division?.nameEn ?? '',
    ...documents.map(({ name }) => name),
    ...steps.map(({ title }) => title),
    ...forms.map(({ title }) => title),
    ...laws.map(({ text }) => text),
  ].join('\n')
}

/** The manuals that have every word that was asked for, in the order in which they came; all for no word. */
export function withWords(manuals: readonly PublishedManual[], asked: string): PublishedManual[] {
  const wanted = words(asked)
  return manuals.filter(({ key, version: { content } }) => {
    const text = [key, content.title, content.titleEn, content.summary, content.summaryEn, textOf(content)]
      .join('\n')
      .toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
