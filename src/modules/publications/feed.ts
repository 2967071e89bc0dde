import type { VNode } from 'preact'
import type { Organization } from '../../platform/organization/directory.ts'
import { element, writeXml } from '../../ui/xml.ts'
import { publicationMessages } from './messages.ts'
import { numberWords } from './naming.ts'
import type { Publication } from './publication.ts'
import { publicationUrls } from './urls.ts'

export const feedType = 'application/atom+xml; charset=utf-8'

export interface Surroundings {
  readonly organization: Organization
  /** A whole address of the site. */
  readonly linkTo: (path: string) => string
}

/** What was published last, as an Atom feed (RFC 4287); every text in it is escaped by the renderer. */
export function feedOf(publications: readonly Publication[], { organization, linkTo }: Surroundings): string {
  const self = linkTo(publicationUrls.feed())
  const newest = publications[0]?.publishedAt?.toString() ?? '1970-01-01T00:00:00Z'
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'th' },
    text('id', self),
    text('title', `${publicationMessages.th.register} ${organization.name}`),
    text('updated', newest),
    element('author', {}, text('name', organization.name)),
    element('link', { rel: 'self', href: self }),
    element('link', { rel: 'alternate', href: linkTo(publicationUrls.register()) }),
    publications.map((publication) => entryOf(publication, linkTo)),
  )
  return writeXml(feed)
}

function entryOf(publication: Publication, linkTo: Surroundings['linkTo']): VNode {
  const { publicationId, title, body, publishedAt, division } = publication
  return element(
    'entry',
    {},
    text('id', `urn:uuid:${publicationId}`),
    text('title', `${numberWords(publication, 'th')} ${title}`),
    text('updated', publishedAt!.toString()),
    element('link', { rel: 'alternate', href: linkTo(publicationUrls.publication({ publicationId })) }),
    element('author', {}, text('name', division.th)),
    text('summary', body.slice(0, 500)),
  )
}

function text(name: string, content: string): VNode {
  return element(name, {}, content)
}
