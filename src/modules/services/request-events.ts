import type { Module } from '../../platform/module.ts'

/** What applicants do, and what is erased on schedule. No entry names anybody or says what was asked for. */
export const serviceRequestEvents = {
  'services.received': { th: 'รับคำขอรับบริการ', en: 'Service request received' },
  'services.notices-stopped': {
    th: 'เลิกรับข่าวของคำขอรับบริการทางอีเมล',
    en: 'News of a service request by e-mail stopped',
  },
  'services.erased': {
    th: 'ลบข้อมูลส่วนบุคคลของคำขอรับบริการ',
    en: 'Personal data of a service request erased',
  },
} as const satisfies Module['events']
