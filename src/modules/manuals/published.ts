import type { PublishedSource, PublishedThing } from '../../platform/publishing/published.ts'
import { filesOf } from './attached-forms.ts'
import { standingManuals, type PublishedManual } from './manual.ts'
import { withWords } from './searchable.ts'
import { manualUrls } from './urls.ts'

const kind = 'manuals.manual'

/** The manuals that stand, for others to refer to; a manual keeps its address through all its versions. */
export const publishedManualSource: PublishedSource = {
  kind,
  title: { th: 'คู่มือ', en: 'manual' },
  async find(tx, ids) {
    return (await standingManuals(tx)).filter(({ manualId }) => ids.includes(manualId)).map(thingOf)
  },
  async search(tx, { words, limit }) {
    const found = withWords(await standingManuals(tx), words)
    return found
      .toSorted((a, b) => Temporal.PlainDate.compare(b.version.publishedOn, a.version.publishedOn))
      .slice(0, limit)
      .map(thingOf)
  },
}

function thingOf({ manualId, key, version }: PublishedManual): PublishedThing {
  const { content, publishedOn, number, sha256 } = version
  return {
    kind,
    id: manualId,
    title: { th: content.title, en: content.titleEn },
    address: manualUrls.manual({ key }),
    publishedOn,
    edition: number,
    editionAddress: manualUrls.version({ key, number }),
    sha256,
    replacedBy: null,
    fileIds: filesOf(content).map(({ fileId }) => fileId),
    links: [...content.laws, ...content.channels].map(({ url }) => url).filter((url) => url !== ''),
  }
}
