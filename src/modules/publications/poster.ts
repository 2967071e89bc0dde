import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import type { Organization } from '../../platform/organization/directory.ts'
import { qrPath } from '../../ui/qr-code.tsx'
import { publicationMessages } from './messages.ts'
import { numberWords } from './naming.ts'
import { happeningWords } from './pages/publication-parts.tsx'
import type { Publication } from './publication.ts'

/** So much of the text stands on a page beside the rest at a size that is read from two metres. */
const mostLetters = 620

/** What the template of the poster is given. */
export function posterOf(
  publication: Publication,
  { organization, url }: { readonly organization: Organization; readonly url: string },
): object {
  const { title, body, datedOn, division } = publication
  return {
    organization: organization.name,
    number: `${numberWords(publication, 'th')} ลงวันที่ ${formatDate(datedOn, 'th')}`,
    heading: title,
    happening: publication.happensFrom ? happeningWords(publication, 'th') : '',
    paragraphs: beginningOf(body),
    code: qrPath(url),
    scan: publicationMessages.th.posterScan,
    url,
    foot: division.th,
  }
}

/** The first paragraphs that have room; one that has not ends with an ellipsis at the end of a sentence or a word. */
function beginningOf(body: string): string[] {
  const paragraphs: string[] = []
  let room = mostLetters
  for (const paragraph of body.split('\n').filter((text) => text.trim() !== '')) {
    if (paragraph.length > room) {
      const cut = paragraph.slice(0, room)
      const end = cut.lastIndexOf(' ')
      if (room > 100) paragraphs.push(`${end > 0 ? cut.slice(0, end) : cut} …`)
      break
    }
    paragraphs.push(paragraph)
    room -= paragraph.length
  }
  return paragraphs
}
