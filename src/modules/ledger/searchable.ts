import type { SearchDocument } from '../../platform/search/document.ts'
import { ledgerMessages } from './messages.ts'
import { ledgerUrls } from './urls.ts'

const { th, en } = ledgerMessages

/** The pages about the ledger. */
export async function ledgerDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'ledger',
      address: ledgerUrls.ledger(),
      title: th.ledger,
      titleEn: en.ledger,
      summary: th.searchSummary,
      summaryEn: en.searchSummary,
      body: [th.lead, th.proves1, th.provesNot1, th.verify, th.receipt].join('\n'),
    },
  ]
}
