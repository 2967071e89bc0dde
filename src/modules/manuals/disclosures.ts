import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import type { LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import type { ManualKind } from './content.ts'
import { isStale, standingManuals } from './manual.ts'
import { manualMessages } from './messages.ts'
import { manualUrls } from './urls.ts'

/** Manuals of a kind as the yearly assessment asks for them: at least one, and none past its review. */
function disclosureOf(kind: ManualKind, items: LiveDisclosure['items']): LiveDisclosure {
  return {
    name: `manuals.${kind}`,
    title: { th: manualMessages.th[kind], en: manualMessages.en[kind] },
    items,
    async look(tx, { today }) {
      const standing = (await standingManuals(tx)).filter(
        (one) => one.kind === kind && Temporal.PlainDate.compare(one.version.publishedOn, today) <= 0,
      )
      const none = {
        th: `เผยแพร่${manualMessages.th[kind]}อย่างน้อยหนึ่งเรื่อง`,
        en: `Publish at least one of the ${manualMessages.en[kind].toLowerCase()}`,
      }
      const stale = standing.filter((one) => isStale(one, today))
      return {
        address: manualUrls.manuals(),
        lacks:
          standing.length === 0
            ? [none]
            : stale.map(({ reviewBy, version: { content } }) => ({
                th: `ทบทวน “${content.title}” ซึ่งถึงกำหนดเมื่อ ${formatDate(reviewBy!, 'th', 'short')}`,
                en: `Review “${content.titleEn}”, which was due on ${formatDate(reviewBy!, 'en', 'short')}`,
              })),
        updatedOn: standing
          .map(({ version }) => version.publishedOn)
          .toSorted(Temporal.PlainDate.compare)
          .at(-1),
      }
    },
  }
}

/** The items of the assessments of 2566 to 2569 that manuals satisfy by themselves. */
export const manualDisclosures: readonly LiveDisclosure[] = [
  disclosureOf('citizen', { 2566: ['O15'], 2567: ['O11'], 2568: ['O9'], 2569: ['O9'] }),
  disclosureOf('staff', { 2566: ['O14'], 2567: ['O10'], 2568: ['O8'], 2569: ['O8'] }),
]
