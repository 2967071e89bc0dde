import type { LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import { listServices } from './catalogue/reading-services.ts'
import { factsSince } from './reading.ts'
import { serviceUrls } from './urls.ts'

const noService = {
  th: 'เปิดรับคำขอออนไลน์อย่างน้อยหนึ่งบริการ',
  en: 'Open at least one service for online requests',
}

/** A service that can be asked for without coming to the office, as the assessments of 2566 to 2569 ask for. */
const online: LiveDisclosure = {
  name: 'services.online',
  title: { th: 'บริการออนไลน์ (E-Service)', en: 'Online services (E-Service)' },
  items: { 2566: ['O18'], 2567: ['O13'], 2568: ['O10'], 2569: ['O10'] },
  async look(tx, { today }) {
    const opened = (await listServices(tx)).flatMap(({ state, openedOn }) =>
      state === 'open' && openedOn !== null && openedOn <= today.toString() ? [openedOn] : [],
    )
    const last = opened.toSorted().at(-1)
    return {
      address: serviceUrls.catalogue(),
      lacks: last === undefined ? [noService] : [],
      updatedOn: last === undefined ? undefined : Temporal.PlainDate.from(last),
    }
  },
}

/** Every month stands in the statistics, also one without requests, from the day on which a service was opened. */
const statistics: LiveDisclosure = {
  name: 'services.statistics',
  title: { th: 'สถิติการให้บริการ', en: 'Service statistics' },
  items: { 2566: ['O16'], 2567: ['O12'], 2568: ['O11'] },
  async look(tx, { fiscalYear, today }) {
    const opened = (await listServices(tx)).flatMap(({ openedOn }) => openedOn ?? [])
    const worked = (await factsSince(tx)).flatMap(({ receivedOn, endedOn }) => [
      receivedOn,
      endedOn ?? receivedOn,
    ])
    const last = [...opened, ...worked]
      .filter((day) => day <= today.toString())
      .toSorted()
      .at(-1)
    return {
      address: serviceUrls.statistics({ year: fiscalYear }),
      lacks: last === undefined ? [noService] : [],
      updatedOn: last === undefined ? undefined : Temporal.PlainDate.from(last),
    }
  },
}

export const serviceDisclosures: readonly LiveDisclosure[] = [online, statistics]
