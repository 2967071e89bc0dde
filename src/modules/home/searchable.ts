import type { SearchDocument } from '../../platform/search/document.ts'
import { homeMessages } from './messages.ts'
import { aboutText, accessibilityText, privacyText } from './texts.ts'
import { homeUrls } from './urls.ts'

const { th, en } = homeMessages

/** The confidential door, found also by the telephone numbers behind it, and the pages about the site. */
export async function homeDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'integrity-reports',
      address: homeUrls.integrityReports(),
      title: th.report,
      titleEn: en.report,
      summary: `${th.reportWhat} ${th.reportApart}`,
      summaryEn: `${en.reportWhat}. ${en.reportApart}.`,
      body: `ติดต่อ เบอร์โทร โทรศัพท์ contact telephone 1205 1206 ${th.nacc} ${th.pacc} ${en.nacc} ${en.pacc}`,
    },
    ...[
      { key: 'about', address: homeUrls.about(), text: aboutText },
      { key: 'accessibility', address: homeUrls.accessibility(), text: accessibilityText },
      { key: 'privacy', address: homeUrls.privacy(), text: privacyText },
    ].map(({ key, address, text }) => ({
      kind: 'page',
      key,
      address,
      title: text.th.title,
      titleEn: text.en.title,
      summary: text.th.sections[0]?.paragraphs[0] ?? '',
      summaryEn: text.en.sections[0]?.paragraphs[0] ?? '',
      body: text.th.sections.flatMap((section) => section.paragraphs).join('\n'),
    })),
  ]
}
