import type { SearchDocument } from '../../platform/search/document.ts'
import { queueMessages } from './messages.ts'
import { queueUrls } from './urls.ts'

const { th, en } = queueMessages

/** The page where a ticket is taken; tickets themselves are nobody else's business. */
export async function queueDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'queue',
      address: queueUrls.queue(),
      title: th.queue,
      titleEn: en.queue,
      summary: th.lead,
      summaryEn: en.lead,
      body: ['คิว จองคิว รับบัตรคิว รอคิว', 'queue ticket waiting', th.rulePriority, en.rulePriority].join('\n'),
    },
  ]
}
