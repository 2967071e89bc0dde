import type { Module } from '../../../platform/module.ts'

/** What the keeping of the catalogue leaves in the ledger. */
export const catalogueEvents = {
  'services.made': { th: 'สร้างบริการออนไลน์', en: 'Online service made' },
  'services.changed': { th: 'แก้รายละเอียดบริการออนไลน์', en: 'Online service changed' },
  'services.form-changed': { th: 'แก้ร่างแบบฟอร์มของบริการ', en: 'Draft form of a service changed' },
  'services.form-published': { th: 'ประกาศใช้แบบฟอร์มของบริการ', en: 'Form of a service published' },
  'services.opened': { th: 'เปิดรับคำขอออนไลน์', en: 'Service opened for requests' },
  'services.closed': { th: 'ปิดรับคำขอออนไลน์', en: 'Service closed for requests' },
} as const satisfies Module['events']
