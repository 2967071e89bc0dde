import type { Module } from '../../platform/module.ts'

/** What dealing with requests for information leaves in the ledger. No entry names anybody or says what was asked. */
export const informationRequestEvents = {
  'information-requests.received': { th: 'รับคำขอข้อมูลข่าวสาร', en: 'Information request received' },
  'information-requests.assigned': {
    th: 'มอบหมายคำขอข้อมูลข่าวสาร',
    en: 'Information request assigned to a division',
  },
  'information-requests.code-renewed': {
    th: 'ออกรหัสติดตามคำขอข้อมูลข่าวสารใหม่',
    en: 'New tracking code given for an information request',
  },
  'information-requests.extended': {
    th: 'ขยายเวลาคำขอข้อมูลข่าวสาร',
    en: 'Time of an information request extended',
  },
  'information-requests.answered': { th: 'ตอบคำขอข้อมูลข่าวสาร', en: 'Information request answered' },
  'information-requests.refused': {
    th: 'ไม่เปิดเผยข้อมูลข่าวสารทั้งหมดหรือบางส่วน',
    en: 'Information refused, wholly or in part',
  },
  'information-requests.passed-on': {
    th: 'ส่งต่อคำขอข้อมูลข่าวสาร',
    en: 'Information request passed on',
  },
  'information-requests.withdrawn': { th: 'ถอนคำขอข้อมูลข่าวสาร', en: 'Information request withdrawn' },
  'information-requests.notices-stopped': {
    th: 'เลิกรับข่าวของคำขอข้อมูลข่าวสารทางอีเมล',
    en: 'News of an information request by e-mail stopped',
  },
  'information-requests.rated': {
    th: 'ให้คะแนนการตอบคำขอข้อมูลข่าวสาร',
    en: 'Answer to an information request rated',
  },
  'information-requests.erased': {
    th: 'ลบข้อมูลส่วนบุคคลของคำขอข้อมูลข่าวสาร',
    en: 'Personal data of an information request erased',
  },
} as const satisfies Module['events']
