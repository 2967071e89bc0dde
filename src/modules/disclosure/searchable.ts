import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { pointsOf } from './facts.ts'
import { itemsOfYear, listYears } from './items.ts'
import { disclosureMessages, topicName } from './messages.ts'
import { disclosureUrls } from './urls.ts'

const kind = 'disclosure-item'

/** The items of the newest year, as things to be found; those of earlier years are reached from them. */
export async function disclosureDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  const [newest] = await listYears(tx)
  if (!newest) return []
  const { itaYear } = newest
  const items = (await itemsOfYear(tx, itaYear)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const points = Map.groupBy(
    await pointsOf(
      tx,
      items.map(({ itemId }) => itemId),
    ),
    ({ itemId }) => itemId,
  )
  const { th, en } = disclosureMessages
  return items.map(({ itemId, code, title, titleEn, topic }) => ({
    kind,
    key: itemId,
    address: disclosureUrls.item({ itaYear, code }),
    title: `${code} ${title}`,
    titleEn: `${code} ${titleEn}`,
    summary: `${th.itemSummary(itaYear)}: ${topicName(th, topic)}`,
    summaryEn: `${en.itemSummary(itaYear)}: ${topicName(en, topic)}`,
    body: (points.get(itemId) ?? []).flatMap(({ text, textEn }) => [text, textEn]).join('\n'),
  }))
}

/** Lets the items be found as they are called now. */
export async function refreshDisclosureSearch(tx: TenantTransaction): Promise<void> {
  await rebuildSearch(tx, await disclosureDocuments(tx), [kind])
}
