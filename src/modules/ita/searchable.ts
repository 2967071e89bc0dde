import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { formatNumber } from '../../platform/language/numerals.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { framesOf } from './frame.ts'
import { itaMessages } from './messages.ts'
import { resultsInForce } from './results.ts'
import { itaUrls } from './urls.ts'

const kind = 'ita-result'

/** Lets the results be found as they stand now, after one was entered. */
export async function refreshItaSearch(tx: TenantTransaction): Promise<void> {
  await rebuildSearch(tx, await itaDocuments(tx), [kind])
}

/** The page of all results, and the result of each year. */
export async function itaDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  const { th, en } = itaMessages
  const results = await resultsInForce(tx)
  const frames = await framesOf(
    tx,
    results.map(({ itaYear }) => itaYear),
  )
  return [
    {
      kind,
      key: 'all',
      address: itaUrls.ita(),
      title: th.ita,
      titleEn: en.ita,
      summary: th.lead,
      summaryEn: en.lead,
      body: `คุณธรรม ความโปร่งใส integrity transparency IIT EIT OIT ${th.measures} ${en.measures}`,
    },
    ...results.map(({ itaYear, total, grade, source }) => ({
      kind,
      key: String(itaYear),
      address: itaUrls.year({ itaYear }),
      title: th.resultOf(itaYear),
      titleEn: en.resultOf(itaYear),
      summary: th.points(formatNumber(total)),
      summaryEn: en.points(formatNumber(total)),
      body: [
        grade,
        source,
        ...frames.get(itaYear)!.indicators.flatMap(({ title, titleEn }) => [title, titleEn]),
      ].join('\n'),
    })),
  ]
}
