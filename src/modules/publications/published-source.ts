import { createHash } from 'node:crypto'
import type { PublishedSource, PublishedThing } from '../../platform/publishing/published.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { filesOf, findPublications, type Publication } from './publication.ts'
import { numberWords, titleIn } from './naming.ts'
import { readRegister } from './register.ts'
import { publicationUrls } from './urls.ts'

const kind = 'publications.document'

/** The documents of the register, for others to refer to. */
export const publishedDocuments: PublishedSource = {
  kind,
  title: { th: 'เอกสารในทะเบียน', en: 'Document of the register' },
  async find(tx, ids) {
    const found = await findPublications(tx, ids)
    return thingsOf(
      tx,
      found.filter(({ state }) => state === 'published'),
    )
  },
  async search(tx, { words, limit }) {
    const { lines } = await readRegister(tx, { words }, { limit, offset: 0 })
    const found = await findPublications(
      tx,
      lines.map(({ publicationId }) => publicationId),
    )
    const byId = new Map(found.map((publication) => [publication.publicationId, publication]))
    return thingsOf(
      tx,
      lines.flatMap(({ publicationId }) => byId.get(publicationId) ?? []),
    )
  },
}

async function thingsOf(tx: TenantTransaction, found: readonly Publication[]): Promise<PublishedThing[]> {
  const things: PublishedThing[] = []
  for (const publication of found) {
    const { publicationId, publishedOn, edition, snapshot, replacedBy, links } = publication
    const address = publicationUrls.publication({ publicationId })
    const files = await filesOf(tx, publicationId)
    const title = (language: 'th' | 'en') =>
      `${numberWords(publication, language)} ${titleIn(language, publication)}`
    things.push({
      kind,
      id: publicationId,
      title: { th: title('th'), en: title('en') },
      address,
      publishedOn: publishedOn!,
      edition,
      // A correction is a document of its own.
      editionAddress: address,
      sha256: createHash('sha256').update(snapshot!).digest('hex'),
      replacedBy: replacedBy === null ? null : publicationUrls.publication({ publicationId: replacedBy }),
      fileIds: files.map(({ fileId }) => fileId),
      links,
    })
  }
  return things
}
