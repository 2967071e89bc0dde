import type { LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import { listServices } from './catalogue/reading-services.ts'
import { serviceApplyingMessages } from './applying/applying-messages.ts'
import { serviceStatisticsMessages } from './statistics-messages.ts'
import { serviceUrls } from './urls.ts'

/** What the yearly assessment asks of services online: that there is one, and how many were served. */
function disclosureOf(
  name: LiveDisclosure['name'],
  { items, title, address }: Pick<LiveDisclosure, 'items' | 'title'> & { readonly address: string },
): LiveDisclosure {
  return {
    name,
    title,
    items,
    async look(tx) {
      const open = (await listServices(tx)).filter(({ state }) => state === 'open')
      const none = {
        th: 'เปิดบริการที่ยื่นคำขอออนไลน์ได้อย่างน้อยหนึ่งบริการ',
        en: 'Open at least one service that can be asked for online',
      }
      return {
        address,
        lacks: open.length > 0 ? [] : [none],
        updatedOn: open
          .flatMap(({ openedOn }) => (openedOn === null ? [] : [Temporal.PlainDate.from(openedOn)]))
          .toSorted(Temporal.PlainDate.compare)
          .at(-1),
      }
    },
  }
}

/** The statistics are counted as requests come in, with every month of the year: they are there once a service is. */
export const serviceDisclosures: readonly LiveDisclosure[] = [
  disclosureOf('services.online', {
    items: { 2566: ['O18'], 2567: ['O13'], 2568: ['O10'], 2569: ['O10'] },
    title: { th: serviceApplyingMessages.th.services, en: serviceApplyingMessages.en.services },
    address: serviceUrls.catalogue(),
  }),
  disclosureOf('services.statistics', {
    items: { 2566: ['O16'], 2567: ['O12'], 2568: ['O11'] },
    title: { th: serviceStatisticsMessages.th.statistics, en: serviceStatisticsMessages.en.statistics },
    address: serviceUrls.statistics(),
  }),
]
