import type { Module } from '../../platform/module.ts'

/** What the waiting room leaves in the ledger. No entry tells whose ticket it was. */
export const queueEvents = {
  'queue.ticket-issued': { th: 'ออกบัตรคิว', en: 'Queue ticket issued' },
  'queue.called': { th: 'เรียกคิวตามลำดับ', en: 'Queue ticket called in its turn' },
  'queue.called-before-turn': { th: 'เรียกคิวก่อนลำดับ', en: 'Queue ticket called before its turn' },
  'queue.recalled': { th: 'เรียกคิวซ้ำ', en: 'Queue ticket called again' },
  'queue.served': { th: 'ให้บริการตามคิวเสร็จ', en: 'Visitor with a ticket served' },
  'queue.not-come': { th: 'เรียกคิวแล้วไม่มา', en: 'Visitor called and did not come' },
  'queue.passed-on': { th: 'ส่งคิวต่อไปอีกช่อง', en: 'Queue ticket passed on to another counter' },
  'queue.left': { th: 'คืนบัตรคิว', en: 'Queue ticket given up' },
  'queue.counter-set': { th: 'เปิด พัก หรือปิดช่องบริการ', en: 'Counter opened, paused or closed' },
  'queue.service-set': { th: 'กำหนดงานบริการที่ใช้บัตรคิว', en: 'Service with tickets set' },
  'queue.counter-added': { th: 'กำหนดช่องบริการ', en: 'Counter set up' },
  'queue.rule-set': { th: 'กำหนดกติกาการเรียกคิว', en: 'Rule of calling set' },
} as const satisfies Module['events']
