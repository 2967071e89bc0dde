import type { SearchDocument } from '../../platform/search/document.ts'
import { informationCentreMessages } from './centre-messages.ts'
import { informationCentreUrls } from './urls.ts'

const { th, en } = informationCentreMessages

/** The page of the centre, found by what people call it; requests themselves are nobody else's business. */
export async function informationCentreDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'information-requests',
      address: informationCentreUrls.centre(),
      title: th.centre,
      titleEn: en.centre,
      summary: th.lead,
      summaryEn: en.lead,
      body: [
        'ขอข้อมูล ขอเอกสาร ขอสำเนา พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 อุทธรณ์ ติดตามคำขอ',
        'freedom of information request documents copy appeal',
        ...[th, en].flatMap((t) => [t.whatText, t.howLongText, t.costText]),
      ].join('\n'),
    },
  ]
}
