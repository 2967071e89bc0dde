import type { SearchDocument } from '../../platform/search/document.ts'
import { caseStatisticsMessages } from './statistics/messages.ts'
import { caseStatisticsUrls } from './urls.ts'

const { th, en } = caseStatisticsMessages

/** The page of the statistics. Cases themselves are found by nobody. */
export async function caseDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'corruption-cases',
      address: caseStatisticsUrls.statistics(),
      title: th.statistics,
      titleEn: en.statistics,
      summary: th.lead,
      summaryEn: en.lead,
      body: [
        'สถิติ เรื่องทุจริต วินัย ลงโทษ ป.ป.ช.',
        'corruption cases discipline statistics',
        th.yearly,
        en.yearly,
      ].join('\n'),
    },
  ]
}
