import type { SearchDocument } from '../../platform/search/document.ts'
import { complaintDoorMessages } from './door-messages.ts'
import { complaintStatisticsMessages } from './statistics-messages.ts'
import { complaintUrls } from './urls.ts'

const { th, en } = complaintDoorMessages

/** The door and the statistics, found by what people call them; complaints themselves are nobody else's business. */
export async function complaintDocuments(): Promise<SearchDocument[]> {
  const statistics = complaintStatisticsMessages
  return [
    {
      kind: 'page',
      key: 'complaints',
      address: complaintUrls.door(),
      title: th.door,
      titleEn: en.door,
      summary: th.lead,
      summaryEn: en.lead,
      body: [
        'แจ้งเรื่อง แจ้งซ่อม ถนน ไฟ น้ำ ขยะ เสียงดัง ติดต่อ เบอร์โทร โทรศัพท์ contact telephone 1567',
        'complaint grievance road light water waste noise service',
        ...[th, en].flatMap((t) => [t.damrongdhama, t.promiseCode, t.promiseUp, t.track]),
      ].join('\n'),
    },
    {
      kind: 'page',
      key: 'complaint-statistics',
      address: complaintUrls.statistics(),
      title: statistics.th.statistics,
      titleEn: statistics.en.statistics,
      summary: statistics.th.lead,
      summaryEn: statistics.en.lead,
      body: [statistics.th, statistics.en].flatMap((t) => [t.onTime, t.disputed, t.byVillage]).join('\n'),
    },
  ]
}
