import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { listServices } from './catalogue/reading-services.ts'
import { serviceApplyingMessages } from './applying/applying-messages.ts'
import { serviceUrls } from './urls.ts'

const kind = 'service'
const { th, en } = serviceApplyingMessages

/** Lets the services be found as they stand now, after one was opened, closed or changed. */
export async function refreshServiceSearch(tx: TenantTransaction): Promise<void> {
  await rebuildSearch(tx, await serviceDocuments(tx), [kind])
}

/** The catalogue, and every service that is open; requests are nobody else's business. */
export async function serviceDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  const open = (await listServices(tx)).filter(({ state }) => state === 'open')
  return [
    {
      kind,
      key: 'services',
      address: serviceUrls.catalogue(),
      title: th.services,
      titleEn: en.services,
      summary: th.lead,
      summaryEn: en.lead,
      body: 'E-Service บริการออนไลน์ ยื่นคำขอ ติดตามคำขอ online request',
    },
    ...open.map((service) => ({
      kind,
      key: service.serviceId,
      address: serviceUrls.service({ key: service.serviceKey }),
      title: service.name,
      titleEn: service.nameEn || service.name,
      summary: service.about || th.services,
      summaryEn: service.aboutEn || en.services,
      body: '',
    })),
  ]
}
